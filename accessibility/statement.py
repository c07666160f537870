"""The public accessibility statement (DOS-lagen 13 §), written from `criteria.toml`."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

Status = Literal["tested", "unreviewed", "not_applicable"]
CRITERIA = Path(__file__).with_name("criteria.toml")


class Criterion(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One demand of WCAG 2.2, how it is proved, and where it stands."""

    number: str
    level: Literal["A", "AA"]
    name: str
    english: str
    status: Status
    test: str = ""


class Statement(Struct, frozen=True):
    """What is proved by tests, and what nobody has reviewed yet."""

    tested: tuple[Criterion, ...]
    unreviewed: tuple[Criterion, ...]


@cache
def criteria() -> tuple[Criterion, ...]:
    content = tomllib.loads(CRITERIA.read_text(encoding="utf-8"))
    return msgspec.convert(content["criterion"], tuple[Criterion, ...])


def statement() -> Statement:
    return Statement(
        tested=tuple(c for c in criteria() if c.status == "tested"),
        unreviewed=tuple(c for c in criteria() if c.status == "unreviewed"),
    )
