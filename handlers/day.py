"""`/today`: somebody's own day, and whether he is sent it every morning."""

from dataclasses import replace

from handlers.talk import Talk
from workflow.day import day
from workflow.digest import switch, wanted
from workflow.message import Button, Line, Message


def today(talk: Talk) -> None:
    """My meetings and cars of today, what waits for me, what I owe."""
    desk = talk.desk
    found = day(desk, talk.person) or Message((Line("day-empty", {"day": desk.office.half_day.day}),))
    on = wanted(desk.tx, talk.person)
    button = Button(Line("day-digest-stop" if on else "day-digest-start"), f"m:{'digest_off' if on else 'digest_on'}")
    talk.say(replace(found, buttons=((button,),)))


def digest_on(talk: Talk) -> None:
    """From the next working morning on my day comes by itself."""
    switch(talk.desk.tx, talk.desk.office, talk.person, True)
    talk.say("day-digest-on", clock=f"{talk.desk.office.calendar.hours.am[0]:%H:%M}")


def digest_off(talk: Talk) -> None:
    """It comes no more."""
    switch(talk.desk.tx, talk.desk.office, talk.person, False)
    talk.say("day-digest-off")
