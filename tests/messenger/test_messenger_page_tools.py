"""The page's tools in a real browser: writing, files, commands, dates, the clock, languages, logging in."""

import asyncio
from datetime import datetime

import pytest
from messenger_kit import START, Office, config_at, office_of, png, say
from playwright.async_api import Browser, FilePayload, Page, expect

from messenger.config import Config

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


async def test_a_file_is_picked_and_sent_with_words(page: Page, live: Office) -> None:
    slip = FilePayload(name="病假条.pdf", mimeType="application/pdf", buffer=b"%PDF-")
    await page.set_input_files("#file", files=slip)
    await expect(page.locator("#attached")).to_contain_text("病假条.pdf")
    await page.fill("#text", "补交")
    await page.press("#text", "Enter")
    await expect(page.locator(".message.me .file-name")).to_have_text("病假条.pdf")
    (update,) = await live.take_updates()
    assert update["message"]["document"]["file_name"] == "病假条.pdf"
    assert update["message"]["caption"] == "补交"


async def test_a_picture_is_sent_as_a_photo_unless_wished_otherwise(page: Page, live: Office) -> None:
    picture = FilePayload(name="图.png", mimeType="image/png", buffer=png(9, 9))
    for as_file in (False, True):
        await page.set_input_files("#file", files=picture)
        await page.set_checked("#as-file", as_file)
        await page.click("#send")
        await expect(page.locator("#attached")).to_be_hidden()
        await expect(page.locator(".message.me")).to_have_count(1 + as_file)
    photo, document = await live.take_updates()
    assert "photo" in photo["message"]
    assert "document" in document["message"]


async def test_the_bots_keyboard_is_offered_and_taken_away(page: Page, live: Office) -> None:
    markup = {"keyboard": [["上午", "下午"]], "input_field_placeholder": "哪半天？"}
    await say(live, "何时", reply_markup=markup)
    await expect(page.locator("#text")).to_have_attribute("placeholder", "哪半天？")
    await page.click(".key >> text='下午'")
    await expect(page.locator(".message.me .text")).to_have_text("下午")
    await page.reload()
    await expect(page.locator(".key")).to_have_count(2)
    await say(live, "好", reply_markup={"remove_keyboard": True})
    await expect(page.locator("#keyboard")).to_be_hidden()


async def test_the_commands_are_offered_in_a_menu_and_while_typing(page: Page, live: Office) -> None:
    commands = [{"command": "leave", "description": "请假"}, {"command": "car", "description": "用车"}]
    await live.bot("setMyCommands", commands=commands)
    await page.click("#open-menu")
    await expect(page.locator("#menu li")).to_have_count(2)
    await page.keyboard.press("Escape")
    await page.focus("#text")
    await page.keyboard.type("/c")
    await expect(page.locator("#menu li")).to_have_count(1)
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.me .text")).to_have_text("/car")
    assert await page.input_value("#text") == ""


async def test_a_date_is_picked_from_the_clocks_day_on(page: Page) -> None:
    await page.click("#open-dates")
    assert await page.input_value("#date-day") == "2026-11-30"
    await page.fill("#date-day", "2026-12-09")
    await page.check("input[value='上午']")
    await page.click("#dates .main")
    assert await page.input_value("#text") == "2026-12-09 上午"
    await expect(page.locator("#text")).to_be_focused()


async def test_a_reply_that_the_bot_forces_carries_what_it_replies_to(page: Page, live: Office) -> None:
    number = await say(live, "理由？", reply_markup={"force_reply": True})
    await expect(page.locator("#answering")).to_contain_text("理由？")
    await page.keyboard.type("家里有事")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.me .replied")).to_have_text("理由？")
    (update,) = await live.take_updates()
    assert update["message"]["reply_to_message"]["message_id"] == number


async def test_the_clock_is_moved_by_its_buttons(page: Page, live: Office) -> None:
    async def next_reminder() -> datetime | None:
        noon = START.replace(day=2, month=12, hour=12, minute=0)
        return noon if live.messenger.clock.now() < noon else None

    live.messenger.set_next_reminder(next_reminder)
    await expect(page.locator("#clock-time")).to_have_text("14:05")
    await page.click("[data-move=hour]")
    await expect(page.locator("#clock-time")).to_have_text("15:05")
    await page.click("[data-move=morning]")
    await expect(page.locator("#clock-date")).to_have_text("12月1日 周二")
    await expect(page.locator("#clock-time")).to_have_text("08:30")
    await page.click("[data-move=next]")
    await expect(page.locator("#clock-date")).to_have_text("12月2日 周三")
    await expect(page.locator("#clock-time")).to_have_text("12:00")
    await expect(page.locator("[data-move=next]")).to_be_disabled()


async def test_the_page_speaks_english_too_and_remembers(browser: Browser, live: Office) -> None:
    page = await browser.new_page(viewport={"width": 1280, "height": 800})
    await page.goto(live.url)
    await expect(page.locator("#seek")).to_have_attribute("placeholder", "找人")
    await page.click("#language")
    await expect(page.locator("#seek")).to_have_attribute("placeholder", "Find a person")
    await page.reload()
    await expect(page.locator("#title")).to_have_text("Banshi")
    await expect(page.locator("#clock-date")).to_have_text("Mon 30 Nov")


async def test_it_is_dark_where_the_machine_is_and_can_be_changed(browser: Browser, live: Office) -> None:
    context = await browser.new_context(color_scheme="dark", viewport={"width": 1280, "height": 800})
    page = await context.new_page()
    await page.goto(live.url)
    await page.wait_for_selector("body.ready")
    root = page.locator("html")
    await expect(root).to_have_attribute("data-theme", "dark")
    await page.click("#theme")
    await expect(root).to_have_attribute("data-theme", "light")


async def test_after_a_break_the_page_catches_up(browser: Browser, config: Config) -> None:
    page = await browser.new_page(viewport={"width": 1280, "height": 800})
    async with office_of(config) as office:
        port = int(office.url.rpartition(":")[2])
        await say(office, "之前")
        await page.goto(f"{office.url}/#/wang")
        await expect(page.locator(".message")).to_have_count(1)
    async with office_of(config_at(config.data, port=port)) as office:
        await say(office, "之后")
        await expect(page.locator(".message .text")).to_have_text(["之前", "之后"], timeout=20_000)


async def test_outside_of_a_demo_the_page_asks_for_a_login(browser: Browser, config: Config) -> None:
    async with office_of(config_at(config.data, demo=False)) as office:
        page = await browser.new_page(viewport={"width": 390, "height": 800})
        await page.goto(f"{office.url}/#/wang")
        await page.fill("#login-token", "guess")
        await page.keyboard.press("Enter")
        await expect(page.locator("#login-wrong")).to_be_visible()
        await page.fill("#login-token", office.messenger.issue_login("wang"))
        await page.keyboard.press("Enter")
        await expect(page.locator("#who")).to_have_text("王芳")
        await expect(page.locator("#clock")).to_be_hidden()
        await expect(page.locator(".person")).to_have_count(1)
        async with asyncio.timeout(10):
            await say(office, "好")
            await expect(page.locator(".message")).to_have_count(1)
