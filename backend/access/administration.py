"""Setting up: municipalities, units, providers, staff; all by an administrator's hand."""

import re
import unicodedata
from datetime import datetime
from itertools import chain, count
from typing import Annotated, Any, Final

from msgspec import Meta, Struct
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.codes import EmailAddress
from backend.access.events import MunicipalityAdded, MunicipalityChanged, StaffAdded
from backend.access.hosts import HostTaken, is_host, keep_hosts, taken_host
from backend.access.tables import Municipality, Provider, Unit, UserAccount
from backend.kernel.actor import Role
from backend.kernel.colours import Colours, unread_in
from backend.kernel.ids import MunicipalityId, PersonId, ProviderId, UnitId, UserId
from backend.kernel.refusal import Refusal
from backend.plumbing.identity import new_id

Line = Annotated[str, Meta(min_length=1, max_length=80)]
Phone = Annotated[str, Meta(min_length=1, max_length=30)]
# How a text of the file is written, and how that is said.
Written = tuple[re.Pattern[str], str]
SLUG: Final[Written] = (
    re.compile(r"[a-z][a-z0-9-]{0,38}[a-z0-9]"),
    "with a to z, 0 to 9 and -, in 2 to 40 characters: it stands in addresses",
)
CODE: Final[Written] = (re.compile(r"[0-9]{4}"), "with four digits, as 0182")
HOUR: Final[Written] = (re.compile(r"([01][0-9]|2[0-3])\.[0-5][0-9]"), "as 08.00")
COLOUR: Final[Written] = (re.compile(r"#[0-9A-Fa-f]{6}"), "as #1D3F8A")
ONE_LINE: Final[Written] = (re.compile(r"[^\x00-\x1f\x7f]{1,80}"), "in one line")


def _must_be(name: str, text: str, written: Written) -> None:
    pattern, how = written
    if pattern.fullmatch(text) is None:
        raise ValueError(f"{name} = {text!r} cannot be used. Write it {how}")


class ProviderEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A provider's unit, as a municipality's file names it."""

    slug: str
    name: Line
    phone: Phone
    organisation_number: Annotated[str, Meta(max_length=11)]
    municipal: bool = False

    def __post_init__(self) -> None:
        _must_be("slug", self.slug, SLUG)


class ColoursEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The municipality's own colour, written `#1D3F8A`, on light pages and on dark ones."""

    light: str
    dark: str

    def __post_init__(self) -> None:
        _must_be("light", self.light, COLOUR)
        _must_be("dark", self.dark, COLOUR)
        fault = unread_in(Colours(light=self.light, dark=self.dark))
        if fault is not None:
            raise ValueError(f"colours: {fault}")


class SenderEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Whom the municipality's letters by e-mail are from: an address that it may send as."""

    name: str
    address: EmailAddress

    def __post_init__(self) -> None:
        _must_be("name", self.name, ONE_LINE)
        if not self.address.isascii():
            raise ValueError(
                f"sender: {self.address!r} has letters that not every mail server takes. "
                "Use a to z, and xn-- for å ä ö"
            )


