"""Every form of a mark is refused in every spelling (F-01, 26.2)."""

from collections.abc import Callable

import pytest

from handlers.guard import verdict

LEVELS = ("绝密", "机密", "秘密")

_PINYIN = {"绝密": "juemi", "机密": "jimi", "秘密": "mimi"}
_TONED = {"绝密": "jué mì", "机密": "jī mì", "秘密": "mì mì"}
_TRADITIONAL = {"绝密": "絕密", "机密": "機密", "秘密": "祕密"}
_HOMOPHONE = {"绝密": "觉密", "机密": "鸡密", "秘密": "蜜密"}
_HALVES = {"绝密": "纟色密", "机密": "木几密", "秘密": "禾必宓山"}
_OTHER_HOMOPHONE = {"绝密": "绝米", "机密": "机蜜", "秘密": "秘蜜"}

SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": lambda level: level,
    "spaced": " ".join,
    "far apart": "    ".join,
    "wide blank": "\u3000".join,
    "no-break blank": "\u00a0".join,
    "zero width": "\u200b".join,
    "word joiner": "\u2060".join,
    "soft hyphen": "\u00ad".join,
    "byte order mark": "\ufeff".join,
    "filler": "\u3164".join,
    "accent": "\u0301".join,
    "dotted": "·".join,
    "underlined": "_".join,
    "dashed": " - ".join,
    "locks": "🔒".join,
    "letter within": "m".join,
    "letter after a blank": " m".join,
    "in halves": _HALVES.__getitem__,
    "split lines": "\n".join,
    "split lines of Windows": "\r\n".join,
    "traditional": _TRADITIONAL.__getitem__,
    "pinyin": _PINYIN.__getitem__,
    "capitals": lambda level: _PINYIN[level].upper(),
    "full-width pinyin": lambda level: "".join(chr(ord(letter) + 0xFEE0) for letter in _PINYIN[level]),
    "toned pinyin": _TONED.__getitem__,
    "homophone": _HOMOPHONE.__getitem__,
    "another homophone": _OTHER_HOMOPHONE.__getitem__,
}

FORMS = (
    "{}★10年",
    "{} ★ 长期",
    "{}☆五年",
    "{}*3年",
    "{}星十年",
    "{}★启用前",
    "★{}",
    "份号：000012\n{}★10年\n特急\n关于选址的请示",
    "密级：{}",
    "密级={}，份数：12",
    "密 级：{}\n保密期限：20年",
    "密级为{}，请登记",
    "本件密级{}",
    "【{}】",
    "【{}】关于选址的请示",
    "[{}] 名单",
    "{}级文件一份，请查收",
    "{}文件照片",
    "这份{}文件我发你邮箱了",
    "那份{}的拍给我",
    "此件{}，阅后退回",
)

NAMES = ("{}_方案.docx", "{}★10年.pdf", "【{}】名单.xlsx", "{}文件.pdf", "2026_{}_03.pdf")


@pytest.mark.clause("26.2")
@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("form", FORMS)
def test_a_mark_is_refused_in_every_spelling(form: str, spelling: str) -> None:
    texts = [form.format(SPELLINGS[spelling](level)) for level in LEVELS]
    assert [text for text in texts if verdict(text, "text") != "block"] == []


@pytest.mark.clause("26.2")
@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("form", NAMES)
def test_a_file_name_is_refused_in_every_spelling(form: str, spelling: str) -> None:
    names = [form.format(SPELLINGS[spelling](level)) for level in LEVELS]
    assert [name for name in names if verdict(name, "filename") != "block"] == []


@pytest.mark.clause("26.2")
@pytest.mark.parametrize(
    "organ", ["政法委", "宣传部", "教育局", "应急管理局", "司法局", "法院", "培训中心", "登记中心"]
)
def test_the_name_of_an_organ_does_not_excuse_a_file_name(organ: str) -> None:
    forms = ("{}{}通报.docx", "{}{}文件.pdf", "{}情况报告{}.docx", "{}{}2025.jpg", "关于{}班子的请示_{}.docx")
    names = [form.format(organ, level) for form in forms for level in ("机密", "绝密", "秘密级")]
    assert [name for name in names if verdict(name, "filename") != "block"] == []


@pytest.mark.clause("26.2")
@pytest.mark.parametrize("form", FORMS)
def test_a_mark_is_refused_with_everything_around_it_full_width_or_spaced_out(form: str) -> None:
    marks = [form.format(level) for level in LEVELS]
    wide = ["".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in mark) for mark in marks]
    spaced = ["\n".join(" ".join(line) for line in mark.split("\n")) for mark in marks]
    assert [text for text in wide + spaced if verdict(text, "text") != "block"] == []


