"""Text with HTML tags -> plain text and entities, refused where the tags are not right."""

import html
import re
from dataclasses import dataclass, field

from messenger.entities import utf16
from messenger.refusal import Json, Refused, bad_request

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
LINK = re.compile(r"(?:https?|mailto|tel|tg):", re.IGNORECASE)
TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)?(?P<attributes>[^<>]*)(?P<close>>?)")
ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|apos|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")


@dataclass
class Reader:
    """What was read so far: the text, the entities that are closed, and the tags that are open."""

    text: str = ""
    entities: list[Json] = field(default_factory=list)
    open: list[tuple[str, Json]] = field(default_factory=list)

    def start(self, name: str, attributes: str) -> None:
        """A tag opens."""
        entity: Json = {"type": KINDS[name], "offset": utf16(self.text), "length": 0}
        given = {
            hit[1].lower(): html.unescape(hit[2] or hit[3] or hit[4] or "") for hit in ATTRIBUTE.finditer(attributes)
        }
        if name == "a":
            entity["url"] = given.get("href", "")
        if name == "code" and given.get("class", "").startswith("language-") and self.open:
            self.open[-1][1]["language"] = given["class"].removeprefix("language-")
        self.open.append((name, entity))

    def finish(self) -> None:
        """The tag opened last closes."""
        _, entity = self.open.pop()
        entity["length"] = utf16(self.text) - entity["offset"]
        nameless_link = entity["type"] == "text_link" and not LINK.match(entity["url"])
        inside_pre = entity["type"] == "code" and any(name == "pre" for name, _ in self.open)
        if entity["length"] and not nameless_link and not inside_pre:
            self.entities.append(entity)


def plain(text: str) -> str:
    """Text between tags, with its character references replaced."""
    return CHARACTER.sub(lambda hit: html.unescape(hit[0]), text)


def cannot_parse(reason: str) -> Refused:
    """The refusal of text whose tags are wrong."""
    return bad_request(f"can't parse entities: {reason}")


def read_html(source: str) -> tuple[str, list[Json]]:
    """The text and its entities. Raises Refused for a tag that is unknown, unclosed or wrongly closed."""
    reader, at = Reader(), 0
    for hit in TAG.finditer(source):
        reader.text += plain(source[at : hit.start()])
        take_tag(reader, hit, len(source[: hit.start()].encode()))
        at = hit.end()
    reader.text += plain(source[at:])
    if reader.open:
        raise cannot_parse(f'Can\'t find end tag corresponding to start tag "{reader.open[-1][0]}"')
    return reader.text, reader.entities


def take_tag(reader: Reader, hit: re.Match[str], place: int) -> None:
    """One tag, at a place counted in bytes."""
    name = (hit["name"] or "").lower()
    if hit["end"]:
        take_end(reader, name, place)
    elif name not in KINDS:
        raise cannot_parse(f'Unsupported start tag "{name}" at byte offset {place}')
    elif not hit["close"]:
        raise cannot_parse(f"Unclosed start tag at byte offset {place}")
    else:
        reader.start(name, hit["attributes"])


def take_end(reader: Reader, name: str, place: int) -> None:
    """One end tag: it has to close the tag opened last."""
    if not reader.open:
        raise cannot_parse(f"Unexpected end tag at byte offset {place}")
    expected = reader.open[-1][0]
    if name != expected:
        raise cannot_parse(f'Unmatched end tag at byte offset {place}, expected "</{expected}>", found "</{name}>"')
    reader.finish()
