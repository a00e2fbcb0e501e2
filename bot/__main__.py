"""The command line: `banshi init`, `demo`, `run`, `check`, `invite`, `rules`, and those of the two `..._commands`."""

import asyncio
import os
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import get_args

import click

from bot import check as checking
from bot import keeping_commands, watching_commands
from bot import rules as ruling
from bot.access import Access, access
from bot.client import make_client
from bot.clock import MessengerClock, SystemClock
from bot.command_line import DATA, FILE, FOLDER, MEND_FIRST, OFFICE, cli, command, complain, explained
from bot.composition import STORE, bind_everybody, end_signal, opened, run, until_told
from bot.invitation import InviteSettings, NotOnePerson, find_person, issue
from bot.logs import Lines, configure_logs
from bot.office_template import NAME, template
from bot.pace import UNPACED
from bot.service import Pacing, Service
from bot.settings import Settings, load, parse
from bot.words import both, columns, problem_line, say
from locales import LANGUAGES
from messenger.config import Config, Person
from messenger.serve import running
from messenger.server import Messenger

__all__ = ["cli", "keeping_commands", "main", "watching_commands"]

DEMO_BOT = "424242"
"""The number of the demo's bot; its token is a new one at every start."""


@command("init")
@click.argument("file", type=FILE, default=Path(NAME))
@click.pass_obj
def init(language: str, file: Path) -> None:
    """Write a commented office.toml; one that is there is left alone."""
    with explained(language):
        if file.exists():
            complain(say(language, "init-exists", file=str(file)))
        file.write_text(template(), encoding="utf-8")
    click.echo(say(language, "init-written", file=str(file)))


@command("check")
@click.argument("file", type=FILE, default=Path(NAME))
@click.pass_obj
def check(language: str, file: Path) -> None:
    """Who approves whom; ends with 1 when somebody has no chain."""
    with explained(language):
        settings = load(file)
    now = SystemClock().now()
    titles = [say(language, f"check-{name}") for name in ("name", "title", "short", "long")]
    outside = say(language, "check-outside")
    rows = [
        [name, title, " → ".join(short) or outside, " → ".join(long) or outside]
        for name, title, short, long in checking.table(settings, now)
    ]
    click.echo("\n".join(columns([titles, *rows])))
    found = checking.findings(settings, now)
    if found:
        complain(*(problem_line(language, problem) for problem in found))
    click.echo(say(language, "check-good", people=len(rows)))


@command("rules")
@click.argument("regulation", required=False)
@click.pass_obj
def rules(language: str, regulation: str | None) -> None:
    """What is enforced, by article."""
    lines = ruling.lines(language, regulation)
    if not lines:
        known = {article.regulation for article in ruling.parts()}
        complain(say(language, "rules-none", known=", ".join(sorted(known, key=float))))
    click.echo("\n".join(lines))


@command("invite")
@click.argument("person")
@OFFICE
@DATA
@click.pass_obj
def invite(language: str, person: str, office: Path, data: Path) -> None:
    """A code by which one person is bound to his identity in the messenger."""
    with explained(language):
        settings = load(office)
        try:
            found = find_person(settings.roster, person)
        except NotOnePerson as error:
            complain(say(language, "invite-nobody", given=person, ids=", ".join(error.ids) or "-"))
        code, expires = issue(data, found.id, SystemClock().now(), settings.number(InviteSettings))
    until = f"{expires.astimezone(settings.calendar.zone):%Y-%m-%d %H:%M}"
    click.echo(say(language, "invite-made", name=found.name, code=code, until=until))


@command("run")
@OFFICE
@DATA
@click.option("--log", "lines", type=click.Choice(get_args(Lines)), default="text", help=both("help-log"))
@click.pass_obj
def run_command(language: str, office: Path, data: Path, lines: Lines) -> None:
    """Work for the office, at its own messenger."""
    with explained(language, MEND_FIRST):
        settings = load(office)
        way = access(settings, os.environ)
        configure_logs(lines=lines)
        if not way.encrypted:
            click.echo(say(language, "run-plain"), err=True)
        click.echo(say(language, "run-started", name=settings.name))
        asyncio.run(run(settings, way, data))
    click.echo(say(language, "run-ended"))


@command("demo")
@click.option("--now", "now", help=both("help-now"))
@click.option("--port", default=8080, show_default=True)
@click.option("--data", type=FOLDER, default=Path("demo-data"), show_default=True)
@click.option("--office", type=FILE)
@click.pass_obj
def demo(language: str, now: str | None, port: int, data: Path, office: Path | None) -> None:
    """A messenger and the bot in one process, with everybody there."""
    with explained(language):
        settings = load(office) if office else parse(template(), Path(NAME))
        start = _moment(language, now, settings)
        configure_logs()
        if now and (data / STORE).exists():
            click.echo(say(language, "demo-goes-on", data=str(data)), err=True)
        asyncio.run(demonstrate(settings, Demo(data, port, start)))


def _moment(language: str, now: str | None, settings: Settings) -> datetime | None:
    """When the demo begins; office time unless the text says otherwise."""
    if now is None:
        return None
    try:
        moment = datetime.fromisoformat(now)
    except ValueError:
        complain(say(language, "demo-no-time", given=now))
    return moment if moment.tzinfo else moment.replace(tzinfo=settings.calendar.zone)


@dataclass(frozen=True)
class Demo:
    """Where the demo keeps its data, on which port it shows itself (0: a free one), when its clock begins."""

    data: Path
    port: int
    start: datetime | None


async def demonstrate(settings: Settings, demo: Demo) -> None:
    """Run the embedded messenger and the bot until told to end."""
    told = end_signal()
    token = f"{DEMO_BOT}:{secrets.token_urlsafe(24)}"
    messenger = Messenger(_messenger(settings, demo, token))
    clock = MessengerClock(messenger.clock)
    async with opened(demo.data) as store:
        chats = {contact.id: contact.chat_id for contact in messenger.people()}
        await bind_everybody(store, chats, clock)
        async with running(messenger) as url:
            client = make_client(Access(f"{url}/bot", f"{url}/file/bot", token))
            service = Service(settings, store, client, clock, Pacing(UNPACED), demo.data)
            messenger.set_busy(service.busy)
            messenger.set_next_reminder(service.next_reminder)
            messenger.on_advance(lambda to: service.advance(clock, to))
            for language in LANGUAGES:
                click.echo(say(language, "demo-started", url=f"{url}/"))
            await until_told(service, told)


def _messenger(settings: Settings, demo: Demo, token: str) -> Config:
    people = settings.roster.people.values()
    units = settings.roster.units
    return Config(
        data=demo.data / "messenger",
        tokens=(token,),
        people=tuple(Person(one.id, one.name, one.title, units[one.unit].name) for one in people),
        start=demo.start,
        zone=settings.calendar.zone,
        titles=dict.fromkeys(LANGUAGES, settings.name),
        demo=True,
        started=True,
        port=demo.port,
    )


def main() -> None:
    """The `banshi` command."""
    cli(prog_name="banshi")


if __name__ == "__main__":
    main()
