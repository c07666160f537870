"""Whom a letter by e-mail is from."""

from msgspec import Struct


class Sender(Struct, frozen=True, kw_only=True):
    """As its reader sees it; the mail server is allowed to send as the address."""

    name: str
    address: str
