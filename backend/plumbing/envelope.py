"""What comes over the wire from a phone or a system, and its limits."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Annotated, Final

import msgspec
from msgspec import Meta, Struct

from backend.kernel.device_clock import PhoneClock
from backend.plumbing.inbox import Receipt

MOST_OPS: Final = 50
MOST_BYTES: Final = 256 * 1024

Small = Annotated[int, Meta(ge=0, le=2**53)]
Name = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[^\x00-\x1f]+$")]


class SentOp(Struct, frozen=True):
    """An operation on the wire. `body` is JSON text, frozen when the op was made."""

    op_id: Annotated[str, Meta(max_length=36, pattern=r"^[0-9a-fA-F-]{36}$")]
    sha256: Annotated[str, Meta(max_length=64, pattern=r"^[^\x00-\x1f]*$")]
    body: str


class SyncBody(Struct, frozen=True, forbid_unknown_fields=True):
    """What a phone or a system sends: at most 50 operations and 256 kB."""

    ops: list[SentOp]


class OpBody(Struct, frozen=True, kw_only=True):
    """The inside of `body`. `basis` is the mandate by which it was made for another."""

    schema: Small
    kind: Name
    stream: Name
    author: Name
    device_id: Name
    seq: Small
    stream_seq: Small
    device_time: Annotated[datetime, Meta(tz=True)]
    tz: Annotated[str, Meta(max_length=64)] = "Europe/Stockholm"
    payload: msgspec.Raw
    base_version: Small | None = None
    mono_ms: Small | None = None
    boot_id: Annotated[str, Meta(max_length=64, pattern=r"^[^\x00-\x1f]*$")] = ""
    blobs: tuple[str, ...] = ()
    basis: Annotated[str, Meta(max_length=36, pattern=r"^[^\x00-\x1f]*$")] = ""


class Answered(Struct, frozen=True):
    receipts: list[Receipt]


class EnvelopeUnreadable(ValueError):
    """Not an envelope of operations."""


class EnvelopeTooLarge(ValueError):
    """More than 50 operations or 256 kB."""


def envelope(raw: bytes) -> SyncBody:
    """The operations in a request; raises what is the matter with the envelope."""
    if len(raw) > MOST_BYTES:
        raise EnvelopeTooLarge
    try:
        body = msgspec.json.decode(raw, type=SyncBody)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as fault:
        raise EnvelopeUnreadable from fault
    if len(body.ops) > MOST_OPS:
        raise EnvelopeTooLarge
    return body


def phone_clock(
    told: str | None, *, server: datetime, moved: timedelta = timedelta(0)
) -> PhoneClock:
    """The phone's clock, by what it said when it sent; believed when it said nothing."""
    with suppress(ValueError):
        phone = datetime.fromisoformat(told or "")
        if phone.tzinfo:
            return PhoneClock(offset=server - phone, moved=moved)
    return PhoneClock(moved=moved)
