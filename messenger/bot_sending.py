"""The Bot API methods by which the bot writes: sendMessage, sendDocument, sendPhoto, sendChatAction."""

from messenger.call import Call
from messenger.database import transaction
from messenger.entities import CAPTION_LIMIT, TEXT_LIMIT, check_given, completed, trimmed
from messenger.files import StoredFile
from messenger.history import Draft
from messenger.html_text import read_html
from messenger.markup import read_markup
from messenger.parameters import Parameters
from messenger.people import Contact
from messenger.refusal import Json, Refused, bad_request
from messenger.shapes import message_shape


def recipient(call: Call) -> Contact:
    """The person whom a call is about, if the bot may write there. Raises Refused (400 or 403)."""
    contact = known_chat(call)
    if contact.blocked:
        raise Refused(403, "Forbidden: bot was blocked by the user")
    if not contact.started:
        raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
    return contact


def known_chat(call: Call) -> Contact:
    """The person of a call's chat_id. Raises Refused if there is none."""
    given = call.parameters.text("chat_id")
    if not given:
        raise bad_request("chat_id is empty")
    number = given.lstrip("-")
    contact = call.state.people.of_chat(int(given)) if number.isdecimal() else None
    if contact is None:
        raise bad_request("chat not found")
    return contact


def formatted(parameters: Parameters, name: str) -> tuple[str, list[Json]]:
    """A text of a call with its entities, by `parse_mode` or as given. Raises Refused for bad tags."""
    source = parameters.text(name)
    mode = parameters.text("parse_mode").lower()
    if mode == "html":
        text, entities = read_html(source)
    elif mode:
        raise bad_request("unsupported parse_mode")
    else:
        given = parameters.nested("entities" if name == "text" else "caption_entities")
        text, entities = source, check_given(given or [])
    text, entities = trimmed(text, entities)
    return text, completed(text, entities)


def text_content(parameters: Parameters) -> Json:
    """The text of a message. Raises Refused if it is empty or too long."""
    text, entities = formatted(parameters, "text")
    if not text:
        raise bad_request("message text is empty")
    if len(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return {"text": text, "entities": entities} if entities else {"text": text}


def caption_content(parameters: Parameters) -> Json:
    """The words below a file, if there are any. Raises Refused if they are too long."""
    text, entities = formatted(parameters, "caption")
    if len(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    if not text:
        return {}
    return {"caption": text, "caption_entities": entities} if entities else {"caption": text}


def reply_content(call: Call, contact: Contact) -> Json:
    """What the message replies to, if anything. Raises Refused if that is not there."""
    wish = call.parameters.nested("reply_parameters") or call.parameters.values
    number = Parameters(wish).integer("message_id" if "message_id" in wish else "reply_to_message_id")
    if number is None:
        return {}
    if call.state.history.get(contact.chat_id, number):
        return {"reply_to": number}
    if Parameters(wish).flag("allow_sending_without_reply"):
        return {}
    raise bad_request("message to be replied not found")


def write(call: Call, contact: Contact, content: Json) -> Json:
    """Put the message into the chat; returns it as the bot sees it."""
    state, parameters = call.state, call.parameters
    draft = Draft(
        chat_id=contact.chat_id,
        from_bot=True,
        date=int(state.clock.now().timestamp()),
        content={**content, **reply_content(call, contact)},
        markup=read_markup(parameters.nested("reply_markup")),
        silent=parameters.flag("disable_notification"),
        protected=parameters.flag("protect_content"),
    )
    with transaction(state.db):
        message = state.history.add(draft)
    state.bell.ring()
    return message_shape(state, contact, message)


async def send_message(call: Call) -> Json:
    """sendMessage."""
    return write(call, recipient(call), text_content(call.parameters))


async def send_document(call: Call) -> Json:
    """sendDocument."""
    return await send_file(call, "document")


async def send_photo(call: Call) -> Json:
    """sendPhoto."""
    return await send_file(call, "photo")


async def send_file(call: Call, kind: str) -> Json:
    """Send a file of either kind, newly uploaded or by the id of an earlier one."""
    contact, caption = recipient(call), caption_content(call.parameters)
    read_markup(call.parameters.nested("reply_markup"))
    stored = await given_file(call, kind)
    return write(call, contact, {**stored.content, **caption})


async def given_file(call: Call, kind: str) -> StoredFile:
    """The file of a call. Raises Refused if there is none of this kind."""
    upload = call.parameters.upload(kind)
    if upload is not None:
        return await call.state.files.keep(kind, upload)
    file_id = call.parameters.text(kind)
    if not file_id:
        raise bad_request(f"there is no {kind} in the request")
    stored = call.state.files.get(file_id)
    if stored is None or stored.kind != kind:
        raise bad_request("wrong file identifier/HTTP URL specified")
    return stored


async def send_chat_action(call: Call) -> bool:
    """sendChatAction: the page shows that the bot is at work."""
    call.state.hint(recipient(call).chat_id, "typing")
    return True


METHODS = {
    "sendmessage": send_message,
    "senddocument": send_document,
    "sendphoto": send_photo,
    "sendchataction": send_chat_action,
}
