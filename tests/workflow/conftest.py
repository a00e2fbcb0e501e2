"""Every test here may open an office."""

from offices import office, quiet_office

__all__ = ["office", "quiet_office"]
