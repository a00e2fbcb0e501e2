"""How a parcel goes to the messenger: plain text, never to be forwarded, no previews (F-05, F-02)."""

import contextlib
from dataclasses import replace

from telegram import (
    Bot,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    MenuButtonCommands,
    Message,
)
from telegram.error import BadRequest, TelegramError

from bot.outcome import Outcome, Sent, is_gone, is_markup, is_same, outcome_of
from bot.parcel import Parcel
from handlers.calendar_file import NAME
from handlers.render import Rendered

CAPTION = 1024
"""Characters below a file, by the messenger's limit."""
FULL_WIDTH = {ord(mark): ord(mark) + 0xFEE0 for mark in "<>&_*`[]"}
"""Marks that may be taken for markup -> the same in full width, which means nothing to any messenger."""
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def send(bot: Bot, parcel: Parcel) -> Outcome:
    """Send a parcel, and say what came of it. What a messenger takes for markup is sent once more without it."""
    try:
        return Sent(await _send(bot, parcel))
    except BadRequest as error:
        return await _send_plain(bot, parcel) if is_markup(error) else outcome_of(error, parcel.tries)
    except TelegramError as error:
        return outcome_of(error, parcel.tries)


async def _send_plain(bot: Bot, parcel: Parcel) -> Outcome:
    plain = Rendered(parcel.rendered.text.translate(FULL_WIDTH), parcel.rendered.rows)
    try:
        return Sent(await _send(bot, replace(parcel, rendered=plain)), plain=True)
    except TelegramError as error:
        return outcome_of(error, parcel.tries)


async def _send(bot: Bot, parcel: Parcel) -> int | None:
    if parcel.kind == "menu":
        await _set_menu(bot, parcel)
        return None
    if parcel.kind == "delete":
        await _delete(bot, parcel)
        return None
    if parcel.kind == "file":
        return await _send_file(bot, parcel)
    if parcel.kind == "calendar":
        return await _send_calendar(bot, parcel)
    if parcel.kind == "edit" and parcel.standing is not None:
        return await _edit(bot, parcel, parcel.standing)
    if parcel.standing is not None:
        await _strip(bot, parcel.chat, parcel.standing)
    return await _send_text(bot, parcel)


def _keyboard(parcel: Parcel) -> InlineKeyboardMarkup | None:
    rows = [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in parcel.rendered.rows]
    return InlineKeyboardMarkup(rows) if any(rows) else None


async def _send_text(bot: Bot, parcel: Parcel) -> int:
    sent = await bot.send_message(
        parcel.chat,
        parcel.rendered.text,
        reply_markup=_keyboard(parcel),
        protect_content=True,
        link_preview_options=NO_PREVIEW,
    )
    return sent.message_id


async def _edit(bot: Bot, parcel: Parcel, standing: int) -> int:
    """Change the message that shows the card; where it is gone, a new one takes its place."""
    try:
        await bot.edit_message_text(
            parcel.rendered.text,
            parcel.chat,
            standing,
            reply_markup=_keyboard(parcel),
            link_preview_options=NO_PREVIEW,
        )
    except BadRequest as error:
        if is_gone(error):
            return await _send_text(bot, parcel)
        if not is_same(error):
            raise
    return standing


async def _strip(bot: Bot, chat: int, standing: int) -> None:
    """Take the buttons off the message that is replaced by a new one. Best effort: a late press is refused."""
    with contextlib.suppress(TelegramError):
        await bot.edit_message_reply_markup(chat, standing, reply_markup=None)


async def _delete(bot: Bot, parcel: Parcel) -> None:
    """Take a message out of the chat. Best effort: what is gone or too old stays as it is (F-01)."""
    if parcel.standing is not None:
        with contextlib.suppress(BadRequest):
            await bot.delete_message(parcel.chat, parcel.standing)


async def _send_file(bot: Bot, parcel: Parcel) -> int:
    """Pass on a file that the messenger has already; a picture goes as a picture where it came as one."""
    file = parcel.file or {}
    as_photo = file.get("name") == "photo.jpg"
    try:
        return await _post_file(bot, parcel, str(file["file_id"]), as_photo)
    except BadRequest as error:
        if "type" not in error.message.lower() and "file" not in error.message.lower():
            raise
        return await _post_file(bot, parcel, str(file["file_id"]), not as_photo)


async def _post_file(bot: Bot, parcel: Parcel, file_id: str, as_photo: bool) -> int:
    caption = parcel.rendered.text[:CAPTION]
    sent: Message
    if as_photo:
        sent = await bot.send_photo(parcel.chat, file_id, caption=caption, protect_content=True)
    else:
        sent = await bot.send_document(parcel.chat, file_id, caption=caption, protect_content=True)
    return sent.message_id


async def _send_calendar(bot: Bot, parcel: Parcel) -> int:
    """A calendar file is written anew for each reader; its words stand below it."""
    file = InputFile(parcel.calendar, filename=NAME)
    caption = parcel.rendered.text[:CAPTION]
    sent = await bot.send_document(parcel.chat, file, caption=caption, protect_content=True)
    return sent.message_id


async def _set_menu(bot: Bot, parcel: Parcel) -> None:
    scope = BotCommandScopeChat(parcel.chat)
    for language, commands in parcel.commands.items():
        await bot.set_my_commands(commands, scope=scope, language_code=language)
    await bot.set_chat_menu_button(parcel.chat, MenuButtonCommands())
