"""Which texts there are, and which the code and the declarations of the matters lead to."""

import ast
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeGuard, get_args

from cast import roster
from fluent.syntax import FluentParser
from fluent.syntax.ast import BaseNode, Junk, Message, SelectExpression, VariableReference
from fluent.syntax.visitor import Visitor

import locales
from handlers.menu import COMMON
from regulations import matters
from workflow.act import Act, never
from workflow.article import Article
from workflow.card import acts_of
from workflow.case import State
from workflow.field import Field, Kind, Request
from workflow.matter import Matter
from workflow.office import Office
from workflow.workdays import SHANGHAI, Calendar

ROOT = Path(__file__).parents[2]
SPEAKING = ("handlers", "workflow", "regulations", "bot")
KEY = re.compile(r"[a-z][a-z_0-9]*(?:-[a-z_0-9]+)+")
SAYS = {"Line": 0, "says": 0, "say": 0, "Finding": 0, "refuse": 0, "warn": 0, "told": 2}
"""Which argument of a call is the key of a text."""
STEPS = (
    "waiting",
    "asked",
    "asked-for",
    "skipped",
    *(f"{s}{f}" for s in ("approved", "refused", "returned") for f in ("", "-for")),
)
BECAUSE = ("self", "vacant", "repeated", "away")


