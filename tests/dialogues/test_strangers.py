"""Who is let in: a stranger learns nothing, a code works once, a leaver is out at once, groups get nothing."""

from dataclasses import replace
from datetime import date, timedelta

from asking_leave import asks_for_leave
from rig import Rig, at

from handlers import binding, strangers
from workflow.store import Tx

CODE = "k7Qx-29fT"


async def _invites(office: Rig, person: str = "lina", code: str = CODE, hours: int = 24) -> None:
    def insert(tx: Tx) -> None:
        doc = {"person": person, "expires": office.now + timedelta(hours=hours), "used": False}
        tx.put(binding.INVITE, binding.hashed(code), doc)

    await office.store.run(insert)


async def test_a_stranger_gets_one_polite_line_an_hour_and_nothing_else(office: Rig) -> None:
    answer = await office.says("stranger", "您好")
    assert [seen.keys for seen in answer] == [["binding-stranger"]]
    for said in ("/help", "/leave", "/todo", "/start"):
        assert await office.says("stranger", said) == []
    assert await office.uploads("stranger") == []
    await office.until("2026-11-20 10:00")
    assert [seen.keys for seen in await office.says("stranger", "您好")] == [["binding-stranger"]]


async def test_a_stranger_may_press_nothing(office: Rig) -> None:
    await asks_for_leave(office)
    await office.sends("stranger", data=office.last("zhaogang").data("同意"))
    assert office.popup is None
    assert (await office.case()).steps[0].state == "waiting"


async def test_a_code_binds_its_person_once_and_brings_the_menu(office: Rig) -> None:
    await _invites(office)
    await office.says("newcomer", f"/start {CODE}")
    assert office.last("lina").keys == ["binding-welcome"]
    assert "leave 请假" in office.menus["lina"]
    await office.says("newcomer", "/start")
    assert office.last("lina").keys[0] == "help-head"
    await office.says("thief", f"/start {CODE}")
    assert office.last("thief").keys == ["binding-stranger"]


async def test_the_new_identity_takes_the_place_of_the_old_one(office: Rig) -> None:
    await _invites(office)
    await office.says("newcomer", f"/start {CODE}")
    assert [seen.keys for seen in await office.says("lina", "/todo")] == [["binding-stranger"]]


async def test_a_wrong_and_an_expired_code_look_alike(office: Rig) -> None:
    await _invites(office, hours=-1)
    first = await office.says("newcomer", f"/start {CODE}")
    second = await office.says("guesser", "/start 12345")
    assert [seen.keys for seen in first] == [seen.keys for seen in second] == [["binding-stranger"]]


async def test_an_identity_that_guesses_is_locked_out_for_an_hour(office: Rig) -> None:
    await _invites(office)
    for guess in range(strangers.GUESSES):
        await office.says("newcomer", f"/start {guess}")
    await office.says("newcomer", f"/start {CODE}")
    assert office.boxes["lina"] == [], "even the right code"
    await office.until("2026-11-20 10:01")
    await office.says("newcomer", f"/start {CODE}")
    assert office.last("lina").keys == ["binding-welcome"]


async def test_four_wrong_codes_do_not_lock_out(office: Rig) -> None:
    await _invites(office)
    for guess in range(strangers.GUESSES - 1):
        await office.says("newcomer", f"/start {guess}")
    await office.says("newcomer", f"/start {CODE}")
    assert office.last("lina").keys == ["binding-welcome"]


async def _guesses(office: Rig, stranger: str, times: int) -> None:
    for guess in range(times):
        await office.says(stranger, f"/start {guess}")


async def test_who_goes_on_guessing_waits_longer_each_time(office: Rig) -> None:
    await _invites(office, hours=1000)
    moments = ("2026-11-20 10:00", "2026-11-20 12:00", "2026-11-20 16:00", "2026-11-21 00:00", "2026-11-21 16:00")
    for moment in moments:
        await _guesses(office, "newcomer", strangers.GUESSES)
        now = office.now
        office.now = at(moment) - timedelta(seconds=1)
        await office.says("newcomer", f"/start {CODE}")
        assert office.boxes["lina"] == [], f"from {now} until {moment}"
        office.now = at(moment)
    await office.says("newcomer", f"/start {CODE}")
    assert office.last("lina").keys == ["binding-welcome"]


async def test_no_wait_is_longer_than_a_day(office: Rig) -> None:
    await _invites(office, hours=1000)
    for _ in range(12):
        await _guesses(office, "newcomer", strangers.GUESSES)
        office.now += strangers.LONGEST_WAIT
    await office.says("newcomer", f"/start {CODE}")
    assert office.last("lina").keys == ["binding-welcome"]


