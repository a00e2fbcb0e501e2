"""Nobody without a login gets anything, a demo is for this machine only, and no webhook leads out of the house."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from messenger_kit import Office, config_at, office_of
from starlette.routing import Route

from messenger.config import Config
from messenger.inside import InsideResolver, may_be_posted_to
from messenger.server import Messenger

OPEN_TO_ALL = {"/client/login", "/client/logout", "/client/office"}
"""The way in, the way out, and the page's title."""


async def test_outside_of_a_demo_every_address_of_the_client_side_asks_for_a_login(config: Config) -> None:
    async with office_of(config_at(config.data, demo=False)) as office:
        routes = [route for route in office.messenger.app.routes if isinstance(route, Route)]
        asked = [route for route in routes if route.path.startswith("/client/") and route.path not in OPEN_TO_ALL]
        assert len(asked) > 10
        for route in asked:
            path = route.path.format(person="wang", file_id="x")
            for way in sorted(route.methods or {"GET"}):
                async with office.session.request(way, office.url + path) as answer:
                    assert answer.status in (401, 403), f"{way} {path}"


async def test_a_guessed_login_is_no_login(config: Config) -> None:
    async with office_of(config_at(config.data, demo=False)) as office:
        office.messenger.issue_login("wang")
        for token in ("", "x", "None", "wang", "' OR 1=1 --"):
            for headers in ({"Authorization": f"Bearer {token}"}, {"Cookie": f"messenger_login={token}"}):
                async with office.session.get(f"{office.url}/client/people", headers=headers) as answer:
                    assert answer.status == 401


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "10.0.0.1", "office.lan", ""])
def test_a_demo_is_not_served_to_the_network(tmp_path: Path, host: str) -> None:
    with pytest.raises(ValueError, match="this machine only"):
        Messenger(config_at(tmp_path, host=host))


@pytest.mark.parametrize(
    ("host", "demo"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False)]
)
def test_a_demo_on_this_machine_and_a_messenger_with_logins_may_start(tmp_path: Path, host: str, demo: bool) -> None:
    Messenger(config_at(tmp_path, host=host, demo=demo)).state.close()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("127.0.0.1:80", 200),
        ("[::1]:80", 200),
        ("evil.example", 403),
        ("127.0.0.1.evil.example", 403),
    ],
)
async def test_a_demo_answers_only_to_this_machines_own_names(office: Office, host: str, status: int) -> None:
    async with office.session.get(f"{office.url}/client/people", headers={"Host": host}) as answer:
        assert answer.status == status


@pytest.mark.clause("21.1-7")
@pytest.mark.parametrize("url", ["http://8.8.8.8/hook", "https://1.1.1.1:8443/", "http://[2001:4860:4860::8888]/hook"])
async def test_a_webhook_at_a_public_address_is_refused(office: Office, url: str) -> None:
    code, words = await office.refused("setWebhook", url=url)
    assert (code, words.split(":")[0]) == (400, "Bad Request")
    assert (await office.bot("getWebhookInfo"))["url"] == ""


@pytest.mark.parametrize(
    ("host", "may"), [("127.0.0.1", True), ("10.1.2.3", True), ("bot.lan", True), ("9.9.9.9", False)]
)
def test_where_a_webhook_may_stand(host: str, may: bool) -> None:
    assert may_be_posted_to(host) is may


class _Names:
    """Names that lead to these addresses."""

    def __init__(self, *addresses: str) -> None:
        self._addresses = addresses

    async def resolve(self, host: str, *_more: Any) -> list[dict[str, Any]]:
        return [{"host": address} for address in self._addresses]


async def test_a_name_that_leads_outside_is_not_posted_to(monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = InsideResolver()
    monkeypatch.setattr(resolver, "_inner", _Names("8.8.8.8", "10.0.0.7"))
    assert [one["host"] for one in await resolver.resolve("bot.lan")] == ["10.0.0.7"]
    monkeypatch.setattr(resolver, "_inner", _Names("8.8.8.8"))
    with pytest.raises(OSError, match="out of the internal network"):
        await resolver.resolve("bot.lan")


async def test_a_webhook_that_redirects_is_not_followed(office: Office) -> None:
    paths: list[str] = []
    posted = asyncio.Event()

    async def redirect(request: web.Request) -> web.StreamResponse:
        paths.append(request.path)
        if len(paths) == 2:
            posted.set()
        raise web.HTTPTemporaryRedirect("/elsewhere")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", redirect)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    await office.bot("setWebhook", url=f"http://127.0.0.1:{runner.addresses[0][1]}/hook")
    await office.client.send("wang", "一")
    async with asyncio.timeout(20):
        await posted.wait()
    await runner.cleanup()
    assert set(paths) == {"/hook"}
