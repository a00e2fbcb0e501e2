"""What is inside: this machine, for a demo that knows no logins; the office's network, for a webhook (21.1-7)."""

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import ThreadedResolver
from aiohttp.abc import AbstractResolver, ResolveResult

HERE = "localhost"


def is_this_machine(host: str) -> bool:
    """Whether a host, as it stands in an address, is this machine and nothing else."""
    return host == HERE or (_is_number(host) and ip_address(host).is_loopback)


def named_host(given: str) -> str:
    """The host of a `Host` header, without its port; empty when it is none."""
    try:
        return urlsplit(f"//{given}").hostname or ""
    except ValueError:
        return ""


def may_be_posted_to(host: str) -> bool:
    """Whether a webhook may stand here: a name is looked at when it is looked up, a number at once."""
    return not _is_number(host) or ip_address(host).is_private


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


class InsideResolver(AbstractResolver):
    """Looks names up, and leaves out addresses of the public internet."""

    def __init__(self) -> None:
        self._inner = ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The private addresses of a name. Raises OSError when there is none."""
        found = [one for one in await self._inner.resolve(host, port, family) if ip_address(one["host"]).is_private]
        if not found:
            raise OSError("the name leads out of the internal network")
        return found

    async def close(self) -> None:
        """Nothing is kept open."""
        await self._inner.close()
