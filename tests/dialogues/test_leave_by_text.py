"""The whole leave in typed words, from the command to the confirm card."""

from pathlib import Path

from rig import open_rig


async def test_a_leave_is_asked_for_in_typed_words(tmp_path: Path) -> None:
    rig = await open_rig(tmp_path, "2026-11-20 09:00")
    await rig.says("wangfang", "/leave")
    for said in ("事假", "11月23日至25日", "探望父母", "本地", "李娜", "13800000006"):
        await rig.says("wangfang", said)
    card = rig.last("wangfang")
    assert card.keys[0] == "form-confirm"
    assert "共 3 个工作日" in card.text
