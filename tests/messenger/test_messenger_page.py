"""The page in a real browser, as wide as a phone and as a desk."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from messenger_kit import START, Office, buttons, config_at, echoing, office_of, png
from playwright.async_api import Browser, FilePayload, Page, async_playwright, expect

from messenger.client import Attachment
from messenger.config import Config

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

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

COUNT_FLASHES = """() => {
  window.flashes = 0;
  document.addEventListener("animationstart", (event) => { if (event.animationName === "flash") window.flashes += 1; });
}"""

# Each button's height, whether something sticks out of it, and the words of it that stand on two lines.
LOOK_AT_BUTTONS = """() => [...document.querySelectorAll(".inline")].map((button) => {
  const broken = [];
  const walker = document.createTreeWalker(button, NodeFilter.SHOW_TEXT);
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { segment, index } of segmenter.segment(node.data)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + segment.length);
      const tops = new Set([...range.getClientRects()].map((rect) => Math.round(rect.top)));
      if (segment.trim() && tops.size > 1) broken.push(segment);
    }
  }
  const card = button.closest(".card").getBoundingClientRect();
  const box = button.getBoundingClientRect();
  const sticksOut = button.scrollWidth > button.clientWidth || box.right > card.right;
  return { label: button.dataset.button, height: box.height, broken, sticksOut };
})"""

LABELS = (
    "同意 不同意",
    "提交 修改 放弃 稍后",
    "查看相关制度条文 换一个代班的同事 通知秘书科",
    "同意并转交办公室主任审批后由秘书科备案再通知本人和代班同事并抄送各科室负责人",
    "一 二 三 四 五 六 日",
    "28 29 30 31 12月1日 12月2日 12月3日",
    "Approve Reject Return-for-correction Unchangeable",
)


@pytest_asyncio.fixture(loop_scope="module")
async def office(config: Config) -> AsyncIterator[Office]:
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
async def page(request: pytest.FixtureRequest, browser: Browser, office: Office) -> AsyncIterator[Page]:
    """The page, open on one person's chat, as wide as a phone and as a desk; an error in it fails the test."""
    errors: list[str] = []
    context = await browser.new_context(viewport={"width": request.param, "height": 800})
    context.set_default_timeout(15_000)
    page = await context.new_page()
    page.on("pageerror", lambda error: errors.append(str(error)))
    await page.goto(f"{office.url}/#/wang")
    await page.wait_for_selector("body.ready")
    yield page
    await context.close()
    assert errors == []


async def say(office: Office, text: str, **more: Any) -> int:
    """The bot writes to the open chat."""
    sent = await office.bot("sendMessage", chat_id=office.chat("wang"), text=text, **more)
    return int(sent["message_id"])


async def test_what_is_typed_is_sent_and_answered_and_own_messages_stand_right(page: Page, office: Office) -> None:
    async with echoing(office):
        await page.fill("#text", "下周三请假")
        await page.press("#text", "Enter")
        await expect(page.locator(".message.bot .text")).to_have_text("您说：下周三请假")
    own = await page.locator(".message.me .card").bounding_box()
    bots = await page.locator(".message.bot .card").bounding_box()
    assert own is not None
    assert bots is not None
    assert own["x"] + own["width"] > bots["x"] + bots["width"]
    assert own["x"] > bots["x"]
    assert await page.input_value("#text") == ""


async def test_a_press_shows_the_popup_and_the_edited_card_flashes_once(page: Page, office: Office) -> None:
    await page.evaluate(COUNT_FLASHES)
    async with echoing(office):
        await office.client.send("wang", "请假")
        await page.click(".inline >> text='同意'")
        await expect(page.locator(".notice")).to_have_text("已同意")
        await expect(page.locator(".message.bot .text")).to_have_text("同意")
        await expect(page.locator(".inline")).to_have_count(0)
    await expect(page.locator(".message.flash")).to_have_count(0)
    assert await page.evaluate("window.flashes") == 1
    await expect(page.locator(".message.bot .edited")).to_have_text("已更新")


async def test_an_alert_waits_to_be_understood(page: Page, office: Office) -> None:
    await say(office, "?", reply_markup=buttons("好"))
    await page.click(".inline")
    (update,) = await office.bot("getUpdates", timeout=10)
    query = update["callback_query"]["id"]
    await office.bot("answerCallbackQuery", callback_query_id=query, text="您无权审批", show_alert=True)
    await office.bot("getUpdates", offset=update["update_id"] + 1)
    await expect(page.locator("#alert-text")).to_have_text("您无权审批")
    await page.keyboard.press("Enter")
    await expect(page.locator("#alert")).to_be_hidden()


