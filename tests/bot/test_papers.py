"""Uploaded files are told apart by their bytes, and their first pages are read within limits."""

import sys
from collections.abc import Callable

import pytest
from papers import JPEG, OLD_WORD, PNG, docx, packed, pdf, pptx, xlsx

from bot.papers import desk, package
from bot.papers.package import DOCX, MOST_PARTS
from bot.papers.reading import read_pages, read_paper
from handlers.guard import MAX_CHARACTERS

MARK = "机密★10年"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (JPEG, "image/jpeg"),
        (PNG, "image/png"),
        (pdf("假条"), "application/pdf"),
        (docx("假条"), DOCX),
        (packed(a="b"), "application/zip"),
        (OLD_WORD, "application/x-ole-storage"),
        ("假条".encode(), "text/plain"),
        ("假条".encode("gb18030"), "text/plain"),
        (b"MZ\x00\x00\x90", "application/octet-stream"),
        (b"", "application/octet-stream"),
        (b"GIF89a\x00\x01", "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_bytes_are(data: bytes, kind: str) -> None:
    paper = read_paper(data)
    assert (paper.kind, paper.size, paper.fault) == (kind, len(data), None)


@pytest.mark.clause("19.9")
@pytest.mark.parametrize(
    "data",
    [
        MARK.encode(),
        MARK.encode("gb18030"),
        MARK.encode("utf-16"),
        docx("某办公室", "机|密|★|10年"),
        docx("正文", **{"word__header1.xml": f"<w:hdr xmlns:w='w'><w:p><w:t>{MARK}</w:t></w:p></w:hdr>"}),
        docx("正文", **{"docProps__core.xml": "<c xmlns:dc='d'><dc:title>机密</dc:title></c>"}),
        docx("正文", **{"custom__main.xml": f"<w:p xmlns:w='w'><w:t>{MARK}</w:t></w:p>"}),
        xlsx(MARK),
        xlsx("甲", sheet="机密"),
        pptx(MARK),
        pdf(MARK),
        pdf("正文", title="机密"),
        packed(**{"OFD.xml": "<o/>", "Doc_0__Content.xml": f"<p:x xmlns:p='p'><p:TextCode>{MARK}</p:TextCode></p:x>"}),
    ],
)
def test_a_marking_on_the_first_pages_is_read(data: bytes) -> None:
    paper = read_paper(data)
    assert paper.fault is None
    assert paper.rule is not None
    assert "密" not in repr(paper)


@pytest.mark.parametrize("made", [docx, pdf, pptx, xlsx, str.encode])
def test_an_ordinary_document_passes(made: Callable[[str], bytes]) -> None:
    data = made("诊断证明：建议休息三天。机密级文件由专人保管。")
    assert "建议休息三天" in read_pages(data).text
    assert (read_paper(data).rule, read_paper(data).fault) == (None, None)


def test_paragraphs_stay_apart_and_runs_together() -> None:
    assert read_pages(docx("打印|机密", "码", "绝")).text.split() == ["打印机密", "码", "绝"]


def test_as_much_is_read_as_the_guard_looks_at() -> None:
    long = docx(*["阅" * 100] * 1000)
    assert len(read_pages(long).text) == MAX_CHARACTERS
    assert len(read_pages(("阅" * 10 * MAX_CHARACTERS).encode()).text) == MAX_CHARACTERS


def _locked_zip() -> bytes:
    data = bytearray(docx("假条"))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


TRICKS = {
    "a password on a PDF": (pdf("假条", password="x"), "file-locked"),
    "a password on an office file": (_locked_zip(), "file-locked"),
    "something within a PDF": (pdf("假条", attached=b"abc"), "file-packed"),
    "a document within a document": (docx("假条", **{"word__embeddings__a.bin": docx("b")}), "file-packed"),
    "a macro": (docx("假条", **{"word__vbaProject.bin": OLD_WORD}), "file-packed"),
    "an archive within a document": (docx("假条", **{"word__a.dat": b"Rar!\x1a\x07\x00"}), "file-packed"),
    "a bomb of zeros": (docx("假条", **{"word__a.xml": bytes(30 * 1024 * 1024)}), "file-packed"),
    "a bomb of many parts": (docx("假条", **{f"word__{n}": "" for n in range(MOST_PARTS)}), "file-packed"),
    "an entity that expands": (
        packed(**{"word__document.xml": '<!DOCTYPE a [<!ENTITY b "cc">]><w:t xmlns:w="w">&b;</w:t>'}),
        "file-packed",
    ),
    "torn XML": (packed(**{"word__document.xml": "<a><b></a>"}), "file-damaged"),
    "half an office file": (docx("假条" * 100)[:200], "file-damaged"),
    "half a PDF": (b"%PDF-1.7\n1 0 obj", "file-damaged"),
}


@pytest.mark.parametrize(("data", "fault"), TRICKS.values(), ids=TRICKS.keys())
def test_a_file_that_plays_tricks_is_not_taken(data: bytes, fault: str) -> None:
    paper = read_paper(data)
    assert (paper.fault, read_pages(data).text) == (fault, "")


def test_a_bomb_of_moderate_ratio_meets_the_limit_on_all_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_UNPACKED", 1000)
    assert read_paper(docx("a", **{"word__a.txt": "b" * 900})).fault == "file-packed"


async def test_a_file_is_read_in_a_process_of_its_own() -> None:
    paper = await desk.read_apart(docx(MARK))
    assert (paper.kind, paper.fault) == (DOCX, None)
    assert paper.rule == "star"


async def test_the_reading_process_has_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONSTARTUP", "x")
    monkeypatch.setenv("PYTHONHOME", "/nowhere")
    assert (await desk.read_apart(PNG)).kind == "image/png", "a foreign environment would stop the interpreter"


async def test_a_reading_process_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "PATIENCE", 0.0)
    assert (await desk.read_apart(PNG)).fault == "file-unreachable"


async def test_a_reading_process_that_dies_leaves_the_file_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert (await desk.read_apart(PNG)).fault == "file-damaged"
