"""Staff are invited by who runs their unit, and let in again by two of them together."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select

from backend.access import (
    invites,
    own_ways,
    passkeys,
    people,
    personal_codes,
    sign_ins,
    staff_ways,
)
from backend.access.e_ids import EIdUnknown
from backend.access.events import (
    AccountEnded,
    DeviceCodeIssued,
    StaffInvited,
    StaffRecoveryAsked,
    StaffRecoveryGranted,
)
from backend.access.facts import CodeKind, IdentityDocument, Means
from backend.access.invites import Invited, InviteUnusable
from backend.access.personal_codes import Known
from backend.access.sign_ins import Browser
from backend.access.staff_ways import (
    Colleague,
    NewColleague,
    NoKnownDevice,
    RecoveryNeedsAnother,
    RecoveryNeedsTwo,
)
from backend.access.tables import IdentityCheck
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.refusal import NotAllowed, NotFound
from backend.plumbing.oidc.facts import Told
from tests.conftest import NOON, House
from tests.unit.access.test_e_ids import FREJA, connected
from tests.unit.access.test_e_ids import Door as EIds
from tests.unit.access.test_own_ways import added, level_of, removed, ways
from tests.unit.access.test_personal_codes import read

TOKEN = "a link that is shown once"
A_DAY = timedelta(days=1)


def act(house: House, action: Any, *, by: str, about: str = "", **more: Any) -> Any:
    """What one of the demo's administrators does, about another of its people."""
    if about:
        more["user_id"] = house.actor(about).user_id
    more.setdefault("now", NOON)
    return house.database.write_now(partial(action, by=house.actor(by), **more))


def looked_after(house: House, by: str) -> dict[str, Colleague]:
    found = house.database.read_now(
        lambda s: staff_ways.colleagues(s, by=house.actor(by), now=NOON)
    )
    return {each.name: each for each in found}


def newcomer(
    house: House,
    *,
    by: str,
    role: Role,
    document: IdentityDocument | None,
    name: str = "Nils Ny",
    token: str = TOKEN,
) -> Any:
    who = NewColleague(name=name, title="Ny", role=role, email="", document=document)
    return act(house, staff_ways.invite_new, by=by, token=token, who=who)


def signed_in(house: House, who: Actor) -> str:
    """She has signed in with her passkey; the token she holds."""
    return house.database.write_now(
        partial(
            sign_ins.begin,
            user_id=who.user_id,
            means=Means.passkey,
            level=ProofLevel.N3,
            browser=Browser(),
            now=NOON,
        )
    )


def invited(house: House) -> Invited | InviteUnusable:
    return house.database.read_now(lambda s: invites.invited(s, TOKEN, now=NOON))


@pytest.mark.capability("X1")
class TestColleagues:
    def test_are_those_of_her_own_unit_or_provider(self, house: House) -> None:
        assert set(looked_after(house, "ulla")) == {
            "Elin Sandberg",
            "Lovisa Ek",
            "Sofia Berg",
        }
        assert "Ali Hassan" in looked_after(house, "petra")
        assert "Beatrice Ros" not in looked_after(house, "petra")
        assert "Ulla Strand" in looked_after(house, "adam")
        assert "Oskar Lund" not in looked_after(house, "adam")
        assert "Märta Lindgren" not in looked_after(house, "adam")
        assert looked_after(house, "elin") == {}

    def test_get_in_by_any_lasting_way(self, house: House) -> None:
        """By a passkey, a card or an e-ID alone; each ends as it began."""
        connected(house)
        elin, door = house.actor("elin"), EIds(house)

        def gets_in() -> bool:
            return looked_after(house, "ulla")["Elin Sandberg"].gets_in

        assert not gets_in()
        for make in (
            partial(added, house, "hers", by=elin),
            partial(act, house, own_ways.make_card, by="elin", code="ABCDEFGHJKMNPQRS"),
            partial(
                door.links,
                Told(issuer=FREJA, subject="elin", claims={}),
                by="freja-org",
                slug="elin",
            ),
        ):
            make()
            assert gets_in()
            (way,) = ways(house, elin)
            removed(house, way, by=elin)
            assert not gets_in()

    def test_are_asked_for_alike_however_many_they_are(self, house: House) -> None:
        with house.asking() as few:
            before = looked_after(house, "ulla")
        for each in range(5):
            newcomer(
                house,
                by="ulla",
                role=Role.case_officer,
                document=None,
                name=f"Nils Ny {each}",
                token=f"link {each}",
            )

        with house.asking() as many:
            after = looked_after(house, "ulla")

        assert len(after) == len(before) + 5
        assert len(many) == len(few)

    @pytest.mark.parametrize(
        ("action", "more"),
        [
            (staff_ways.ask_recovery, {}),
            (staff_ways.end_account, {}),
            (staff_ways.issue_device_code, {"code": "ABCDEFGHJK"}),
            (staff_ways.link_again, {"token": TOKEN, "document": None}),
            (staff_ways.grant_recovery, {"token": TOKEN, "document": None}),
        ],
        ids=lambda each: getattr(each, "__name__", ""),
    )
    def test_of_others_are_not_hers_to_touch(
        self, house: House, action: Any, more: dict[str, Any]
    ) -> None:
        for by, about in (("ulla", "oskar"), ("petra", "beatrice"), ("elin", "ali")):
            assert act(house, action, by=by, about=about, **more) == NotFound()


