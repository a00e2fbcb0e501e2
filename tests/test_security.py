"""The page on security says what is there: every file and test that it names; and what it says is not there."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| ")]
ATTACKS = [row for row in ROWS if row != ["attack", "what stops it", "test"]]
TABLE_WRITERS = {"csv", "openpyxl", "xlsxwriter", "xlwt", "pandas", "odf"}
WRITES_MARKUP = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function")


@cache
def _tests() -> frozenset[str]:
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in (ROOT / "tests").rglob("test_*.py")]
    defined = [node for tree in trees for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return frozenset(node.name for node in defined)


@pytest.mark.parametrize("row", ATTACKS, ids=[row[0] for row in ATTACKS])
def test_every_attack_is_stopped_by_a_file_and_shown_by_a_test(row: list[str]) -> None:
    _, stops, shown = row
    files = re.findall(r"`([\w/.]+/[\w.]+)`", stops)
    assert [file for file in files if not (ROOT / file).is_file()] == []
    assert files or "there is no export" in stops
    named = re.findall(r"`(\w+)`", shown)
    assert named
    assert [name for name in named if name not in _tests()] == []


def _imported(file: Path) -> set[str]:
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    found = {alias.name.partition(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    return found | {str(node.module).partition(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}


def test_no_table_file_is_written() -> None:
    rooms = ("bot", "handlers", "locales", "messenger", "regulations", "storage", "workflow")
    ours = [file for room in rooms for file in (ROOT / room).rglob("*.py")]
    assert len(ours) > 100
    assert [file.name for file in ours if _imported(file) & TABLE_WRITERS] == []


def test_no_script_of_the_page_writes_markup() -> None:
    scripts = list((ROOT / "messenger" / "page").glob("*.js"))
    assert len(scripts) > 5
    assert [file.name for file in scripts if WRITES_MARKUP.search(file.read_text(encoding="utf-8"))] == []