class Parameters(Visitor):
    """The parameters of a text, and those that choose between its variants."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.selectors: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:  # noqa: N802 - the visitor's own naming
        self.names.add(node.id.name)

    def visit_SelectExpression(self, node: SelectExpression) -> None:  # noqa: N802 - the visitor's own naming
        if isinstance(node.selector, VariableReference):
            self.selectors.add(node.selector.id.name)
        self.generic_visit(node)


def parameters(node: BaseNode) -> Parameters:
    """What a text takes."""
    found = Parameters()
    found.visit(node)
    return found


@cache
def messages(language: str) -> dict[str, Message]:
    """Every text of a language by key; a key that stands twice fails."""
    found: dict[str, Message] = {}
    for file in sorted((ROOT / "locales" / language).glob("*.ftl")):
        parsed = FluentParser().parse(file.read_text(encoding="utf-8"))
        for entry in parsed.body:
            assert not isinstance(entry, Junk), f"{file.name}: {entry}"
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{entry.id.name} stands twice in {language}"
                found[entry.id.name] = entry
    return found


@cache
def all_keys() -> frozenset[str]:
    """The keys of the texts."""
    return frozenset(messages("zh"))


def all_written(language: str) -> Iterator[tuple[str, str]]:
    """Every text with its parameters filled in."""
    for key, message in messages(language).items():
        found = parameters(message)
        args: dict[str, Any] = {name: 2 if name in found.selectors else "X" for name in found.names}
        yield key, locales.text(language, key, args)


@cache
def _trees() -> tuple[ast.Module, ...]:
    files = [file for room in SPEAKING for file in sorted((ROOT / room).rglob("*.py"))]
    return tuple(ast.parse(file.read_text(encoding="utf-8")) for file in (*files, ROOT / "scheduler.py"))


def _calls(*names: str) -> Iterator[ast.Call]:
    for node in (node for tree in _trees() for node in ast.walk(tree)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in names:
            yield node


def _is_text(node: ast.expr) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def said() -> Iterator[ast.expr]:
    """What stands where the code names a text."""
    for name, place in SAYS.items():
        yield from (call.args[place] for call in _calls(name) if len(call.args) > place)


def named_outright() -> set[str]:
    """The keys that the code names outright."""
    found = {str(node.value) for node in said() if _is_text(node)}
    return {key for key in found if KEY.fullmatch(key)}


def _composed(node: ast.AST) -> str | None:
    """The pattern of a string that is put together from a fixed beginning: "date-ask-" and what follows."""
    if not isinstance(node, ast.JoinedStr) or not isinstance(node.values[0], ast.Constant):
        return None
    made = "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in node.values)
    return made if re.match(r"[a-z][a-z_]*(\\-|-)", made) else None


def composed_where_said() -> set[str]:
    """The patterns of the keys that are put together where a text is named."""
    return {pattern for node in said() if (pattern := _composed(node))}


def composed() -> set[str]:
    """The patterns of all strings in the code that may be keys put together."""
    nodes = (node for tree in _trees() for node in ast.walk(tree))
    return {pattern for node in nodes if (pattern := _composed(node))}


def words_of_the_code() -> set[str]:
    """Every string that stands in the code: a key may be passed on before it is said."""
    nodes = (node for tree in _trees() for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@cache
def _office() -> Office:
    return Office(datetime(2026, 11, 20, 9, tzinfo=SHANGHAI), roster(), Calendar(), lambda: "t")


def _options(field: Field) -> set[str]:
    asked = [Request(person, {}, _office()) for person in _office().roster.people.values()]
    return {option for request in asked for option in field.options(request)}


def _of_field(matter: Matter[Any], field: Field) -> Iterator[str]:
    yield from (f"{matter.name}-{field.name}", f"{matter.name}-ask-{field.name}")
    if field.kind == "choice":
        yield from (f"{matter.name}-{field.name}-{option}" for option in _options(field))
    if field.kind == "file":
        yield f"{matter.name}-needs-{field.name}"


def _of_act(matter: Matter[Any], act: Act) -> Iterator[str]:
    if act.may is never:
        return
    yield f"act-{act.name}"
    if act.to_form is None:
        yield f"done-{act.name}"
    for field in act.fields:
        yield f"{act.name}-ask-{field.name}"
        if field.name not in [own.name for own in matter.fields]:
            yield f"act-{field.name}"


def _of_matter(matter: Matter[Any]) -> Iterator[str]:
    yield from (f"{matter.name}-title", f"number-{matter.name}")
    if matter.command:
        yield f"{matter.name}-command"
    if matter.files_with:
        yield f"number-{matter.files_with}-filing"
    for field in matter.fields:
        yield from _of_field(matter, field)
    for act in acts_of(matter).values():
        yield from _of_act(matter, act)
    yield from (check.key for check in matter.checks)
    yield from (f"tier-{tier.name}" for tier in matter.route)
    for one in matter.lists:
        yield from (f"command-{one.name}", f"list-{one.name}", f"list-{one.name}-empty")


def _cited() -> set[str]:
    """The texts that name the regulation of every article in the code."""
    clauses = {str(node.value) for call in _calls("article", "articles") for node in call.args if _is_text(node)}
    regulations = {Article(clause).regulation.replace(".", "_") for clause in clauses}
    return {f"{text}-{regulation}" for regulation in regulations for text in ("citation", "article")}


def _reasons() -> Iterator[str]:
    """The texts for what a typed date can lack, as the reading lists them."""
    listed = ast.get_docstring(ast.parse((ROOT / "handlers/dates/reading.py").read_text(encoding="utf-8"))) or ""
    asked, _, refused = listed.partition("Of a refusal")
    yield from (f"date-ask-{reason}" for reason in re.findall(r'"([a-z-]+)"', asked))
    yield from (f"date-refuse-{reason}" for reason in re.findall(r'"([a-z-]+)"', refused))


def _engine() -> Iterator[str]:
    """The keys that follow from the engine's own words."""
    yield from (f"state-{state}" for state in State)
    yield from (f"press-already-{state}" for state in State if state is not State.PENDING)
    yield from (f"step-{step}" for step in STEPS)
    yield from (f"because-{because}" for because in BECAUSE)
    yield from (f"outcome-{state}" for state in ("approved", "refused", "returned"))
    yield from (f"answer-no-file-{kind}" for kind in get_args(Kind) if kind != "file")
    yield from (f"command-{name}" for name in COMMON)
    yield from (f"month-{month}" for month in range(1, 13))
    yield from (f"{text}-{day}" for text in ("weekday", "calendar-weekday") for day in range(1, 8))
    yield from (f"{text}-{part}" for text in ("part", "calendar-from", "calendar-to") for part in ("am", "pm"))
    yield from (f"form-{name}" for name in ("submit", "change", "drop"))
    yield "tier-higher"


def declared() -> set[str]:
    """Every key that a declaration or the engine leads to."""
    of_matters = {key for matter in matters().values() for key in _of_matter(matter)}
    return of_matters | _cited() | set(_reasons()) | set(_engine())