ADDRESSED = (
    "您好，{}",
    "@王主任 {}",
    "1. {}",
    "- {}",
    "📌{}",
    "转发：{}",
    "帮我看下：{}",
    "请把下面这段排版：{}",
    "请假两天。{}",
    "{}。会议室怎么订",
    "{}，谢谢",
    "大家早上好\n{}\n谢谢",
)


@pytest.mark.clause("26.2")
@pytest.mark.parametrize("address", ADDRESSED)
@pytest.mark.parametrize("form", FORMS)
def test_a_mark_is_refused_whatever_opens_or_ends_the_message(form: str, address: str) -> None:
    texts = [address.format(form.format(level)) for level in LEVELS]
    assert [text for text in texts if verdict(text, "text") != "block"] == []


APART = (".", "·", "-", "_", "/", "|", "~", "+", " . ", " - ", "。", "、")


@pytest.mark.clause("26.2")
@pytest.mark.parametrize("between", APART)
@pytest.mark.parametrize("mark", ["{}★五年", "{}★10年", "密级：{}", "{}文件", "这份{}材料发我"])
def test_a_mark_with_a_sign_between_all_its_characters_is_refused(mark: str, between: str) -> None:
    texts = [between.join(mark.format(level)) + "\n区划情况" for level in LEVELS]
    assert [text for text in texts if verdict(text, "text") != "block"] == []


URGENCIES = ("特提", "特急", "加急", "平急")
BETWEEN = ("·", " ", "/", "、", "-", "|", "，", " · ")
TELEGRAM_LINES = ("等级：{}", "{}", "【{}】", "发电单位：省委办公厅 等级：{} 共3页")


@pytest.mark.clause("26.2")
@pytest.mark.parametrize("line", TELEGRAM_LINES)
@pytest.mark.parametrize("between", BETWEEN)
def test_the_grade_of_a_cipher_telegram_is_refused_in_either_order(line: str, between: str) -> None:
    grades = [grade for urgency in URGENCIES for grade in (f"{urgency}{between}密", f"密{between}{urgency}")]
    assert [grade for grade in grades if verdict(line.format(grade), "text") != "block"] == []


@pytest.mark.clause("17.4-1")
@pytest.mark.parametrize("line", TELEGRAM_LINES)
@pytest.mark.parametrize("between", BETWEEN)
def test_the_grade_of_a_plain_telegram_passes_in_either_order(line: str, between: str) -> None:
    grades = [grade for urgency in URGENCIES for grade in (f"{urgency}{between}明电", f"明电{between}{urgency}")]
    assert [grade for grade in grades if verdict(line.format(grade), "text") != "pass"] == []


BOXES = ("□", "☐", "○", "（ ）", "[ ]")
TICKS = ("☑", "√", "✓", "■", "●", "（√）", "[x]")


@pytest.mark.clause("26.2")
@pytest.mark.parametrize("level", LEVELS)
def test_a_box_beside_a_level_is_a_mark_only_when_ticked(level: str) -> None:
    forms = (
        "密级：{level}{box}",
        "密级：{box}{level}",
        "密级：{level}{box}\n标题：",
        "{box}{level}",
        "密级：\n{box}{level}",
    )
    empty = [form.format(level=level, box=box) for form in forms for box in BOXES]
    ticked = [form.format(level=level, box=tick) for form in forms for tick in TICKS]
    assert [text for text in empty if verdict(text, "text") != "pass"] == []
    assert [text for text in ticked if verdict(text, "text") != "block"] == []


@pytest.mark.clause("26.2")
def test_an_empty_box_of_the_next_entry_does_not_blank_a_level() -> None:
    assert verdict("密级：机密 □特急 □加急", "text") == "block"


PAPERS = (
    "那份机密文件我放你桌上了",
    "把绝密材料拍给我",
    "密件里说下月搬迁",
    "秘密级通报发你邮箱了",
    "昨晚那份密电译好了",
    "明天的会是机密级的",
)
ASIDES = (
    "培训刚结束，{}",
    "按规定我先报告一下，{}",
    "审批完了，{}",
    "怎么说呢，{}",
    "处分的事先放一放，{}",
    "学习班散了，{}",
    "{}，你什么时候来拿",
    "{}，谁也别说",
    "{}，下午还要培训",
    "{}，规定我懂",
    "{}，处分下周宣布",
    "{}，手续我来补",
    "{}，可以吗",
)


@pytest.mark.clause("26.2")
@pytest.mark.parametrize("paper", PAPERS)
def test_talk_of_rules_in_another_clause_does_not_excuse_a_paper(paper: str) -> None:
    texts = [aside.format(paper) for aside in ASIDES]
    assert [text for text in texts if verdict(text, "text") != "block"] == []