async def test_many_who_guess_stop_all_codes_for_an_hour_and_the_security_office_is_told_once(office: Rig) -> None:
    await _invites(office)
    for stranger in range(strangers.MOST_WRONG // 4 + 5):
        await _guesses(office, f"guesser {stranger}", 4)
    assert office.keys("gaoyuan") == ["binding-guessed"]
    await office.says("newcomer", f"/start {CODE}")
    assert office.boxes["lina"] == []
    office.now += strangers.QUIET
    await office.says("newcomer", f"/start {CODE}")
    assert office.last("lina").keys == ["binding-welcome"]


async def test_one_wrong_code_fewer_stops_nobody(office: Rig) -> None:
    await _invites(office)
    for stranger in range(strangers.MOST_WRONG - 1):
        await office.says(f"guesser {stranger}", "/start 1")
    await office.says("newcomer", f"/start {CODE}")
    assert office.last("lina").keys == ["binding-welcome"]
    assert office.boxes["gaoyuan"] == []


async def test_answers_to_all_strangers_together_are_bounded(office: Rig) -> None:
    told = [len(await office.says(f"stranger {number}", "您好")) for number in range(strangers.MOST_ANSWERS + 20)]
    assert sum(told) == strangers.MOST_ANSWERS
    office.now += strangers.QUIET
    assert len(await office.says("stranger 999", "您好")) == 1


async def test_strangers_are_forgotten_in_time(office: Rig) -> None:
    await _guesses(office, "guesser", 1)
    office.now += strangers.FORGOTTEN
    await _guesses(office, "another", 1)
    rows = await office.store.run(lambda tx: tx.find(strangers.STRANGER))
    assert {row.id for row in rows} == {str(office.chats["another"]), strangers.ALL}


async def test_a_code_is_not_kept_in_clear(office: Rig) -> None:
    await _invites(office)
    await office.says("newcomer", f"/start {CODE}")
    await office.store.close()
    kept = b"".join(file.read_bytes() for file in office.path.rglob("*") if file.is_file())
    assert CODE.encode() not in kept


async def test_who_is_bound_already_is_greeted(office: Rig) -> None:
    answers = await office.says("wangfang", "/start anything")
    assert [seen.keys[0] for seen in answers] == ["binding-already", "help-head"]


def _leaves(office: Rig, person: str, day: date) -> None:
    people = dict(office.people.people)
    people[person] = replace(people[person], leaves_on=day)
    office.people = replace(office.people, people=people)


async def test_a_leaver_loses_access_on_the_day_after_his_last(office: Rig) -> None:
    await asks_for_leave(office)
    button = office.last("zhaogang").data("同意")
    _leaves(office, "zhaogang", date(2026, 11, 20))
    assert (await office.says("zhaogang", "/todo"))[-1].keys[0] == "list-todo"
    office.now += timedelta(days=1)
    assert [seen.keys for seen in await office.says("zhaogang", "/todo")] == [["binding-stranger"]]
    await office.sends("zhaogang", data=button)
    assert office.popup is None
    assert (await office.case()).steps[0].state == "waiting"


async def test_a_leavers_code_binds_nobody(office: Rig) -> None:
    await _invites(office)
    _leaves(office, "lina", date(2026, 11, 19))
    await office.says("newcomer", f"/start {CODE}")
    assert office.boxes["lina"] == []


async def test_a_group_gets_nothing(office: Rig) -> None:
    for said in ("/leave", "/todo", f"/start {CODE}", "您好"):
        assert await office.sends("wangfang", text=said, private=False) == []
    assert office.boxes["wangfang"] == []


async def test_a_stranger_leaves_no_mark_however_much_he_sends(office: Rig) -> None:
    before = await office.store.run(lambda tx: tx.count(binding.UPDATE, {}))
    for said in ("您好", "/start x", "/leave"):
        await office.says("stranger", said)
    await office.sends("stranger", data="m:leave")
    assert await office.store.run(lambda tx: tx.count(binding.UPDATE, {})) == before


async def test_what_did_not_reach_somebody_comes_when_he_starts_again(office: Rig) -> None:
    office.blocked.add("zhaogang")
    await asks_for_leave(office)
    assert office.boxes["zhaogang"] == []
    office.blocked.clear()
    answers = await office.says("zhaogang", "/start")
    assert "case-head-asks" in [seen.keys[0] for seen in answers]


async def test_what_waited_for_a_newcomer_comes_when_he_is_bound(office: Rig) -> None:
    office.blocked.add("zhaogang")
    await asks_for_leave(office)
    office.blocked.clear()
    await _invites(office, "zhaogang")
    await office.says("newcomer", f"/start {CODE}")
    assert "case-head-asks" in office.keys("zhaogang")
