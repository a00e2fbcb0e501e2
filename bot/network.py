"""Which messengers the bot may talk to: those inside the office's own network (21.1-7, 21.1-1, F-02)."""

import re
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from workflow.article import Article, article

CLAUSE: Article = article("21.1-7")
"""Internal information does not go into systems that are connected to the internet."""

PRIVATE = tuple(
    ip_network(written)
    for written in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
)
INTERNAL_SUFFIXES = (".local", ".lan", ".internal", ".intranet", ".localhost")
PUBLIC_SERVICES = ("telegram.org", "telegram.me", "telegram.dog", "t.me")
"""Never to be reached, also when somebody has listed them as allowed."""

_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")

Resolve = Callable[[str], list[str]]


@dataclass(frozen=True)
class Refused:
    """Why an address is refused: the key of the reason, and the host it is about."""

    key: str
    host: str = ""


def resolve(host: str) -> list[str]:
    """The addresses of a name as this machine knows them; none when it knows none."""
    try:
        return [str(found[4][0]) for found in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)]
    except OSError:
        return []


def is_private(address: str) -> bool:
    """Whether an IP address is one of an internal network: loopback, RFC 1918, unique local, link-local."""
    found: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    inner = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return any((inner or found) in network for network in PRIVATE)


def is_listed(host: str, allowed: Iterable[str]) -> bool:
    """Whether the office has listed a host name as its own; never a public service."""
    name = host.rstrip(".").lower()
    public = any(name == service or name.endswith(f".{service}") for service in PUBLIC_SERVICES)
    return not public and name in [item.rstrip(".").lower() for item in allowed]


def refusal(url: str, allowed: Iterable[str] = (), find: Resolve = resolve) -> Refused | None:
    """Why the messenger at this address may not be used, or None when it may.

    Listed names are trusted as they are. Names that only an internal network has (one label, `.lan` ...) are
    looked up, and refused when they lead to a public address. Any other name is refused without a look-up.
    """
    host = _host(url)
    if not url:
        return Refused("missing")
    if host is None:
        return Refused("malformed")
    if _is_address(host):
        return None if is_private(host) else Refused("public-address", host)
    if not _is_name(host):
        return Refused("malformed", host)
    if is_listed(host, allowed):
        return None
    if not is_internal_name(host):
        return Refused("public-name", host)
    return None if all(map(is_private, find(host))) else Refused("leads-outside", host)


def is_internal_name(host: str) -> bool:
    """Whether a name is of the kind that only an internal network has."""
    name = host.rstrip(".").lower()
    return "." not in name or name.endswith(INTERNAL_SUFFIXES)


def is_encrypted(url: str) -> bool:
    """Whether what goes to this address cannot be read on the way: TLS, or this very machine."""
    host = _host(url) or ""
    here = host == "localhost" or (_is_address(host) and ip_address(host.partition("%")[0]).is_loopback)
    return url.startswith("https:") or here


def _host(url: str) -> str | None:
    """The host of a plain http address; None for anything that two readers could read differently."""
    if re.search(r"[\s\\@?#\x00-\x1f]", url):
        return None
    try:
        parts = urlsplit(url)
        valid = parts.scheme in ("http", "https") and parts.port != 0
    except ValueError:
        return None
    return parts.hostname if valid else None


def _is_address(host: str) -> bool:
    try:
        ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return True


def _is_name(host: str) -> bool:
    """A host name, and nothing that a resolver would take for a number (0x7f000001, 2130706433, 10.1)."""
    labels = host.rstrip(".").lower().split(".")
    return all(map(_LABEL.fullmatch, labels)) and not labels[-1][0].isdigit()
