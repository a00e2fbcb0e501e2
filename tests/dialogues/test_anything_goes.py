"""Whatever people type and press, in whatever order, they are answered and nothing breaks."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from rig import Rig, open_rig

from handlers.menu import COMMON
from regulations import matters

PEOPLE = ("wangfang", "zhaogang", "liming", "zhouzheng", "lina", "majun", "gaoyuan", "guoyi")
COMMANDS = [f"/{name}" for name in (*COMMON, *(one.command for one in matters().values() if one.command))]
WORDS = (
    *(
        "事假",
        "病假",
        "年假",
        "11月23日至25日",
        "12月1日下午",
        "明天",
        "再请1天",
        "本地",
        "国外",
        "北京",
        "李娜",
        "王芳",
    ),
    *(
        "赵刚",
        "小李",
        "13800000006",
        "有事",
        "提交",
        "修改",
        "修改时间",
        "不填",
        "放弃",
        "返回",
        "与上次相同，只改时间",
    ),
    *(
        "😀",
        "。",
        "/",
        "/start",
        "/start x",
        "submit",
        "8",
        "明天下午2点",
        "2026-12-14 09:00",
        "\u202e",
        "'; --",
        "<b>",
    ),
)
FILE = {"file_id": "f", "name": "证明.pdf", "size": 10, "type": "application/pdf"}


async def _does_something(office: Rig, chance: Random) -> None:
    person = chance.choice(PEOPLE)
    pressable = [seen for seen in office.boxes[person] if any(seen.labels)]
    kind = chance.random()
    if kind < 0.55 and pressable:
        seen = chance.choice(pressable[-3:])
        label = chance.choice([label for row in seen.labels for label in row])
        await office.presses(person, label, on=seen)
    elif kind < 0.92:
        said = chance.choice(COMMANDS if kind < 0.65 else WORDS)
        assert await office.says(person, said), f"{person} gets no answer to {said!r}"
    elif kind < 0.95:
        assert await office.sends(person, file=FILE)
    elif kind < 0.97:
        await office.sends(person, data=chance.choice(["", "d:x:1:2", "a:approve:x:1", "o:x", "p:mine:10"]))
        assert office.popup or office.boxes[person]
    else:
        later = office.now + timedelta(hours=chance.choice([1, 6, 24]))
        await office.until(f"{later:%Y-%m-%d %H:%M}")


@pytest.mark.parametrize("seed", range(24))
async def test_whatever_people_do_they_are_answered(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    office = await open_rig(tmp_path, "2026-11-20 09:00")
    for _ in range(120):
        await _does_something(office, chance)
    await office.store.close()
