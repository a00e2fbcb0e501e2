"""A wrong answer is told why, and the question comes again; nothing of it is kept."""

import pytest
from asking_leave import LEAVE, asks_for_leave, fills_in_leave
from rig import Rig, Seen

ORDER = list(LEAVE)


async def _asked(office: Rig, field: str, **changes: str) -> None:
    """The form has come to this question."""
    await office.says("wangfang", "/leave")
    for name in ORDER[: ORDER.index(field)]:
        await office.says("wangfang", (LEAVE | changes)[name])


async def _says(office: Rig, field: str, said: str) -> Seen:
    await _asked(office, field)
    return (await office.says("wangfang", said))[-1]


@pytest.mark.parametrize(
    ("field", "said", "why"),
    [
        ("kind", "随便", "answer-choose"),
        ("kind", "😀", "answer-choose"),
        ("kind", "假", "answer-choose"),
        ("when", "6月31日", "date-refuse-no-such-day"),
        ("when", "11月25日到11月23日", "date-refuse-end-before-start"),
        ("when", "今天到9999年12月31日", "date-refuse-out-of-range"),
        ("when", "0天", "date-ask-no-start"),
        ("when", "3天", "date-ask-no-start"),
        ("when", "昨天", "leave-past"),
        ("when", "11月21日", "leave-no-workday"),
        ("when", "11月23日到26日上午", "leave-too-long"),
        ("when", "😀", "answer-period"),
        ("when", "尽快", "date-ask-vague"),
        ("when", "看情况", "answer-period"),
        ("reason", "……", "answer-text"),
        ("reason", "😀", "answer-text"),
        ("reason", "长" * 201, "answer-too-long"),
        ("reason", "长" * 4_000_000, "answer-too-long"),
        ("place", "火星", "answer-choose"),
        ("stand_in", "张三丰", "answer-person"),
        ("stand_in", "李娜和马军", "answer-one-person"),
        ("stand_in", "赵刚、马军", "answer-one-person"),
        ("stand_in", "王芳", "leave-stand-in-self"),
        ("stand_in", "😀", "answer-person"),
        ("phone", "1380000", "answer-phone"),
        ("phone", "123", "answer-phone"),
        ("phone", "没有", "answer-phone"),
        ("phone", "13800000006 13800000007", "answer-phone"),
        ("phone", "😀", "answer-phone"),
    ],
)
async def test_a_wrong_answer_is_told_why_and_asked_again(office: Rig, field: str, said: str, why: str) -> None:
    answer = await _says(office, field, said)
    assert answer.keys[0] == why
    assert f"leave-ask-{field}" in answer.keys
    assert answer.labels, "every question has a button"
    right = (await office.says("wangfang", LEAVE[field]))[-1]
    assert right.keys[0] in ("form-answered", "form-answered-period", "form-confirm")


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("13800000006", "13800000006"),
        ("+86 138-0000-0006", "13800000006"),
        ("１３８００００００６６", "13800000066"),
        ("电话：010-65001234", "01065001234"),
        ("65001234", "65001234"),
        ("+852 2345 6789", "+85223456789"),
    ],
)
async def test_a_telephone_number_is_kept_as_its_digits(office: Rig, said: str, kept: str) -> None:
    await fills_in_leave(office, phone=said)
    await office.says("wangfang", "提交")
    assert (await office.case()).values["phone"] == kept


@pytest.mark.parametrize(
    ("said", "kept"), [("李娜", "lina"), ("赵主任", "zhaogang"), ("马师傅", "majun"), ("财务室老钱", "qianmin")]
)
async def test_a_person_is_understood_as_colleagues_call_him(office: Rig, said: str, kept: str) -> None:
    await fills_in_leave(office, stand_in=said)
    await office.says("wangfang", "提交")
    assert (await office.case()).values["stand_in"] == kept


@pytest.mark.parametrize("field", ORDER)
async def test_a_photo_is_no_answer_to_a_question_of_words(office: Rig, field: str) -> None:
    await _asked(office, field)
    answer = (await office.uploads("wangfang", "photo.jpg", "image/jpeg"))[-1]
    assert answer.keys[0].startswith("answer-no-file-")
    assert f"leave-ask-{field}" in answer.keys


async def test_words_are_no_certificate_and_the_oral_way_is_named(office: Rig) -> None:
    await fills_in_leave(office, kind="病假")
    answer = (await office.says("wangfang", "明天补"))[-1]
    assert answer.keys == ["leave-needs-certificate", "leave-ask-certificate"]
    assert "《请销假制度》第六条" in answer.text
    assert "/oral" in answer.text


@pytest.mark.parametrize(
    ("name", "type", "size", "why"),
    [
        ("证明.docx", "application/vnd.ms-word", 1000, "answer-file-type"),
        ("证明.exe", "application/octet-stream", 1000, "answer-file-type"),
        ("证明.pdf", "", 1000, "answer-file-type"),
        ("证明.pdf", "application/pdf", 10 * 1024 * 1024 + 1, "answer-file-size"),
    ],
)
async def test_a_file_of_another_type_or_too_large_is_not_taken(
    office: Rig, name: str, type: str, size: int, why: str
) -> None:
    await fills_in_leave(office, kind="病假")
    answer = (await office.uploads("wangfang", name, type, size))[-1]
    assert answer.keys == [why, "leave-ask-certificate"]


async def test_a_file_of_ten_megabytes_is_taken(office: Rig) -> None:
    await fills_in_leave(office, kind="病假")
    answer = (await office.uploads("wangfang", size=10 * 1024 * 1024))[-1]
    assert answer.keys[0] == "form-confirm"


@pytest.mark.parametrize("other", ["voice", "sticker", "location", "unknown"])
async def test_a_voice_message_is_not_read_and_the_question_comes_again(office: Rig, other: str) -> None:
    await _asked(office, "reason")
    answer = (await office.sends("wangfang", other=other))[-1]
    assert answer.keys[0] == "not-read-here"
    assert answer.keys[-1] == "leave-ask-reason"


async def test_without_a_form_a_voice_message_and_a_file_are_told_what_to_do(office: Rig) -> None:
    assert (await office.sends("wangfang", other="voice"))[-1].keys == ["not-read-here"]
    assert (await office.uploads("wangfang"))[-1].keys == ["file-not-asked"]


async def test_a_stand_in_who_is_away_then_is_refused_with_the_article(office: Rig) -> None:
    await asks_for_leave(office, "lina", stand_in="王芳")
    await _asked(office, "stand_in")
    answer = (await office.says("wangfang", "李娜"))[-1]
    assert answer.keys[0] == "leave-stand-in-away"
    assert "《请销假制度》第八条" in answer.text
    assert answer.keys[-1] == "leave-ask-stand_in"


async def test_a_free_message_that_nobody_asked_for_shows_the_menu(office: Rig) -> None:
    answer = (await office.says("wangfang", "天气不错"))[-1]
    assert answer.keys == ["not-understood"]
    assert ["请假", "口头（电话）请假"] in answer.labels
    assert "天气" not in answer.text
