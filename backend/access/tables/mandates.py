"""How the right to act for somebody else is kept."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from backend.access.mandate_facts import Proof, Step
from backend.kernel.ids import MandateId, MunicipalityId, PersonId, UserId
from backend.kernel.mandate import MandateKind, MandateScope
from backend.plumbing.database import EnumText, JsonText, Table, UtcDateTime


class MandateRow(Table):
    """A mandate, whatever has become of it: that is told by its steps.

    Both are known by their personnummer, as its hash, so that one can be asked or trusted
    who has never signed in; `person_id` is empty until the person has said yes.
    """

    __tablename__ = "mandate"

    mandate_id: Mapped[MandateId] = mapped_column(String(36), primary_key=True)
    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), ForeignKey("municipality.municipality_id")
    )
    person_index: Mapped[str] = mapped_column(String(64))
    person_name: Mapped[str] = mapped_column(String(170))
    agent_index: Mapped[str] = mapped_column(String(64))
    agent_name: Mapped[str] = mapped_column(String(170))
    kind: Mapped[MandateKind] = mapped_column(EnumText(MandateKind))
    scopes: Mapped[tuple[MandateScope, ...]] = mapped_column(
        JsonText[tuple[MandateScope, ...]](tuple[MandateScope, ...])
    )
    start: Mapped[date]
    until: Mapped[date | None]
    proof: Mapped[Proof | None] = mapped_column(EnumText(Proof), default=None)
    proof_on: Mapped[date | None] = mapped_column(default=None)
    person_id: Mapped[PersonId | None] = mapped_column(
        String(36), ForeignKey("person.person_id"), default=None
    )

    __table_args__ = (
        Index("ix_mandate_person", "municipality_id", "person_index"),
        Index("ix_mandate_agent", "municipality_id", "agent_index"),
        CheckConstraint("until IS NULL OR until >= start", name="ends_after_start"),
    )


class MandateStepRow(Table):
    """Something done with a mandate, by whom and when; each can be done once."""

    __tablename__ = "mandate_step"

    mandate_id: Mapped[MandateId] = mapped_column(
        String(36), ForeignKey("mandate.mandate_id"), primary_key=True
    )
    step: Mapped[Step] = mapped_column(EnumText(Step), primary_key=True)
    taken_by: Mapped[UserId] = mapped_column(
        String(36), ForeignKey("user_account.user_id")
    )
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)
