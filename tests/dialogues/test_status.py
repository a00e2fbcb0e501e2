"""`/status`: for the administrator, or 秘书室 where nobody is named; for nobody else."""

from dataclasses import replace

import pytest
from asking_leave import asks_for_leave
from rig import Rig


def with_administrator(office: Rig, *who: str) -> None:
    office.people = replace(office.people, roles={**office.people.roles, "admin": who})


async def test_the_administrator_sees_how_the_bot_is(office: Rig) -> None:
    with_administrator(office, "qianmin")
    await asks_for_leave(office)
    answer = (await office.says("qianmin", "/status"))[-1]
    found = {line.key: line.args for line in answer.message.lines}
    assert found["status-cases"] == {"count": 1}
    assert found["status-queue"] == {"count": 0}
    assert "status-tick-none" in found
    assert "status" in " ".join(office.menus.get("qianmin", [])) or "status-head" in found


@pytest.mark.parametrize(
    ("named", "who", "key"),
    [
        (("qianmin",), "zhaogang", "command-unknown"),
        (("qianmin",), "zhouzheng", "command-unknown"),
        ((), "zhaogang", "status-head"),
        ((), "wangfang", "command-unknown"),
    ],
)
async def test_nobody_else_does(office: Rig, named: tuple[str, ...], who: str, key: str) -> None:
    with_administrator(office, *named)
    assert (await office.says(who, "/status"))[-1].keys[0] == key


async def test_who_cannot_be_reached_is_counted_but_not_named(office: Rig) -> None:
    with_administrator(office, "qianmin")
    await office.store.run(lambda tx: tx.put("person", "lina", {"unreachable": True, "unreachable_since": office.now}))
    answer = (await office.says("qianmin", "/status"))[-1]
    assert {line.key: line.args for line in answer.message.lines}["status-unreachable"] == {"count": 1}
    assert "李娜" not in answer.text
