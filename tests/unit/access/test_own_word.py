"""Whoever stands by her own word is no surer known than what tells her own number."""

from functools import partial

import pytest
from msgspec.structs import replace

from backend.access import e_ids, own_ways, people, sign_ins
from backend.access.enrolment import prove
from backend.access.events import PersonProven
from backend.access.facts import IdentityDocument, Means, WayIn
from backend.access.personal_codes import Known, PersonalCodeUnusable
from backend.access.sign_ins import Browser
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.ids import CaseId, PersonId
from tests.conftest import NOON, House
from tests.unit.access.mandates import KARINS
from tests.unit.access.test_codes import by_code
from tests.unit.access.test_e_ids import Door as EIds
from tests.unit.access.test_e_ids import connected, told
from tests.unit.access.test_enrolment import TOLVANSSON
from tests.unit.access.test_own_ways import added, level_of
from tests.unit.access.test_personal_codes import read
from tests.unit.contact.test_unproven import tells

CASE = CaseId("a case")
CARD = "ABCDEFGHJKMNPQRS"


def applicant(house: House, *, e_id_of: str) -> Actor:
    """She has given Berit's number, and connected an e-ID that tells whose it is."""
    connected(house)
    guest = by_code(house)
    tells(house, guest)
    linked = house.database.write_now(
        partial(
            e_ids.link,
            idp=EIds(house).idp("bankid"),
            told=told(e_id_of),
            user_id=guest.user_id,
            now=NOON,
        )
    )
    assert linked == guest.user_id
    return guest


def signs_in(house: House, who: Actor, level: ProofLevel) -> str:
    return house.database.write_now(
        partial(
            sign_ins.begin,
            user_id=who.user_id,
            means=Means.e_id,
            level=level,
            browser=Browser(),
            now=NOON,
        )
    )


def standing_level(house: House, token: str) -> ProofLevel | None:
    found = house.database.read_now(lambda s: sign_ins.standing(s, token, now=NOON))
    return found.actor.level if found else None


def makes_card(house: House, by: Actor) -> None:
    house.database.write_now(partial(own_ways.make_card, code=CARD, by=by, now=NOON))


def is_proven(house: House, guest: Actor) -> None:
    """Elin has seen the document of whoever has the number that was given."""
    person = house.database.read_now(
        lambda s: people.person(s, PersonId(guest.user_id))
    )
    proven = house.database.write_now(
        partial(
            prove,
            person=person,
            case_id=CASE,
            document=IdentityDocument.passport,
            by=house.actor("elin"),
            now=NOON,
        )
    )
    assert isinstance(proven, PersonProven)


@pytest.mark.capability("X1")
class TestNumberOfAnother:
    """Somebody applies in another's number and waits for her to be proven."""

    @pytest.mark.parametrize(
        ("number", "level"),
        [(KARINS, ProofLevel.N2), (TOLVANSSON, ProofLevel.N3)],
        ids=["another's", "her own"],
    )
    def test_opens_nothing_of_what_is_written_under_it(
        self, house: House, number: str, level: ProofLevel
    ) -> None:
        guest = applicant(house, e_id_of=number)

        assert standing_level(house, signs_in(house, guest, ProofLevel.N3)) is level

    def test_leaves_no_way_in_once_she_is_proven(self, house: House) -> None:
        """Not by what was made meanwhile, nor when the e-ID has been taken away."""
        guest = applicant(house, e_id_of=KARINS)
        surely = replace(guest, level=ProofLevel.N3)
        added(house, "theirs", by=surely)
        makes_card(house, surely)
        token = signs_in(house, guest, ProofLevel.N3)
        by_mail = signs_in(house, guest, ProofLevel.N1)
        house.database.write_now(
            partial(
                own_ways.remove, way=WayIn.e_id, way_id="bankid", by=surely, now=NOON
            )
        )

        is_proven(house, guest)

        assert level_of(house, "theirs") is ProofLevel.N2
        assert isinstance(read(house, CARD), PersonalCodeUnusable)
        assert standing_level(house, token) is None
        assert standing_level(house, by_mail) is ProofLevel.N1

    def test_is_not_hers_who_has_shown_her_own(self, house: House) -> None:
        guest = applicant(house, e_id_of=TOLVANSSON)
        surely = replace(guest, level=ProofLevel.N3)
        added(house, "hers", by=surely)
        makes_card(house, surely)
        token = signs_in(house, guest, ProofLevel.N3)

        is_proven(house, guest)

        assert level_of(house, "hers") is ProofLevel.N3
        assert isinstance(read(house, CARD), Known)
        assert standing_level(house, token) is ProofLevel.N3
