"""What one section of office.toml says about another: that everybody who is named is there, and only once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from zoneinfo import ZoneInfo

from bot.problems import Problem
from bot.sections import Document
from workflow.authority import Rank

_RANKS = [str(rank) for rank in Rank]


def cross_checks(document: Document) -> list[Problem]:
    """Everything that is wrong between the sections."""
    checks = (_doubles, _units, _people, _roles, _substitutes, _director, _hours, _timezone, _token)
    return list(chain.from_iterable(check(document) for check in checks))


def _doubles(document: Document) -> Iterator[Problem]:
    sections = {"people": _ids(document), "units": [unit.id for unit in document.units]}
    for section, ids in sections.items():
        count = Counter(ids)
        for place, id in enumerate(ids):
            if count[id] > 1:
                yield Problem(f"{section}[{place}].id", "cli-wrong-double", {"given": id})


def _known(where: str, given: str | None, known: Iterable[str]) -> Iterator[Problem]:
    allowed = list(known)
    if given is not None and given not in allowed:
        yield Problem(where, "cli-wrong-nobody", {"given": given, "allowed": ", ".join(allowed)})


def _ids(document: Document) -> list[str]:
    return [person.id for person in document.people]


def _units(document: Document) -> Iterator[Problem]:
    for place, unit in enumerate(document.units):
        yield from _known(f"units[{place}].head", unit.head, _ids(document))
        yield from _known(f"units[{place}].deputy", unit.deputy, _ids(document))


def _people(document: Document) -> Iterator[Problem]:
    units = [unit.id for unit in document.units]
    for place, person in enumerate(document.people):
        yield from _known(f"people[{place}].unit", person.unit, units)


def _roles(document: Document) -> Iterator[Problem]:
    for role, holders in document.roles.items():
        for place, holder in enumerate(holders):
            yield from _known(f"roles.{role}[{place}]", holder, _ids(document))


def _substitutes(document: Document) -> Iterator[Problem]:
    ranks = {person.id: _RANKS.index(person.rank) for person in document.people}
    for place, entry in enumerate(document.substitutes):
        where = f"substitutes[{place}]"
        yield from _known(f"{where}.absent", entry.absent, ranks)
        yield from _known(f"{where}.acting", entry.acting, ranks)
        if entry.absent == entry.acting or ranks.get(entry.acting, 0) < ranks.get(entry.absent, 0):
            yield Problem(f"{where}.acting", "cli-wrong-substitute", {"given": entry.acting})
        if _last(entry.end) < _first(entry.start):
            yield Problem(f"{where}.to", "cli-wrong-order")


def _first(written: str) -> str:
    return written if " " in written else f"{written} am"


def _last(written: str) -> str:
    return written if " " in written else f"{written} pm"


def _director(document: Document) -> Iterator[Problem]:
    directors = [place for place, person in enumerate(document.people) if person.rank == "director"]
    for place in directors[1:]:
        yield Problem(f"people[{place}].rank", "cli-wrong-second-director")


def _hours(document: Document) -> Iterator[Problem]:
    hours = document.working_hours
    moments = [*hours.morning, *hours.afternoon]
    if moments != sorted(set(moments)):
        yield Problem("working_hours", "cli-wrong-order")


def _timezone(document: Document) -> Iterator[Problem]:
    given = document.office.timezone
    if not _loads(given):
        yield Problem("office.timezone", "cli-wrong-timezone", {"given": given})


def _loads(zone: str) -> bool:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _token(document: Document) -> Iterator[Problem]:
    messenger = document.messenger
    given = [messenger.token, messenger.token_env, messenger.token_file]
    if sum(map(bool, given)) > 1:
        yield Problem("messenger.token", "cli-wrong-tokens")
