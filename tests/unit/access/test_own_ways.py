"""Her own ways in: she adds, names and removes them, is told, and is not locked out."""

from datetime import datetime, timedelta
from functools import partial

import pytest
from msgspec.structs import replace

from backend.access import own_ways, passkeys, people, personal_codes
from backend.access.events import WayInAdded, WayInRemoved, WayInRenamed
from backend.access.facts import CodeKind, OwnWay, WayIn
from backend.access.nudges import nudge_of
from backend.access.own_ways import WayInUnknown
from backend.access.passkeys import NewPasskey, PasskeyAlreadyThere
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.refusal import NotAllowed, Refusal
from backend.plumbing import post
from tests.conftest import NOON, House
from tests.unit.access.test_codes import by_code

DAY = timedelta(days=1)


def made(credential: str) -> NewPasskey:
    return NewPasskey(
        credential_id=credential,
        public_key="k",
        sign_count=0,
        backed_up=True,
        name="Chrome · Android",
    )


def added(
    house: House, credential: str, *, by: Actor, at: datetime = NOON
) -> WayInAdded | Refusal:
    return house.database.write_now(
        partial(own_ways.add_passkey, made=made(credential), by=by, now=at)
    )


def ways(house: House, of: Actor, *, at: datetime = NOON) -> tuple[OwnWay, ...]:
    return house.database.read_now(lambda s: own_ways.ways_of(s, of.user_id, now=at))


def removed(house: House, way: OwnWay, *, by: Actor) -> WayInRemoved | WayInUnknown:
    return house.database.write_now(
        partial(own_ways.remove, way=way.way, way_id=way.way_id, by=by, now=NOON)
    )


def level_of(
    house: House, credential: str, *, at: datetime = NOON
) -> ProofLevel | None:
    known = house.database.read_now(lambda s: passkeys.passkey(s, credential, now=at))
    return known.level if known else None


def mailed(house: House) -> list[str]:
    return house.database.read_now(
        lambda s: [nudge_of(s, each).body for each in post.notifications(s)]
    )


@pytest.mark.capability("X1")
class TestPasskey:
    @pytest.mark.parametrize(
        ("known_as", "counts_as"),
        [
            (ProofLevel.N1, ProofLevel.N2),
            (ProofLevel.N2, ProofLevel.N2),
            (ProofLevel.N3, ProofLevel.N3),
        ],
    )
    def test_counts_as_what_she_was_known_as(
        self, house: House, known_as: ProofLevel, counts_as: ProofLevel
    ) -> None:
        added(house, "first", by=replace(house.actor("marta"), level=known_as))

        assert level_of(house, "first") is counts_as

    def test_is_kept_once(self, house: House) -> None:
        marta = house.actor("marta")
        added(house, "first", by=marta)

        assert added(house, "first", by=marta) == PasskeyAlreadyThere()

    def test_gets_the_name_she_gives_it(self, house: House) -> None:
        marta = house.actor("marta")
        added(house, "first", by=marta)
        (way,) = ways(house, marta)

        run = house.database.write_now
        rename = partial(own_ways.rename, way_id=way.way_id, name="Plattan", now=NOON)
        assert isinstance(run(partial(rename, by=marta)), WayInRenamed)
        assert run(partial(rename, by=house.actor("aino"))) == WayInUnknown()

        assert [each.name for each in ways(house, marta)] == ["Plattan"]

    def test_that_is_removed_leads_nowhere(self, house: House) -> None:
        marta = house.actor("marta")
        added(house, "lost", by=marta)
        (way,) = ways(house, marta)

        assert removed(house, way, by=house.actor("aino")) == WayInUnknown()
        assert isinstance(removed(house, way, by=marta), WayInRemoved)

        assert level_of(house, "lost") is None
        assert ways(house, marta) == ()
        assert removed(house, way, by=marta) == WayInUnknown()

    def test_is_told_to_its_owner_with_whom_to_ring(self, house: House) -> None:
        marta = house.actor("marta")
        added(house, "first", by=marta)
        (way,) = ways(house, marta)
        removed(house, way, by=marta)

        home = house.database.read_now(
            lambda s: people.municipality(s, marta.municipality_id)
        )
        first, second = mailed(house)
        assert first == second
        assert home.phone in first
        assert "Märta" not in first


@pytest.mark.capability("X1")
class TestEmailAlone:
    def test_makes_the_first_passkey_count_at_once(self, house: House) -> None:
        added(house, "first", by=by_code(house))

        assert level_of(house, "first") is ProofLevel.N2

    def test_makes_the_next_one_wait_for_a_day(self, house: House) -> None:
        berit = by_code(house)
        added(house, "first", by=berit)
        added(house, "second", by=berit)

        assert level_of(house, "second") is None
        assert level_of(house, "second", at=NOON + DAY) is ProofLevel.N2
        *_, waiting = ways(house, berit)
        assert waiting.counts_from == NOON + DAY

    def test_is_not_got_round_by_removing_the_first(self, house: House) -> None:
        berit = by_code(house)
        added(house, "first", by=berit)
        (way,) = ways(house, berit)
        removed(house, way, by=berit)

        added(house, "thiefs", by=berit)

        assert level_of(house, "thiefs") is None

    def test_makes_no_card(self, house: House) -> None:
        berit = by_code(house)

        refused = house.database.write_now(
            partial(own_ways.make_card, code="ABCD", by=berit, now=NOON)
        )

        assert refused == NotAllowed()


@pytest.mark.capability("X1")
class TestCard:
    def test_is_one_at_a_time_and_hers_to_remove(self, house: House) -> None:
        marta = house.actor("marta")
        cards = [personal_codes.new_code(CodeKind.recovery_card) for _ in range(2)]
        for card in cards:
            house.database.write_now(
                partial(own_ways.make_card, code=card, by=marta, now=NOON)
            )
        is_hers = partial(
            personal_codes.is_hers,
            kind=CodeKind.recovery_card,
            user_id=marta.user_id,
            now=NOON,
        )

        def held() -> list[bool]:
            return [
                house.database.read_now(partial(is_hers, code=card)) for card in cards
            ]

        assert held() == [False, True]
        (way,) = ways(house, marta)
        assert way.way is WayIn.recovery_card
        removed(house, way, by=marta)
        assert held() == [False, False]


@pytest.mark.capability("X1")
class TestLast:
    def _is_last(self, house: House, of: Actor) -> bool:
        return house.database.read_now(
            lambda s: own_ways.is_last(s, of.user_id, now=NOON)
        )

    def test_is_told_when_nothing_else_leads_in(self, house: House) -> None:
        marta = house.actor("marta")
        added(house, "first", by=marta)
        assert self._is_last(house, marta)

        added(house, "second", by=marta)
        assert not self._is_last(house, marta)

    def test_is_never_so_where_a_code_comes_by_mail(self, house: House) -> None:
        berit = by_code(house)
        added(house, "first", by=berit)

        assert not self._is_last(house, berit)
