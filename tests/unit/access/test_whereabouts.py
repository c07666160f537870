"""Where somebody protected is lies sealed, and nowhere else."""

from functools import partial

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import (
    details,
    whereabouts,
)
from backend.access.facts import DetailKind
from backend.access.protection_facts import (
    DetailsAreProtected,
)
from backend.access.tables import (
    Person,
    PersonDetail,
    ProtectedContactRow,
)
from backend.demo.people import MARTA
from backend.kernel.event import Event
from backend.kernel.ids import CaseId
from tests.conftest import NOON, House
from tests.unit.access.shielded import (
    SECRET,
    case_of,
    does,
    facts_of,
    person_of,
    protects,
)

WHERE = (DetailKind.address, "Hemliga vägen 7"), (DetailKind.phone, "070-000 00 07")


@pytest.fixture
def case(house: House) -> CaseId:
    return case_of(house)


@pytest.mark.capability("X4")
class TestWhereabouts:
    def test_lie_sealed_and_are_shown_by_no_facts(
        self, house: House, case: CaseId
    ) -> None:
        does(house, "marta", details.change, values=dict(WHERE))
        known = facts_of(house)

        protects(house, case)

        facts = facts_of(house)
        assert (facts.address, facts.postal) == (
            SECRET.forward_to,
            SECRET.forward_postal,
        )
        assert (facts.phone, facts.email, facts.contact, facts.close) == (
            "",
            "",
            "",
            (),
        )
        assert (known.address, known.phone) == tuple(value for _, value in WHERE)

        def lies_open(session: Session) -> list[str]:
            row = session.get_one(Person, person_of(house))
            told = session.scalars(select(PersonDetail.value)).all()
            sealed = session.scalars(select(ProtectedContactRow.sealed)).all()
            columns = (row.address, row.postal, row.phone, row.email, row.contact_name)
            return [*columns, *told, *sealed]

        written = house.database.read_now(lies_open)
        secrets = {known.address, known.phone, known.email, MARTA.address}
        assert not [each for each in secrets if any(each in w for w in written)]
        real = house.database.read_now(
            partial(whereabouts.contact, person_id=person_of(house))
        )
        assert (real.address, real.phone, real.email) == (
            known.address,
            known.phone,
            known.email,
        )

    def test_told_meanwhile_are_sealed_too(self, house: House, case: CaseId) -> None:
        protects(house, case)
        elin = house.actor("elin")

        house.database.write_now(
            partial(
                details.note,
                municipality_id=elin.municipality_id,
                person_id=person_of(house),
                values=dict(WHERE),
                by=elin,
                now=NOON,
            )
        )

        kept = house.database.read_now(
            lambda s: s.scalars(select(PersonDetail.value)).all()
        )
        assert list(kept) == []
        real = house.database.read_now(
            partial(whereabouts.contact, person_id=person_of(house))
        )
        assert real.address == dict(WHERE)[DetailKind.address]

    def test_are_not_told_in_the_app(self, house: House, case: CaseId) -> None:
        protects(house, case)

        no = does(house, "marta", details.change, values=dict(WHERE))
        yes = does(house, "marta", details.change, values={DetailKind.language: "fi"})

        assert (no, isinstance(yes, Event)) == (DetailsAreProtected(), True)
