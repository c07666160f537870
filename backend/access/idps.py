"""The identity providers that a municipality has connected."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Literal

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from backend.access.facts import Holders, IdpFacts
from backend.access.tables import Idp, Municipality
from backend.kernel.ids import MunicipalityId
from backend.kernel.refusal import Refusal
from backend.plumbing.identity import new_id
from backend.plumbing.oidc.facts import Client, is_safe

SLUG: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")
# The provider's answer comes to this place, beside the providers' own.
TAKEN: Final = "svar"


class IdpEntry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An identity provider, as a municipality's file names it.

    `client_secret` says where the secret stands: `env:ANNA_…` or `file:/…`.
    """

    id: str
    name: str
    holders: Literal["citizens", "staff"] = msgspec.field(name="for")
    issuer: str
    client_id: str
    client_secret: str
    acr: tuple[str, ...]
    amr: tuple[str, ...] = ()
    personnummer: str = ""

    def __post_init__(self) -> None:
        if not SLUG.fullmatch(self.id) or self.id == TAKEN:
            raise ValueError(f"id = {self.id!r} cannot stand in an address")
        if not is_safe(self.issuer):
            raise ValueError("issuer must begin with https://")
        if not self.client_secret.startswith(("env:ANNA_", "file:/")):
            raise ValueError('write client_secret as "env:ANNA_…" or "file:/…"')
        if not all(self.acr) or not self.acr:
            raise ValueError("acr needs at least one level that suffices")
        if self.holders == "citizens" and not self.personnummer:
            raise ValueError("personnummer is missing: the claim that carries it")


class IdpSecretMissing(Refusal, frozen=True):
    """An identity provider's secret does not stand where its file says."""

    idp: str
    place: str


def entries_in(content: Mapping[str, Any]) -> tuple[IdpEntry, ...]:
    """The providers in a municipality's file.

    Raises `msgspec.ValidationError` with the line that is missing or cannot be used.
    """
    named = msgspec.convert(content, _File).e_id
    if len({entry.id for entry in named}) < len(named):
        raise msgspec.ValidationError("Two of `e_id` have the same id")
    return named


class _File(msgspec.Struct):
    e_id: tuple[IdpEntry, ...] = ()


def without_secret(
    entries: tuple[IdpEntry, ...], environment: Mapping[str, str]
) -> IdpSecretMissing | None:
    """The first whose secret does not stand where it says."""
    for entry in entries:
        if secret_at(entry.client_secret, environment) is None:
            return IdpSecretMissing(entry.name, entry.client_secret)
    return None


def connect(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    entries: tuple[IdpEntry, ...],
) -> None:
    """Let these be the municipality's identity providers, in place of earlier ones."""
    session.execute(delete(Idp).where(Idp.municipality_id == municipality_id))
    session.add_all(_row(entry, municipality_id) for entry in entries)


def _row(entry: IdpEntry, municipality_id: MunicipalityId) -> Idp:
    return Idp(
        idp_id=new_id(),
        municipality_id=municipality_id,
        slug=entry.id,
        name=entry.name,
        holders=Holders(entry.holders),
        issuer=entry.issuer,
        client_id=entry.client_id,
        secret=entry.client_secret,
        acr_values=" ".join(entry.acr),
        amr_values=" ".join(entry.amr),
        personnummer_claim=entry.personnummer,
    )


def secret_at(place: str, environment: Mapping[str, str]) -> str | None:
    """The secret itself, from the environment or a file that only we may read."""
    kind, _, name = place.partition(":")
    if kind == "env":
        return environment.get(name) or None
    try:
        return Path(name).read_text(encoding="utf-8").strip() or None
    except (OSError, ValueError):
        return None


def idps(session: Session, municipality_id: MunicipalityId) -> tuple[IdpFacts, ...]:
    """The municipality's identity providers: for citizens first, then by name."""
    rows = session.scalars(
        select(Idp)
        .where(Idp.municipality_id == municipality_id)
        .order_by(Idp.holders, Idp.name)
    )
    return tuple(_facts(row) for row in rows)


def idp(session: Session, idp_id: str) -> IdpFacts | None:
    row = session.get(Idp, idp_id)
    return None if row is None else _facts(row)


def agreement(
    session: Session, idp_id: str, environment: Mapping[str, str]
) -> Client | None:
    """What has been agreed with it; None when its secret has been taken away."""
    row = session.get_one(Idp, idp_id)
    secret = secret_at(row.secret, environment)
    if secret is None:
        return None
    return Client(
        issuer=row.issuer,
        client_id=row.client_id,
        client_secret=secret,
        acr_values=tuple(row.acr_values.split()),
        amr_values=tuple(row.amr_values.split()),
    )


def issuer(session: Session, idp_id: str) -> str:
    return session.get_one(Idp, idp_id).issuer


def personnummer_claim(session: Session, idp_id: str) -> str:
    return session.get_one(Idp, idp_id).personnummer_claim


def secret_missing(
    session: Session, environment: Mapping[str, str]
) -> IdpSecretMissing | None:
    """The first provider whose secret does not stand where its file says."""
    for row in session.scalars(select(Idp).order_by(Idp.municipality_id, Idp.slug)):
        if secret_at(row.secret, environment) is None:
            return IdpSecretMissing(row.name, row.secret)
    return None


def municipalities_without(session: Session) -> tuple[str, ...]:
    """The names of those that have connected no identity provider."""
    connected = select(Idp.municipality_id)
    return tuple(
        session.scalars(
            select(Municipality.name)
            .where(Municipality.municipality_id.not_in(connected))
            .order_by(Municipality.name)
        )
    )


def _facts(row: Idp) -> IdpFacts:
    return IdpFacts(
        idp_id=row.idp_id,
        municipality_id=row.municipality_id,
        slug=row.slug,
        name=row.name,
        holders=row.holders,
    )
