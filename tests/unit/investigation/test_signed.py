"""What is signed is what was seen, and what has come in its place is told."""

from datetime import timedelta
from functools import partial

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access.signatures.facts import (
    DemoTap,
    DocumentChanged,
    SignedKind,
    Signing,
)
from backend.access.tables import SignatureRow
from backend.demo.decided import IN_DEMO
from backend.investigation import actions, queries
from backend.investigation.facts import (
    BeyondDelegation,
    CheckedDocument,
    DecisionMade,
    DecisionSentUp,
    InvestigationSigned,
    NotReady,
    Policy,
    Replacement,
    SignatureAsked,
)
from backend.kernel.actor import Role
from backend.kernel.ids import CaseId
from backend.kernel.refusal import NotFound, Refusal
from tests.conftest import NOON, House
from tests.unit.access.signing import document, signed, with_passkey
from tests.unit.investigation.decisions import (
    decide,
    decided,
    draft,
    happened,
    proposed_case,
    save,
    send_back,
    sign,
    skip,
)
from tests.unit.investigation.samples import TEMPLATES, TODAY
from tests.unit.investigation.test_colleague import actor, covers, do

FIVE_MINUTES = timedelta(minutes=5)


def checked(house: House, sha256: str) -> CheckedDocument | None:
    return house.database.read_now(partial(queries.check_document, sha256=sha256))


def ask(house: House, case_id: CaseId, *, slug: str = "elin", seen: str = "") -> object:
    """Ask for the signature of what stands, or of what was `seen`."""
    by = actor(house, slug)

    def work(session: Session) -> SignatureAsked | Refusal:
        stands = actions.document_to_sign(session, case_id=case_id, by=by, today=TODAY)
        if isinstance(stands, Refusal):
            return stands
        return actions.ask_signature(
            session,
            case_id=case_id,
            seen=seen or stands.hash,
            holds=FIVE_MINUTES,
            at=NOON,
            by=by,
            now=NOON,
            today=TODAY,
        )

    return house.door.act_now(work, by=by, now=NOON)


def ready(house: House) -> CaseId:
    case_id = proposed_case(house)
    save(house, case_id)
    skip(house, case_id)
    return case_id


def hashes(house: House, case_id: CaseId, kind: SignedKind) -> list[str]:
    """Of what has been signed, oldest first."""
    found = (
        select(SignatureRow.pdf_sha256)
        .where(SignatureRow.case_id == case_id, SignatureRow.kind == kind)
        .order_by(SignatureRow.signature_id)
    )
    return house.database.read_now(lambda s: list(s.scalars(found)))


@pytest.mark.capability("I7")
class TestSignedDocument:
    def test_is_known_by_its_very_bytes(self, house: House) -> None:
        case_id = proposed_case(house)
        decided(house, case_id)
        (decision,) = hashes(house, case_id, SignedKind.decision)
        (investigation,) = hashes(house, case_id, SignedKind.investigation)

        found = checked(house, decision)
        before = checked(house, investigation)

        assert found is not None
        assert (found.faults, found.replaced) == ((), None)
        assert (found.kind, found.role) == (SignedKind.decision, Role.senior_officer)
        assert found.clause == f"{TEMPLATES.delegation_source}, 3.3"
        assert (found.signed_at, found.means) == (NOON, "demo")
        assert before is not None
        assert (before.role, before.clause) == (Role.case_officer, "")
        assert (before.faults, before.replaced) == ((), None)
        assert checked(house, decision[::-1]) is None

    def test_is_told_without_naming_anybody(self, house: House) -> None:
        case_id = proposed_case(house)
        made = decided(house, case_id)
        (decision,) = hashes(house, case_id, SignedKind.decision)

        told = repr(checked(house, decision))

        for name in ("Märta", "Lindgren", "Elin", "Sofia", case_id, made.decision_id):
            assert name not in told

    def test_is_kept_with_its_own_bytes(self, house: House) -> None:
        case_id = proposed_case(house)
        decided(house, case_id)
        get = partial(
            queries.signed_investigation, actor=house.actor("elin"), case_id=case_id
        )
        others = partial(
            queries.signed_investigation, actor=house.actor("oskar"), case_id=case_id
        )

        content = house.database.read_now(get)

        assert content is not None
        assert content.startswith(b"%PDF")
        assert house.database.read_now(others) is None

    def test_tells_that_it_has_been_opened_again_and_signed_anew(
        self, house: House
    ) -> None:
        case_id = ready(house)
        happened(sign(house, case_id), InvestigationSigned)
        happened(decide(house, case_id), DecisionSentUp)
        (first,) = hashes(house, case_id, SignedKind.investigation)

        send_back(house, case_id, "Skriv mer.")
        opened = checked(house, first)
        save(house, case_id, replace(draft(), reasons="Mer."), base_version=1)
        happened(sign(house, case_id), InvestigationSigned)
        anew = checked(house, first)
        _, second = hashes(house, case_id, SignedKind.investigation)
        newest = checked(house, second)

        assert opened is not None
        assert opened.replaced is Replacement.opened_again
        assert anew is not None
        assert (anew.replaced, anew.replaced_at) == (Replacement.signed_anew, NOON)
        assert newest is not None
        assert newest.replaced is None

    def test_tells_of_a_new_decision_in_the_case(self, house: House) -> None:
        first, key = document(house), with_passkey(house, "elin")
        second = replace(first, pdf=first.pdf + b" anew")
        signed(house, first, key)

        before = checked(house, first.pdf_sha256)
        signed(house, second, key)
        after = checked(house, first.pdf_sha256)

        assert before is not None
        assert before.replaced is None
        assert after is not None
        assert (after.replaced, after.replaced_at) == (Replacement.new_decision, NOON)


