"""What is drawn from the log, and what stands out in it."""

import hashlib
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.access import log_rules
from backend.access.log_facts import Home, LogPolicy, Opening, Rule, Seen
from backend.kernel.actor import Role
from backend.kernel.ids import PersonId, UserId
from backend.plumbing.clock import STOCKHOLM

POLICY = LogPolicy()
MONDAY = datetime(2026, 10, 5, 10, 0, tzinfo=STOCKHOLM)
MARTA = PersonId("marta")
ELIN, SOFIA = UserId("elin"), UserId("sofia")
PLACES = ("north", "south", "")


def lot(seq: int) -> str:
    return hashlib.sha256(str(seq).encode()).hexdigest()


def seen(
    seq: int,
    *,
    at: datetime = MONDAY,
    reader: UserId = ELIN,
    role: Role = Role.case_officer,
    place: str = "north",
    person: PersonId = MARTA,
    is_tied: bool = True,
) -> Seen:
    return Seen(
        seq=seq,
        at=at,
        reader_id=reader,
        role=role,
        place=place,
        person_id=person,
        is_tied=is_tied,
    )


def found(
    openings: list[Seen],
    *,
    readers: dict[UserId, Home] | None = None,
    persons: dict[PersonId, Home] | None = None,
) -> set[tuple[Rule, UserId, tuple[int, ...]]]:
    """What the rules point at, the sample aside."""
    told = log_rules.findings(
        openings, {}, policy=POLICY, readers=readers or {}, persons=persons or {}
    )
    return {(each.rule, each.reader_id, each.seqs) for each in told}


@pytest.mark.capability("X3")
class TestSample:
    @pytest.mark.parametrize(
        ("opened", "drawn"),
        [(0, 0), (7, 7), (20, 20), (500, 20), (1_000, 20), (1_001, 21), (5_000, 100)],
    )
    def test_is_two_per_cent_or_twenty(self, opened: int, drawn: int) -> None:
        assert log_rules.sample_size(opened, POLICY) == drawn

    @given(
        st.lists(st.sampled_from(PLACES), max_size=300),
        st.integers(0, 100),
        st.integers(1, 40),
    )
    def test_has_enough_of_every_unit_and_only_its_own(
        self, places: list[str], per_cent: int, at_least: int
    ) -> None:
        policy = LogPolicy(sample_per_cent=per_cent, sample_at_least=at_least)
        month = [seen(seq, place=place) for seq, place in enumerate(places, 1)]

        sampled = log_rules.samples(month, policy, lot)

        for place in set(places):
            own = {each.seq for each in month if each.place == place}
            assert set(sampled[place]) <= own
            assert len(sampled[place]) >= min(len(own), at_least)
            assert len(sampled[place]) * 100 >= min(len(own) * per_cent, len(own) * 100)

    @given(st.permutations(range(1, 60)))
    def test_is_the_same_whoever_draws_again(self, order: list[int]) -> None:
        assert log_rules.drawn(order, POLICY, lot) == log_rules.drawn(
            range(1, 60), POLICY, lot
        )

    def test_follows_the_lots_and_not_the_order(self) -> None:
        assert log_rules.drawn(range(1, 100), POLICY, lot) != tuple(range(1, 21))

    @given(st.sets(st.integers(1, 400), min_size=1), st.integers(401, 500))
    def test_lets_nobody_draw_a_row_away_by_adding_another(
        self, seqs: set[int], one_more: int
    ) -> None:
        """What was drawn is only ever pushed out by what has a lower lot."""
        before = set(log_rules.drawn(seqs, POLICY, lot))

        after = set(log_rules.drawn(seqs | {one_more}, POLICY, lot))

        assert all(lot(one_more) < lot(gone) for gone in before - after)


