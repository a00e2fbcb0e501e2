"""Every test here may open an office."""

from offices import office

__all__ = ["office"]
