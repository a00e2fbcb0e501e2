"""A message with a secrecy marking is refused at the door: not kept, not quoted, reported without content."""

import pytest
from asking_leave import LEAVE
from rig import Rig

from handlers.guard import SPOKEN_OF
from handlers.guard.filenames import FILE_NAMES
from handlers.guard.marks import MARKS
from locales import LANGUAGES, has

MARKED = "机密★10年 关于某项工作的通知"
"""A marking of the kind that the guard refuses; everything behind it is made up."""


async def _refused(office: Rig, **incoming: object) -> None:
    answers = await office.sends("wangfang", message_id=77, **incoming)
    assert [seen.keys for seen in answers] == [["guard-refused"]]
    for way_out in ("机要渠道", "电话", "保密机要局"):
        assert way_out in answers[0].text
    assert "第二条" in answers[0].text
    assert office.deleted == [("wangfang", 77)]


async def test_a_marked_text_is_refused_and_told_to_the_security_office(office: Rig) -> None:
    await _refused(office, text=MARKED)
    note = office.last("gaoyuan")
    assert note.keys == ["guard-noted"]
    assert "王芳" in note.text
    assert "2026年11月20日（周五）09:00" in note.text
    assert "密级与“★”并用" in note.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_words_for_the_security_office(language: str) -> None:
    keys = {rule.key for rule in (*MARKS, *FILE_NAMES)} | {SPOKEN_OF}
    assert [key for key in keys if not has(language, f"guard-{key}")] == []


async def test_a_marked_caption_is_refused(office: Rig) -> None:
    file = {"file_id": "f", "name": "scan.pdf", "size": 10, "type": "application/pdf"}
    await _refused(office, file=file, caption=MARKED)


async def test_a_marked_file_name_is_refused(office: Rig) -> None:
    file = {"file_id": "f", "name": "机密★通知.pdf", "size": 10, "type": "application/pdf"}
    await _refused(office, file=file)


async def test_a_marked_caption_of_a_voice_message_is_refused(office: Rig) -> None:
    await _refused(office, other="voice", caption=MARKED)


async def test_a_message_that_is_changed_into_a_marked_one_is_refused(office: Rig) -> None:
    await _refused(office, text=MARKED, edited=True)


async def test_a_message_that_is_changed_otherwise_says_nothing_anew(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    assert await office.sends("wangfang", text="事假", edited=True) == []
    assert office.last("wangfang").keys[-1] == "leave-ask-kind"
    assert await office.sends("stranger", text="您好", edited=True) == []


async def test_nothing_of_it_is_stored_anywhere(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    await office.says("wangfang", "事假")
    await office.says("wangfang", LEAVE["when"])
    await office.says("wangfang", MARKED)
    await office.store.close()
    kept = b"".join(file.read_bytes() for file in office.path.rglob("*") if file.is_file()).decode()
    assert "某项工作" not in kept
    assert r"\u67d0\u9879\u5de5\u4f5c" not in kept


async def test_the_form_that_was_open_goes_on(office: Rig) -> None:
    await office.says("wangfang", "/leave")
    await office.says("wangfang", MARKED)
    assert (await office.says("wangfang", "事假"))[-1].keys[-1] == "leave-ask-when"


@pytest.mark.parametrize("said", ["手机密码忘了", "与司机密切配合", "拒绝密切接触"])
async def test_everyday_words_pass(office: Rig, said: str) -> None:
    await office.says("wangfang", "/leave")
    await office.says("wangfang", "事假")
    await office.says("wangfang", LEAVE["when"])
    answer = (await office.says("wangfang", said))[-1]
    assert answer.keys[-1] == "leave-ask-place"
    assert office.boxes["gaoyuan"] == []


async def test_a_stranger_learns_nothing_of_the_guard(office: Rig) -> None:
    answers = await office.says("stranger", MARKED)
    assert [seen.keys for seen in answers] == [["binding-stranger"]]


@pytest.mark.scenario("S-48")
@pytest.mark.clause("18.15-1")
async def test_the_leak_report_is_offered_with_the_refusal(office: Rig) -> None:
    await office.says("wangfang", MARKED)
    answers = await office.presses("wangfang", "报告泄密（只登记时间）")
    assert answers[-1].keys[-1] == "leak-ask-found"
