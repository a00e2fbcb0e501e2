"""The embedded internal messenger: a Bot API server with a web page. It imports nothing of ours.

Embed it with `running(Messenger(config))` of `messenger.serve` and `messenger.server`, after setting the hooks that
the host has (`set_busy`, `on_advance`, `set_next_reminder`); run it alone with `python -m messenger`; act in it as
its people with `messenger.client.Client`. A bot comes in at `/bot<token>/<method>` (`bot_api`), people at `/client/...`
(`client_api`, `client_clock`, `events`) and with a browser at `/` (`page/`).
"""
