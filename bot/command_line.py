"""What all commands of the command line share: the language, the options, and faults in words."""

import errno
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from bot.intake import SecondPoller, TokenRefused
from bot.office_template import NAME
from bot.problems import ConfigurationError
from bot.words import both, chosen_language, configuration_lines, say
from locales import LANGUAGES
from storage import CorruptStore, NewerData, NoBackup, NoData, StorageFailed, StoreLocked

FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
OFFICE = click.option("--office", type=FILE, default=Path(NAME), show_default=True)
DATA = click.option("--data", type=FOLDER, default=Path("data"), show_default=True)
MENDABLE = (ConfigurationError, SecondPoller, TokenRefused, StorageFailed, OSError)
CAUSES = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EIO: "broken",
    errno.EROFS: "read-only",
    errno.EACCES: "denied",
    errno.EPERM: "denied",
}
"""What the administrator is told of a disk that fails, by the system's error number."""


LASTING = (ConfigurationError, SecondPoller, TokenRefused, CorruptStore)
FAILED, MEND_FIRST = 1, 78
"""Exit codes. After the second (EX_CONFIG of sysexits.h) a new start is pointless until somebody has mended it."""


def complain(*lines: str, code: int = FAILED) -> NoReturn:
    """Say on the standard error stream what is wrong, and end."""
    for line in lines:
        click.echo(line, err=True)
    sys.exit(code)


@contextmanager
def explained(language: str, lasting: int = FAILED) -> Iterator[None]:
    """Say in words what the administrator can mend, and end; a traceback is for faults of ours.

    `lasting`: the exit code for what another start would meet again.
    """
    try:
        yield
    except MENDABLE as error:
        complain(*_said(language, error), code=lasting if isinstance(error, LASTING) else FAILED)


def _said(language: str, error: Exception) -> list[str]:
    """What is wrong, and what to do now."""
    match error:
        case ConfigurationError():
            return configuration_lines(language, error)
        case NoBackup():
            return [say(language, f"backup-{error.why}", said=str(error))]
        case StorageFailed():
            return [say(language, f"store-{_cause(error)}", said=str(error))]
        case OSError():
            return [say(language, "system-error", said=error.strerror or type(error).__name__)]
        case _:
            return [say(language, "second-poller" if isinstance(error, SecondPoller) else "token-refused")]


def _cause(error: StorageFailed) -> str:
    named = {StoreLocked: "locked", CorruptStore: "corrupt", NoData: "missing", NewerData: "newer"}
    return named.get(type(error)) or CAUSES.get(error.number or 0, "failed")


@click.group(help=both("help"))
@click.option("--lang", type=click.Choice(LANGUAGES), help=both("help-lang"))
@click.pass_context
def cli(context: click.Context, lang: str | None) -> None:
    """All commands; `context.obj` is the language."""
    context.obj = chosen_language(lang)


def command(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """A command with its help in every language."""
    said = both(f"help-{name}")
    return cli.command(name, help=said, short_help=said)
