"""Formatted text: what stands where in it, counted in UTF-16 units as the Bot API does."""

import re

from messenger.refusal import Json, bad_request

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
FOUND = re.compile(
    r"(?<![\w/])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?)(?![\w/])|(?P<url>https?://[^\s<>\"，。；）]+)"
)


def utf16(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def detected(text: str, taken: list[Json]) -> list[Json]:
    """The commands and addresses in a text, outside of what is taken by other entities."""
    found = [
        {"type": hit.lastgroup, "offset": utf16(text[: hit.start()]), "length": utf16(hit[0])}
        for hit in FOUND.finditer(text)
    ]
    solid = [entity for entity in taken if entity["type"] in ("code", "pre", "text_link")]
    return [entity for entity in found if not any(overlap(entity, other) for other in solid)]


def overlap(one: Json, other: Json) -> bool:
    """Whether two entities share a place."""
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])


def completed(text: str, given: list[Json]) -> list[Json]:
    """The given entities and the detected ones, in order."""
    return sorted([*given, *detected(text, given)], key=lambda entity: (entity["offset"], -entity["length"]))


def trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Text without white space around it, its entities moved along; those left empty are dropped."""
    start = utf16(text) - utf16(text.lstrip())
    text = text.strip()
    end = utf16(text)
    moved = []
    for entity in entities:
        first = max(entity["offset"] - start, 0)
        last = min(entity["offset"] - start + entity["length"], end)
        if last > first:
            moved.append({**entity, "offset": first, "length": last - first})
    return text, moved


def check_given(entities: object) -> list[Json]:
    """Entities that a client gave as such. Raises Refused if they have not the right form."""
    if not isinstance(entities, list):
        raise bad_request("can't parse entities: expected an Array")
    for entity in entities:
        well_formed = isinstance(entity, dict) and isinstance(entity.get("type"), str)
        if not well_formed or not all(isinstance(entity.get(key), int) for key in ("offset", "length")):
            raise bad_request("can't parse entities: expected a MessageEntity")
    return entities
