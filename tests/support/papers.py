"""Documents as people upload them, made in memory: office files, PDF, pictures, and such as play tricks."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
JPEG = b"\xff\xd8\xff\xe0" + bytes(64)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)
"""Also how an office file with a password begins."""
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(**parts: str | bytes) -> bytes:
    """A zip file of parts; in their names `__` stands for a slash."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("__", "/"), content)
    return made.getvalue()


def docx(*paragraphs: str, **more: str | bytes) -> bytes:
    """A Word file; within a paragraph `|` begins a new run."""
    runs = ["".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in said.split("|")) for said in paragraphs]
    body = "".join(f"<w:p>{run}</w:p>" for run in runs)
    return packed(**{"word__document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>"}, **more)


def xlsx(cell: str, sheet: str = "Sheet1") -> bytes:
    """An Excel file with one cell."""
    return packed(
        **{
            "xl__workbook.xml": f'<workbook><sheets><sheet name="{sheet}"/></sheets></workbook>',
            "xl__sharedStrings.xml": f"<sst><si><t>{cell}</t></si></sst>",
            "xl__worksheets__sheet1.xml": "<worksheet><c><v>0</v></c></worksheet>",
        }
    )


def pptx(said: str) -> bytes:
    """A presentation with one slide."""
    slide = f"<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:r><a:t>{said}</a:t></a:r></a:p></p:sld>"
    return packed(**{"ppt__presentation.xml": "<p:presentation xmlns:p='p'/>", "ppt__slides__slide1.xml": slide})


def pdf(said: str, password: str = "", attached: bytes = b"", title: str = "") -> bytes:
    """A PDF of one page; the words are there as characters."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): _fonts()})
    content = DecodedStreamObject()
    content.set_data(b"BT /F1 16 Tf 72 720 Td <" + said.encode("utf-16-be").hex().encode() + b"> Tj ET")
    page[NameObject("/Contents")] = writer._add_object(content)
    if title:
        writer.add_metadata({"/Title": title})
    if attached:
        writer.add_attachment("more.bin", attached)
    if password:
        writer.encrypt(password, algorithm="AES-256")
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _fonts() -> DictionaryObject:
    """A Chinese font that every reader has, its characters as UTF-16."""
    name = NameObject
    below = DictionaryObject({name("/Type"): name("/Font"), name("/Subtype"): name("/CIDFontType0")})
    below[name("/BaseFont")] = name("/STSong-Light")
    font = DictionaryObject({name("/Type"): name("/Font"), name("/Subtype"): name("/Type0")})
    font[name("/BaseFont")] = name("/STSong-Light")
    font[name("/Encoding")] = name("/UniGB-UTF16-H")
    font[name("/DescendantFonts")] = ArrayObject([below])
    return DictionaryObject({name("/F1"): font})
