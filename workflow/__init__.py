"""The office's way of working: pure words and a small engine. No network, no disk, no system clock."""
