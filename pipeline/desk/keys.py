"""The keys of the page: keys.toml here, and what a keys.toml beside the tables says otherwise."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

from pipeline.errors import UsageError

Keys = dict[str, dict[str, str]]  # action → code of the key (KeyboardEvent.code), its label on the button, what it does
NAME = "keys.toml"


def load_keys(out: Path) -> Keys:
    """Return the keys of an output folder.

    Raises:
        UsageError: its keys.toml cannot be read, names an action that does not exist, or gives one key to two actions.
    """
    keys = {action: dict(key) for action, key in _keys().items()}
    path = out / NAME
    if path.is_file():
        for action, code in _read(path).items():
            if action not in keys:
                raise UsageError(f"{path}: there is no action “{action}”; there are: {', '.join(keys)}")
            keys[action].update(code=code, label=code.removeprefix("Key").removeprefix("Digit").lower())
        for action, key in keys.items():
            same = next((name for name in keys if name != action and keys[name]["code"] == key["code"]), "")
            if same:
                raise UsageError(f"{path}: {key['code']} is the key of two actions, “{action}” and “{same}”")
    return keys


@cache
def _keys() -> Keys:
    return tomllib.loads((files("pipeline.desk") / NAME).read_text(encoding="utf-8"))


def _read(path: Path) -> dict[str, str]:
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path} cannot be read: {error}") from error
    for action, code in given.items():
        if not isinstance(code, str):
            raise UsageError(f'{path}: write one key an action, as in: {action} = "KeyX"')
    return given