@pytest.mark.capability("X3")
class TestRules:
    def test_point_at_nothing_in_an_ordinary_day(self) -> None:
        assert found([seen(1), seen(2, at=MONDAY + timedelta(hours=2))]) == set()

    def test_point_at_who_had_nothing_to_do_with_the_case(self) -> None:
        told = found([seen(1), seen(2, is_tied=False)])

        assert told == {(Rule.no_case_relation, ELIN, (2,))}

    @pytest.mark.parametrize(
        ("day", "hour", "is_off"),
        [
            (date(2026, 10, 5), time(5, 59), True),
            (date(2026, 10, 5), time(6, 0), False),
            (date(2026, 10, 5), time(20, 0), True),
            (date(2026, 10, 3), time(12, 0), True),
            (date(2026, 6, 19), time(12, 0), True),
        ],
        ids=["before six", "at six", "after eight", "saturday", "midsummer eve"],
    )
    def test_point_at_what_is_opened_out_of_hours(
        self, day: date, hour: time, is_off: bool
    ) -> None:
        at = datetime.combine(day, hour, STOCKHOLM)

        told = found([seen(1, at=at)])

        assert told == ({(Rule.off_hours, ELIN, (1,))} if is_off else set())

    def test_let_those_be_who_work_at_all_hours(self) -> None:
        night = MONDAY.replace(hour=3)

        assert found([seen(1, at=night, role=Role.care_worker)]) == set()

    def test_point_at_kin_and_at_her_own_file(self) -> None:
        readers = {
            ELIN: Home(surname="Lindgren", address="Lönnvägen 4 131 40 Nacka"),
            SOFIA: Home(surname="Ek", person_id=PersonId("sofia herself")),
        }
        persons = {
            MARTA: Home(surname="lindgren", address="Lönnvägen 4 131 40 Nacka"),
            PersonId("sofia herself"): Home(surname="Ek"),
        }
        openings = [
            seen(1),
            seen(2, reader=SOFIA, person=PersonId("sofia herself")),
            seen(3, person=PersonId("sofia herself")),
        ]

        assert found(openings, readers=readers, persons=persons) == {
            (Rule.same_surname, ELIN, (1,)),
            (Rule.same_address, ELIN, (1,)),
            (Rule.own_file, SOFIA, (2,)),
            (Rule.colleague, ELIN, (3,)),
        }

    def test_take_an_unknown_address_for_nobodys(self) -> None:
        readers = {ELIN: Home(surname="Ek", address="")}
        persons = {MARTA: Home(surname="Lindgren", address="")}

        assert found([seen(1)], readers=readers, persons=persons) == set()

    def test_point_at_a_day_far_over_what_is_usual(self) -> None:
        days = [MONDAY + timedelta(weeks=week) for week in range(12)]
        usual = [seen(seq, at=day) for seq, day in enumerate(days, 1)]
        many = [seen(100 + n, at=MONDAY, reader=SOFIA) for n in range(40)]

        told = found(usual + many)

        assert told == {(Rule.many_openings, SOFIA, tuple(range(100, 140)))}

    @given(st.integers(1, 30), st.integers(1, 30))
    def test_call_no_day_unusual_when_all_are_alike(
        self, days: int, each_day: int
    ) -> None:
        openings = [
            seen(day * 100 + n, at=MONDAY + timedelta(weeks=day))
            for day in range(days)
            for n in range(each_day)
        ]

        assert not [each for each in found(openings) if each[0] is Rule.many_openings]


@pytest.mark.capability("X3")
class TestByDay:
    @given(st.lists(st.tuples(st.integers(0, 3_000), st.sampled_from("abc"))))
    def test_every_opening_stands_on_its_day_once(
        self, opened: list[tuple[int, str]]
    ) -> None:
        openings = [
            Opening(
                seq=seq,
                at=MONDAY - timedelta(minutes=minutes),
                reader_id=UserId(reader),
                role=Role.case_officer,
                place="",
                place_name="",
                purpose="case_file",
                action="read_case",
            )
            for seq, (minutes, reader) in enumerate(sorted(opened))
        ]

        days = log_rules.by_day(openings, STOCKHOLM)

        told = [at for _, lines in days for line in lines for at in line.times]
        assert sorted(told) == sorted(each.at for each in openings)
        assert all(
            at.date() == day
            for day, lines in days
            for line in lines
            for at in line.times
        )
        assert len({day for day, _ in days}) == len(days)