class MunicipalityEntry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A municipality, as its file names it. Opening hours are written `08.00`.

    `slug` is its path and `hosts` are its own host names, the first the one in links.
    `data_protection` is the e-mail address of its data protection officer.
    """

    slug: str
    name: Line
    code: str
    phone: Phone
    opens: str
    closes: str
    address: Annotated[str, Meta(min_length=1, max_length=200)]
    board: Line
    unit: Line
    finnish_area: bool = False
    is_default: bool = False
    hosts: Annotated[tuple[str, ...], Meta(max_length=20)] = ()
    data_protection: Annotated[str, Meta(max_length=254)] = ""
    colours: ColoursEntry | None = None
    sender: SenderEntry | None = None
    providers: tuple[ProviderEntry, ...] = ()

    def __post_init__(self) -> None:
        _must_be("slug", self.slug, SLUG)
        _must_be("code", self.code, CODE)
        _must_be("opens", self.opens, HOUR)
        _must_be("closes", self.closes, HOUR)
        for host in self.hosts:
            if not is_host(host):
                raise ValueError(
                    f"hosts: {host!r} is no host name. Write it as anna.example.se: lower "
                    "case, without https:// and port, and å ä ö as xn--"
                )
        for named, kind in (
            (self.hosts, "hosts"),
            ([each.slug for each in self.providers], "slugs of providers"),
        ):
            if len(set(named)) < len(named):
                raise ValueError(f"two of the {kind} are the same")


class MunicipalityAlreadyThere(Refusal, frozen=True):
    slug: str


class AnotherIsDefault(Refusal, frozen=True):
    """One municipality is shown to whoever has chosen none."""

    name: str


class NoSuchMunicipality(Refusal, frozen=True):
    slug: str


class NoSuchProvider(Refusal, frozen=True):
    slug: str


class StaffAlreadyThere(Refusal, frozen=True):
    slug: str


def add_municipality(
    session: Session, entry: MunicipalityEntry, *, now: datetime
) -> MunicipalityAdded | MunicipalityAlreadyThere | AnotherIsDefault | HostTaken:
    """Enter a municipality with its unit of officers and its providers."""
    if municipality_called(session, entry.slug) is not None:
        return MunicipalityAlreadyThere(entry.slug)
    municipality_id = MunicipalityId(new_id())
    refused = _not_apart(session, municipality_id, entry)
    if refused is not None:
        return refused
    told = _told(entry)
    session.add(Municipality(municipality_id=municipality_id, slug=entry.slug, **told))
    session.flush()
    keep_hosts(session, municipality_id=municipality_id, hosts=entry.hosts)
    session.add(
        Unit(unit_id=UnitId(new_id()), municipality_id=municipality_id, name=entry.unit)
    )
    for provider in entry.providers:
        session.add(
            Provider(
                provider_id=ProviderId(new_id()),
                municipality_id=municipality_id,
                slug=provider.slug,
                name=provider.name,
                phone=provider.phone,
                organisation_number=provider.organisation_number,
                municipal=provider.municipal,
            )
        )
    return MunicipalityAdded(municipality_id=municipality_id, at=now, slug=entry.slug)


def change_municipality(
    session: Session, entry: MunicipalityEntry, *, now: datetime
) -> MunicipalityChanged | NoSuchMunicipality | AnotherIsDefault | HostTaken:
    """Let what its file says of the municipality itself hold; unit and providers stay."""
    municipality_id = municipality_called(session, entry.slug)
    if municipality_id is None:
        return NoSuchMunicipality(entry.slug)
    refused = _not_apart(session, municipality_id, entry)
    if refused is not None:
        return refused
    row = session.get_one(Municipality, municipality_id)
    for name, value in _told(entry).items():
        setattr(row, name, value)
    keep_hosts(session, municipality_id=municipality_id, hosts=entry.hosts)
    return MunicipalityChanged(municipality_id=municipality_id, at=now)


def _told(entry: MunicipalityEntry) -> dict[str, Any]:
    """What may change of a municipality: all but its path."""
    return {
        "name": entry.name,
        "code": entry.code,
        "phone": entry.phone,
        "opens": entry.opens,
        "closes": entry.closes,
        "address": entry.address,
        "board": entry.board,
        "finnish_area": entry.finnish_area,
        "is_default": entry.is_default,
        "data_protection": entry.data_protection,
        "colour_light": entry.colours.light if entry.colours else "",
        "colour_dark": entry.colours.dark if entry.colours else "",
        "sender_name": entry.sender.name if entry.sender else "",
        "sender_address": entry.sender.address if entry.sender else "",
    }


def _not_apart(
    session: Session, municipality_id: MunicipalityId, entry: MunicipalityEntry
) -> AnotherIsDefault | HostTaken | None:
    """What only one of them may be or have, and another one is or has."""
    default = select(Municipality.name).where(
        Municipality.is_default, Municipality.municipality_id != municipality_id
    )
    name = session.scalar(default) if entry.is_default else None
    if name is not None:
        return AnotherIsDefault(name)
    return taken_host(session, municipality_id=municipality_id, hosts=entry.hosts)


def add_user(
    session: Session,
    *,
    municipality: str,
    slug: str,
    name: str,
    title: str,
    role: Role,
    now: datetime,
    phone: str = "",
    email: str = "",
    provider: str | None = None,
    person_id: PersonId | None = None,
    unit_id: UnitId | None = None,
) -> StaffAdded | NoSuchMunicipality | NoSuchProvider | StaffAlreadyThere:
    """Enter an account. Officers belong to the municipality's unit, field staff to a provider."""
    home = municipality_called(session, municipality)
    if home is None:
        return NoSuchMunicipality(municipality)
    provider_id = _provider_called(session, home, provider) if provider else None
    if provider and provider_id is None:
        return NoSuchProvider(provider)
    taken = select(UserAccount.user_id).where(
        UserAccount.municipality_id == home, UserAccount.slug == slug
    )
    if session.scalar(taken) is not None:
        return StaffAlreadyThere(slug)
    user_id = UserId(new_id())
    session.add(
        UserAccount(
            user_id=user_id,
            municipality_id=home,
            slug=slug,
            name=name,
            title=title,
            role=role,
            phone=phone,
            email=email,
            unit_id=unit_id or _unit_for(session, home, role),
            provider_id=provider_id,
            person_id=person_id,
        )
    )
    return StaffAdded(municipality_id=home, at=now, user_id=user_id)


def free_slug(session: Session, municipality_id: MunicipalityId, name: str) -> str:
    """The name in an address, numbered where somebody else goes by it already."""
    plain = slug_of(name)[:36] or "konto"
    taken = set(
        session.scalars(
            select(UserAccount.slug).where(
                UserAccount.municipality_id == municipality_id,
                UserAccount.slug.startswith(plain),
            )
        )
    )
    numbered = (f"{plain}-{number}" for number in count(2))
    return next(each for each in chain([plain], numbered) if each not in taken)


def slug_of(name: str) -> str:
    """A name in an address: `Åsa Öberg` becomes `asa-oberg`."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c if c.isascii() and c.isalnum() else " " for c in plain)
    return "-".join(kept.split())[:40]


def municipality_called(session: Session, slug: str) -> MunicipalityId | None:
    return session.scalar(
        select(Municipality.municipality_id).where(Municipality.slug == slug)
    )


def _provider_called(
    session: Session, municipality_id: MunicipalityId, slug: str
) -> ProviderId | None:
    return session.scalar(
        select(Provider.provider_id).where(
            Provider.municipality_id == municipality_id, Provider.slug == slug
        )
    )


def _unit_for(
    session: Session, municipality_id: MunicipalityId, role: Role
) -> UnitId | None:
    if role not in {Role.case_officer, Role.senior_officer, Role.unit_head}:
        return None
    return session.scalar(
        select(Unit.unit_id).where(Unit.municipality_id == municipality_id)
    )
