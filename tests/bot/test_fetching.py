"""Uploads are fetched and read before anything of them is kept; one that does not come is asked for again."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from fake_messenger import Answer, refusal
from kit import Desk, eventually
from papers import PNG, docx, pdf
from telegram.error import NetworkError

from bot.intake import Intake
from bot.papers.desk import PAUSE, TRIES, PaperDesk
from bot.reception import Reception
from handlers.incoming import Incoming, Paper
from handlers.uploads import MOST_BYTES
from workflow.message import Message
from workflow.store import OUTBOX

MARKED = docx("某某办公室", "机密★10年", "关于第七项工程的通知")


@asynccontextmanager
async def receiving(desk: Desk) -> AsyncIterator[Intake]:
    """The intake and the reception at work, until everything that was said is applied."""
    client = desk.messenger.client()
    papers = PaperDesk(client.bot, desk.clock)
    reception = Reception(desk.settings, desk.store, desk.clock, papers.examine)
    intake = Intake(client.bot, reception.receive, lambda: None, desk.clock, client.mending)
    async with asyncio.TaskGroup() as group:
        task = group.create_task(intake.run(group))
        yield intake
        await eventually(lambda: not desk.messenger.updates)
        task.cancel()


async def said(desk: Desk, person: str) -> list[str]:
    """The keys of what somebody is told."""
    rows = await desk.store.run(lambda tx: tx.find(OUTBOX, eq={"person": person}))
    return [line.key for row in rows for line in Message.of_doc(row.doc["message"]).lines]


async def kept(desk: Desk) -> bytes:
    """Everything that is on the disk."""
    await desk.store.close()
    return b"".join(file.read_bytes() for file in desk.data.rglob("*") if file.is_file())


@pytest.mark.clause("19.9")
async def test_a_marked_document_is_refused_deleted_and_told_without_its_content(desk: Desk) -> None:
    number = desk.messenger.upload(desk.chats["wangfang"], "f1", MARKED, "通知.docx")
    async with receiving(desk):
        pass
    assert await said(desk, "wangfang") == ["guard-refused"]
    assert await said(desk, "gaoyuan") == ["guard-noted"]
    assert (await desk.row(f"marked/{number}/delete"))["kind"] == "delete"
    left = await kept(desk)
    assert b"f1" not in left, "not even the messenger's name of it"
    for word in ("第七项工程", "通知.docx"):
        assert word.encode() not in left
        assert word.encode("unicode-escape") not in left


async def test_a_document_that_nobody_asked_for_is_read_and_not_kept(desk: Desk) -> None:
    desk.messenger.upload(desk.chats["wangfang"], "f1", pdf("假条"))
    async with receiving(desk):
        pass
    assert await said(desk, "wangfang") == ["file-not-asked"]
    assert b"f1" not in await kept(desk)


async def test_a_strangers_file_is_not_even_fetched(desk: Desk) -> None:
    desk.messenger.upload(999_999, "f1", MARKED)
    async with receiving(desk):
        pass
    assert desk.messenger.sent("getFile") == []


@pytest.mark.parametrize("fault", [NetworkError("reset"), refusal(502, "Bad Gateway"), refusal(500, "Internal")])
async def test_a_file_that_does_not_come_is_asked_for_again(desk: Desk, fault: Answer) -> None:
    desk.messenger.script["getFile"] = deque([fault])
    desk.messenger.upload(desk.chats["wangfang"], "f1", MARKED)
    async with receiving(desk):
        await eventually(lambda: desk.messenger.sent("getFile"))
        desk.clock.move(PAUSE)
    assert len(desk.messenger.sent("getFile")) == 2
    assert await said(desk, "wangfang") == ["guard-refused"]


async def test_a_file_that_never_comes_is_said_to_its_sender_and_holds_up_nothing(desk: Desk) -> None:
    desk.messenger.script["getFile"] = deque([NetworkError("reset")] * TRIES)
    for text in ("/leave", "病假"):
        desk.messenger.say(desk.chats["wangfang"], text)
    desk.messenger.upload(desk.chats["wangfang"], "f1", PNG)
    async with receiving(desk):
        for tries in range(1, TRIES + 1):
            await eventually(lambda tries=tries: len(desk.messenger.sent("getFile")) == tries)
            desk.clock.move(PAUSE)
    assert (await said(desk, "wangfang"))[-2:] == ["file-unreachable", "leave-ask-when"]


async def test_a_file_that_the_messenger_does_not_have_is_not_asked_for_again(desk: Desk) -> None:
    desk.messenger.script["getFile"] = deque([refusal(400, "Bad Request: invalid file_id")])
    paper = await PaperDesk(desk.messenger.client().bot, desk.clock).examine({"file_id": "f1", "size": 1})
    assert paper == Paper(fault="file-unreachable")


async def test_a_path_on_a_disk_is_never_followed(desk: Desk) -> None:
    here = {"file_id": "f1", "file_unique_id": "u", "file_path": str(__file__)}
    desk.messenger.script["getFile"] = deque([(200, {"ok": True, "result": here})])
    paper = await PaperDesk(desk.messenger.client().bot, desk.clock).examine({"file_id": "f1", "size": 1})
    assert paper == Paper(fault="file-unreachable")


async def test_a_file_that_says_it_is_too_large_is_not_fetched(desk: Desk) -> None:
    papers = PaperDesk(desk.messenger.client().bot, desk.clock)
    assert (await papers.examine({"file_id": "f1", "size": MOST_BYTES + 1})).size > MOST_BYTES
    assert desk.messenger.sent("getFile") == []


async def test_a_file_that_lies_about_its_size_is_not_read(desk: Desk) -> None:
    desk.messenger.files["f1"] = PNG + bytes(MOST_BYTES)
    papers = PaperDesk(desk.messenger.client().bot, desk.clock)
    assert await papers.examine({"file_id": "f1", "size": 10}) == Paper(size=len(PNG) + MOST_BYTES)


async def test_a_reader_that_fails_in_an_unforeseen_way_holds_up_nothing(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(_file: object) -> Paper:
        raise OSError("no more processes for f1")

    reception = Reception(desk.settings, desk.store, desk.clock, fails)
    file = {"file_id": "f1", "name": "a.pdf", "size": 1, "type": ""}
    await reception.receive(Incoming(1, desk.chats["wangfang"], file=file))
    assert await said(desk, "wangfang") == ["file-not-asked"]
    assert "cannot be read" in caplog.text
    assert "f1" not in caplog.text


async def test_another_chat_does_not_wait_for_a_slow_file(desk: Desk) -> None:
    desk.messenger.script["getFile"] = deque([NetworkError("reset")])
    desk.messenger.upload(desk.chats["wangfang"], "f1", PNG)
    desk.messenger.say(desk.chats["zhaogang"], "/help")
    async with receiving(desk):
        while not await said(desk, "zhaogang"):
            await asyncio.sleep(0)
        assert await said(desk, "wangfang") == []
        desk.clock.move(PAUSE)
    assert await said(desk, "wangfang") == ["file-not-asked"]
