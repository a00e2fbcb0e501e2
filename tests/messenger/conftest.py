"""A running messenger on a free loopback port, in the test's own loop."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from messenger_kit import Office, config_at, office_of
from playwright.async_api import Browser, Page, async_playwright

from messenger.config import Config

CHROMIUM = Path("/usr/bin/chromium")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Settings on a fresh folder."""
    return config_at(tmp_path / "data")


@pytest.fixture
async def office(config: Config) -> AsyncIterator[Office]:
    """A running messenger; everybody has started the bot."""
    async with office_of(config) as office:
        yield office


@pytest_asyncio.fixture(loop_scope="module")
async def live(config: Config) -> AsyncIterator[Office]:
    """A running messenger, in the loop that the browser is in."""
    async with office_of(config) as office:
        yield office


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    """Chromium. Without it the tests of the page fail: they say what to install."""
    if not CHROMIUM.exists():
        pytest.fail(f"{CHROMIUM} is missing: apt-get install -y chromium fonts-noto-cjk")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(loop_scope="module", params=[390, 1280], ids=["phone", "desk"])
async def page(request: pytest.FixtureRequest, browser: Browser, live: Office) -> AsyncIterator[Page]:
    """The page, open on one person's chat, as wide as a phone and as a desk; an error in it fails the test."""
    errors: list[str] = []
    context = await browser.new_context(viewport={"width": request.param, "height": 800})
    context.set_default_timeout(15_000)
    page = await context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(f"{live.url}/#/wang")
    await page.wait_for_selector("body.ready")
    yield page
    await context.close()
    assert errors == []
