"""Who asks: the e-mail and the keys of the user, from the environment or network.toml. Keys are sent and written nowhere."""

import os
import re
import tomllib
from pathlib import Path
from urllib.parse import urlencode

import msgspec

from pipeline.errors import UsageError
from pipeline.text.regex import regex

_EMAIL = regex(r"[^\s@<>()\";,:\\]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}", re.ASCII)
_HEADER_VALUE = regex(r"[\x21-\x7e]{0,200}")
# service → (name of the key in network.toml, where it is sent, its name there)
_KEYS = {
    "semanticscholar": ("s2_key", "header", "x-api-key"),
    "openalex": ("openalex_key", "query", "api_key"),  # the service takes it as a parameter alone
    "pubmed": ("ncbi_key", "query", "api_key"),
}
# service → the parameter in which it wants the e-mail; all others read it in the User-Agent
_MAIL = {"crossref": "mailto", "openalex": "mailto", "datacite": "mailto", "unpaywall": "email", "pubmed": "email"}
VARIABLE = (
    "CITETRAIL_NETWORK"  # the environment: CITETRAIL_EMAIL, CITETRAIL_OPENALEX_KEY, …; this one names another file
)


class Identity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An e-mail, so that a service can write rather than block, and the keys that some services want."""

    email: str = ""
    openalex_key: str = ""
    s2_key: str = ""
    ncbi_key: str = ""

    def __repr__(self) -> str:
        return f"Identity({self.email!r}, keys: {', '.join(self.keys) or 'none'})"

    @property
    def keys(self) -> tuple[str, ...]:
        """The services that there is a key for."""
        return tuple(service for service, (name, _, _) in _KEYS.items() if getattr(self, name))

    def user_agent(self, version: str) -> str:
        """Return the User-Agent: honest, with the e-mail where there is one."""
        return f"citetrail/{version} (mailto:{self.email})" if self.email else f"citetrail/{version}"

    def secrets(self, service: str) -> tuple[tuple[tuple[str, str], ...], str]:
        """Return what a question to a service is sent with and the cache never sees: headers, and parameters."""
        headers: list[tuple[str, str]] = []
        parameters = {_MAIL[service]: self.email} if self.email and service in _MAIL else {}
        name, place, sent_as = _KEYS.get(service, ("", "", ""))
        key = getattr(self, name) if name else ""
        if key and place == "header":
            headers.append((sent_as, key))
        elif key:
            parameters[sent_as] = key
        return tuple(headers), urlencode(parameters)


def load_identity(email: str = "") -> Identity:
    """Return who asks. email: of the command line, which goes before the environment and the file.

    Raises:
        UsageError: the file cannot be read, or an e-mail or key cannot be one.
    """
    file = _file()
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        values |= {
            name: os.environ[f"CITETRAIL_{name.upper()}"]
            for name in Identity.__struct_fields__
            if os.environ.get(f"CITETRAIL_{name.upper()}")
        }
        found = msgspec.convert({**values, **({"email": email} if email else {})}, Identity)
    except OSError as error:
        raise UsageError(f"{file}: {error.strerror or error}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{file} is not TOML: {error}") from error
    except msgspec.ValidationError as error:
        raise UsageError(f"{file}: {error}; it may hold {', '.join(Identity.__struct_fields__)}") from error
    if found.email and not _EMAIL.fullmatch(found.email):
        raise UsageError(f"{found.email!r} is no e-mail address")
    for name, _, _ in _KEYS.values():
        if not _HEADER_VALUE.fullmatch(getattr(found, name)):
            raise UsageError(f"{name} is no key: it holds a blank or a letter that no key has")
    return found


def _file() -> Path:
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("citetrail", appauthor=False) / "network.toml"
