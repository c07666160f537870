"""FL 33 (2025:582): no officer is named to her; the case tells who it was."""

import io
from functools import partial

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from backend.access import details
from backend.access.facts import DetailKind, Purpose
from backend.access.protected_files import TO_HEAD, TO_OFFICER
from backend.insight.queries import own_case
from backend.investigation import queries
from backend.investigation.facts import DecisionMade, Signatory
from backend.kernel.ids import CaseId
from backend.plumbing.database import Opened
from backend.plumbing.post import notifications
from tests.conftest import NOON, House
from tests.unit.access.shielded import SECRET, names, opens, protects
from tests.unit.investigation.decisions import (
    answer,
    communicated,
    decide,
    happened,
    own,
    proposed_case,
    save,
    sign,
)

UNNAMED = replace(SECRET, names_no_officer=True)
OFFICERS = ("elin", "sofia")


def _is_decided(house: House, *, unnamed: bool) -> tuple[CaseId, DecisionMade]:
    """Somebody protected is asked, and her case decided, by whoever is named for her."""
    case_id = proposed_case(house)
    which = protects(house, case_id, UNNAMED if unnamed else SECRET)
    for officer in OFFICERS:
        names(house, which, officer)
        opens(house, officer)
    save(house, case_id)
    answer(house, communicated(house, case_id))
    sign(house, case_id)
    decide(house, case_id)
    return case_id, happened(decide(house, case_id, "sofia"), DecisionMade)


def _letter(house: House, made: DecisionMade) -> str:
    """All of the letter's text, and what the file says of itself."""
    marta = house.actor("marta")
    content = house.door.read_now(
        partial(
            queries.decision_letter,
            actor=marta,
            decision_id=made.decision_id,
            purpose=Purpose.own_decision,
        ),
        by=marta,
        now=NOON,
        opened=Opened(purpose=Purpose.own_decision, what="letter"),
    )
    assert content is not None
    pdf = PdfReader(io.BytesIO(content))
    pages = " ".join(page.extract_text() for page in pdf.pages)
    return f"{pages} {pdf.metadata} {content.decode('latin-1')}"


def _told(house: House, made: DecisionMade) -> str:
    """All that she is told of it: her case, what she was asked, the decision, by mail."""
    marta = house.actor("marta")
    case = house.database.read_now(partial(own_case, actor=marta, now=NOON))
    asked = house.database.read_now(partial(queries.own_communication, actor=marta))
    decision = own(house, made.decision_id)
    sent = house.database.read_now(notifications)
    mine = house.database.read_now(partial(details.own, actor=marta))
    return f"{_letter(house, made)} {case} {asked} {decision} {list(sent)} {mine}"


@pytest.mark.capability("X4")
class TestUnnamed:
    def test_leaves_the_officers_out_of_all_that_she_is_sent(
        self, house: House
    ) -> None:
        _, made = _is_decided(house, unnamed=True)
        assert made.person_id is not None
        house.database.write_now(
            partial(
                details.note,
                municipality_id=house.municipality_id(),
                person_id=made.person_id,
                values={DetailKind.language: "fi"},
                by=house.actor("elin"),
                now=NOON,
            )
        )

        told, letter = _told(house, made), _letter(house, made)

        officers = [house.actor(each) for each in OFFICERS]
        assert not [each.name for each in officers if each.name in told]
        assert all(each.title in letter for each in officers)

    def test_sends_her_nothing_by_mail(self, house: House) -> None:
        """Asked and decided, and nobody but those who work here has got a line."""
        _is_decided(house, unnamed=False)

        sent = house.database.read_now(notifications)

        assert {each.template for each in sent} <= {TO_HEAD, TO_OFFICER}

    def test_leaves_them_in_the_case(self, house: House) -> None:
        case_id, _ = _is_decided(house, unnamed=True)
        elin, sofia = (house.actor(each) for each in OFFICERS)

        work = house.database.read_now(
            partial(
                queries.investigation,
                actor=elin,
                case_id=case_id,
                purpose=Purpose.case_file,
            )
        )
        assert work is not None
        decision = house.database.read_now(
            partial(
                queries.decision_of_investigation,
                actor=elin,
                investigation_id=work.investigation_id,
            )
        )

        assert decision is not None
        assert decision.decided_by == Signatory(name=sofia.name, title=sofia.title)
        assert decision.presented_by == Signatory(name=elin.name, title=elin.title)
        assert work.officer_id == elin.user_id

    def test_is_chosen_and_not_so_for_everybody_protected(self, house: House) -> None:
        _, made = _is_decided(house, unnamed=False)

        letter = _letter(house, made)

        assert all(house.actor(each).name in letter for each in OFFICERS)