@pytest.mark.capability("X1")
class TestFirstDay:
    @pytest.mark.parametrize(
        ("document", "level"),
        [(IdentityDocument.passport, ProofLevel.N3), (None, ProofLevel.N2)],
        ids=["checked", "not checked"],
    )
    def test_counts_as_proof_only_when_somebody_has_checked(
        self, house: House, document: IdentityDocument | None, level: ProofLevel
    ) -> None:
        begun = newcomer(house, by="ulla", role=Role.case_officer, document=document)

        assert isinstance(begun, StaffInvited)
        found = invited(house)
        assert found == Invited(user_id=begun.user_id, level=level)
        noted = house.database.read_now(
            lambda s: [
                (r.checked_by, r.document) for r in s.scalars(select(IdentityCheck))
            ]
        )
        assert noted == ([("Ulla Strand", document)] if document else [])

    def test_is_at_the_provider_of_who_invites(self, house: House) -> None:
        begun = newcomer(house, by="petra", role=Role.care_worker, document=None)

        member = house.database.read_now(lambda s: people.staff(s, begun.user_id))
        assert member.provider_id == house.actor("petra").provider_id

    @pytest.mark.parametrize(
        ("by", "role"),
        [
            ("ulla", Role.unit_head),
            ("ulla", Role.care_worker),
            ("petra", Role.case_officer),
            ("adam", Role.care_worker),
            ("adam", Role.citizen),
        ],
    )
    def test_is_in_no_role_that_is_not_hers_to_give(
        self, house: House, by: str, role: Role
    ) -> None:
        assert newcomer(house, by=by, role=role, document=None) == NotAllowed()

    @pytest.mark.parametrize(
        ("name", "slugs"),
        [
            ("Elin Sandberg", ["elin-sandberg", "elin-sandberg-2"]),
            ("منى حداد", ["konto", "konto-2"]),
        ],
        ids=["of one name", "of no letter in an address"],
    )
    def test_may_be_somebody_of_the_same_name(
        self, house: House, name: str, slugs: list[str]
    ) -> None:
        found = [
            newcomer(
                house,
                by="ulla",
                role=Role.case_officer,
                document=None,
                name=name,
                token=f"link {each}",
            )
            for each in range(2)
        ]

        members = [
            house.database.read_now(lambda s, at=each.user_id: people.staff(s, at))
            for each in found
        ]
        assert [each.slug for each in members] == slugs
        assert {each.name for each in members} == {name}

    def test_may_begin_with_another_link(self, house: House) -> None:
        first = act(
            house,
            staff_ways.link_again,
            by="ulla",
            about="elin",
            token="x",
            document=None,
        )
        again = act(
            house,
            staff_ways.link_again,
            by="ulla",
            about="elin",
            token=TOKEN,
            document=None,
        )

        assert isinstance(first, StaffInvited)
        assert isinstance(again, StaffInvited)
        assert isinstance(invited(house), Invited)
        old = house.database.read_now(lambda s: invites.invited(s, "x", now=NOON))
        assert old == InviteUnusable()


