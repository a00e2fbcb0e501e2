"""The house rules that a machine can hold: which room may know which, who may ask the time or touch the disk."""

import ast
import io
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("regulations", "workflow", "storage", "handlers", "locales", "bot", "messenger")
FILES = (ROOT / "scheduler.py", *(file for room in ROOMS for file in sorted((ROOT / room).rglob("*.py"))))
TESTS = tuple(sorted((ROOT / "tests").rglob("*.py")))
EVERY = (*FILES, *TESTS)

MAY_IMPORT = {
    "workflow": set(),
    "regulations": {"workflow"},
    "storage": {"workflow"},
    "locales": set(),
    "handlers": {"workflow", "locales"},
    "scheduler": {"workflow"},
    "messenger": set(),
    "bot": {"workflow", "regulations", "storage", "handlers", "locales", "scheduler", "messenger"},
}
"""The arrows of docs/design: room -> the other rooms that it may know."""
LEANS_ON_THE_OFFICE = {"handlers/free_text/scored.py": {"bot", "regulations"}}
"""The entry of the line bench: it reads by the roster and the words of the office that comes with the program."""
COMPOSES_THE_MESSENGER = {"bot/__main__.py", "bot/demo.py"}
OUTSIDE = {"telegram", "apscheduler", "tinydb", "aiohttp", "starlette", "uvicorn", "httpx", "sqlite3", "asyncio"}
OUTSIDE |= {"os", "io", "pathlib", "shutil", "socket", "subprocess", "threading", "logging", "random", "secrets"}
"""What rules and engine do without: network, disk, threads, chance."""

ASKS_THE_TIME = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
    ("time", "localtime"),
    ("time", "gmtime"),
}
DISK_METHODS = {"write_text", "write_bytes", "read_text", "read_bytes", "mkdir", "touch", "unlink", "rmdir", "iterdir"}
DISK_CALLS = {"os.replace", "os.rename", "os.remove", "os.open", "os.unlink", "shutil.copy", "shutil.move", "Path.open"}
MAY_TOUCH_DISK = {
    "locales/__init__.py": "reads the packaged texts",
    "handlers/guard/talk.py": "reads the packaged weights",
    "bot/office_template.py": "reads the packaged office.toml",
    "bot/settings.py": "reads office.toml",
    "bot/access.py": "reads the file that holds the token",
    "bot/__main__.py": "init writes office.toml",
}
"""Besides storage/ and messenger/, with the reason."""
MAY_BE_LONGER = {"tests/storage/test_contract.py": "one contract, run over every store"}
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc", "base", "tools"}


