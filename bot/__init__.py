"""The composition root and the edges: settings, updates in, messages out, the clock, the command line."""
