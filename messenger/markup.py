"""What hangs below a message: buttons in it, a keyboard, its removal, or the wish for a reply."""

from typing import Any

from messenger.refusal import Json, bad_request

DATA_LIMIT = 64
BUTTONS_LIMIT = 100
ACTIONS = ("callback_data", "url", "copy_text")
KEYBOARD_OPTIONS = (
    "is_persistent",
    "resize_keyboard",
    "one_time_keyboard",
    "input_field_placeholder",
    "selective",
)


def read_markup(given: Any) -> Json | None:
    """The markup of a call in the one form that we keep; None if there is none. Raises Refused."""
    if given is None or given == {}:
        return None
    if not isinstance(given, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in given:
        rows = [[inline_button(cell) for cell in row] for row in rows_of(given["inline_keyboard"])]
        rows = [row for row in rows if row]
        return {"inline_keyboard": rows} if rows else None
    if "keyboard" in given:
        options = {key: given[key] for key in KEYBOARD_OPTIONS if key in given}
        return {
            "keyboard": [[keyboard_button(cell) for cell in row] for row in rows_of(given["keyboard"])],
            **options,
        }
    if given.get("remove_keyboard"):
        return {"remove_keyboard": True}
    if given.get("force_reply"):
        return {"force_reply": True, "input_field_placeholder": str(given.get("input_field_placeholder", ""))}
    raise bad_request("can't parse reply keyboard markup JSON object")


def rows_of(rows: Any) -> list[list[Any]]:
    """The rows of a keyboard."""
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request("can't parse keyboard: expected an Array of Arrays")
    if sum(len(row) for row in rows) > BUTTONS_LIMIT:
        raise bad_request("reply markup is too long")
    return rows


def inline_button(cell: Any) -> Json:
    """One button in a message: its text and exactly one thing that it does."""
    if not isinstance(cell, dict) or not isinstance(cell.get("text"), str) or not cell["text"]:
        raise bad_request('can\'t parse inline keyboard button: field "text" must be a non-empty String')
    given = [action for action in ACTIONS if action in cell]
    if len(given) != 1:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if given == ["callback_data"]:
        check_data(cell["callback_data"])
    return {"text": cell["text"], given[0]: cell[given[0]]}


def check_data(data: Any) -> None:
    """Callback data is 1 to 64 bytes."""
    if not isinstance(data, str) or not 0 < len(data.encode()) <= DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")


def keyboard_button(cell: Any) -> Json:
    """One button of the keyboard below the chat, also given as a bare string."""
    if isinstance(cell, str):
        cell = {"text": cell}
    if not isinstance(cell, dict) or not isinstance(cell.get("text"), str) or not cell["text"]:
        raise bad_request('can\'t parse keyboard button: field "text" must be a non-empty String')
    return {"text": cell["text"]}


def inline_rows(markup: Json | None) -> list[list[Json]]:
    """The buttons in a message, row by row."""
    rows: list[list[Json]] = (markup or {}).get("inline_keyboard", [])
    return rows


def keyboard_rows(markup: Json | None) -> list[list[str]]:
    """The texts of the keyboard that a message brings."""
    return [[button["text"] for button in row] for row in (markup or {}).get("keyboard", [])]


def kind_of(markup: Json | None) -> str | None:
    """`inline`, `keyboard`, `remove`, `force_reply` or None."""
    kinds = {
        "inline_keyboard": "inline",
        "keyboard": "keyboard",
        "remove_keyboard": "remove",
        "force_reply": "force_reply",
    }
    return next((kinds[key] for key in markup if key in kinds), None) if markup else None
