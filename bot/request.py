"""Calls of the Bot API over aiohttp: no redirect, no proxy, and no name that leads out of the house."""

import os
import socket
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from aiohttp import (
    ClientConnectionError,
    ClientConnectorError,
    ClientError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    FormData,
    TCPConnector,
    ThreadedResolver,
)
from aiohttp.abc import AbstractResolver, ResolveResult
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.network import is_listed, is_private

CONNECTIONS = 64
CONNECT_SECONDS = 10.0
READ_SECONDS = 30.0
LARGEST_ANSWER = 64 * 1024 * 1024
"""Bytes of one answer; a messenger that sends more is not read on."""
CHUNK = 64 * 1024
WRITTEN = {"Content-Type": "application/x-www-form-urlencoded"}
"""Of a call whose parameters are written out already."""
IDLE_SECONDS = 3.0
"""Shorter than servers keep an idle connection, so that none is used that is just being closed."""

os.environ.setdefault("PTB_TIMEDELTA", "1")  # the library's own switch: waits as timedelta, without a warning


class NotSent(NetworkError):
    """No connection came about, so the messenger has not heard of the call."""


class HouseResolver(AbstractResolver):
    """Looks names up, and leaves out public addresses, unless the office has listed the name as its own."""

    def __init__(self, allowed: Sequence[str]) -> None:
        self._allowed = allowed
        self._inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The addresses that may be connected to. Raises OSError when there is none."""
        found = await self._inner.resolve(host, port, family)
        if not is_listed(host, self._allowed):
            found = [one for one in found if is_private(one["host"])]
        if not found:
            raise OSError("the name leads out of the internal network")
        return found

    async def close(self) -> None:
        """Nothing is kept open."""
        await self._inner.close()


class AiohttpRequest(BaseRequest):
    """One pool of connections. `amend` may change what a call brings back, before it is read."""

    def __init__(self, allowed: Sequence[str] = (), amend: Callable[[bytes], bytes] | None = None) -> None:
        self._allowed = allowed
        self._amend = amend
        self._session: ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds that an answer may take."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Make the pool."""
        if self._session is None:
            connector = TCPConnector(
                limit=CONNECTIONS, keepalive_timeout=IDLE_SECONDS, resolver=HouseResolver(self._allowed)
            )
            self._session = ClientSession(connector=connector, trust_env=False)

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call. Raises NotSent, TimedOut or NetworkError; their texts do not carry the token."""
        if self._session is None:
            raise NetworkError("the pool is closed")
        seconds = read_timeout if isinstance(read_timeout, int | float) else READ_SECONDS
        timeout = ClientTimeout(total=None, sock_connect=CONNECT_SECONDS, sock_read=seconds)
        data = _body(request_data)
        headers = WRITTEN if isinstance(data, bytes) else None
        try:
            async with self._session.request(
                method, url, data=data, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                body = await _whole(response)
                return response.status, self._amend(body) if self._amend else body
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise NotSent(type(error).__name__) from None
        except TimeoutError:
            raise TimedOut from None
        except (ClientError, ClientConnectionError, OSError) as error:
            raise NetworkError(type(error).__name__) from None


async def _whole(response: ClientResponse) -> bytes:
    """The body of an answer. Raises NetworkError when it is larger than any that is expected."""
    body = bytearray()
    async for chunk in response.content.iter_chunked(CHUNK):
        body += chunk
        if len(body) > LARGEST_ANSWER:
            raise NetworkError("the answer is too large")
    return bytes(body)


def _body(data: RequestData | None) -> FormData | bytes | None:
    if data is None:
        return None
    if not data.contains_files:
        return urlencode(data.json_parameters).encode()
    form = FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form
