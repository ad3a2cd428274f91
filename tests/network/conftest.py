import socket

import pytest

from tests.network.loopback import Server, Time


@pytest.fixture(autouse=True)
def no_test_leaves_this_machine(monkeypatch):
    connect = socket.socket.connect

    def only_loopback(self, address):
        assert isinstance(address, str | bytes) or address[0] in ("127.0.0.1", "::1"), f"a test went to {address}"
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", only_loopback)


@pytest.fixture
def server():
    running = Server()
    yield running
    running.close()


@pytest.fixture
def clock():
    return Time()
