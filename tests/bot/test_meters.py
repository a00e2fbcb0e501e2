"""Figures for this machine only, with labels that name nobody; and what systemd is told."""

import socket
from pathlib import Path
from urllib.request import urlopen

import pytest
from ports import free_port

from bot.meters import ALARMS, OUTCOMES, STEPS, Meters, served
from bot.office_template import template
from bot.settings import parse
from bot.systemd import notify


def shown(port: int, host: str = "127.0.0.1") -> str:
    with urlopen(f"http://{host}:{port}/metrics", timeout=30) as answer:
        return str(answer.read().decode())


def test_no_figures_are_shown_unless_the_office_wants_them() -> None:
    assert parse(template(), Path("office.toml")).metrics.port == 0
    with served(Meters(), 0):
        pass


def test_figures_are_shown_to_this_machine_until_the_bot_ends() -> None:
    meters, port = Meters(), free_port()
    meters.updates.inc(3)
    with served(meters, port):
        assert "banshi_updates_total 3.0" in shown(port)
        with pytest.raises(OSError, match="refused"):
            shown(port, "127.0.0.2")
    with pytest.raises(OSError, match="refused"):
        shown(port)


def test_a_port_that_is_taken_is_an_error_of_the_system() -> None:
    port = free_port()
    with served(Meters(), port), pytest.raises(OSError, match="in use"), served(Meters(), port):
        pass


def test_labels_name_kinds_and_nothing_else() -> None:
    samples = [sample for family in Meters().registry.collect() for sample in family.samples]
    assert {name for sample in samples for name in sample.labels} == {"kind", "outcome", "le"}
    kinds = {value for sample in samples for name, value in sample.labels.items() if name != "le"}
    assert kinds == {*ALARMS, *OUTCOMES, *STEPS}


def test_systemd_is_told_at_its_socket(tmp_path: Path) -> None:
    address = str(tmp_path / "notify")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(address)
        notify("READY=1", {"NOTIFY_SOCKET": address})
        assert line.recv(100) == b"READY=1"


def test_systemd_is_told_at_an_abstract_socket_too() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind("")
        name = line.getsockname()[1:].decode()
        notify("WATCHDOG=1", {"NOTIFY_SOCKET": f"@{name}"})
        assert line.recv(100) == b"WATCHDOG=1"


@pytest.mark.parametrize("environ", [{}, {"NOTIFY_SOCKET": ""}, {"NOTIFY_SOCKET": "/nowhere/at/all"}])
def test_where_nobody_listens_nothing_happens(environ: dict[str, str]) -> None:
    notify("READY=1", environ)
