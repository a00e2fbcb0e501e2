"""What keeps the data safe, on the command line: `banshi verify`, `backup`, `restore`, `erase`."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import click

from bot.access import first_line
from bot.clock import SystemClock
from bot.command_line import DATA, FILE, command, complain, explained
from bot.composition import STORE, opened
from bot.words import both, known, say
from storage import Report, backup, restore, verify
from storage.heartbeat import note_backup

SHORTEST = 12
"""Characters of a passphrase: fewer could be found by trying."""
VARIABLE = "BANSHI_PASSPHRASE"
YEARS_KEPT = 5
"""Whole years behind the year of an archive before it may be erased (27.6; F-22)."""


def _with_passphrase(run: Callable[..., None]) -> Callable[..., None]:
    """Where the passphrase is; itself it never stands on the command line, which others can read."""
    file = click.option("--passphrase-file", type=FILE, help=both("help-passphrase-file"))
    variable = click.option("--passphrase-env", default=VARIABLE, show_default=True, help=both("help-passphrase-env"))
    return file(variable(run))


def _passphrase(language: str, file: Path | None, variable: str) -> str:
    found = first_line(file) if file else os.environ.get(variable, "").strip()
    if not found:
        complain(say(language, "passphrase-missing", file=str(file or "-"), name=variable))
    if len(found) < SHORTEST:
        complain(say(language, "passphrase-short", count=SHORTEST))
    return found


@command("verify")
@DATA
@click.pass_obj
def verify_command(language: str, data: Path) -> None:
    """What the data directory holds, and whether all of it can be read; ends with 1 when it is damaged."""
    with explained(language):
        report = verify(data / STORE)
    click.echo("\n".join(_counts(language, report)))
    if report.problems:
        complain(say(language, "verify-damaged"), *report.problems)
    click.echo(say(language, "verify-whole"))


@command("backup")
@click.argument("file", type=FILE)
@DATA
@_with_passphrase
@click.pass_obj
def backup_command(language: str, file: Path, data: Path, passphrase_file: Path | None, passphrase_env: str) -> None:
    """An encrypted copy of the data, also while the bot is at work."""
    with explained(language):
        report = backup(data / STORE, file, _passphrase(language, passphrase_file, passphrase_env))
        note_backup(data)
    click.echo("\n".join(_counts(language, report)))
    click.echo(say(language, "backup-made", file=str(file)))


@command("restore")
@click.argument("file", type=FILE)
@DATA
@_with_passphrase
@click.pass_obj
def restore_command(language: str, file: Path, data: Path, passphrase_file: Path | None, passphrase_env: str) -> None:
    """A data directory from a backup, where there is none yet."""
    with explained(language):
        report = restore(file, data / STORE, _passphrase(language, passphrase_file, passphrase_env))
    click.echo("\n".join(_counts(language, report)))
    click.echo(say(language, "restore-made", data=str(data)))


@command("erase")
@click.argument("year", type=int)
@DATA
@click.pass_obj
def erase_command(language: str, year: int, data: Path) -> None:
    """The archive of a year is removed for good: not before its time, only when told twice, never under a bot."""
    if year + YEARS_KEPT >= SystemClock().now().year:
        complain(say(language, "erase-early", year=str(year), count=YEARS_KEPT))
    with explained(language):
        count = verify(data / STORE).archived.get(year)
        if count is None:
            complain(say(language, "erase-nothing", year=str(year)))
        click.echo(say(language, "count-archive", year=str(year), count=count))
        asyncio.run(_erase(language, data, year))
    click.echo(say(language, "erase-done", year=str(year)))


async def _erase(language: str, data: Path, year: int) -> None:
    """Ask while the data directory is held, so that no bot begins to work on it meanwhile."""
    async with opened(data) as store:
        typed = click.prompt(say(language, "erase-sure", year=str(year)), default="", show_default=False)
        if typed.strip() != str(year):
            complain(say(language, "erase-not-sure", year=str(year)))
        await store.erase_archive(year)


def _counts(language: str, report: Report) -> list[str]:
    """How much there is, by table and by archived year."""
    tables = [
        (known(language, f"cli-table-{name}"), count) for name, count in sorted(report.documents.items()) if count
    ]
    lines = [say(language, "count-table", name=name, count=count) for name, count in tables]
    lines += [say(language, "count-archive", year=str(year), count=count) for year, count in report.archived.items()]
    torn = [say(language, "count-torn", count=report.torn)] if report.torn else []
    return [*lines, say(language, "count-steps", count=report.transactions), *torn]
