"""Mandates: what has been done with them, and what that makes of them on a day."""

from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar, Final

from msgspec import Struct

from backend.kernel.event import Event
from backend.kernel.ids import MandateId, PersonId
from backend.kernel.mandate import (
    GUARDIANS,
    MandateKind,
    MandateScope,
    scopes_of,
)
from backend.kernel.period import Period
from backend.kernel.refusal import Refusal

MOST_ASKED: Final = 5


class Step(StrEnum):
    """What has been done with a mandate. `given`, `confirmed`, `registered` make it one."""

    asked = "asked"
    given = "given"
    confirmed = "confirmed"
    registered = "registered"
    declined = "declined"
    revoked = "revoked"


AGREED: Final = frozenset({Step.given, Step.confirmed, Step.registered})


class Proof(StrEnum):
    """By what it is known."""

    own_word = "own_word"
    signed_answer = "signed_answer"
    told_officer = "told_officer"
    document = "document"
    register_extract = "register_extract"


class MandateState(StrEnum):
    asked = "asked"
    declined = "declined"
    ahead = "ahead"
    in_force = "in_force"
    over = "over"
    revoked = "revoked"


# Something may be done by it, or will be; and what stands in the way of another.
IN_USE: Final = frozenset({MandateState.ahead, MandateState.in_force})
OPEN: Final = IN_USE | {MandateState.asked}


class StepTaken(Struct, frozen=True, kw_only=True):
    step: Step
    by: str
    at: datetime


class Mandate(Struct, frozen=True, kw_only=True):
    """Behörighet att företräda: who for whom, what it covers, when, and by what proof."""

    mandate_id: MandateId
    person_id: PersonId | None
    person_name: str
    agent_name: str
    kind: MandateKind
    scopes: tuple[MandateScope, ...]
    valid: Period
    proof: Proof | None
    proof_on: date | None
    steps: tuple[StepTaken, ...]

    def taken(self, *steps: Step) -> StepTaken | None:
        return next((each for each in self.steps if each.step in steps), None)

    def state_on(self, day: date) -> MandateState:
        """What has been done with it decides; then the days for which it was given."""
        if self.taken(Step.revoked):
            return MandateState.revoked
        if self.taken(Step.declined):
            return MandateState.declined
        if not self.taken(*AGREED):
            return MandateState.asked
        if day < self.valid.start:
            return MandateState.ahead
        return MandateState.in_force if self.valid.contains(day) else MandateState.over

    def had_begun(self, day: date) -> bool:
        """Whether it has been in force at some time up to this day."""
        agreed, revoked = self.taken(*AGREED), self.taken(Step.revoked)
        if agreed is None:
            return False
        last = min(day, revoked.at.date()) if revoked else day
        return self.valid.start <= last


class Did(Struct, frozen=True, kw_only=True):
    """Something done under a mandate, and how many times that day."""

    day: date
    action: str
    times: int


class MandateTerms(Struct, frozen=True, kw_only=True):
    """What it covers and how long; what has only been asked for has no proof."""

    kind: MandateKind
    scopes: tuple[MandateScope, ...]
    valid: Period
    proof: Proof | None = None
    proof_on: date | None = None


PROOFS: Final[dict[MandateKind, tuple[Proof, ...]]] = {
    MandateKind.power_of_attorney: (
        Proof.document,
        Proof.signed_answer,
        Proof.told_officer,
    ),
    MandateKind.lasting_power_of_attorney: (Proof.document,),
    **dict.fromkeys(GUARDIANS, (Proof.register_extract,)),
}


def fitting(kind: MandateKind, scopes: tuple[MandateScope, ...]) -> bool:
    """Whether a right of this kind can cover this, and covers anything at all."""
    return bool(scopes) and set(scopes) <= set(scopes_of(kind))


# What has happened


class MandateAsked(Event, frozen=True, kw_only=True):
    mandate_id: MandateId


class MandateGiven(Event, frozen=True, kw_only=True):
    mandate_id: MandateId


class MandateConfirmed(Event, frozen=True, kw_only=True):
    mandate_id: MandateId


class MandateDeclined(Event, frozen=True, kw_only=True):
    mandate_id: MandateId


class MandateRegistered(Event, frozen=True, kw_only=True):
    mandate_id: MandateId


class MandateRevoked(Event, frozen=True, kw_only=True):
    mandate_id: MandateId


class ActingBegun(Event, frozen=True, kw_only=True):
    """She acts for somebody else from now on."""

    mandate_id: MandateId


class ActingEnded(Event, frozen=True, kw_only=True):
    """She is herself again."""


MandateEvent = (
    MandateAsked
    | MandateGiven
    | MandateConfirmed
    | MandateDeclined
    | MandateRegistered
    | MandateRevoked
    | ActingBegun
    | ActingEnded
)


# What is the matter


class MandateUnknown(Refusal, frozen=True):
    """There is no such mandate, or not for whoever asks: the answer is the same."""

    status: ClassVar[int] = 404


class MandateNotInForce(Refusal, frozen=True):
    """It has not begun, or it is over."""


class MandateAlreadyThere(Refusal, frozen=True):
    """The same two, the same kind, the same days."""


class OwnAgent(Refusal, frozen=True):
    """Nobody needs a mandate to act for herself."""

    status: ClassVar[int] = 422


class AgentRegistersHerself(Refusal, frozen=True):
    """Whoever checks a document is not the one who gains by it (FL 16 §)."""

    status: ClassVar[int] = 409


class MandateDoesNotFit(Refusal, frozen=True):
    """This kind cannot cover that, is not proved so, or covers nothing."""

    status: ClassVar[int] = 422


class TooManyAsked(Refusal, frozen=True):
    """So many that she has asked have not answered that she cannot ask one more."""
