"""The libraries that bots are written with hold a whole conversation with this messenger."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiogram
import aiogram.client.session.aiohttp
import aiogram.client.telegram
import aiogram.filters
import pytest
import telegram.error
from aiogram import types
from messenger_kit import TOKEN, Office
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ExtBot,
    MessageHandler,
    filters,
)

from messenger.client import Attachment, Client

Context = ContextTypes.DEFAULT_TYPE


async def converse(client: Client) -> None:
    """What a person does with either bot, and has to see."""
    (card,) = await client.ask("wang", "/start leave")
    assert (card["text"], card["buttons"]) == ("准吗：leave", [["同意", "不同意"]])
    outcome = await client.press("wang", card["message_id"], "同意")
    assert outcome["popup"] == "收到"
    (edited,) = await client.messages("wang", after=card["message_id"], wait=10)
    assert (edited["text"], edited["buttons"]) == ("已同意", [])
    number = await client.upload("wang", Attachment("请假条 一.txt", "正文".encode(), "附件"))
    (receipt,) = await client.messages("wang", after=number, wait=10)
    assert (receipt["text"], receipt["file"]["name"]) == ("附件", "回执 请假条 一.txt")


async def ptb_start(update: Update, context: Context) -> None:
    """A card with two buttons."""
    assert update.message
    row = [InlineKeyboardButton(text, callback_data=text) for text in ("同意", "不同意")]
    text = f"准吗：{(context.args or [''])[0]}"
    await update.message.reply_text(text, reply_markup=InlineKeyboardMarkup([row]))


async def ptb_press(update: Update, _context: Context) -> None:
    """A press, answered and noted on the card."""
    assert update.callback_query
    await update.callback_query.answer("收到")
    await update.callback_query.edit_message_text(f"已{update.callback_query.data}")


async def ptb_document(update: Update, _context: Context) -> None:
    """A document, fetched and sent back."""
    assert update.message
    assert update.message.document
    content = await (await update.message.document.get_file()).download_as_bytearray()
    name = f"回执 {update.message.document.file_name}"
    await update.message.reply_document(bytes(content), caption=update.message.caption, filename=name)


@asynccontextmanager
async def ptb_bot(url: str) -> AsyncIterator[ExtBot[None]]:
    """A polling bot on python-telegram-bot."""
    builder = Application.builder().token(TOKEN).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot")
    app = builder.build()
    app.add_handler(CommandHandler("start", ptb_start))
    app.add_handler(CallbackQueryHandler(ptb_press))
    app.add_handler(MessageHandler(filters.Document.ALL, ptb_document))
    async with app:
        await app.start()
        assert app.updater
        await app.updater.start_polling(timeout=5)
        try:
            yield app.bot
        finally:
            await app.updater.stop()
            await app.stop()


async def test_a_conversation_with_python_telegram_bot(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # PTB warns of the change to come, and warnings are errors
    async with asyncio.timeout(60), ptb_bot(office.url) as bot:
        await converse(office.client)
        await bot.set_my_commands([("leave", "请假")])
        assert [command.command for command in await bot.get_my_commands()] == ["leave"]
        assert (await bot.get_chat(office.chat("wang"))).first_name == "王芳"
        await office.client.fault("429", method="sendMessage", retry_after=3)
        with pytest.raises(telegram.error.RetryAfter):
            await bot.send_message(office.chat("wang"), "好")
        for mode in ("drop-before", "drop-after"):
            await office.client.fault(mode, method="sendMessage")
            with pytest.raises(telegram.error.NetworkError):
                await bot.send_message(office.chat("wang"), "好")
        await office.client.block("wang")
        with pytest.raises(telegram.error.Forbidden):
            await bot.send_message(office.chat("wang"), "好")
        with pytest.raises(telegram.error.BadRequest, match="Chat not found"):
            await bot.send_message(1, "好")


async def aiogram_start(message: types.Message, command: aiogram.filters.CommandObject) -> None:
    """A card with two buttons."""
    row = [types.InlineKeyboardButton(text=text, callback_data=text) for text in ("同意", "不同意")]
    markup = types.InlineKeyboardMarkup(inline_keyboard=[row])
    await message.answer(f"准吗：{command.args}", reply_markup=markup)


async def aiogram_press(query: types.CallbackQuery) -> None:
    """A press, answered and noted on the card."""
    await query.answer("收到")
    assert isinstance(query.message, types.Message)
    await query.message.edit_text(f"已{query.data}")


async def aiogram_document(message: types.Message, bot: aiogram.Bot) -> None:
    """A document, fetched and sent back."""
    assert message.document
    content = await bot.download(message.document)
    assert content is not None
    file = types.BufferedInputFile(content.read(), f"回执 {message.document.file_name}")
    await message.answer_document(file, caption=message.caption)


def aiogram_dispatcher() -> aiogram.Dispatcher:
    """The handlers of the aiogram bot."""
    dispatcher = aiogram.Dispatcher()
    dispatcher.message.register(aiogram_start, aiogram.filters.CommandStart())
    dispatcher.message.register(aiogram_document, aiogram.F.document)
    dispatcher.callback_query.register(aiogram_press)
    return dispatcher


async def talk_with_aiogram(office: Office, bot: aiogram.Bot) -> None:
    """The conversation, and a few calls."""
    await converse(office.client)
    await bot.set_my_commands([types.BotCommand(command="leave", description="请假")])
    assert (await bot.get_chat(office.chat("wang"))).first_name == "王芳"
    assert (await bot.get_webhook_info()).url == ""


async def test_a_conversation_with_aiogram(office: Office) -> None:
    server = aiogram.client.telegram.TelegramAPIServer.from_base(office.url)
    session = aiogram.client.session.aiohttp.AiohttpSession(api=server)
    dispatcher = aiogram_dispatcher()
    async with asyncio.timeout(60), aiogram.Bot(TOKEN, session=session) as bot:
        polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5))
        try:
            await talk_with_aiogram(office, bot)
        finally:
            await dispatcher.stop_polling()
            await polling
