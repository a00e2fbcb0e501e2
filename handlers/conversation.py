"""One update of one person, applied in one transaction: the guard first, then what it is about."""

from typing import Any

from handlers import asking, binding, dialogue, lists, menu, presses, secrecy, strangers
from handlers.drafts import current
from handlers.free_text import hearing
from handlers.incoming import Incoming, Paper
from handlers.talk import Talk
from locales import LANGUAGES
from workflow.attendance import open_desk
from workflow.desk import Matters
from workflow.message import Line, Message, says, titled
from workflow.office import Office
from workflow.post import post
from workflow.reach import heard_from
from workflow.store import Tx
from workflow.vitals import Vitals

LONGEST = 4096
"""Characters of a message that are read; a longer one is refused as a whole."""


def take(tx: Tx, office: Office, matters: Matters, incoming: Incoming, vitals: Vitals | None = None) -> str | None:
    """Apply one update, once. Returns the popup for a pressed button; everything else goes into the outbox.

    vitals: what the process knows of itself at this moment.
    """
    if not incoming.private:
        return None
    person = binding.bound(tx, incoming.chat, office.roster, office)
    if person is None:
        if not incoming.edited:
            _stranger(tx, office, incoming)
        return None
    if not binding.first_time(tx, incoming.update, office):
        return None
    heard_from(tx, person, office.now)
    hit = secrecy.marked(incoming)
    if hit is not None:
        secrecy.refuse(tx, office, person, incoming, hit)
        secrecy.count(open_desk(tx, office, matters), person)
    if hit is not None or incoming.edited:
        return None
    desk, language = open_desk(tx, office, matters), binding.language(tx, person, office)
    talk = Talk(desk, person, language, incoming, vitals=vitals or Vitals())
    _hear(talk)
    return talk.words(talk.popup) if talk.popup else None


def _stranger(tx: Tx, office: Office, incoming: Incoming) -> None:
    """Whoever is not bound: of what he sends no mark is kept, so that a flood of it leaves nothing behind."""
    command, _, code = (incoming.text or "").partition(" ")
    person = binding.bind(tx, incoming.chat, code, office) if command == "/start" and code else None
    key = f"reply/{incoming.update}/1"
    if person is not None:
        binding.first_time(tx, incoming.update, office)
        message = says("binding-welcome", who=titled(person))
        post(tx, office, key, person, message)
        post(tx, office, f"menu/{incoming.update}", person, Message(()), kind="menu")
        heard_from(tx, person, office.now)
    elif strangers.may_answer(tx, incoming.chat, office):
        expires = office.now + strangers.QUIET
        post(tx, office, key, "", says("binding-stranger"), chat=incoming.chat, expires=expires)


def _hear(talk: Talk) -> None:
    incoming = talk.incoming
    if incoming.data is not None:
        _press(talk, incoming.data)
    elif incoming.text is not None:
        _text(talk, incoming.text)
    elif incoming.file is not None:
        _file(talk, incoming.file, incoming.paper or Paper(fault="file-unreachable"))
    else:
        _refuse(talk, Line("not-read-here"))


def _refuse(talk: Talk, why: Line) -> None:
    """Say why a message is not taken; an open question is put again."""
    if not asking.resume(talk, why):
        talk.say(Message((why,)))


def _press(talk: Talk, data: str) -> None:
    verb, _, rest = data.partition(":")
    parts = rest.split(":", 2)
    if verb == "a" and len(parts) == 3:
        presses.press(talk, *parts)
    elif verb == "d" and len(parts) == 3:
        dialogue.press(talk, *parts)
    elif verb == "p" and len(parts) == 2:
        lists.turn(talk, *parts)
    elif verb == "o" and rest:
        lists.show(talk, rest)
    elif verb == "w" and rest:
        hearing.choose(talk, *rest.split(":", 1))
    elif verb == "l" and rest in LANGUAGES:
        _set_language(talk, rest)
    elif verb != "m" or not menu.run(talk, rest):
        talk.popup = Line("press-unknown")


def _set_language(talk: Talk, chosen: str) -> None:
    binding.choose_language(talk.desk.tx, talk.person, chosen)
    talk.language = chosen
    talk.say("language-set")
    talk.send_menu()
    asking.resume(talk)


def _text(talk: Talk, said: str) -> None:
    if len(said) > LONGEST:
        _refuse(talk, Line("answer-too-long", {"limit": LONGEST}))
        return
    if said.startswith("/"):
        _command(talk, said)
        return
    draft = current(talk.desk.tx, talk.person)
    if draft is not None:
        dialogue.take_text(talk, draft, said)
    elif not hearing.hear(talk, said):
        menu.not_understood(talk)


def _command(talk: Talk, said: str) -> None:
    command = (said[1:].split() or [""])[0].split("@")[0]
    if command == "start":
        talk.say("binding-already", who=titled(talk.person))
        menu.run(talk, "help")
    elif not menu.run(talk, command):
        talk.say("command-unknown", command=command[:30])


def _file(talk: Talk, file: dict[str, Any], paper: Paper) -> None:
    draft = current(talk.desk.tx, talk.person)
    if draft is None:
        talk.say("file-not-asked")
    else:
        dialogue.take_file(talk, draft, file, paper)
