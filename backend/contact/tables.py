"""How first contact is kept."""

from datetime import date, datetime
from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from backend.contact.facts import (
    AnsweredBy,
    Answers,
    ApplicationState,
    DraftAnswers,
    Policy,
    SelfAnswer,
)
from backend.kernel.ids import ApplicationId, MunicipalityId, UserId
from backend.kernel.mandate import Representative
from backend.plumbing.database import (
    EnumText,
    JsonText,
    Personal,
    Table,
    UtcDateTime,
    telling,
)

# Where somebody is and how she is reached, in what she has answered; a number has to
# be one, and a group of a draft is asked for again.
OF_HELPER: Final = {"whom.helper_name": "", "whom.helper_phone": ""}
IN_ANSWERS: Final = {
    **OF_HELPER,
    "home.getting_in": "",
    "contact.phone": "0000000",
    "contact.email": "",
    "contact.good_time": "",
}
IN_A_DRAFT: Final = {**OF_HELPER, "home.getting_in": "", "contact": None}


class Intake(Personal, Table):
    """Aktualisering: one matter of a person's, from her first answer on.

    An application arrives in it once; it is closed when the investigation is.
    """

    __tablename__ = "intake"

    intake_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    begun_at: Mapped[datetime] = mapped_column(UtcDateTime)
    arrived_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)

    __table_args__ = (
        UniqueConstraint("municipality_id", "case_id"),
        Index("ix_intake_person_begun", "person_id", "begun_at"),
    )


class DraftSection(Personal, Table):
    """One question group of an application on its way; `version` counts all saves.

    `represented_by` is who wrote it in the person's place, if she did not herself.
    """

    __tablename__ = "draft_section"

    draft_section_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    section: Mapped[str] = mapped_column(String(20))
    version: Mapped[int] = mapped_column(Integer)
    answers: Mapped[DraftAnswers] = mapped_column(
        JsonText[DraftAnswers](DraftAnswers), info=telling(IN_A_DRAFT)
    )
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    represented_by: Mapped[Representative | None] = mapped_column(
        JsonText[Representative](Representative), default=None
    )

    __table_args__ = (UniqueConstraint("municipality_id", "case_id", "section"),)


class ApplicationRow(Personal, Table):
    """Ansökan as sent. Answers are never changed; only the state moves."""

    __tablename__ = "application"

    application_id: Mapped[ApplicationId] = mapped_column(String(36), primary_key=True)
    case_number: Mapped[str] = mapped_column(String(20))
    receipt_no: Mapped[str] = mapped_column(String(10))
    source: Mapped[str] = mapped_column(String(10))
    answers: Mapped[Answers] = mapped_column(
        JsonText[Answers](Answers), info=telling(IN_ANSWERS)
    )
    received_at: Mapped[datetime] = mapped_column(UtcDateTime)
    call_by: Mapped[date]
    registered_by: Mapped[UserId] = mapped_column(String(36))
    state: Mapped[ApplicationState] = mapped_column(
        JsonText[ApplicationState](ApplicationState)
    )
    represented_by: Mapped[Representative | None] = mapped_column(
        JsonText[Representative](Representative), default=None
    )

    __table_args__ = (
        UniqueConstraint("municipality_id", "case_id"),
        UniqueConstraint("municipality_id", "case_number"),
        Index("ix_application_person_received", "person_id", "received_at"),
        CheckConstraint("source IN ('web', 'phone')", name="known_source"),
    )


class ApplicationFingerprint(Table):
    """The hash of who and what, so that the same application is known again.

    It holds nothing that can be read back; see `AlreadySubmitted`.
    """

    __tablename__ = "application_fingerprint"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), primary_key=True
    )
    application_id: Mapped[ApplicationId] = mapped_column(String(36), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    receipt_no: Mapped[str] = mapped_column(String(10))
    sent_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SelfAssessmentRow(Personal, Table):
    """Självskattning: her own view, kept beside the officer's and never overwritten."""

    __tablename__ = "self_assessment"

    self_assessment_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    answers: Mapped[tuple[SelfAnswer, ...]] = mapped_column(
        JsonText[tuple[SelfAnswer, ...]](tuple[SelfAnswer, ...])
    )
    versions: Mapped[dict[str, int]] = mapped_column(
        JsonText[dict[str, int]](dict[str, int])
    )
    answered_by: Mapped[AnsweredBy] = mapped_column(EnumText(AnsweredBy))
    helper_name: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(Integer)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    receipt_no: Mapped[str | None] = mapped_column(String(10), default=None)
    received_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=None)
    represented_by: Mapped[Representative | None] = mapped_column(
        JsonText[Representative](Representative), default=None
    )

    __table_args__ = (
        Index("ix_self_assessment_case_received", "case_id", "received_at"),
        CheckConstraint(
            "(receipt_no IS NULL) = (received_at IS NULL)", name="receipt_on_arrival"
        ),
    )


class CaseNumberSeries(Table):
    """The last running number given, a municipality and year."""

    __tablename__ = "case_number_series"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), primary_key=True
    )
    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    last: Mapped[int] = mapped_column(Integer)


class ContactPolicy(Table):
    """What the municipality has decided about first contact, by date."""

    __tablename__ = "contact_policy"

    municipality_id: Mapped[MunicipalityId] = mapped_column(
        String(36), primary_key=True
    )
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    policy: Mapped[Policy] = mapped_column(JsonText[Policy](Policy))
    adopted_by: Mapped[UserId] = mapped_column(String(36))
    adopted_at: Mapped[datetime] = mapped_column(UtcDateTime)
