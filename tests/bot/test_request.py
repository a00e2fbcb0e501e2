"""Calls over aiohttp: what each fault of the network means, and that nothing leads out of the house."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import get_args

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TimedOut

from bot import request
from bot.access import Access
from bot.client import make_client
from bot.intake import seconds_of
from bot.logs import Lines, formatter, redacted, where
from bot.request import AiohttpRequest, NotSent

TOKEN = "424242:abcdefghijklmnop"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@asynccontextmanager
async def serving(handler: Handler) -> AsyncIterator[Bot]:
    """A bot whose messenger answers every call with this handler."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handler)
    async with TestServer(app) as server:
        base = f"http://127.0.0.1:{server.port}"
        client = make_client(Access(f"{base}/bot", f"{base}/file/bot", TOKEN))
        await client.bot.request.initialize()
        try:
            yield client.bot
        finally:
            await client.bot.request.shutdown()


def good(result: object = True) -> web.Response:
    return web.json_response({"ok": True, "result": result})


async def test_a_redirect_is_not_followed() -> None:
    paths: list[str] = []

    async def redirect(request: web.Request) -> web.StreamResponse:
        paths.append(request.path)
        raise web.HTTPTemporaryRedirect("/elsewhere")

    async with serving(redirect) as bot:
        with pytest.raises(NetworkError):
            await bot.set_my_commands([("a", "b")])
    assert paths == [f"/bot{TOKEN}/setMyCommands"]


async def test_an_answer_without_end_is_not_read_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request, "LARGEST_ANSWER", 1000)

    async def flood(asked: web.Request) -> web.StreamResponse:
        return web.Response(body=bytes(1000 if asked.path.endswith("small") else 1001))

    async with serving(flood) as bot:
        assert await bot.request.retrieve(f"{bot.base_file_url}/small") == bytes(1000)
        with pytest.raises(NetworkError, match="too large"):
            await bot.request.retrieve(f"{bot.base_file_url}/large")


async def test_chinese_file_names_arrive_as_they_are() -> None:
    bodies: list[bytes] = []

    async def keep(request: web.Request) -> web.StreamResponse:
        bodies.append(await request.read())
        chat = {"id": 1, "type": "private"}
        return good({"message_id": 1, "date": 1, "chat": chat})

    async with serving(keep) as bot:
        await bot.send_document(1, b"%PDF", filename="病假证明.pdf", caption="说明")
    assert 'filename="病假证明.pdf"'.encode() in bodies[0]
    assert "说明".encode() in bodies[0]
    assert b"%PDF" in bodies[0]


async def test_a_refused_connection_means_not_sent() -> None:
    async def answer(request: web.Request) -> web.StreamResponse:
        return good()

    async with serving(answer) as bot:
        assert await bot.delete_webhook()
    await bot.request.initialize()
    with pytest.raises(NotSent):
        await bot.send_message(1, "x")
    await bot.request.shutdown()


async def test_a_connection_that_breaks_means_unknown() -> None:
    async def hang_up(request: web.Request) -> web.StreamResponse:
        assert request.transport is not None
        request.transport.abort()
        return good()

    async with serving(hang_up) as bot:
        with pytest.raises(NetworkError) as caught:
            await bot.send_message(1, "x")
    assert not isinstance(caught.value, NotSent)
    assert TOKEN not in str(caught.value)


async def test_an_answer_that_does_not_come_means_unknown() -> None:
    ended = asyncio.Event()

    async def hang(request: web.Request) -> web.StreamResponse:
        await ended.wait()
        return good()

    async with serving(hang) as bot:
        with pytest.raises(TimedOut):
            await bot.send_message(1, "x", read_timeout=0.05)
        ended.set()


async def test_how_long_to_wait_is_read_without_a_warning() -> None:
    async def flood(request: web.Request) -> web.StreamResponse:
        body = {"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": 7}}
        return web.json_response(body, status=429)

    async with serving(flood) as bot:
        with pytest.raises(RetryAfter) as caught:
            await bot.send_message(1, "x")
    assert seconds_of(caught.value) == 7.0


async def test_a_closed_pool_is_an_error_of_the_network() -> None:
    with pytest.raises(NetworkError):
        await AiohttpRequest().do_request("http://127.0.0.1:9/", "POST")


def test_no_token_is_shown() -> None:
    client = make_client(Access("https://im.lan/bot", "https://im.lan/file/bot", TOKEN))
    assert TOKEN not in repr(client)
    assert TOKEN not in redacted(f"https://im.lan/bot{TOKEN}/getMe failed")


@pytest.mark.parametrize("lines", get_args(Lines))
def test_a_traceback_in_the_log_shows_no_token(lines: Lines) -> None:
    with pytest.raises(ValueError, match="cannot reach") as caught:
        raise ValueError(f"cannot reach https://im.lan/bot{TOKEN}/getMe")
    info = (caught.type, caught.value, caught.tb)
    text = formatter(lines).format(logging.LogRecord("x", logging.ERROR, "f", 1, "%s", (TOKEN,), info))
    assert "cannot reach https://im.lan/bot***/getMe" in text
    assert TOKEN not in text


def test_a_line_for_programs_is_json_with_its_time_level_and_place() -> None:
    record = logging.LogRecord("bot.watch", logging.WARNING, "f", 1, "%s is late", ("a tick",), None)
    record.created = 1_790_000_000.25
    said = json.loads(formatter("json").format(record))
    assert said == {
        "at": "2026-09-21T14:13:20.250+00:00",
        "event": "a tick is late",
        "level": "warning",
        "logger": "bot.watch",
    }


def test_where_an_error_happened_is_told_without_its_words() -> None:
    with pytest.raises(ValueError, match="secret") as caught:
        raise ValueError("a secret reason")
    said = where(caught.value)
    assert said.startswith("ValueError at test_request.test_where_an_error")
    assert "secret reason" not in said
