"""《督促检查室工作细则》 (9, 1.33-1.36): one matter one item, approved before anybody is told, followed to its end."""

from regulations.supervision_clock import DUTIES
from regulations.supervision_form import CHECKS, FIELDS, Item, begin, opens, remarks
from regulations.supervision_item import SUPERVISION, SupervisionSettings
from regulations.supervision_office import OFFICE_ACTS
from regulations.supervision_sheet import LISTS, NEEDS, agenda, also, overview, sheet, standing, stands
from regulations.supervision_unit import EXTENSION_CHECKS, UNIT_ACTS
from regulations.supervision_words import WORDS
from workflow.act import Deed, Done, Follow
from workflow.article import articles
from workflow.authority import deputy_in_charge, director
from workflow.matter import Matter
from workflow.route import Tier

APPROVAL = articles("9.8-1", "9.4-1")


def opened(deed: Deed) -> Done:
    """An item on a leader's new instruction: its parent waits for it."""
    about = deed.case.about
    return Done(
        deed.case, follows=(Follow(about, "sup_child", {"by": deed.case.id, "state": "open"}),) if about else ()
    )


ROUTE: tuple[Tier[Item], ...] = (
    Tier("deputy", deputy_in_charge, APPROVAL, lambda item: True),
    Tier("director", director, APPROVAL, lambda item: True),
)
"""分管副主任, then 主任 (AM-90); the committee leader who approves besides (AM-91) is recorded by 督查室 (K-40)."""

MATTERS = (
    Matter(
        name=SUPERVISION,
        regulation="9",
        rule="2026-11",
        read=Item,
        fields=FIELDS,
        checks=(*CHECKS, *EXTENSION_CHECKS),
        route=ROUTE,
        acts=(*UNIT_ACTS, *OFFICE_ACTS),
        duties=DUTIES,
        opens=opens,
        needs=NEEDS,
        remarks=remarks,
        standing=standing,
        stands=stands,
        also=also,
        sheet=sheet,
        files_with=SUPERVISION,
        begin=begin,
        opened=opened,
        lists=LISTS,
        words=WORDS,
        agenda=agenda,
        overview=overview,
        command="supervision",
        settings=SupervisionSettings,
    ),
)
