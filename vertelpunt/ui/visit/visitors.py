"""Who asks, as far as doors must know: a tab of a browser, and where it comes from."""

import hashlib
import secrets
from ipaddress import IPv6Address, IPv6Network, ip_address

import streamlit as st

from vertelpunt.ui.visit.session import Key

_NAME = Key[str]("visitor")

_UNKNOWN = "unknown"


@st.cache_resource(show_spinner=False)
def _key() -> bytes:
    return secrets.token_bytes(32)


def visitor() -> str:
    """A random name for this session; it says nothing of who it is."""
    name = _NAME.get("") or secrets.token_hex(8)
    _NAME.set(name)
    return name


def block() -> str:
    """A name for the block of addresses that this session comes from."""
    return block_named(st.context.ip_address)


def block_named(address: str | None) -> str:
    """A name for the block of this address; None: one of this machine itself.

    It is a hash with a key that only this process has, so no address is ever kept.
    """
    name = block_of(str(address or "")).encode()
    return hashlib.blake2b(name, key=_key(), digest_size=8).hexdigest()


def block_of(address: str | None) -> str:
    """The addresses that one household or office can use as it likes.

    Of IPv4 that is the address itself, as a neighbour is somebody else; of IPv6 its /64, which
    every connection has as a whole. An IPv4 address that is written as IPv6 counts as IPv4.
    """
    try:
        parsed = ip_address((address or "").strip())
    except ValueError:
        return _UNKNOWN
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(IPv6Network((int(parsed), 64), strict=False))
    return str(parsed)
