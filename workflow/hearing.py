"""What is approved may concern cases of other matters: those that listen undergo an act in the same transaction."""

from collections.abc import Mapping
from typing import Any

from workflow.act import Follow
from workflow.case import Case, State
from workflow.matter import Matter
from workflow.store import Tx

CASE = "case"


def hearing(tx: Tx, matters: Mapping[str, Matter[Any]], approved: Case) -> tuple[Follow, ...]:
    """The acts that follow on the approved cases of all matters that listen to the family of a case."""
    listening = [
        (name, matter.hears[approved.family]) for name, matter in matters.items() if approved.family in matter.hears
    ]
    return tuple(
        Follow(row.id, act, {"case": approved.id})
        for name, act in listening
        for row in tx.find(CASE, eq={"matter": name, "state": str(State.APPROVED)})
        if row.id != approved.id
    )
