"""A day's work in a real browser: a car, urgent information, a supervision item and a meeting, each to a reminder."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from browser_kit import become, opened_page, press, reads, started_browser, write
from demo_office import demo_office
from playwright.async_api import Browser

PHONE, DESK = (390, 844), (1280, 800)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with started_browser() as started:
        yield started


@pytest.mark.browser
async def test_a_car_on_a_phone(browser: Browser, tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", "2026-12-11T09:00+08:00") as (office, _):
        page = await opened_page(browser, *PHONE)
        await become(page, office, "钱敏")
        await write(page, "/car", "请问几时出发")
        await write(page, "2026-12-14 09:00", "请问预计几时返回")
        await write(page, "2026-12-14 11:00", "请问在哪里上车")
        await press(page, "党政综合办公楼")
        await write(page, "区政务大厅", "区内还是区外")
        await press(page, "区内")
        await write(page, "2", "请问用途")
        await press(page, "会议活动")
        await press(page, "钱敏")
        await write(page, "13800000015", "审批流程")
        await press(page, "提交")
        await reads(page, "已提交")
        await become(page, office, "沈蕾")
        await press(page, "同意")
        await become(page, office, "赵刚")
        await press(page, "派车")
        await become(page, office, "马军")
        await press(page, "下一提醒")
        await reads(page, "用车。")


@pytest.mark.browser
async def test_urgent_information_on_a_phone(browser: Browser, tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", "2026-12-12T02:50+08:00") as (office, _):
        page = await opened_page(browser, *PHONE)
        await become(page, office, "王芳")
        await write(page, "/urgent", "请问是哪一类")
        await press(page, "事故")
        await write(page, "化工厂仓库起火", "请问何时获知")
        await write(page, "今天02:10", "提交")
        await press(page, "提交")
        await reads(page, "尚缺")
        await become(page, office, "何静")
        await reads(page, "请立即查看并确认收到")
        await press(page, "下一提醒")
        await press(page, "确认收到")
        await reads(page, "已确认收到")


@pytest.mark.browser
async def test_a_supervision_item_at_a_desk(browser: Browser, tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", "2026-11-23T09:00+08:00") as (office, _):
        page = await opened_page(browser, *DESK)
        await become(page, office, "孙涛")
        await write(page, "/supervision", "请问事项来源")
        await press(page, "上级和区委决策")
        await write(page, "压减一般性支出", "请选择督查方式")
        await press(page, "文电督查")
        await press(page, "财务室")
        await press(page, "完成")
        await write(page, "钱敏", "请问办理时限")
        await write(page, "2026-12-18", "请写明办理要求")
        await write(page, "书面报告", "审批流程")
        await press(page, "提交")
        for leader in ("陈岚", "周正"):
            await become(page, office, leader)
            await press(page, "同意")
        await become(page, office, "孙涛")
        await press(page, "下达交办单")
        await write(page, "督查方案1号", "已交办")
        await press(page, "下一提醒")
        await become(page, office, "沈蕾")
        await reads(page, "尚未签收")


@pytest.mark.browser
async def test_a_meeting_at_a_desk(browser: Browser, tmp_path: Path) -> None:
    async with demo_office(tmp_path / "data", "2026-12-01T09:00+08:00") as (office, _):
        page = await opened_page(browser, *DESK)
        await become(page, office, "赵刚")
        await write(page, "/meeting", "请问通知哪一类会议")
        await press(page, "室务会")
        await press(page, "一般会议")
        await write(page, "十二月室务会", "请问何时开始")
        await write(page, "2026-12-04 09:00", "请问预计何时结束")
        await write(page, "2026-12-04 11:00", "请问在哪里开会")
        await write(page, "三楼会议室", "由谁主持")
        await write(page, "周正", "请问哪些人列席")
        await press(page, "不填")
        await press(page, "提交")
        await become(page, office, "周正")
        await press(page, "同意")
        await become(page, office, "李明")
        await reads(page, "会议通知")
        await press(page, "下一提醒")
        await press(page, "参加")
        await reads(page, "已登记参加")