@pytest.mark.capability("I7")
class TestAsking:
    def test_is_about_what_she_has_seen(self, house: House) -> None:
        case_id = ready(house)

        assert ask(house, case_id, seen="0" * 64) == DocumentChanged()

    def test_is_for_whoever_may_sign(self, house: House) -> None:
        case_id = ready(house)

        assert isinstance(ask(house, case_id, slug="oskar"), NotFound)
        assert isinstance(ask(house, case_id, slug="fatima"), NotFound)
        assert isinstance(ask(house, case_id, slug="sofia"), Refusal)
        happened(sign(house, case_id), InvestigationSigned)
        assert isinstance(ask(house, case_id), BeyondDelegation)

    def test_is_not_for_whoever_covers(self, house: House) -> None:
        """She reads the case of a colleague; she decides nothing in it."""
        case_id = ready(house)
        covers(house, case_id)

        assert ask(house, case_id, slug="lovisa") == NotFound()
        happened(sign(house, case_id), InvestigationSigned)
        assert ask(house, case_id, slug="lovisa") == NotFound()
        sent = do(house, actions.send_up, "lovisa", case_id=case_id, today=TODAY)
        assert sent == NotFound()

    def test_waits_until_nothing_is_missing(self, house: House) -> None:
        case_id = proposed_case(house)
        save(house, case_id)

        assert ask(house, case_id) == NotReady()

    def test_says_nothing_of_what_was_changed_meanwhile(self, house: House) -> None:
        """What she was asked about is signed, or nothing is."""
        case_id = ready(house)
        happened(sign(house, case_id), InvestigationSigned)
        happened(decide(house, case_id), DecisionSentUp)
        by = house.actor("sofia")
        asked = happened(ask(house, case_id, slug="sofia"), SignatureAsked)
        save(house, case_id, replace(draft(), reasons="Andra ord."), base_version=1)
        signing = Signing(
            question=asked.question, answer=DemoTap(), place=IN_DEMO, at=NOON
        )
        act = partial(
            actions.decide,
            case_id=case_id,
            signing=signing,
            by=by,
            now=NOON,
            today=TODAY,
        )

        assert house.door.act_now(act, by=by, now=NOON) == DocumentChanged()
        happened(decide(house, case_id, "sofia"), DecisionMade)


@pytest.mark.capability("I7")
class TestSigningService:
    def test_is_chosen_for_each_kind_of_document(self) -> None:
        told = msgspec.to_builtins(TEMPLATES)

        with pytest.raises(msgspec.ValidationError, match=r"signed_by\.decision"):
            msgspec.convert(told | {"signed_by": {"decision": "elsewhere"}}, Policy)
        with pytest.raises(msgspec.ValidationError, match="letter"):
            msgspec.convert(told | {"signed_by": {"letter": "internal"}}, Policy)
        kept = msgspec.convert(told | {"signed_by": {"decision": "internal"}}, Policy)
        assert kept.signed_by.service_for(SignedKind.decision) == "internal"