@pytest.mark.capability("X1")
class TestRecovery:
    def _grant(self, house: House, *, by: str, at: Any = NOON) -> Any:
        return act(
            house,
            staff_ways.grant_recovery,
            by=by,
            about="elin",
            token=TOKEN,
            document=IdentityDocument.identity_card,
            now=at,
        )

    def _lost(self, house: House) -> str:
        """Elin has a passkey on a phone that she has lost, and is signed in on it."""
        elin = house.actor("elin")
        added(house, "lost", by=elin)
        return signed_in(house, elin)

    def test_is_never_one_administrators_own(self, house: House) -> None:
        self._lost(house)

        alone = act(
            house,
            staff_ways.link_again,
            by="ulla",
            about="elin",
            token=TOKEN,
            document=IdentityDocument.passport,
        )
        assert alone == RecoveryNeedsTwo()
        assert self._grant(house, by="ulla") == RecoveryNeedsAnother()

        act(house, staff_ways.ask_recovery, by="ulla", about="elin")
        act(house, staff_ways.ask_recovery, by="ulla", about="elin")
        assert self._grant(house, by="ulla") == RecoveryNeedsAnother()
        assert invited(house) == InviteUnusable()

    def test_by_two_ends_all_that_she_had_and_begins_anew(self, house: House) -> None:
        signed_in = self._lost(house)
        asked = act(house, staff_ways.ask_recovery, by="ulla", about="elin")

        granted = self._grant(house, by="adam")

        assert isinstance(asked, StaffRecoveryAsked)
        assert isinstance(granted, StaffRecoveryGranted)
        assert level_of(house, "lost") is None
        standing = house.database.read_now(
            lambda s: sign_ins.standing(s, signed_in, now=NOON)
        )
        assert standing is None
        found = invited(house)
        assert isinstance(found, Invited)
        assert found.level is ProofLevel.N3

    def test_leaves_no_e_id_that_was_connected_before(self, house: House) -> None:
        """Whoever had got in may have connected an e-ID of her own."""
        connected(house)
        self._lost(house)
        org = Told(issuer=FREJA, subject="an intruder", claims={})
        door = EIds(house)
        assert door.links(org, by="freja-org", slug="elin") == (
            house.actor("elin").user_id
        )
        act(house, staff_ways.ask_recovery, by="ulla", about="elin")

        self._grant(house, by="adam")

        assert door.comes(org, by="freja-org") == EIdUnknown()

    def test_is_granted_once(self, house: House) -> None:
        self._lost(house)
        act(house, staff_ways.ask_recovery, by="ulla", about="elin")
        self._grant(house, by="adam")

        assert self._grant(house, by="adam") == RecoveryNeedsAnother()

    def test_that_nobody_granted_in_a_week_is_forgotten(self, house: House) -> None:
        self._lost(house)
        act(house, staff_ways.ask_recovery, by="ulla", about="elin")

        assert self._grant(house, by="adam", at=NOON + 8 * A_DAY) == (
            RecoveryNeedsAnother()
        )

    def test_of_oneself_is_for_others_to_ask(self, house: House) -> None:
        refused = act(house, staff_ways.ask_recovery, by="petra", about="petra")

        assert refused == RecoveryNeedsAnother()


@pytest.mark.capability("X1")
class TestDeviceCode:
    CODE = personal_codes.new_code(CodeKind.device)

    def _issued(self, house: House, about: str) -> Any:
        return act(
            house,
            staff_ways.issue_device_code,
            by="petra",
            about=about,
            code=self.CODE,
        )

    def test_is_for_field_staff_with_a_known_device(self, house: House) -> None:
        assert self._issued(house, "ali") == NoKnownDevice()
        assert self._issued(house, "paula") == NoKnownDevice()

        house.database.write_now(
            partial(
                personal_codes.know_device,
                device="ali's own",
                user_id=house.actor("ali").user_id,
                now=NOON,
            )
        )

        assert isinstance(self._issued(house, "ali"), DeviceCodeIssued)
        known = read(house, self.CODE, device="ali's own")
        assert isinstance(known, Known)
        assert known.level is ProofLevel.N2


@pytest.mark.capability("X1")
class TestLastDay:
    def test_ends_all_at_once(self, house: House) -> None:
        elin = house.actor("elin")
        added(house, "hers", by=elin)
        token = signed_in(house, elin)

        ended = act(house, staff_ways.end_account, by="ulla", about="elin")

        assert isinstance(ended, AccountEnded)
        known = house.database.read_now(lambda s: passkeys.passkey(s, "hers", now=NOON))
        assert known is None
        standing = house.database.read_now(
            lambda s: sign_ins.standing(s, token, now=NOON)
        )
        assert standing is None
        assert "Elin Sandberg" not in looked_after(house, "ulla")

    def test_is_not_ones_own_to_set(self, house: House) -> None:
        refused = act(house, staff_ways.end_account, by="petra", about="petra")

        assert refused == NotAllowed()
        petra = house.actor("petra").user_id
        assert (
            house.database.read_now(lambda s: own_ways.ways_of(s, petra, now=NOON))
            == ()
        )
