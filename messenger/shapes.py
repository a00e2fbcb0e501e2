"""Bot API objects: the bot, a person, a chat, a message."""

from messenger.config import Config
from messenger.history import Message
from messenger.people import Contact
from messenger.refusal import Json
from messenger.state import State


def bot_user(config: Config) -> Json:
    """The bot as a user."""
    return {
        "id": config.bot_id,
        "is_bot": True,
        "first_name": config.bot_name,
        "username": config.bot_username,
    }


def person_user(contact: Contact) -> Json:
    """A person as a user."""
    return {"id": contact.chat_id, "is_bot": False, "first_name": contact.name, "language_code": "zh"}


def private_chat(contact: Contact) -> Json:
    """The chat of a person with the bot."""
    return {"id": contact.chat_id, "type": "private", "first_name": contact.name}


def message_shape(state: State, contact: Contact, message: Message) -> Json:
    """A message as the bot gets it. A reply keyboard is not part of it, buttons are."""
    shape: Json = {
        "message_id": message.message_id,
        "from": bot_user(state.config) if message.from_bot else person_user(contact),
        "chat": private_chat(contact),
        "date": message.date,
    }
    if message.deleted:
        return {**shape, "date": 0}
    if message.edit_date is not None:
        shape["edit_date"] = message.edit_date
    if message.protected:
        shape["has_protected_content"] = True
    if message.markup and "inline_keyboard" in message.markup:
        shape["reply_markup"] = message.markup
    content = dict(message.content)
    answered = content.pop("reply_to", None)
    replied = state.history.get(contact.chat_id, answered) if answered else None
    if replied:
        shape["reply_to_message"] = without_its_reply(state, contact, replied)
    return {**shape, **content}


def without_its_reply(state: State, contact: Contact, message: Message) -> Json:
    """A message that another one replies to: replies are not nested further."""
    flat = {key: value for key, value in vars(message).items() if key != "content"}
    content = {key: value for key, value in message.content.items() if key != "reply_to"}
    return message_shape(state, contact, Message(**flat, content=content))