def _name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def _room(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


@cache
def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def _imports(file: Path) -> set[str]:
    """The top-level names of everything that a file imports, relative imports as their own room."""
    found: set[str] = set()
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(_room(file) if node.level else str(node.module).partition(".")[0])
    return found


def _calls(file: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of every call that has one: "open", "os.replace", "date.today"."""
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Call):
            yield node.lineno, _dotted(node.func)


def _dotted(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def _functions(file: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(_tree(file)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def _comments(file: Path) -> Iterator[tuple[int, str]]:
    for token in tokenize.generate_tokens(io.StringIO(file.read_text(encoding="utf-8")).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string


def _may_import(file: Path) -> set[str]:
    room = _room(file)
    return MAY_IMPORT[room] | {room} | LEANS_ON_THE_OFFICE.get(_name(file), set())


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_a_room_knows_only_the_rooms_that_its_arrows_lead_to(room: str) -> None:
    ours = set(MAY_IMPORT)
    wrong = [
        f"{_name(file)} imports {other}"
        for file in FILES
        if _room(file) == room
        for other in sorted((_imports(file) & ours) - _may_import(file))
    ]
    assert not wrong


def test_only_the_composition_knows_the_embedded_messenger() -> None:
    known = {_name(file) for file in FILES if "messenger" in _imports(file) and _room(file) != "messenger"}
    assert known <= COMPOSES_THE_MESSENGER


@pytest.mark.parametrize("room", ["regulations", "workflow"])
def test_rules_and_engine_are_pure(room: str) -> None:
    wrong = [
        f"{_name(file)} imports {other}"
        for file in FILES
        if _room(file) == room
        for other in sorted(_imports(file) & OUTSIDE)
    ]
    assert not wrong


def test_conversations_know_neither_network_nor_disk() -> None:
    ours = [file for file in FILES if _room(file) == "handlers" and _name(file) not in LEANS_ON_THE_OFFICE]
    assert [_name(file) for file in ours if _imports(file) & OUTSIDE] == []


def _asks_the_time(file: Path) -> list[str]:
    calls = [(line, tuple(call.split(".")[-2:])) for line, call in _calls(file)]
    return [f"{_name(file)}:{line} {'.'.join(call)}" for line, call in calls if call in ASKS_THE_TIME]


def test_only_the_clock_asks_what_time_it_is() -> None:
    asked = [place for file in FILES if _room(file) != "messenger" for place in _asks_the_time(file)]
    assert [place for place in asked if not place.startswith("bot/clock.py")] == []


def _touches_disk(file: Path) -> list[str]:
    return [
        f"{_name(file)}:{line} {call}"
        for line, call in _calls(file)
        if call in ("open", "io.open", *DISK_CALLS) or ("." in call and call.rsplit(".", 1)[1] in DISK_METHODS)
    ]


def test_only_the_storage_touches_the_disk() -> None:
    ours = [file for file in FILES if _room(file) not in ("storage", "messenger") and _name(file) not in MAY_TOUCH_DISK]
    assert [place for file in ours for place in _touches_disk(file)] == []


def test_the_exceptions_for_the_disk_are_still_needed() -> None:
    assert [name for name in MAY_TOUCH_DISK if not _touches_disk(ROOT / name)] == []


def test_nothing_is_printed_but_by_the_command_line() -> None:
    assert [f"{_name(file)}:{line}" for file in FILES for line, call in _calls(file) if call == "print"] == []


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {_name(file): len(file.read_text(encoding="utf-8").splitlines()) for file in EVERY}
    long = {name: length for name, length in lengths.items() if length >= 300 and name not in MAY_BE_LONGER}
    assert long == {}


def _length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def test_no_function_is_longer_than_40_lines() -> None:
    wrong = [
        f"{_name(file)} {function.name}" for file in EVERY for function in _functions(file) if _length(function) > 40
    ]
    assert wrong == []


def test_functions_are_about_ten_lines() -> None:
    assert mean(_length(function) for file in FILES for function in _functions(file)) <= 10


def test_folders_are_two_deep() -> None:
    assert [_name(file) for file in EVERY if len(file.relative_to(ROOT).parts) > 3] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [_name(file) for file in EVERY if file.stem in VAGUE] == []


def test_every_module_says_what_it_is() -> None:
    spoken = [file for file in EVERY if file.read_text(encoding="utf-8").strip()]
    assert [_name(file) for file in spoken if ast.get_docstring(_tree(file)) is None] == []


@pytest.mark.parametrize("mark", ["TO" + "DO", "FIX" + "ME", "XX" + "X", "type: " + "ignore", "pragma: " + "no cover"])
def test_nothing_is_left_for_later_or_hidden_from_the_checks(mark: str) -> None:
    found = [f"{_name(file)}:{line}" for file in EVERY for line, comment in _comments(file) if mark in comment]
    assert found == []


def _attributes(file: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Attribute):
            yield node.lineno, _dotted(node)


@pytest.mark.parametrize(
    "name", ["mark.skip", "mark.skipif", "mark.xfail", "pytest.skip", "pytest.xfail", "time.sleep"]
)
def test_no_test_is_skipped_and_none_waits_for_a_time(name: str) -> None:
    found = [
        f"{_name(file)}:{line}"
        for file in TESTS
        for line, attribute in _attributes(file)
        if attribute == name or attribute.endswith(f".{name}")
    ]
    assert found == []


def test_no_test_sleeps() -> None:
    slept = [
        f"{_name(file)}:{node.lineno}"
        for file in TESTS
        for node in ast.walk(_tree(file))
        if isinstance(node, ast.Call) and _dotted(node.func).endswith("sleep") and not _yields(node)
    ]
    assert slept == []


def _yields(call: ast.Call) -> bool:
    """`asyncio.sleep(0)` only lets the others run."""
    return bool(call.args) and isinstance(call.args[0], ast.Constant) and call.args[0].value == 0
