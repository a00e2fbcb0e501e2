"""Ports for tests that run side by side, also those of another run on the same machine."""

import os
import socket
from itertools import count

TAKEN = "127.0.0.2"
"""Where a port is held while this process lives, so that no other run is given it before anybody listens on it."""
_PORTS = count(20_000 + 1_000 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]))
_HELD: list[socket.socket] = []


def free_port() -> int:
    """A port that nobody listens on, never given twice: each worker has its own, below those given at random."""
    for port in _PORTS:
        held = socket.socket()
        if _bound(held, TAKEN, port):
            with socket.socket() as probe:
                if _bound(probe, "127.0.0.1", port):
                    _HELD.append(held)
                    return port
        held.close()
    raise AssertionError("no port is free")


def _bound(probe: socket.socket, host: str, port: int) -> bool:
    try:
        probe.bind((host, port))
    except OSError:
        return False
    return True
