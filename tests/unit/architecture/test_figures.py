"""The table of figures says what was measured, and no more."""

import pytest

from tests.figures import GOALS, Goal, rows, summed

GUESSES = Goal(what="guesses", tried=100, most={"seconds": 5})


class TestGoal:
    @pytest.mark.parametrize(
        ("measured", "is_met"),
        [
            ({"tried": 100, "wrong": 0, "seconds": 5}, True),
            ({"tried": 99, "wrong": 0, "seconds": 1}, False),
            ({"tried": 500, "wrong": 1, "seconds": 1}, False),
            ({"tried": 500, "wrong": 0, "seconds": 5.1}, False),
            ({"tried": 500, "wrong": 0}, False),
            ({"tried": 500}, False),
        ],
        ids=["met", "too few", "one wrong", "too slow", "not timed", "not judged"],
    )
    def test_is_met_by_all_of_it(
        self, measured: dict[str, float], is_met: bool
    ) -> None:
        assert GUESSES.is_met(measured) is is_met

    def test_says_itself(self) -> None:
        assert str(GUESSES) == "≥ 100 tried, 0 wrong, seconds ≤ 5"


class TestTable:
    def test_has_a_row_for_every_figure(self) -> None:
        assert list(GOALS) == [f"S{number}" for number in range(1, 17)]
        assert [row.name for row in rows({})] == list(GOALS)

    def test_fails_what_is_missing_and_excuses_what_has_a_reason(self) -> None:
        goals = {"S1": GUESSES, "S2": Goal(what="files", absent="no files")}

        missing, excused = rows({}, goals)

        assert (missing.measured, missing.is_met) == ("MISSING", False)
        assert (excused.measured, excused.is_met) == ("no files", None)

    def test_judges_what_was_measured_in_spite_of_a_reason(self) -> None:
        goals = {"S2": Goal(what="files", absent="no files")}

        (row,) = rows({"S2": {"tried": 60, "wrong": 2}}, goals)

        assert row.is_met is False

    def test_adds_up_what_several_tests_have_tried(self) -> None:
        found = summed(
            [
                ("S3", {"tried": 60, "wrong": 0, "seconds": 1.5}),
                ("S3", {"tried": 50, "wrong": 1, "seconds": 0.5}),
            ]
        )

        assert found == {"S3": {"tried": 110, "wrong": 1, "seconds": 1.5}}
