import sys

import pytest

from pipeline.errors import UsageError
from pipeline.network.courier import Policy
from pipeline.network.identity import Identity, load_identity
from pipeline.network.services import crossref
from pipeline.run.online.session import open_session


@pytest.fixture
def without_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "httpcore2", None)
    for name in ("pipeline.network.client", "pipeline.network.connection"):
        monkeypatch.delitem(sys.modules, name, raising=False)


@pytest.mark.usefixtures("without_the_extra")
def test_what_to_install_is_said():
    with pytest.raises(UsageError, match=r"pip install 'citetrail\[network\]'"), open_session(Identity(), Policy()):
        pass


@pytest.mark.usefixtures("without_the_extra")
def test_offline_needs_nothing_installed(monkeypatch):
    monkeypatch.setenv("CITETRAIL_CACHE", "off")
    with open_session(Identity(), Policy(offline=True)) as session:
        with pytest.raises(Exception, match="not in the cache"):
            session.courier.ask(crossref.by_doi("10.5555/tidal"))
        assert session.links(lambda *_: None).check("https://site.example.org/a", "").detail == "not in the cache"


def test_who_asks_is_read_from_option_environment_and_file(monkeypatch, tmp_path):
    file = tmp_path / "network.toml"
    file.write_text('email = "file@example.org"\ns2_key = "abc"\n', encoding="utf-8")
    monkeypatch.setenv("CITETRAIL_NETWORK", str(file))
    assert load_identity().email == "file@example.org"
    monkeypatch.setenv("CITETRAIL_EMAIL", "environment@example.org")
    assert load_identity().email == "environment@example.org"
    found = load_identity("option@example.org")
    assert (found.email, found.keys) == ("option@example.org", ("semanticscholar",))
    assert found.user_agent("0.2") == "citetrail/0.2 (mailto:option@example.org)"
    assert "abc" not in repr(found)


@pytest.mark.parametrize(
    "text",
    [
        'email = "no address"',
        'email = "a@b.org\\r\\nX-Evil: 1"',
        'openalex_key = "a b"',
        's2_key = "a\\nb"',
        "e-mail = 1",
        "email = ",
        "\xff",
    ],
)
def test_what_can_be_no_name_or_key_is_refused(monkeypatch, tmp_path, text):
    file = tmp_path / "network.toml"
    file.write_bytes(text.encode("latin-1"))
    monkeypatch.setenv("CITETRAIL_NETWORK", str(file))
    with pytest.raises(UsageError):
        load_identity()
