"""Which updates are answered from the archive as well: a search, a register, a card that is not active any more."""

import re

from handlers.binding import IDENTITY
from handlers.incoming import Incoming
from handlers.lists import listings
from workflow.desk import Matters
from workflow.hearing import CASE
from workflow.post import CARD
from workflow.store import Tx

COMMANDS = ("find",)
ARCHIVED = (CASE, CARD)
"""The tables of the archive that are looked at."""


def looks_back(tx: Tx, incoming: Incoming, matters: Matters) -> bool:
    """Whether somebody who is bound asks for what may be in the archive."""
    if tx.get(IDENTITY, str(incoming.chat)) is None:
        return False
    verb, _, rest = (incoming.data or "").partition(":")
    if verb == "o":
        return tx.get(CASE, rest) is None
    written = (incoming.text or "").removeprefix("/").partition(" ")[0] if verb not in ("m", "p") else rest
    registers = [listing.name for listing in listings(matters) if listing.past]
    return re.split("[@:]", written)[0] in (*COMMANDS, *registers)
