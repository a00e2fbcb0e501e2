"""The way to the office's messenger: address and token; refused when it leads out of the house (21.1-7)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.network import Resolve, is_encrypted, refusal, resolve
from bot.problems import ConfigurationError, Problem
from bot.settings import Settings

_SECRET = re.compile("[A-Za-z0-9_-]{16,256}")
"""What the messenger's protocol allows, and long enough not to be guessed."""


@dataclass(frozen=True)
class Hook:
    """The address at which the messenger finds us, and where we listen. The secret is never shown."""

    url: str
    host: str
    port: int
    secret: str = field(repr=False)


@dataclass(frozen=True)
class Access:
    """Where the Bot API is, and what opens it. The token is never shown."""

    base_url: str
    base_file_url: str
    token: str = field(repr=False)
    allowed_hosts: tuple[str, ...] = ()
    hook: Hook | None = None
    """Where updates are posted to; None: they are fetched."""

    @property
    def encrypted(self) -> bool:
        """Whether nobody on the way can read along."""
        return is_encrypted(self.base_url) and is_encrypted(self.base_file_url)


def access(settings: Settings, environ: Mapping[str, str], find: Resolve = resolve) -> Access:
    """The way to the messenger of the settings. Raises ConfigurationError."""
    given = settings.messenger
    base = _api(given.base_url)
    files = given.base_file_url.rstrip("/") or base.removesuffix("/bot") + "/file/bot"
    problems = _network("base_url", base, given.allowed_hosts, find)
    problems += _network("base_file_url", files, given.allowed_hosts, find) if not problems else []
    token, wrong = _token(settings, environ)
    hook, missing = _hook(settings, environ, find)
    if problems or wrong or missing:
        raise ConfigurationError(str(settings.file), [*problems, *wrong, *missing])
    return Access(base, files, token, tuple(given.allowed_hosts), hook)


def _api(url: str) -> str:
    """The address up to where the token is put; the server's own address is enough."""
    bare = url.rstrip("/")
    return bare if not bare or bare.endswith("/bot") else f"{bare}/bot"


def _network(key: str, url: str, allowed: list[str], find: Resolve) -> list[Problem]:
    refused = refusal(url, allowed, find)
    if refused is None:
        return []
    return [Problem(f"messenger.{key}", f"cli-network-{refused.key}", {"host": refused.host})]


def _token(settings: Settings, environ: Mapping[str, str]) -> tuple[str, list[Problem]]:
    given = settings.messenger
    if given.token_env:
        token = environ.get(given.token_env, "").strip()
        missing = Problem("messenger.token_env", "cli-token-no-variable", {"name": given.token_env})
    elif given.token_file:
        token = first_line(settings.file.parent / given.token_file)
        missing = Problem("messenger.token_file", "cli-token-no-file", {"name": given.token_file})
    else:
        token, missing = given.token.strip(), Problem("messenger.token", "cli-token-missing")
    return (token, []) if token else ("", [missing])


def _hook(settings: Settings, environ: Mapping[str, str], find: Resolve) -> tuple[Hook | None, list[Problem]]:
    given = settings.messenger.webhook
    if not given.url:
        return None, []
    if given.secret_file:
        secret = first_line(settings.file.parent / given.secret_file)
    else:
        secret = environ.get(given.secret_env, "").strip()
    problems = _network("webhook.url", given.url, settings.messenger.allowed_hosts, find)
    if not _SECRET.fullmatch(secret):
        problems.append(Problem("messenger.webhook", "cli-webhook-secret"))
    return Hook(given.url, given.host, given.port, secret), problems


def first_line(file: Path) -> str:
    """What is written in the first line of a file that holds a secret; nothing when it cannot be read."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    return lines[0].strip() if lines else ""
