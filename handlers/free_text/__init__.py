"""A free message, read for what it asks and for every field of that matter's form."""

from handlers.free_text.scored import read
from handlers.free_text.understanding import Understood, understand

__all__ = ["Understood", "read", "understand"]
