"""《涉密人员管理制度》 (18), as far as leave needs it: 保密机要局 marks who handles secrets (18.2, 18.13)."""

from workflow.article import articles
from workflow.field import Request, choice, person
from workflow.matter import Finding, Matter
from workflow.over import holds_for_good

MARKING = articles("18.2")


def opens(request: Request) -> Finding | None:
    """Only 保密机要局 marks; only it sees the marks."""
    mine = request.applicant.id in request.office.roster.holders("security")
    return None if mine else Finding("classified-security-only", MARKING)


MATTERS = (
    Matter(
        name="classified_staff",
        regulation="18",
        rule="2026-11",
        read=lambda request: request,
        fields=(person("who"), choice("mark", lambda _: ["yes", "no"])),
        opens=opens,
        command="classified",
        over_on=holds_for_good,
    ),
)
