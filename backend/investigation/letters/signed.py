"""The documents that somebody puts her name to: as she reads them, and for machines."""

from datetime import date
from typing import Any

import msgspec

from backend.access.facts import MunicipalityFacts
from backend.access.signatures.facts import Document, SignedKind
from backend.investigation.facts import (
    DecisionDesk,
    LetterFacts,
    RightToDecide,
    SignedDecision,
)
from backend.investigation.letters.decision import decision_pdf
from backend.investigation.letters.investigation import (
    investigation_facts,
    investigation_pdf,
)
from backend.kernel.actor import Actor


def investigation_document(
    desk: DecisionDesk, home: MunicipalityFacts, *, by: Actor, on: date
) -> Document:
    """The investigation as it stands. She signs it as the one who has the case."""
    content = investigation_facts(desk, home, by=by, on=on)
    found = desk.file.investigation
    return Document(
        kind=SignedKind.investigation,
        municipality_id=found.municipality_id,
        case_id=found.case_id,
        person_id=found.person_id,
        pdf=investigation_pdf(desk, home, content),
        content=canonical(content),
        clause="",
    )


def decision_document(
    desk: DecisionDesk, letter: LetterFacts, right: RightToDecide, *, by: Actor
) -> Document:
    """The decision as its letter says it, by the row of the delegation order."""
    found = desk.file.investigation
    content = SignedDecision(
        municipality=letter.home.code,
        case_id=found.case_id,
        investigation_id=found.investigation_id,
        case_number=letter.case_number,
        received_on=letter.received_on,
        decided_on=letter.decided_on,
        decision=letter.kind,
        lines=letter.lines,
        reasons=letter.reasons,
        decided_by=letter.decided_by,
        presented_by=letter.presented_by,
        role=by.role,
        delegation_source=letter.delegation_source,
        delegation_point=letter.delegation_point,
        hours_a_month=str(right.hours_a_month),
        legal_basis=letter.legal_basis,
        appeal=letter.appeal,
        follow_up_on=letter.follow_up_on,
    )
    return Document(
        kind=SignedKind.decision,
        municipality_id=found.municipality_id,
        case_id=found.case_id,
        person_id=found.person_id,
        pdf=decision_pdf(letter),
        content=canonical(content),
        clause=f"{letter.delegation_source}, {letter.delegation_point}",
    )


def canonical(content: Any) -> str:
    """The one way of writing it: names in order, nothing between, UTF-8."""
    return msgspec.json.encode(content, order="sorted").decode()
