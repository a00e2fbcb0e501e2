"""`python -m messenger`: the messenger by itself."""

import argparse
import asyncio
import signal
import sys
from datetime import datetime
from pathlib import Path

from messenger.config import Config, read_people
from messenger.serve import running
from messenger.server import Messenger


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="messenger", description="An internal messenger with a Bot API.")
    parser.add_argument("--data", type=Path, required=True, help="folder that keeps the messages")
    parser.add_argument("--port", type=int, default=8090)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--token", action="append", required=True, help="the bot's token; may be given twice")
    parser.add_argument("--people", type=Path, required=True, help="JSON file: [{id, name, title, unit}]")
    parser.add_argument("--start", help="ISO time at which the clock of a new folder starts")
    parser.add_argument("--demo", action="store_true", help="no logins; clock and faults can be set")
    parser.add_argument("--started", action="store_true", help="the bot may write to everybody")
    parser.add_argument("--login", metavar="PERSON", help="print a new login token of a person, and end")
    return parser.parse_args(given)


def config_of(options: argparse.Namespace) -> Config:
    """The settings that the command line says."""
    return Config(
        data=options.data,
        tokens=tuple(options.token),
        people=read_people(options.people),
        start=datetime.fromisoformat(options.start) if options.start else None,
        demo=options.demo,
        started=options.started,
        host=options.host,
        port=options.port,
    )


async def run(messenger: Messenger) -> None:
    """Run until told to end, by SIGTERM or SIGINT."""
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, told.set)
    async with running(messenger) as url:
        sys.stdout.write(f"{url}/\n")
        sys.stdout.flush()
        await told.wait()


def main() -> None:
    """Start, or hand out a login."""
    options = arguments()
    try:
        messenger = Messenger(config_of(options))
    except ValueError as error:
        sys.exit(f"messenger: {error}")
    if options.login:
        sys.stdout.write(messenger.issue_login(options.login) + "\n")
        messenger.state.close()
        return
    asyncio.run(run(messenger))


if __name__ == "__main__":
    main()
