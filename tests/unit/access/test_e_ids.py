"""An e-ID leads to one account, and to nobody else's."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace
from sqlalchemy import select

from backend.access import accounts, e_ids, idps, people
from backend.access.e_ids import (
    Attempt,
    EIdNotJoined,
    EIdOfSomebodyElse,
    EIdUnknown,
    EIdWithoutPersonnummer,
)
from backend.access.facts import EIdUse, Holders, IdpFacts
from backend.access.idps import IdpEntry, IdpSecretMissing
from backend.access.tables import EIdAttempt, Identity, UserAccount
from backend.demo.people import AINO, MARTA
from backend.kernel.ids import UserId
from backend.kernel.refusal import Refusal
from backend.plumbing.oidc.facts import Asked, Told
from tests.conftest import NOON, House

BANKID, FREJA = "https://bankid.example", "https://freja.example"
SECRETS = {"ANNA_BANKID": "hemligt", "ANNA_FREJA": "hemligt"}
ASKED = Asked(
    state="the state",
    nonce="the nonce",
    verifier="the verifier",
    redirect_uri="https://anna.example/logga-in/e-legitimation/svar",
    max_age=300,
    asked_at=NOON,
)


def entry(broker: str) -> IdpEntry:
    return IdpEntry(
        id=broker.lower(),
        name=broker,
        holders="citizens",
        issuer=f"https://{broker.lower()}.example",
        client_id="anna",
        client_secret=f"env:ANNA_{broker.upper()}",
        acr=("loa3",),
        personnummer="ssn",
    )


ENTRIES = (
    entry("BankID"),
    entry("Freja"),
    replace(entry("Freja"), id="freja-org", name="Freja OrgID", holders="staff"),
)


@dataclass(frozen=True)
class Door:
    """People who come by e-ID to a house that has connected three providers."""

    house: House
    municipality: str = "nacka"

    def idp(self, slug: str) -> IdpFacts:
        home = self.house.municipality_id(self.municipality)
        found = self.house.database.read_now(lambda s: idps.idps(s, home))
        return next(each for each in found if each.slug == slug)

    def comes(self, told: Told, *, by: str = "bankid") -> UserId | Refusal:
        work = partial(
            e_ids.account_of, idp=self.idp(by), told=told, language="fi", now=NOON
        )
        return self.house.database.write_now(work)

    def links(self, told: Told, *, by: str, slug: str) -> UserId | Refusal:
        user_id = self.house.actor(slug).user_id
        work = partial(
            e_ids.link, idp=self.idp(by), told=told, user_id=user_id, now=NOON
        )
        return self.house.database.write_now(work)


def connected(house: House) -> None:
    """Both municipalities have the three providers."""
    for slug in ("nacka", "osteraker"):
        house.database.write_now(
            partial(
                idps.connect,
                municipality_id=house.municipality_id(slug),
                entries=ENTRIES,
            )
        )


@pytest.fixture
def door(house: House) -> Door:
    connected(house)
    return Door(house)


def told(number: str, *, issuer: str = BANKID, subject: str = "a1") -> Told:
    said = {"ssn": number, "given_name": "Märta", "family_name": "Lindgren"}
    return Told(issuer=issuer, subject=subject, claims=said)


@pytest.mark.capability("X1")
class TestCitizen:
    def test_is_found_by_her_number_and_then_by_her_e_id(
        self, door: Door, house: House
    ) -> None:
        marta = house.actor("marta").user_id

        assert door.comes(told(MARTA.personnummer)) == marta
        assert door.comes(told("")) == marta

    def test_is_entered_when_the_municipality_has_not_met_her(
        self, door: Door, house: House
    ) -> None:
        user_id = door.comes(told(AINO.personnummer))
        assert not isinstance(user_id, Refusal)

        def look(session: Any) -> tuple[str, str, str]:
            member = people.staff(session, user_id)
            assert member.person_id is not None
            person = people.person(session, member.person_id)
            return member.name, person.personnummer, person.language

        assert house.database.read_now(look) == (
            "Märta Lindgren",
            AINO.personnummer,
            "fi",
        )
        assert door.comes(told(AINO.personnummer)) == user_id
        assert user_id != house.actor("aino").user_id

    def test_is_apart_in_another_municipality(self, door: Door, house: House) -> None:
        there = Door(house, "osteraker")

        assert there.comes(told(AINO.personnummer)) == house.actor("aino").user_id
        assert door.comes(told(AINO.personnummer)) != house.actor("aino").user_id

    @pytest.mark.parametrize("number", ["", "194006128988", "marta@example.test"])
    def test_needs_a_number_that_is_one(self, door: Door, number: str) -> None:
        assert door.comes(told(number)) == EIdWithoutPersonnummer()

    def test_is_not_let_in_when_her_account_has_ended(
        self, door: Door, house: House
    ) -> None:
        door.comes(told(MARTA.personnummer))
        marta = house.actor("marta").user_id

        def end(session: Any) -> None:
            session.get_one(UserAccount, marta).ended_at = NOON

        house.database.write_now(end)
        assert door.comes(told(MARTA.personnummer)) == EIdUnknown()
        again = told(MARTA.personnummer, subject="b2")
        assert isinstance(door.comes(again), Refusal)

    def test_has_her_number_kept_sealed(self, door: Door, house: House) -> None:
        door.comes(told(MARTA.personnummer))

        row = house.database.read_now(
            lambda s: s.execute(
                select(Identity.personnummer_sealed, Identity.personnummer_index)
            ).one()
        )
        assert MARTA.personnummer not in "".join(row)
        assert all(row)


@pytest.mark.capability("X1")
class TestTwoProviders:
    FREJAS = told(MARTA.personnummer, issuer=FREJA, subject="f9")

    def test_are_joined_only_by_being_signed_in_with_both(
        self, door: Door, house: House
    ) -> None:
        marta = house.actor("marta").user_id
        assert door.comes(told(MARTA.personnummer)) == marta

        assert door.comes(self.FREJAS, by="freja") == EIdNotJoined()
        assert door.links(self.FREJAS, by="freja", slug="marta") == marta
        assert door.comes(self.FREJAS, by="freja") == marta

        user = house.database.read_now(lambda s: e_ids.linked(s, marta))
        left = house.database.read_now(lambda s: e_ids.linkable(s, marta))
        assert [each.name for each in user] == ["BankID", "Freja"]
        assert left == ()

    def test_do_not_lend_one_subject_to_each_other(self, door: Door) -> None:
        door.comes(told(MARTA.personnummer, subject="same"))

        same = told("", issuer=FREJA, subject="same")
        assert door.comes(same, by="freja") == EIdWithoutPersonnummer()

    def test_are_not_joined_for_somebody_else(self, door: Door) -> None:
        door.comes(told(MARTA.personnummer))
        ainos = told(AINO.personnummer, issuer=FREJA, subject="x")
        nobodys = told("", issuer=FREJA, subject="x")

        link = partial(door.links, by="freja", slug="marta")
        assert link(ainos) == EIdOfSomebodyElse()
        assert link(nobodys) == EIdWithoutPersonnummer()


@pytest.mark.capability("X1")
class TestStaff:
    ELINS = Told(issuer=FREJA, subject="elin@nacka", claims={})

    def test_comes_in_once_she_has_connected_it(self, door: Door, house: House) -> None:
        elin = house.actor("elin").user_id
        assert door.comes(self.ELINS, by="freja-org") == EIdUnknown()

        assert door.links(self.ELINS, by="freja-org", slug="elin") == elin
        assert door.comes(self.ELINS, by="freja-org") == elin
        assert door.links(self.ELINS, by="freja-org", slug="elin") == elin

    def test_cannot_take_a_colleagues(self, door: Door) -> None:
        door.links(self.ELINS, by="freja-org", slug="elin")

        for slug in ("sofia", "oskar", "marta"):
            refused = door.links(self.ELINS, by="freja-org", slug=slug)
            assert refused == EIdOfSomebodyElse()

    def test_connects_it_with_a_new_account_when_the_old_has_ended(
        self, door: Door, house: House
    ) -> None:
        """She comes back to work after a year."""
        elin = door.links(self.ELINS, by="freja-org", slug="elin")
        house.database.write_now(
            partial(accounts.end, user_id=house.actor("elin").user_id, now=NOON)
        )
        assert door.comes(self.ELINS, by="freja-org") == EIdUnknown()

        sofia = door.links(self.ELINS, by="freja-org", slug="sofia")

        assert door.comes(self.ELINS, by="freja-org") == sofia != elin

    def test_is_never_found_by_mail_or_number(self, door: Door) -> None:
        said = {"email": "elin@nacka.example", "ssn": MARTA.personnummer}
        assert (
            door.comes(Told(issuer=FREJA, subject="new", claims=said), by="freja-org")
            == EIdUnknown()
        )

    def test_is_somebody_else_as_a_citizen(self, door: Door, house: House) -> None:
        """The same person at the same provider, in her other role."""
        elin = door.links(self.ELINS, by="freja-org", slug="elin")
        as_citizen = Told(
            issuer=FREJA, subject="elin@nacka", claims={"ssn": MARTA.personnummer}
        )

        assert door.comes(as_citizen, by="freja") == house.actor("marta").user_id
        assert door.comes(self.ELINS, by="freja-org") == elin


class TestAttempt:
    def test_counts_once_in_its_own_browser_for_ten_minutes(
        self, door: Door, house: House
    ) -> None:
        run = house.database.write_now
        asked = Attempt(
            idp_id=door.idp("bankid").idp_id,
            use=EIdUse.confirm,
            user_id=house.actor("marta").user_id,
            asked=ASKED,
            to="/mina-sidor",
        )
        keep = partial(e_ids.keep_attempt, attempt=asked, browser="hers", now=NOON)
        take = partial(e_ids.take_attempt, state="the state", browser="hers")
        late = NOON + timedelta(minutes=10, seconds=1)

        run(keep)
        assert run(partial(take, browser="another", now=NOON)) is None
        assert run(partial(take, state="guessed", now=NOON)) is None
        kept = house.database.read_now(lambda s: s.scalars(select(EIdAttempt)).one())
        assert "the nonce" not in kept.sealed
        assert run(partial(take, now=NOON)) == asked
        assert run(partial(take, now=NOON)) is None

        run(keep)
        assert run(partial(take, now=late)) is None
        run(keep)
        again = replace(ASKED, state="later")
        later = replace(asked, asked=again)
        run(partial(e_ids.keep_attempt, attempt=later, browser="hers", now=late))
        rows = house.database.read_now(lambda s: s.scalars(select(EIdAttempt)).all())
        assert len(rows) == 1


RIGHT = """
[[e_id]]
id = "bankid"
name = "BankID"
for = "citizens"
issuer = "https://broker.example"
client_id = "anna"
client_secret = "env:ANNA_BANKID"
acr = ["loa3"]
personnummer = "ssn"
"""


class TestConfiguration:
    def test_names_a_provider(self) -> None:
        (found,) = idps.entries_in(msgspec.toml.decode(RIGHT))

        assert (found.name, Holders(found.holders)) == ("BankID", Holders.citizens)

    @pytest.mark.parametrize(
        "line",
        [
            "id",
            "name",
            "for",
            "issuer",
            "client_id",
            "client_secret",
            "acr",
            "personnummer",
        ],
    )
    def test_says_which_line_is_missing(self, line: str) -> None:
        kept = [each for each in RIGHT.splitlines() if not each.startswith(f"{line} ")]

        with pytest.raises(msgspec.ValidationError, match=rf"\b{line}\b.*e_id\[0\]"):
            idps.entries_in(msgspec.toml.decode("\n".join(kept)))

    @pytest.mark.parametrize(
        ("line", "instead", "says"),
        [
            ('"bankid"', '"svar"', "cannot stand in an address"),
            ('"https://broker', '"http://broker', "https://"),
            ('"env:ANNA_BANKID"', '"hemligt"', "client_secret"),
            ('["loa3"]', "[]", "acr"),
            ('"citizens"', '"everybody"', "everybody"),
            ("name =", "nam =", "nam"),
        ],
    )
    def test_says_which_line_cannot_be_used(
        self, line: str, instead: str, says: str
    ) -> None:
        content = msgspec.toml.decode(RIGHT.replace(line, instead))

        with pytest.raises(msgspec.ValidationError, match=says):
            idps.entries_in(content)

    def test_does_not_take_two_of_one_name(self) -> None:
        with pytest.raises(msgspec.ValidationError, match="same id"):
            idps.entries_in(msgspec.toml.decode(RIGHT + RIGHT))

    def test_keeps_the_place_of_a_secret(self, house: House, tmp_path: Path) -> None:
        home, look = house.municipality_id("nacka"), house.database.read_now
        mounted = tmp_path / "secret"
        mounted.write_text("lika hemligt\n", encoding="utf-8")
        by_file = replace(entry("Freja"), client_secret=f"file:{mounted}")
        both = (entry("BankID"), by_file)

        house.database.write_now(
            partial(idps.connect, municipality_id=home, entries=both)
        )

        bankid, freja = look(lambda s: idps.idps(s, home))
        agreed = [
            look(lambda s, each=each: idps.agreement(s, each.idp_id, SECRETS))
            for each in (bankid, freja)
        ]
        secrets = [each.client_secret for each in agreed if each]
        assert secrets == ["hemligt", "lika hemligt"]
        assert look(idps.municipalities_without) == ("Österåker",)

    def test_is_half_without_a_secret(self, house: House) -> None:
        home, look = house.municipality_id("nacka"), house.database.read_now
        missing = IdpSecretMissing("BankID", "env:ANNA_BANKID")
        assert idps.without_secret((entry("BankID"),), {}) == missing
        assert idps.without_secret((entry("BankID"),), SECRETS) is None
        gone = replace(entry("BankID"), client_secret="file:/nowhere")
        assert idps.without_secret((gone,), SECRETS) is not None

        house.database.write_now(
            partial(idps.connect, municipality_id=home, entries=(entry("BankID"),))
        )

        (idp,) = look(lambda s: idps.idps(s, home))
        assert look(lambda s: idps.secret_missing(s, {})) == missing
        assert look(lambda s: idps.agreement(s, idp.idp_id, {})) is None
