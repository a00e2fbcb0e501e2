"""The page in Debian's chromium: the browser, and the hands of who looks at it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from demo_office import DemoOffice
from playwright.async_api import Browser, Page, async_playwright, expect

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 120_000
"""Milliseconds until a missing word is a failure."""

ANSWERED = ("/press", "/clock")
"""The calls behind the buttons; both end when the bot has nothing more to do."""


@asynccontextmanager
async def started_browser() -> AsyncIterator[Browser]:
    """Debian's chromium; without it the test fails and says what to install."""
    assert CHROMIUM.exists(), "chromium is missing: apt-get install chromium fonts-noto-cjk"
    async with async_playwright() as player:
        started = await player.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
        yield started
        await started.close()


async def opened_page(browser: Browser, width: int, height: int) -> Page:
    """A page of a size in CSS pixels."""
    page = await browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(PATIENCE)
    return page


async def become(page: Page, demo: DemoOffice, name: str) -> None:
    """Open somebody's chat from the list of people."""
    await page.goto(demo.url)
    await page.get_by_text(name, exact=True).first.click()


async def press(page: Page, label: str) -> None:
    """Press the newest button of this label; a page that is left before the answer has come loses the press."""
    button = page.get_by_role("button", name=label, exact=True).last
    await expect(button).to_be_visible(timeout=PATIENCE)
    async with page.expect_response(lambda answer: answer.url.endswith(ANSWERED), timeout=PATIENCE):
        await button.click()


async def reads(page: Page, words: str) -> None:
    """Wait until the page shows these words."""
    await expect(page.get_by_text(words).last).to_be_visible(timeout=PATIENCE)


async def write(page: Page, text: str, answer: str) -> None:
    """Write a text and wait for the words of the answer."""
    box = page.get_by_role("textbox").last
    await box.fill(text)
    await box.press("Enter")
    await reads(page, answer)
