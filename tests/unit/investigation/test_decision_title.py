"""The decision is named by what she gets and does not get, each by one name."""

import pytest

from backend.investigation import letters
from backend.investigation.facts import (
    DecisionKind,
    DecisionLine,
    Outcome,
    Result,
)
from backend.kernel.ids import LineId
from backend.kernel.services import ServiceKind
from i18n.words import words_for


class TestTitle:
    @pytest.mark.parametrize(
        ("outcomes", "title"),
        [
            (
                (
                    (ServiceKind.household_service, Result.granted),
                    (ServiceKind.personal_care, Result.granted),
                    (ServiceKind.safety_alarm, Result.refused),
                ),
                "Du får hemtjänst, men inte trygghetslarm",
            ),
            (
                (
                    (ServiceKind.household_service, Result.refused),
                    (ServiceKind.personal_care, Result.granted),
                    (ServiceKind.safety_alarm, Result.granted),
                ),
                "Du får personlig omvårdnad och trygghetslarm, men inte serviceinsatser",
            ),
            (
                (
                    (ServiceKind.household_service, Result.refused),
                    (ServiceKind.personal_care, Result.refused),
                ),
                "Du får inte hemtjänst",
            ),
        ],
        ids=["one answer to home care", "home care divided", "all refused"],
    )
    def test_never_gives_and_refuses_by_one_name(
        self, outcomes: tuple[tuple[ServiceKind, Result], ...], title: str
    ) -> None:
        lines = [
            DecisionLine(
                line_id=LineId(kind),
                outcome=Outcome(kind=kind, result=result),
                service=None,
            )
            for kind, result in outcomes
        ]

        said = letters.title_of(DecisionKind.partly_granted, lines, words_for("sv"))

        assert said == title
