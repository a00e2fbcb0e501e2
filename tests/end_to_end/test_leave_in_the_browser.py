"""The page in a real browser, as wide as a phone and as a desk: one line, one press, the leaders, the clock."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from demo_office import DemoOffice, demo_office
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
SIZES = (pytest.param(390, 844, id="phone"), pytest.param(1280, 800, id="desk"))
PATIENCE = 20_000


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """Debian's chromium; without it the test fails and says what to install."""
    assert CHROMIUM.exists(), "chromium is missing: apt-get install chromium fonts-noto-cjk"
    async with async_playwright() as player:
        started = await player.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
        yield started
        await started.close()


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[DemoOffice]:
    async with demo_office(tmp_path / "data", "2026-11-23T09:00+08:00") as (demo, _):
        yield demo


async def become(page: Page, demo: DemoOffice, name: str) -> None:
    """Open somebody's chat from the list of people."""
    await page.goto(demo.url)
    await page.get_by_text(name, exact=True).first.click()


async def press(page: Page, label: str) -> None:
    """Press the newest button of this label."""
    button = page.get_by_role("button", name=label, exact=True).last
    await expect(button).to_be_visible(timeout=PATIENCE)
    await button.click()


async def write(page: Page, text: str, answer: str) -> None:
    """Write a text and wait for the words of the answer."""
    box = page.get_by_role("textbox").last
    await box.fill(text)
    await box.press("Enter")
    await expect(page.get_by_text(answer).last).to_be_visible(timeout=PATIENCE)


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_from_the_form_to_the_reminder(browser: Browser, office: DemoOffice, width: int, height: int) -> None:
    page = await browser.new_page(viewport={"width": width, "height": height})
    page.set_default_timeout(PATIENCE)
    await become(page, office, "王芳")
    await write(page, "/leave", "请问请哪一种假")
    await press(page, "事假")
    await write(page, "11月24日至25日", "请写明事由")
    await write(page, "家里有事", "请问去向")
    await press(page, "本地")
    await write(page, "郑凯", "24 小时")
    await write(page, "13800000008", "审批流程")
    await press(page, "提交")
    for leader in ("赵刚", "李明", "周正"):
        await become(page, office, leader)
        await press(page, "同意")
        await expect(page.get_by_role("button", name="同意", exact=True)).to_have_count(0, timeout=PATIENCE)
    await become(page, office, "王芳")
    await expect(page.get_by_text("已批准并备案").last).to_be_visible(timeout=PATIENCE)
    await press(page, "下一提醒")
    await expect(page.get_by_text("期满").last).to_be_visible(timeout=PATIENCE)
    await press(page, "销假")
    await expect(page.get_by_text("已办结").last).to_be_visible(timeout=PATIENCE)
