"""Classified meetings (21.2, 26.4, F-17): silence from start to end, and a venue that is ready only with every tick."""

from collections.abc import Callable

from regulations.meeting_changes import runs
from regulations.meeting_form import organisers
from regulations.meeting_people import ABSENT, answer_of, begun, classified, invited, published
from regulations.meeting_rules import SERVICE, SIGNALS, silent_during
from workflow.act import Act, Deed, Done
from workflow.article import articles
from workflow.authority import distinct
from workflow.case import Case, State
from workflow.field import choice, moment
from workflow.message import Line, cite, listed, text
from workflow.office import Office

CHECKLIST = {
    "jammer": articles("21.2-3"),
    "vetted": articles("21.2-2"),
    "audio": SIGNALS,
    "sign": articles("26.4-3"),
}
"""What must be done in the venue before it is ready; who minds the phones is named on the form (26.4-2)."""
MICROPHONES = ("wired", "none", "wireless")
READY = articles("26.4-0", "21.2-3")


def silent(case: Case, office: Office) -> dict[str, tuple[str, ...]]:
    """Who sits in a classified meeting is sent nothing; what is urgent goes to the duty officer and the contact
    outside, who pass it in on paper (21.2-4, K-62)."""
    if not (classified(case) and published(case)):
        return {}
    if not begun(case) and office.now < office.moment(case.values["start"]):
        return {}
    inside = [one for one in invited(case) if answer_of(case, one) != ABSENT]
    outside = [one for one in (*silent_during(office), case.values.get("contact")) if one not in inside]
    return dict.fromkeys(inside, distinct(outside))


def missing(case: Case) -> list[str]:
    """The ticks that are still missing."""
    return [one for one in CHECKLIST if one not in case.facts.get("ticks", {})]


def _prepares(case: Case, who: str, office: Office) -> bool:
    return published(case) and classified(case) and not begun(case) and who in organisers(case, office)


def _may_tick(name: str) -> Callable[[Case, str, Office], bool]:
    return lambda case, who, office: _prepares(case, who, office) and name in missing(case)


def _ticked(deed: Deed, name: str, said: str) -> Done:
    entry = {"by": deed.actor, "at": deed.office.now, "said": said}
    return Done(deed.case.noted(ticks={**deed.case.facts.get("ticks", {}), name: entry}))


def _tick(name: str) -> Callable[[Deed], Done]:
    return lambda deed: _ticked(deed, name, "done")


def audio(deed: Deed) -> Done:
    """Which microphones there are: wireless ones are refused (21.2-4)."""
    microphone = deed.values["microphone"]
    if microphone == "wireless":
        return Done(deed.case, refused=Line("meeting-wireless", {"articles": cite(SIGNALS)}))
    return _ticked(deed, "audio", microphone)


def _may_be_ready(case: Case, who: str, office: Office) -> bool:
    return _prepares(case, who, office) and "ready" not in case.facts


def ready(deed: Deed) -> Done:
    """会场就绪: only with every tick (26.4-0)."""
    lacking = missing(deed.case)
    if lacking:
        what = listed(text(Line(f"meeting-tick-{one}")) for one in lacking)
        return Done(deed.case, refused=Line("meeting-not-ready", {"what": what, "articles": cite(READY)}))
    return Done(deed.case.noted(ready={"by": deed.actor, "at": deed.office.now}))


def checked(case: Case) -> list[Line]:
    """What is done and what is missing in the venue of a classified meeting."""
    if not classified(case) or "invited" not in case.facts:
        return []
    if "ready" in case.facts:
        microphone = case.facts["ticks"]["audio"]["said"]
        return [Line("meeting-is-ready", {"audio": text(Line(f"meeting-microphone-{microphone}"))})]
    lacking = [text(Line(f"meeting-tick-{one}")) for one in missing(case)]
    return [Line("meeting-lacks", {"what": listed(lacking)})] if lacking else []


def _may_end(case: Case, who: str, office: Office) -> bool:
    return runs(case, who, office) and begun(case)


def end(deed: Deed) -> Done:
    """It is over: who was inside gets what was held."""
    return Done(deed.case.noted(ended=deed.office.now).move("close", State.CLOSED))


def prolong(deed: Deed) -> Done:
    """It takes longer; the silence lasts with it."""
    until = deed.values["until"]
    if deed.office.moment(until) <= deed.office.now:
        return Done(deed.case, refused=Line("meeting-backwards", {"articles": cite(SERVICE)}))
    return Done(deed.case.with_values(until=until))


CLASSIFIED_ACTS = (
    *(Act(f"meeting_{one}", _may_tick(one), _tick(one), CHECKLIST[one]) for one in CHECKLIST if one != "audio"),
    Act(
        "meeting_audio", _may_tick("audio"), audio, SIGNALS, fields=(choice("microphone", lambda _: list(MICROPHONES)),)
    ),
    Act("meeting_ready", _may_be_ready, ready, READY),
    Act("meeting_end", _may_end, end, SERVICE),
    Act("meeting_prolong", _may_end, prolong, SERVICE, fields=(moment("until", after="until"),)),
)
