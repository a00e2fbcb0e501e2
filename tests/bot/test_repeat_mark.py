"""A message that may have arrived stays marked as a repeat, whatever its later tries meet."""

import pytest
from fake_messenger import Answer, refusal
from kit import Desk, later
from telegram.error import TimedOut
from test_delivery import REPEATED, failing

from bot.request import NotSent


@pytest.mark.parametrize(
    "met", [refusal(429, "Too Many Requests", retry_after=7), NotSent("refused")], ids=["429", "no connection"]
)
async def test_what_may_have_arrived_stays_marked_whatever_a_later_try_meets(desk: Desk, met: Answer) -> None:
    desk.messenger.script["sendMessage"].append(TimedOut())
    await failing(desk, met)
    await later(desk, 1)
    await later(desk, 60)
    assert [text.startswith(REPEATED) for text in desk.messenger.texts()] == [False, True, True]


async def test_what_may_have_arrived_stays_marked_when_its_reader_was_out_of_reach_meanwhile(desk: Desk) -> None:
    await failing(desk, TimedOut())
    desk.messenger.script["sendMessage"].append(refusal(403, "Forbidden: bot was blocked by the user"))
    await later(desk, 1)
    await desk.post("again")
    await later(desk, 60)
    await later(desk, 60)
    assert desk.messenger.texts(desk.chats["wangfang"])[-1] == f"{REPEATED}first"
