"""The page in a real browser, as wide as a phone and as a desk."""

from pathlib import Path

import pytest
from messenger_kit import Office, buttons, echoing, png, say
from playwright.async_api import Page, expect

from messenger.client import Attachment

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


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
  const sticksOut = button.scrollWidth > button.clientWidth || box.right > card.right + 0.5;
  return { label: button.dataset.button, height: button.offsetHeight, broken, sticksOut };
})"""

LABELS = (
    "同意 不同意",
    "提交 修改 放弃 稍后",
    "查看相关制度条文 换一个代班的同事 通知秘书科",
    "同意并转交办公室主任审批后由秘书科备案再通知本人和代班同事并抄送各科室负责人",
    "一 二 三 四 五 六 日",
    "28 29 30 31 12月1日 12月2日 12月3日",
    *(("审批" + "办公室工作人员" * 6)[start:] for start in range(6)),
    "Approve Reject Return-for-correction Unchangeable",
)


async def test_what_is_typed_is_sent_and_answered_and_own_messages_stand_right(page: Page, live: Office) -> None:
    async with echoing(live):
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


async def test_a_press_shows_the_popup_and_the_edited_card_flashes_once(page: Page, live: Office) -> None:
    await page.evaluate(COUNT_FLASHES)
    async with echoing(live):
        await live.client.send("wang", "请假")
        await page.get_by_role("button", name="同意", exact=True).click()
        await expect(page.locator(".notice")).to_have_text("已同意")
        await expect(page.locator(".message.bot .text")).to_have_text("同意")
        await expect(page.locator(".inline")).to_have_count(0)
    await expect(page.locator(".message.flash")).to_have_count(0)
    assert await page.evaluate("window.flashes") == 1
    await expect(page.locator(".message.bot .edited")).to_have_text("已更新")


async def test_an_alert_waits_to_be_understood(page: Page, live: Office) -> None:
    await say(live, "?", reply_markup=buttons("好"))
    await page.click(".inline")
    (update,) = await live.bot("getUpdates", timeout=10)
    query = update["callback_query"]["id"]
    await live.bot("answerCallbackQuery", callback_query_id=query, text="您无权审批", show_alert=True)
    await live.bot("getUpdates", offset=update["update_id"] + 1)
    await expect(page.locator("#alert-text")).to_have_text("您无权审批")
    await page.keyboard.press("Enter")
    await expect(page.locator("#alert")).to_be_hidden()


async def test_everything_can_be_done_with_the_keyboard_alone(page: Page, live: Office) -> None:
    async with echoing(live):
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


async def test_people_are_chosen_with_the_keyboard(page: Page, live: Office) -> None:
    await live.bot("sendMessage", chat_id=live.chat("li"), text="给李伟")
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


async def test_buttons_are_large_enough_and_break_no_word(page: Page, live: Office) -> None:
    await say(live, "请选择", reply_markup=buttons(*LABELS))
    await expect(page.locator(".inline")).to_have_count(sum(len(row.split()) for row in LABELS))
    for button in await page.evaluate(LOOK_AT_BUTTONS):
        assert button["height"] >= 44, button
        assert button["broken"] == [], button
        assert not button["sticksOut"], button
    for label in " ".join(LABELS).split():
        await expect(page.get_by_role("button", name=label, exact=True)).to_have_count(1)
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")


async def test_every_control_is_large_enough_for_a_finger(page: Page, live: Office) -> None:
    await say(live, "选", reply_markup={"keyboard": [["上午", "下午"]]})
    await expect(page.locator(".key")).to_have_count(2)
    for control in await page.locator(".moves button, .key, #send, #open-menu, #open-file, #back").all():
        box = await control.bounding_box()
        assert box is None or box["height"] >= 44


async def test_the_newest_is_in_view_unless_one_reads_further_up(page: Page, live: Office) -> None:
    for number in range(60):
        last = await say(live, f"第 {number} 条\n第二行")
    await expect(page.locator(f"#m{last}")).to_be_in_viewport()
    await page.evaluate("document.getElementById('log').scrollTop = 0")
    newer = await say(live, "更新的")
    await expect(page.locator("#newest")).to_be_visible()
    await expect(page.locator(f"#m{newer}")).not_to_be_in_viewport()
    await page.click("#newest")
    await expect(page.locator(f"#m{newer}")).to_be_in_viewport()
    await expect(page.locator("#newest")).to_be_hidden()


async def test_older_messages_are_loaded_when_one_scrolls_up(page: Page, live: Office) -> None:
    for number in range(120):
        await say(live, f"第 {number} 条")
    await page.reload()
    await page.wait_for_selector("body.ready")
    await expect(page.locator(".message")).to_have_count(50)
    await page.evaluate("document.getElementById('log').scrollTop = 0")
    await expect(page.locator(".message")).to_have_count(100)
    assert await page.evaluate("document.getElementById('log').scrollTop") > 0


async def test_badges_tell_who_has_something_waiting(page: Page, live: Office) -> None:
    for _ in range(2):
        await live.bot("sendMessage", chat_id=live.chat("li"), text="通知")
    await expect(page.locator("[data-person=li] .badge")).to_have_text("2")
    await expect(page).to_have_title("(2) 办事")
    await page.evaluate("location.hash = '#/li'")
    await expect(page.locator(".message.bot")).to_have_count(2)
    await expect(page.locator(".badge:not(.elsewhere)")).to_have_count(0)
    await expect(page).to_have_title("办事")


async def test_a_picture_is_shown_and_a_document_downloaded(page: Page, live: Office) -> None:
    await live.client.upload("wang", Attachment("图.png", png(800, 600), "现场", "photo"))
    await live.client.upload("wang", Attachment("统计表 一.csv", b"a,b\n"))
    picture = page.locator(".picture img")
    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("naturalWidth", 800)
    async with page.expect_download() as download:
        await page.click("a.document")
    saved = await download.value
    assert saved.suggested_filename == "统计表 一.csv"
    assert Path(await saved.path()).read_bytes() == b"a,b\n"


async def test_formatted_text_is_shown_as_such_and_never_run(page: Page, live: Office) -> None:
    text = '<b>粗<i>斜</i></b> <code>&lt;img src=x onerror=alert(1)&gt;</code> <a href="http://oa.example/">制度</a>'
    await say(live, text, parse_mode="HTML")
    await expect(page.locator(".text b i")).to_have_text("斜")
    await expect(page.locator(".text code")).to_have_text("<img src=x onerror=alert(1)>")
    await expect(page.locator(".text a")).to_have_attribute("href", "http://oa.example/")
    await expect(page.locator(".text img")).to_have_count(0)


async def test_a_protected_message_offers_no_copying(page: Page, live: Office) -> None:
    await say(live, "内部", protect_content=True)
    await say(live, "公开")
    await expect(page.locator(".message")).to_have_count(2)
    await expect(page.locator(".message.protected .copy")).to_have_count(0)
    await expect(page.locator(".message:not(.protected) .copy")).to_have_count(1)
    style = "getComputedStyle(document.querySelector('.protected .text')).userSelect"
    assert await page.evaluate(style) == "none"


async def test_a_deleted_message_leaves_the_page(page: Page, live: Office) -> None:
    number = await say(live, "错发")
    await expect(page.locator(f"#m{number}")).to_be_visible()
    await live.bot("deleteMessage", chat_id=live.chat("wang"), message_id=number)
    await expect(page.locator(f"#m{number}")).to_have_count(0)
