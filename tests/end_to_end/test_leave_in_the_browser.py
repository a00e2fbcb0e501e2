"""The page in a real browser, as wide as a phone and as a desk: one line, one press, the leaders, the clock."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from browser_kit import PATIENCE, become, opened_page, press, reads, started_browser, write
from demo_office import DemoOffice, demo_office
from playwright.async_api import Browser, expect

SIZES = (pytest.param(390, 844, id="phone"), pytest.param(1280, 800, id="desk"))


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with started_browser() as started:
        yield started


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[DemoOffice]:
    async with demo_office(tmp_path / "data", "2026-11-23T09:00+08:00") as (demo, _):
        yield demo


@pytest.mark.browser
async def test_one_line_and_one_press_bring_the_card_to_the_section_head(browser: Browser, office: DemoOffice) -> None:
    page = await opened_page(browser, 390, 844)
    await become(page, office, "王芳")
    await write(page, "周四下午请半天假去给孩子开家长会，郑凯替我", "审批流程")
    await press(page, "提交")
    await become(page, office, "赵刚")
    await reads(page, "去给孩子开家长会")
    await reads(page, "2026年11月26日（周四）下午")


@pytest.mark.browser
@pytest.mark.parametrize(("width", "height"), SIZES)
async def test_from_the_form_to_the_reminder(browser: Browser, office: DemoOffice, width: int, height: int) -> None:
    page = await opened_page(browser, width, height)
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
    await reads(page, "已批准并备案")
    await press(page, "下一提醒")
    await reads(page, "期满")
    await press(page, "销假")
    await reads(page, "已办结")