async def test_everything_can_be_done_with_the_keyboard_alone(page: Page, office: Office) -> None:
    async with echoing(office):
        await page.focus("#text")
        await page.keyboard.type("请假")
        await page.keyboard.press("Enter")
        await expect(page.locator(".inline")).to_have_count(2)
        await page.keyboard.press("ArrowUp")
        await expect(page.locator(".inline").nth(0)).to_be_focused()
        await page.keyboard.press("ArrowRight")
        await page.keyboard.press("Enter")
        await expect(page.locator(".notice")).to_have_text("已不同意")
        await expect(page.locator(".message.bot")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(page.locator("#text")).to_be_focused()


async def test_people_are_chosen_with_the_keyboard(page: Page, office: Office) -> None:
    await office.bot("sendMessage", chat_id=office.chat("li"), text="给李伟")
    if await page.locator("#back").is_visible():
        await page.focus("#back")
        await page.keyboard.press("Enter")
    await expect(page.locator("#seek")).to_be_visible()
    await page.focus("#seek")
    await page.keyboard.press("ArrowDown")
    for _ in range(5):
        await page.keyboard.press("ArrowDown")
    await expect(page.locator("[data-person=li]")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.bot .text")).to_have_text("给李伟")
    await expect(page.locator("#text")).to_be_focused()


async def test_buttons_are_large_enough_and_break_no_word(page: Page, office: Office) -> None:
    await say(office, "请选择", reply_markup=buttons(*LABELS))
    await expect(page.locator(".inline")).to_have_count(sum(len(row.split()) for row in LABELS))
    for button in await page.evaluate(LOOK_AT_BUTTONS):
        assert button["height"] >= 44, button
        assert button["broken"] == [], button
        assert not button["sticksOut"], button
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_every_control_is_large_enough_for_a_finger(page: Page, office: Office) -> None:
    await say(office, "选", reply_markup={"keyboard": [["上午", "下午"]]})
    await expect(page.locator(".key")).to_have_count(2)
    for control in await page.locator(".moves button, .key, #send, #open-menu, #open-file, #back").all():
        box = await control.bounding_box()
        assert box is None or box["height"] >= 44


async def test_the_newest_is_in_view_unless_one_reads_further_up(page: Page, office: Office) -> None:
    for number in range(60):
        last = await say(office, f"第 {number} 条\n第二行")
    await expect(page.locator(f"#m{last}")).to_be_in_viewport()
    await page.evaluate("document.getElementById('log').scrollTop = 0")
    newer = await say(office, "更新的")
    await expect(page.locator("#newest")).to_be_visible()
    await expect(page.locator(f"#m{newer}")).not_to_be_in_viewport()
    await page.click("#newest")
    await expect(page.locator(f"#m{newer}")).to_be_in_viewport()
    await expect(page.locator("#newest")).to_be_hidden()


async def test_older_messages_are_loaded_when_one_scrolls_up(page: Page, office: Office) -> None:
    for number in range(120):
        await say(office, f"第 {number} 条")
    await page.reload()
    await page.wait_for_selector("body.ready")
    await expect(page.locator(".message")).to_have_count(50)
    await page.evaluate("document.getElementById('log').scrollTop = 0")
    await expect(page.locator(".message")).to_have_count(100)
    assert await page.evaluate("document.getElementById('log').scrollTop") > 0


async def test_badges_tell_who_has_something_waiting(page: Page, office: Office) -> None:
    for _ in range(2):
        await office.bot("sendMessage", chat_id=office.chat("li"), text="通知")
    await expect(page.locator("[data-person=li] .badge")).to_have_text("2")
    await expect(page).to_have_title("(2) 办事")
    await page.evaluate("location.hash = '#/li'")
    await expect(page.locator(".message.bot")).to_have_count(2)
    await expect(page.locator(".badge:not(.elsewhere)")).to_have_count(0)
    await expect(page).to_have_title("办事")


async def test_a_picture_is_shown_and_a_document_downloaded(page: Page, office: Office) -> None:
    await office.client.upload("wang", Attachment("图.png", png(800, 600), "现场", "photo"))
    await office.client.upload("wang", Attachment("统计表 一.csv", b"a,b\n"))
    picture = page.locator(".picture img")
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("naturalWidth", 800)
    async with page.expect_download() as download:
        await page.click("a.document")
    saved = await download.value
    assert saved.suggested_filename == "统计表 一.csv"
    assert Path(await saved.path()).read_bytes() == b"a,b\n"


async def test_a_file_is_picked_and_sent_with_words(page: Page, office: Office) -> None:
    slip = FilePayload(name="病假条.pdf", mimeType="application/pdf", buffer=b"%PDF-")
    await page.set_input_files("#file", files=slip)
    await expect(page.locator("#attached")).to_contain_text("病假条.pdf")
    await page.fill("#text", "补交")
    await page.press("#text", "Enter")
    await expect(page.locator(".message.me .file-name")).to_have_text("病假条.pdf")
    (update,) = await office.take_updates()
    assert update["message"]["document"]["file_name"] == "病假条.pdf"
    assert update["message"]["caption"] == "补交"


async def test_a_picture_is_sent_as_a_photo_unless_wished_otherwise(page: Page, office: Office) -> None:
    picture = FilePayload(name="图.png", mimeType="image/png", buffer=png(9, 9))
    for as_file in (False, True):
        await page.set_input_files("#file", files=picture)
        await page.set_checked("#as-file", as_file)
        await page.click("#send")
        await expect(page.locator("#attached")).to_be_hidden()
        await expect(page.locator(".message.me")).to_have_count(1 + as_file)
    photo, document = await office.take_updates()
    assert "photo" in photo["message"]
    assert "document" in document["message"]


async def test_the_bots_keyboard_is_offered_and_taken_away(page: Page, office: Office) -> None:
    markup = {"keyboard": [["上午", "下午"]], "input_field_placeholder": "哪半天？"}
    await say(office, "何时", reply_markup=markup)
    await expect(page.locator("#text")).to_have_attribute("placeholder", "哪半天？")
    await page.click(".key >> text='下午'")
    await expect(page.locator(".message.me .text")).to_have_text("下午")
    await page.reload()
    await expect(page.locator(".key")).to_have_count(2)
    await say(office, "好", reply_markup={"remove_keyboard": True})
    await expect(page.locator("#keyboard")).to_be_hidden()


async def test_the_commands_are_offered_in_a_menu_and_while_typing(page: Page, office: Office) -> None:
    commands = [{"command": "leave", "description": "请假"}, {"command": "car", "description": "用车"}]
    await office.bot("setMyCommands", commands=commands)
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


async def test_a_reply_that_the_bot_forces_carries_what_it_replies_to(page: Page, office: Office) -> None:
    number = await say(office, "理由？", reply_markup={"force_reply": True})
    await expect(page.locator("#answering")).to_contain_text("理由？")
    await page.keyboard.type("家里有事")
    await page.keyboard.press("Enter")
    await expect(page.locator(".message.me .replied")).to_have_text("理由？")
    (update,) = await office.take_updates()
    assert update["message"]["reply_to_message"]["message_id"] == number


async def test_the_clock_is_moved_by_its_buttons(page: Page, office: Office) -> None:
    async def next_reminder() -> datetime | None:
        noon = START.replace(day=2, month=12, hour=12, minute=0)
        return noon if office.messenger.clock.now() < noon else None

    office.messenger.set_next_reminder(next_reminder)
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


async def test_formatted_text_is_shown_as_such_and_never_run(page: Page, office: Office) -> None:
    text = '<b>粗<i>斜</i></b> <code>&lt;img src=x onerror=alert(1)&gt;</code> <a href="http://oa.example/">制度</a>'
    await say(office, text, parse_mode="HTML")
    await expect(page.locator(".text b i")).to_have_text("斜")
    await expect(page.locator(".text code")).to_have_text("<img src=x onerror=alert(1)>")
    await expect(page.locator(".text a")).to_have_attribute("href", "http://oa.example/")
    await expect(page.locator(".text img")).to_have_count(0)


async def test_a_protected_message_offers_no_copying(page: Page, office: Office) -> None:
    await say(office, "内部", protect_content=True)
    await say(office, "公开")
    await expect(page.locator(".message")).to_have_count(2)
    await expect(page.locator(".message.protected .copy")).to_have_count(0)
    await expect(page.locator(".message:not(.protected) .copy")).to_have_count(1)
    style = "getComputedStyle(document.querySelector('.protected .text')).userSelect"
    assert await page.evaluate(style) == "none"


async def test_a_deleted_message_leaves_the_page(page: Page, office: Office) -> None:
    number = await say(office, "错发")
    await expect(page.locator(f"#m{number}")).to_be_visible()
    await office.bot("deleteMessage", chat_id=office.chat("wang"), message_id=number)
    await expect(page.locator(f"#m{number}")).to_have_count(0)


async def test_the_page_speaks_english_too_and_remembers(browser: Browser, office: Office) -> None:
    page = await browser.new_page(viewport={"width": 1280, "height": 800})
    await page.goto(office.url)
    await expect(page.locator("#seek")).to_have_attribute("placeholder", "找人")
    await page.click("#language")
    await expect(page.locator("#seek")).to_have_attribute("placeholder", "Find a person")
    await page.reload()
    await expect(page.locator("#title")).to_have_text("Banshi")
    await expect(page.locator("#clock-date")).to_have_text("Mon 30 Nov")


async def test_it_is_dark_where_the_machine_is_and_can_be_changed(browser: Browser, office: Office) -> None:
    context = await browser.new_context(color_scheme="dark", viewport={"width": 1280, "height": 800})
    page = await context.new_page()
    await page.goto(office.url)
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
