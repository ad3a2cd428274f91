from pathlib import Path

import pytest

from pipeline.model import Person, Reference, ReferenceKind
from pipeline.network.cache import AnswerCache
from pipeline.network.courier import Courier, Policy
from pipeline.network.identity import Identity
from pipeline.run.online.session import Session
from tests.network.conftest import clock, no_test_leaves_this_machine, server  # noqa: F401 — fixtures
from tests.network.loopback import Answer, data

ANSWERS = Path(__file__).parents[2] / "network" / "answers"
DOI = "10.5555/tidal"
RAW = "Varga, L., & Osei, K. (2014). Tidal drift of harbour sediments beneath piers. Journal of Coastal Mechanics, 31(2), 118–134."


def entry(**fields):
    return Reference(**{
        "id": "r1", "span": None, "raw": RAW, "authors": (Person("Varga", "L."), Person("Osei", "K.")), "year": "2014",
        "title": "Tidal drift of harbour sediments beneath piers", "container": "Journal of Coastal Mechanics", "volume": "31",
        "issue": "2", "pages": "118–134", "kind": ReferenceKind.ARTICLE, **fields,
    })  # fmt: skip


def recorded(name):
    """An answer of tests/network/answers."""
    file = next(ANSWERS.glob(f"{name}.*"))
    return Answer(200, file.read_bytes(), {"Content-Type": "application/json"})


def agency(name, doi=DOI):
    return data([{"DOI": doi, "RA": name} if name else {"DOI": doi, "status": "DOI does not exist"}])


@pytest.fixture
def session(server, clock, tmp_path):  # noqa: F811
    """What verify and fetch hold open, with time that moves when somebody sleeps."""

    def make(policy=Policy(), identity=Identity()):  # noqa: B008 — frozen values
        client, cache = server.client(), AnswerCache(tmp_path / "cache", clock)
        return Session(
            client, Courier(client.send, cache, identity, policy, clock=clock, sleep=clock.sleep), cache, policy
        )

    return make
