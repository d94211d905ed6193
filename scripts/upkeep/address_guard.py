"""Which addresses of a host may be connected to on a stranger's word: those of the open network only."""

from __future__ import annotations

import ipaddress
import socket

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_MOST = 3


class PrivateAddressError(Exception):
    """A name stands for nothing but addresses of a network of one's own: this machine, its neighbours, its cloud."""


def addresses(host: str, port: int, *, internal: bool = False) -> list[str]:
    """The first few IP addresses of a host, all kinds with ``internal``. Raises ClosedError, or OSError for an unknown name."""
    addresses = dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    allowed = [address for address in addresses if internal or is_public(address)]
    if not allowed:
        raise PrivateAddressError(host)
    return allowed[:_MOST]


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open network, in whatever way an IPv4 one is wrapped."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast
