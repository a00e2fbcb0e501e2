"""The Bot API methods about the bot itself, its commands, its chats and its files."""

import json
import re
from typing import Any

from messenger.bot_sending import known_chat
from messenger.call import Call
from messenger.database import to_json
from messenger.refusal import Json, bad_request
from messenger.shapes import bot_user, private_chat
from messenger.state import State

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
DESCRIPTION_LIMIT = 256
COMMANDS_LIMIT = 100
SHARED_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")


async def get_me(call: Call) -> Json:
    """getMe."""
    abilities = ("can_join_groups", "can_read_all_group_messages", "supports_inline_queries")
    return {**bot_user(call.state.config), **dict.fromkeys(abilities, False)}


async def get_chat(call: Call) -> Json:
    """getChat."""
    contact = known_chat(call)
    accepted = dict.fromkeys(
        (
            "disposable",
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        ),
        False,
    )
    more = {"accent_color_id": 0, "max_reaction_count": 0, "accepted_gift_types": accepted}
    return {**private_chat(contact), **more, "bio": " ".join(filter(None, (contact.unit, contact.title)))}


async def get_file(call: Call) -> Json:
    """getFile."""
    stored = call.state.files.get(call.parameters.text("file_id"))
    if stored is None:
        raise bad_request("invalid file_id")
    return {**stored.reference, "file_path": stored.file_path}


def scope_key(call: Call) -> str:
    """Whom commands are for: `default`, another shared scope, or `chat:NUMBER`. Raises Refused."""
    scope = call.parameters.nested("scope") or {"type": "default"}
    kind = scope.get("type") if isinstance(scope, dict) else None
    if kind in SHARED_SCOPES:
        return str(kind)
    if kind not in CHAT_SCOPES:
        raise bad_request("BOT_COMMAND_SCOPE_INVALID")
    contact = call.state.people.of_chat(chat_number(scope.get("chat_id")))
    if contact is None:
        raise bad_request("chat not found")
    return f"chat:{contact.chat_id}"


def chat_number(given: Any) -> int:
    """A chat's number, also given as a string; 0 if it is none."""
    return int(given) if str(given).isdecimal() else 0


def checked_commands(given: Any) -> list[Json]:
    """Commands with their descriptions. Raises Refused if a word or a description is not right."""
    if not isinstance(given, list) or len(given) > COMMANDS_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH" if isinstance(given, list) else "commands must be an Array")
    commands = []
    for item in given:
        command = str(item.get("command", "")).removeprefix("/") if isinstance(item, dict) else ""
        if not COMMAND.fullmatch(command):
            raise bad_request("BOT_COMMAND_INVALID")
        description = str(item.get("description", ""))
        if not 0 < len(description) <= DESCRIPTION_LIMIT:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
        commands.append({"command": command, "description": description})
    return commands


async def set_my_commands(call: Call) -> bool:
    """setMyCommands: for everybody, or for one person's chat."""
    commands = checked_commands(call.parameters.nested("commands"))
    row = (scope_key(call), call.parameters.text("language_code"), to_json(commands))
    call.state.db.execute("INSERT OR REPLACE INTO commands VALUES (?, ?, ?)", row)
    hint_commands(call.state)
    return True


async def delete_my_commands(call: Call) -> bool:
    """deleteMyCommands."""
    row = (scope_key(call), call.parameters.text("language_code"))
    call.state.db.execute("DELETE FROM commands WHERE scope = ? AND language = ?", row)
    hint_commands(call.state)
    return True


async def get_my_commands(call: Call) -> list[Json]:
    """getMyCommands: exactly those of the scope and language."""
    return stored_commands(call.state, scope_key(call), call.parameters.text("language_code")) or []


def stored_commands(state: State, scope: str, language: str) -> list[Json] | None:
    """The commands set for a scope and language, None if none were."""
    row = state.db.execute(
        "SELECT commands FROM commands WHERE scope = ? AND language = ?", (scope, language)
    ).fetchone()
    return json.loads(row["commands"]) if row else None


def commands_of(state: State, chat_id: int, language: str) -> list[Json]:
    """The commands that one person sees: of the narrowest scope that has any, in this language if there."""
    for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
        for wanted in (language, ""):
            commands = stored_commands(state, scope, wanted)
            if commands:
                return commands
    return []


def hint_commands(state: State) -> None:
    """Let every page know that the commands are others now."""
    for contact in state.people.everyone():
        state.hint(contact.chat_id, "commands")


def menu_key(call: Call) -> str:
    """Under which key a menu button is kept."""
    chat = known_chat(call).chat_id if call.parameters.text("chat_id") else "default"
    return f"menu_button:{chat}"


async def set_chat_menu_button(call: Call) -> bool:
    """setChatMenuButton. The page shows the commands in any case."""
    button = call.parameters.nested("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in ("default", "commands", "web_app"):
        raise bad_request("MENU_BUTTON_INVALID")
    call.state.settings.put(menu_key(call), button)
    return True


async def get_chat_menu_button(call: Call) -> Json:
    """getChatMenuButton."""
    button: Json = call.state.settings.get(menu_key(call), {"type": "commands"})
    return button


METHODS = {
    "getme": get_me,
    "getchat": get_chat,
    "getfile": get_file,
    "setmycommands": set_my_commands,
    "deletemycommands": delete_my_commands,
    "getmycommands": get_my_commands,
    "setchatmenubutton": set_chat_menu_button,
    "getchatmenubutton": get_chat_menu_button,
}
