"""Who there is: municipalities, persons, staff; who may reach whom; who did."""

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKey,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.access.facts import IdentityDocument, RelationKind
from backend.kernel.actor import Role
from backend.kernel.ids import (
    CaseId,
    MandateId,
    MunicipalityId,
    PersonId,
    ProviderId,
    UnitId,
    UserId,
)
from backend.plumbing.database import (
    EnumText,
    JsonText,
    Personal,
    Table,
    UtcDateTime,
    telling,
)


class Municipality(Table):
    """A municipality (board) of the installation; apart from all others."""

    __tablename__ = "municipality"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), primary_key=True
    )
    slug: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(80))
    code: Mapped[str] = mapped_column(String(4))
    phone: Mapped[str] = mapped_column(String(30))
    opens: Mapped[str] = mapped_column(String(5))
    closes: Mapped[str] = mapped_column(String(5))
    address: Mapped[str] = mapped_column(String(200))
    board: Mapped[str] = mapped_column(String(80))
    finnish_area: Mapped[bool]
    is_default: Mapped[bool]
    data_protection: Mapped[str] = mapped_column(String(254), default="")
    colour_light: Mapped[str] = mapped_column(String(7), default="")
    colour_dark: Mapped[str] = mapped_column(String(7), default="")
    sender_name: Mapped[str] = mapped_column(String(80), default="")
    sender_address: Mapped[str] = mapped_column(String(254), default="")


class MunicipalityHost(Table):
    """A host name that leads to one municipality alone; the first is the one in links."""

    __tablename__ = "municipality_host"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id"), primary_key=True
    )
    place: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    host: Mapped[str] = mapped_column(String(253), unique=True)


class Unit(Table):
    """A unit of officers."""

    __tablename__ = "unit"

    unit_id: Mapped[UnitId] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id")
    )
    name: Mapped[str] = mapped_column(String(80))


class Provider(Table):
    """Utförare: a provider's unit, municipal or private, with its permit."""

    __tablename__ = "provider"

    provider_id: Mapped[ProviderId] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id")
    )
    slug: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(80))
    phone: Mapped[str] = mapped_column(String(30))
    organisation_number: Mapped[str] = mapped_column(String(11))
    municipal: Mapped[bool]

    __table_args__ = (UniqueConstraint("municipality_id", "slug"),)


class Person(Table):
    """Den enskilde, as the register of the municipality knows her.

    Without `personnummer_index` she has said herself who she is and nobody has checked
    it: she is not in the register, is never found by her number, and may be there too.
    """

    __tablename__ = "person"

    person_id: Mapped[PersonId] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id")
    )
    given_name: Mapped[str] = mapped_column(String(80))
    family_name: Mapped[str] = mapped_column(String(80))
    sorted_name: Mapped[str] = mapped_column(String(320))
    personnummer_sealed: Mapped[str] = mapped_column(Text)
    personnummer_index: Mapped[str | None] = mapped_column(String(64))
    born_on: Mapped[date]
    address: Mapped[str] = mapped_column(String(200))
    postal: Mapped[str] = mapped_column(String(80))
    area: Mapped[str] = mapped_column(String(60))
    phone: Mapped[str] = mapped_column(String(30))
    email: Mapped[str] = mapped_column(String(254))
    language: Mapped[str] = mapped_column(String(20))
    contact_name: Mapped[str] = mapped_column(String(120), default="")
    contact_phone: Mapped[str] = mapped_column(String(30), default="")

    __table_args__ = (
        UniqueConstraint("municipality_id", "personnummer_index"),
        Index("ix_person_name", "municipality_id", "sorted_name"),
    )


class PersonJoining(Table):
    """Two rows of one human were made one: which cases went over, by whose word.

    Nothing else tells afterwards where a row came from.
    """

    __tablename__ = "person_joining"

    joining_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id")
    )
    from_id: Mapped[PersonId] = mapped_column(
        String(36), ForeignKey("person.person_id"), index=True
    )
    into_id: Mapped[PersonId] = mapped_column(
        String(36), ForeignKey("person.person_id"), index=True
    )
    told_name: Mapped[str] = mapped_column(String(170))
    case_ids: Mapped[tuple[CaseId, ...]] = mapped_column(
        JsonText[tuple[CaseId, ...]](tuple[CaseId, ...])
    )
    document: Mapped[IdentityDocument] = mapped_column(EnumText(IdentityDocument))
    joined_by: Mapped[UserId] = mapped_column(String(36))
    joined_by_name: Mapped[str] = mapped_column(String(200))
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)


class UserAccount(Table):
    """Somebody who can sign in, in one role."""

    __tablename__ = "user_account"

    user_id: Mapped[UserId] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id")
    )
    slug: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(120))
    title: Mapped[str] = mapped_column(String(80))
    role: Mapped[Role] = mapped_column(EnumText(Role))
    phone: Mapped[str] = mapped_column(String(30), default="", info=telling({"": ""}))
    email: Mapped[str] = mapped_column(String(254), default="", info=telling({"": ""}))
    unit_id: Mapped[UnitId | None] = mapped_column(
        String(36), ForeignKey("unit.unit_id"), default=None
    )
    provider_id: Mapped[ProviderId | None] = mapped_column(
        String(36), ForeignKey("provider.provider_id"), default=None
    )
    person_id: Mapped[PersonId | None] = mapped_column(
        String(36), ForeignKey("person.person_id"), default=None
    )
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)

    __table_args__ = (
        UniqueConstraint("municipality_id", "slug"),
        Index("ix_user_account_person", "person_id"),
    )


class Relation(Personal, Table):
    """Why somebody may reach a case: the holder is a user, a unit or a provider."""

    __tablename__ = "relation"

    relation_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    kind: Mapped[RelationKind] = mapped_column(EnumText(RelationKind))
    holder: Mapped[str] = mapped_column(String(36))
    start: Mapped[date]
    until: Mapped[date | None] = mapped_column(default=None)

    __table_args__ = (
        Index("ix_relation_holder", "kind", "holder", "case_id"),
        CheckConstraint("until IS NULL OR until >= start", name="ends_after_start"),
    )


class LogRow(Table):
    """One read or change of somebody's file. Rows are added, never changed."""

    __tablename__ = "log_row"

    seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=True,
        init=False,
    )
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    municipality_id: Mapped[MunicipalityId] = mapped_column(String(36))
    user_id: Mapped[UserId] = mapped_column(String(36))
    role: Mapped[Role] = mapped_column(EnumText(Role))
    unit_id: Mapped[UnitId | None] = mapped_column(String(36))
    purpose: Mapped[str] = mapped_column(String(40))
    action: Mapped[str] = mapped_column(String(60))
    result: Mapped[str] = mapped_column(String(60))
    case_id: Mapped[CaseId | None] = mapped_column(String(36), index=True)
    person_id: Mapped[PersonId | None] = mapped_column(String(36), index=True)
    shown: Mapped[str] = mapped_column(Text)
    sign_in: Mapped[str | None] = mapped_column(String(64))
    acting_for: Mapped[PersonId | None] = mapped_column(String(36), default=None)
    basis: Mapped[MandateId | None] = mapped_column(
        String(36), index=True, default=None
    )
    mark: Mapped[str] = mapped_column(String(76), index=True, default="")


class LogSeal(Table):
    """A row's link in the chain over the log. Seals are added, never changed."""

    __tablename__ = "log_seal"

    seq: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=False,
    )
    hash: Mapped[str] = mapped_column(String(64))
