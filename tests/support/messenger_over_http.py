"""The recording messenger behind a socket, for bots that are processes of their own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from recording_messenger import RecordingMessenger


@asynccontextmanager
async def served(messenger: RecordingMessenger) -> AsyncIterator[str]:
    """Its address, while it is there."""

    async def call(request: web.Request) -> web.Response:
        given = dict(await request.post())
        status, body = await messenger.answer(request.match_info["method"], given)
        return web.json_response(body, status=status)

    app = web.Application()
    app.router.add_post("/bot{token}/{method}", call)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()
