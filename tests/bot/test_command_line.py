"""The command line: what an administrator is told, in his language, and that nothing is a traceback."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import cli
from bot.command_line import MEND_FIRST
from bot.office_template import template
from bot.rules import lines, parts
from locales import LANGUAGES
from storage.invites import spooled


def banshi(*words: str, language: str = "en") -> Result:
    return CliRunner().invoke(cli, ["--lang", language, *words])


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office.toml as `banshi init` writes it."""
    file = tmp_path / "office.toml"
    assert banshi("init", str(file)).exit_code == 0
    return file


def changed(office: Path, old: str, new: str) -> Path:
    """The file with one thing changed."""
    text = office.read_text(encoding="utf-8")
    assert old in text
    office.write_text(text.replace(old, new, 1), encoding="utf-8")
    return office


def test_init_writes_a_file_that_check_accepts_and_leaves_one_alone_that_is_there(office: Path) -> None:
    assert office.read_text(encoding="utf-8") == template()
    assert banshi("check", str(office)).exit_code == 0
    office.write_text("mine", encoding="utf-8")
    assert banshi("init", str(office)).exit_code == 1
    assert office.read_text(encoding="utf-8") == "mine"


def test_check_shows_who_approves_whom(office: Path) -> None:
    shown = banshi("check", str(office), language="zh").output
    [wangfang] = [line for line in shown.splitlines() if line.startswith("王芳")]
    assert " ".join(wangfang.split()) == "王芳 秘书二室科员 赵刚 → 李明 赵刚 → 李明 → 周正"
    [director] = [line for line in shown.splitlines() if line.startswith("周正")]
    assert director.count("不在系统内办理") == 2


BROKEN = [
    ('head = "zhaogang"\n', "", "units.secretariat_2", "no head"),
    ('head = "zhaogang"\n', 'head = "wangfang"\n', "units.secretariat_2.head", "rank staff"),
    ('secretariat = ["zhaogang", "wumin"]', "secretariat = []", "roles.secretariat", "Nobody"),
    ('security = ["gaoyuan"]', "", "roles.security", "Nobody"),
    ('rank = "director"\n', 'rank = "standing"\n', "people", "no director"),
    (
        'name = "秘书二室"\nhead = "zhaogang"\ndeputy = "liming"',
        'name = "秘书二室"\nhead = "zhaogang"\ndeputy = "linjing"',
        "units.secretariat_2.deputy",
        "deputy or director",
    ),
]


@pytest.mark.parametrize(("old", "new", "where", "said"), BROKEN)
def test_check_finds_what_is_broken(office: Path, old: str, new: str, where: str, said: str) -> None:
    result = banshi("check", str(changed(office, old, new)))
    assert result.exit_code == 1
    assert any(line.startswith(f"{where}:") and said in line for line in result.output.splitlines())


def test_check_finds_a_circle(office: Path) -> None:
    changed(office, 'head = "linjing"\ndeputy = "liming"', 'head = "linjing"\ndeputy = "zhaogang"')
    changed(office, 'head = "zhaogang"\ndeputy = "liming"', 'head = "zhaogang"\ndeputy = "linjing"')
    result = banshi("check", str(office))
    assert result.exit_code == 1
    assert "linjing → zhaogang → linjing" in result.output


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_in_the_file_is_no_traceback(office: Path, language: str) -> None:
    changed(office, 'unit = "finance"', 'unit = "money"')
    run = ["run", "--office", str(office)]
    for words in (["check", str(office)], run, ["invite", "x", "--office", str(office)]):
        result = banshi(*words, language=language)
        assert result.exit_code == (MEND_FIRST if words is run else 1)
        assert "people[13].unit" in result.output
        assert isinstance(result.exception, SystemExit)


@pytest.mark.scenario("S-62")
@pytest.mark.clause("21.1-7")
@pytest.mark.parametrize("url", ["", "https://api.telegram.org"])
def test_run_refuses_a_messenger_on_the_internet(office: Path, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANSHI_TOKEN", "1:x")
    changed(office, 'base_url = ""', f'base_url = "{url}"')
    result = banshi("run", "--office", str(office), "--data", str(office.parent / "data"))
    assert result.exit_code == MEND_FIRST
    assert "21.1-7" in result.output
    assert not (office.parent / "data").exists()


@pytest.mark.parametrize("given", ["wangfang", "王芳", "小王"])
def test_an_invite_is_made_and_only_its_hash_is_kept(office: Path, given: str) -> None:
    data = office.parent / "data"
    result = banshi("invite", given, "--office", str(office), "--data", str(data))
    assert result.exit_code == 0
    [(id, doc)] = list(spooled(data))
    assert doc is not None
    assert doc["person"] == "wangfang"
    code = result.output.rsplit("/start ", 1)[1].strip()
    [file] = (data / "invites").iterdir()
    assert code not in file.name
    assert code.encode() not in file.read_bytes()
    assert len(id) == 64
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    assert oct((data / "invites").stat().st_mode & 0o777) == "0o700"


def test_an_invite_for_nobody_is_refused(office: Path) -> None:
    data = office.parent / "data"
    result = banshi("invite", "某人", "--office", str(office), "--data", str(data))
    assert result.exit_code == 1
    assert not data.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_lists_what_is_enforced_by_article(language: str) -> None:
    shown = banshi("rules", "30", language=language).output
    clauses = [line.split()[0] for line in shown.splitlines() if not line.startswith(" ")]
    assert "30.4-1" in clauses
    assert clauses.index("30.4-2") < clauses.index("30.9-1")
    assert all(clause.startswith("30.") for clause in clauses)
    assert "leave-too-long" in shown


def test_rules_of_a_regulation_that_is_not_there_names_those_that_are() -> None:
    result = banshi("rules", "99")
    assert result.exit_code == 1
    assert "30" in result.output


def test_every_article_with_parts_is_listed_once() -> None:
    shown = [line.split()[0] for line in lines("en", None) if not line.startswith(" ")]
    assert shown == [article.clause for article in parts()]
    assert len(shown) == len(set(shown))


def test_the_help_is_there_in_both_languages() -> None:
    shown = CliRunner().invoke(cli, ["--help"], terminal_width=200).output
    for word in ("init", "demo", "run", "check", "invite", "rules", "office.toml"):
        assert word in shown


def test_a_time_that_is_none_is_refused(tmp_path: Path) -> None:
    result = banshi("demo", "--now", "yesterday", "--data", str(tmp_path / "demo"))
    assert result.exit_code == 1
    assert "yesterday" in result.output


def test_the_demo_starts_and_ends_when_it_is_told(tmp_path: Path) -> None:
    environ = {**os.environ, "PYTHONUNBUFFERED": "1", "LANG": "zh_CN.UTF-8"}
    words = [sys.executable, "-m", "bot", "demo", "--port", "0", "--data", str(tmp_path / "demo")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ) as demo:
        assert demo.stdout is not None
        said = [demo.stdout.readline().decode() for _ in LANGUAGES]
        demo.send_signal(signal.SIGTERM)
        _, errors = demo.communicate(timeout=30)
    assert all("http://127.0.0.1:" in line for line in said)
    assert demo.returncode == 0
    assert b"Traceback" not in errors
