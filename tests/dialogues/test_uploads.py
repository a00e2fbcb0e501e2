"""What a form takes as a file: by its content, under a plain name, one for each question."""

import unicodedata

import pytest
from asking_leave import approves, fills_in_leave
from rig import Rig

from handlers.uploads import ENDINGS, LONGEST_NAME, clean_name

DOCX = next(kind for kind, endings in ENDINGS.items() if "docx" in endings)


@pytest.mark.parametrize(
    ("name", "type", "kept"),
    [
        ("证明.pdf", "application/pdf", "证明.pdf"),
        ("证明.PDF", "application/pdf", "证明.PDF"),
        ("证明.docx", DOCX, "证明.docx"),
        ("photo.jpg", "image/png", "photo.jpg"),
        ("", "application/pdf", "file.pdf"),
        ("证明", "image/jpeg", "证明.jpg"),
        ("第3.4节", "image/jpeg", "第3.4节.jpg"),
        ("../../etc/证明.pdf", "application/pdf", "etc 证明.pdf"),
        ("证\u202e明\u2066\u200b\x00.pdf", "application/pdf", "证明.pdf"),
        ("=HYPERLINK(1).pdf", "application/pdf", "=HYPERLINK(1).pdf"),
    ],
)
async def test_a_file_is_kept_under_a_plain_name(office: Rig, name: str, type: str, kept: str) -> None:
    await fills_in_leave(office, kind="病假")
    card = (await office.uploads("wangfang", name, type))[-1]
    assert card.keys[0] == "form-confirm"
    assert kept in card.text


@pytest.mark.parametrize("name", ["证明.exe", "证明\u202efdp.exe", "证明.pdf.js", "证明.docx"])
async def test_a_name_of_another_kind_than_the_content_is_not_taken(office: Rig, name: str) -> None:
    await fills_in_leave(office, kind="病假")
    answer = (await office.uploads("wangfang", name))[-1]
    assert answer.keys == ["file-misnamed", "leave-ask-certificate"]


@pytest.mark.parametrize("fault", ["file-locked", "file-packed", "file-damaged", "file-unreachable"])
async def test_a_file_with_a_fault_is_not_taken_and_the_question_comes_again(office: Rig, fault: str) -> None:
    await fills_in_leave(office, kind="病假")
    answer = (await office.uploads("wangfang", fault=fault))[-1]
    assert answer.keys == [fault, "leave-ask-certificate"]


async def test_a_file_that_was_not_read_is_not_taken(office: Rig) -> None:
    await fills_in_leave(office, kind="病假")
    file = {"file_id": "f", "name": "证明.pdf", "size": 10, "type": "application/pdf"}
    answer = (await office.sends("wangfang", file=file))[-1]
    assert answer.keys == ["file-unreachable", "leave-ask-certificate"]


async def test_what_the_sender_says_of_the_type_does_not_count(office: Rig) -> None:
    await fills_in_leave(office, kind="病假")
    answer = (await office.uploads("wangfang", "证明.pdf", type="application/octet-stream"))[-1]
    assert answer.keys == ["answer-file-type", "leave-ask-certificate"]


async def test_a_question_has_one_file_and_a_later_one_takes_its_place(office: Rig) -> None:
    await fills_in_leave(office, kind="病假")
    for number in range(3):
        await office.uploads("wangfang", f"第{number}份.pdf")
    await office.presses("wangfang", "提交")
    assert (await office.case()).values["certificate"]["name"] == "第2份.pdf"
    await approves(office, "zhaogang")
    assert [seen.file["name"] for seen in office.boxes["zhaogang"] if seen.file] == ["第2份.pdf"]


@pytest.mark.clause("19.9")
async def test_a_marking_on_the_first_pages_is_refused_like_one_in_a_text(office: Rig) -> None:
    await fills_in_leave(office, kind="病假")
    asked = office.last("wangfang").keys
    await office.uploads("wangfang", rule="star")
    assert office.last("wangfang").keys == ["guard-refused"]
    assert office.last("gaoyuan").keys == ["guard-noted"]
    assert len(office.deleted) == 1
    assert (await office.uploads("wangfang"))[-1].keys[0] == "form-confirm", asked


def test_a_name_is_short_and_keeps_its_ending() -> None:
    name = clean_name("长" * 300 + ".pdf")
    assert len(name) == LONGEST_NAME
    assert name.endswith(".pdf")
    assert len(clean_name("长" * 300)) == LONGEST_NAME


def test_no_name_has_a_character_that_is_not_seen() -> None:
    every = "".join(map(chr, [*range(0xD800), *range(0xE000, 0x30000, 7)]))
    for start in range(0, len(every), 60):
        name = clean_name(every[start : start + 60])
        assert not [char for char in name if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp")]
        assert not set(name) & set('/\\:*?"<>|')
