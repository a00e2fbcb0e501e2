"""What `deploy/` says: commands and options that there are, exit codes and limits that are the program's own."""

import json
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from bot.__main__ import cli
from bot.command_line import MEND_FIRST
from bot.service import DRAIN
from bot.stalls import WatchSettings
from bot.watch import EVERY

ROOT = Path(__file__).parent.parent
UNIT = (ROOT / "deploy" / "banshi.service").read_text(encoding="utf-8")
CONTAINER = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")
DATA = "/var/lib/banshi"


def setting(name: str) -> str:
    """A setting of the unit that stands there once."""
    [value] = [line.partition("=")[2] for line in UNIT.splitlines() if line.startswith(f"{name}=")]
    return value


def instructions(name: str) -> list[str]:
    """The instructions of this name in the container file."""
    return [line.removeprefix(f"{name} ") for line in CONTAINER.splitlines() if line.startswith(f"{name} ")]


def words_of(instruction: str) -> list[str]:
    """The words of an instruction in its JSON form."""
    found: list[str] = json.loads(instruction[instruction.index("[") :])
    return found


COMMANDS = {
    "unit": shlex.split(setting("ExecStart"))[1:],
    "container": words_of(instructions("CMD")[-1]),
    "healthcheck": words_of(instructions("HEALTHCHECK")[-1])[1:],
}


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS.keys())
def test_every_command_is_there_and_takes_these_options(words: list[str]) -> None:
    name, *options = words
    command = cli.commands[name]
    given = command.make_context(name, options, parent=click.Context(cli)).params
    assert str(given["data"]) == DATA


def test_what_another_start_would_meet_again_is_not_started_again() -> None:
    assert setting("Restart") == "on-failure"
    assert setting("RestartPreventExitStatus").split() == [str(MEND_FIRST)]


def test_systemd_is_more_patient_than_the_bot_itself() -> None:
    assert setting("Type") == "notify"
    assert float(setting("WatchdogSec")) > WatchSettings().loop_seconds + 2 * EVERY
    assert float(setting("TimeoutStopSec")) > 2 * DRAIN


def test_the_data_are_where_the_service_may_write() -> None:
    assert f"/var/lib/{setting('StateDirectory')}" == DATA
    assert instructions("VOLUME") == [DATA]


def test_neither_runs_as_root() -> None:
    assert setting("User") not in ("", "root")
    assert int(instructions("USER")[-1]) > 0


def test_no_secret_stands_in_them() -> None:
    assert "TOKEN" not in CONTAINER
    assert not any(line.startswith("Environment=") for line in UNIT.splitlines())


def test_everything_that_is_installed_is_copied_into_the_container() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    sources = {word for one in instructions("COPY") if not one.startswith("--") for word in one.split()[:-1]}
    assert {pattern.rstrip("*") for pattern in project["packages"]["find"]["include"]} <= sources
    assert {f"{module}.py" for module in project["py-modules"]} <= sources
    assert all((ROOT / source).exists() for source in sources)
