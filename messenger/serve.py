"""Running the messenger: `running` inside a program or a test, `serve` until it is cancelled."""

import asyncio
import contextlib
import ipaddress
import socket
from collections.abc import AsyncIterator, Iterator

import uvicorn
from starlette.types import Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

from messenger.config import Config
from messenger.server import Messenger

STARTING = 0.005


class EmbeddedServer(uvicorn.Server):
    """A server that leaves the signals of the process to its host."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield

    def hang_up(self, scope: Scope) -> None:
        """Close the connection on which a request came."""
        for connection in list(self.server_state.connections):
            if isinstance(connection, H11Protocol) and connection.client == scope["client"]:
                connection.transport.abort()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends without delay only on sockets that name the protocol; else each answer costs 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError:
        listener.close()
        raise
    return listener


def address(listener: socket.socket) -> str:
    """The address to reach a listening socket at."""
    host, port = listener.getsockname()[:2]
    shown = ipaddress.ip_address(host)
    if shown.is_unspecified:
        shown = ipaddress.ip_address("::1" if shown.version == 6 else "127.0.0.1")
    return f"http://[{shown}]:{port}" if shown.version == 6 else f"http://{shown}:{port}"


@contextlib.asynccontextmanager
async def running(what: Config | Messenger) -> AsyncIterator[str]:
    """The messenger at work inside this loop; gives its address, as `http://127.0.0.1:40123`.

    Give a Messenger whose hooks are set, or just a Config. Raises OSError if the port is taken.
    """
    listener = listen(*(what.host, what.port) if isinstance(what, Config) else (what.config.host, what.config.port))
    messenger = Messenger(what) if isinstance(what, Config) else what
    server = EmbeddedServer(
        uvicorn.Config(
            messenger.app,
            http="h11",
            ws="none",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=3,
        )
    )
    messenger.state.hang_up = server.hang_up
    task = asyncio.create_task(server.serve(sockets=[listener]))
    try:
        while not server.started and not task.done():
            await asyncio.sleep(STARTING)
        if task.done():
            await task
        yield address(listener)
    finally:
        messenger.state.stop()
        server.should_exit = True
        await task


async def serve(what: Config | Messenger) -> None:
    """Run until cancelled."""
    async with running(what):
        await asyncio.Event().wait()
