"""Which IP addresses may be connected to: public ones, and none that leads back into this machine or its network."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

# ipaddress.is_global says True to some of these (checked on Python 3.11): tunnels and translations that hold an IPv4 address,
# protocol assignments, multicast
_REFUSED = tuple(
    ip_network(block)
    for block in (
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/32",
        "fec0::/10",
        "::/96",
        "5f00::/16",
        "3fff::/20",
        "100.64.0.0/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "198.18.0.0/15",
        "240.0.0.0/4",
    )
)
Address = IPv4Address | IPv6Address


def parse_address(text: str) -> Address | None:
    """Return an address as a resolver writes it, None for what is none; one with a zone id is none."""
    try:
        return None if "%" in text else ip_address(text)
    except ValueError:
        return None


def is_public(address: Address) -> bool:
    """Tell whether an address is one of the public internet.

    >>> is_public(ip_address("8.8.8.8")), is_public(ip_address("::ffff:127.0.0.1")), is_public(ip_address("64:ff9b::7f00:1"))
    (True, False, False)
    """
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    if mapped:
        return is_public(mapped)
    refused = any(address in block for block in _REFUSED if block.version == address.version)
    return address.is_global and not address.is_multicast and not address.is_reserved and not refused
