"""Menus: sent anew only to those whose commands are others than before."""

from dataclasses import replace

from kit import Desk

from bot.menus import refresh_menus
from workflow.store import OUTBOX


async def menus(desk: Desk) -> list[str]:
    """Whose menus are in the outbox."""
    rows = await desk.store.run(lambda tx: tx.find(OUTBOX))
    return [row.doc["person"] for row in rows if row.doc["kind"] == "menu"]


async def test_everybody_gets_a_menu_and_a_restart_sends_none_again(desk: Desk) -> None:
    await desk.store.run(lambda tx: refresh_menus(tx, desk.office))
    desk.clock.move(60)
    await desk.store.run(lambda tx: refresh_menus(tx, desk.office))
    assert sorted(await menus(desk)) == sorted(desk.chats)


async def test_who_may_do_other_things_now_gets_a_new_menu(desk: Desk) -> None:
    await desk.store.run(lambda tx: refresh_menus(tx, desk.office))
    desk.clock.move(60)
    roster = replace(desk.settings.roster, roles={**desk.settings.roster.roles, "security": ("jiangxin",)})
    office = replace(desk.office, roster=roster)
    await desk.store.run(lambda tx: refresh_menus(tx, office))
    assert sorted((await menus(desk))[len(desk.chats) :]) == ["gaoyuan", "jiangxin"]
