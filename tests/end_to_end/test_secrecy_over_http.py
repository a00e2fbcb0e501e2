"""A marked text at the real messenger: refused, taken out of the chat, kept nowhere, told without its content."""

from pathlib import Path

import pytest
from demo_office import demo_office

MARKED = "机密★10年 关于第七项工程的通知"


@pytest.mark.scenario("S-48")
async def test_a_marked_text_is_taken_out_of_the_chat_and_kept_nowhere(tmp_path: Path) -> None:
    data = tmp_path / "data"
    async with demo_office(data, "2026-11-20T09:00+08:00") as (_, hands):
        await hands.says("wangfang", MARKED)
        chat = await hands.client.messages("wangfang")
        assert not any("第七项工程" in message["text"] for message in chat)
        assert await hands.told("gaoyuan", "王芳")
        assert not await hands.told("gaoyuan", "第七项工程")
    kept = [file for file in (data / "store").rglob("*") if file.is_file()]
    assert kept
    assert not any("第七项工程".encode() in file.read_bytes() for file in kept)
