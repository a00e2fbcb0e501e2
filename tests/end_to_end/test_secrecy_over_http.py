"""Marked messages at the real messenger: refused, taken out of the chat, kept nowhere, told without content."""

from pathlib import Path

import pytest
from demo_office import Hands, demo_office
from papers import docx

from messenger.client import Attachment

MARKED = "机密★10年 关于第七项工程的通知"


async def _sends_both(hands: Hands) -> None:
    await hands.says("wangfang", MARKED)
    await hands.uploads("wangfang", Attachment("请示.docx", docx("某某办公室", MARKED)))


@pytest.mark.scenario("S-48")
async def test_what_is_marked_is_taken_out_of_the_chat_and_kept_nowhere(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with demo_office(data, "2026-11-20T09:00+08:00") as (_, hands):
        await _sends_both(hands)
        chat = await hands.client.messages("wangfang")
        assert [message["from"] for message in chat] == ["bot", "bot"], [message["text"] for message in chat]
        assert not any(message["file"] for message in chat)
        told = [text for text in await hands.texts("gaoyuan") if "王芳" in text]
        assert len(told) == 2
        assert not any("第七项工程" in text or "请示" in text for text in told)
    files = [file for file in data.rglob("*") if file.is_file()]
    assert any(file.suffix == ".sqlite3" for file in files), "the messenger's own disk too"
    for word in ("第七项工程", "请示.docx"):
        kept = (word.encode(), word.encode("unicode-escape"), word.encode("utf-16-le"))
        assert [file for file in files if any(one in file.read_bytes() for one in kept)] == []
    assert list((data / "messenger" / "files").iterdir()) == [], "nor the document's bytes"
