"""`anna fee`: every case has an answer, every unreadable file a line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from backend.fees.commands import fee
from backend.fees.rules import CasesUnreadable, fee_cases

USUAL: dict[str, object] = {
    "id": "a",
    "date": "2026-06-01",
    "household": "single",
    "fee_basis_month": "16000.00",
    "housing_cost_month": "7000.00",
    "tariff_sum_under_cap": "3000.00",
}


def answer(case: object) -> dict[str, object]:
    [one] = fee_cases(json.dumps(case).encode())
    return dict(one)


class TestACase:
    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"surplus": "1"}, "surplus"),
            ({"housing_cost_month": "-1.00"}, "housing_cost_month"),
            ({"housing_cost_month": 7000.0}, "housing_cost_month"),
            ({"housing_cost_month": 7000}, "housing_cost_month"),
            ({"housing_cost_month": None}, "housing_cost_month"),
            ({"housing_cost_month": "7 000"}, "housing_cost_month"),
            ({"housing_cost_month": "7000,00"}, "housing_cost_month"),
            ({"housing_cost_month": "1e3"}, "housing_cost_month"),
            ({"housing_cost_month": "٧٠٠٠"}, "housing_cost_month"),
            ({"housing_cost_month": "NaN"}, "housing_cost_month"),
            ({"housing_cost_month": ""}, "housing_cost_month"),
            ({"housing_cost_month": "7000\n"}, "housing_cost_month"),
            ({"tariff_sum_under_cap": "9" * 18}, "tariff_sum_under_cap"),
            ({"tariff_sum_under_cap": "9" * 5000}, "tariff_sum_under_cap"),
            ({"minimum_reduction": "8000.00"}, "minimum_reduction"),
            ({"fee_basis_month": True}, "fee_basis_month"),
            ({"fee_basis_month": ["1"]}, "fee_basis_month"),
            ({"charges_outside_cap": "-73"}, "charges_outside_cap"),
            ({"date": "2026-02-30"}, "date"),
            ({"date": "20260601"}, "date"),
            ({"date": "2026-W01-1"}, "date"),
            ({"date": 20260601}, "date"),
            ({"date": None}, "date"),
            ({"household": "married"}, "household"),
            ({"household": None}, "household"),
            ({"household": ["single"]}, "household"),
            ({"household": {}}, "household"),
            ({"id": None}, "id"),
            ({"id": ""}, "id"),
            ({"id": []}, "id"),
        ],
        ids=str,
    )
    def test_says_which_field_is_wrong(
        self,
        change: dict[str, object],
        field: str,
    ) -> None:
        said = answer({**USUAL, **change})

        assert (said["error"], said["field"]) == ("invalid_case", field)
        assert said["message"]

    @pytest.mark.parametrize("field", ["id", "date", "household", "fee_basis_month"])
    def test_needs_its_required_fields(self, field: str) -> None:
        said = answer({name: v for name, v in USUAL.items() if name != field})

        assert (said["error"], said["field"]) == ("invalid_case", field)

    @pytest.mark.parametrize("case", [None, 7, "text", [], [[]], True], ids=str)
    def test_is_an_object(self, case: object) -> None:
        said = answer([case])

        assert (said["id"], said["error"]) == (None, "invalid_case")

    def test_has_nothing_charged_where_amounts_are_left_out(self) -> None:
        bare = {k: USUAL[k] for k in ("id", "date", "household", "fee_basis_month")}

        assert answer(bare)["fee_invoiced_kr"] == 0

    def test_does_not_count_what_lies_outside_the_cap(self) -> None:
        with_meals = answer({**USUAL, "charges_outside_cap": "2190.00"})

        assert with_meals == answer(USUAL)

    def test_carries_half_an_ore_of_a_joint_income(self) -> None:
        said = answer({**USUAL, "fee_basis_month": "15000.005"})

        assert said["fee_room"] == "704.09"

    @pytest.mark.parametrize(
        ("day", "parameter"),
        [
            ("2027-01-01", "price_base_amount"),
            ("2022-07-31", "minimum_amount_coefficient"),
            ("0001-01-01", "price_base_amount"),
        ],
    )
    def test_names_a_missing_parameter(self, day: str, parameter: str) -> None:
        said = answer({**USUAL, "date": day})

        assert (said["id"], said["error"]) == ("a", "missing_parameter")
        assert said["parameter"] == parameter

    json_values = st.recursive(
        st.none()
        | st.booleans()
        | st.floats(allow_nan=False, allow_infinity=False)
        | st.text(),
        lambda inner: st.lists(inner, max_size=3),
        max_leaves=5,
    )

    @given(st.dictionaries(st.sampled_from(sorted(USUAL)), json_values))
    def test_always_has_an_answer(self, change: dict[str, object]) -> None:
        said = answer({**USUAL, **change})

        assert "fee_invoiced_kr" in said or "error" in said


class TestTheList:
    def test_keeps_its_order(self) -> None:
        cases = [{**USUAL, "id": name} for name in ("b", "a", "b")]

        answers = fee_cases(json.dumps(cases).encode())

        assert [one["id"] for one in answers] == ["b", "a", "b"]

    def test_may_be_empty(self) -> None:
        assert fee_cases(b"[]") == []

    @pytest.mark.parametrize(
        "data",
        [b"", b"{", b"7", b'"a"', b"null", b"\xff\xfe\xfa", b"[" * 100_000, b"[NaN]"],
        ids=lambda data: repr(data[:8]),
    )
    def test_must_be_readable(self, data: bytes) -> None:
        with pytest.raises(CasesUnreadable):
            fee_cases(data)


class TestTheCommand:
    def test_prints_a_list_for_a_single_case(self, tmp_path: Path) -> None:
        file = tmp_path / "case.json"
        file.write_text(json.dumps(USUAL))

        said = CliRunner().invoke(fee, [str(file)])

        assert said.exit_code == 0
        assert json.loads(said.stdout)[0]["fee_invoiced_kr"] == 1704

    def test_answers_errors_with_exit_0(self, tmp_path: Path) -> None:
        file = tmp_path / "case.json"
        file.write_text(json.dumps([{"id": "\ud800", "Å\ud800": 1}]))

        said = CliRunner().invoke(fee, [str(file)])

        assert said.exit_code == 0
        assert json.loads(said.stdout)[0]["error"] == "invalid_case"

    @pytest.mark.parametrize("content", [None, b"{", b"\x00"], ids=str)
    def test_stops_with_one_line_when_it_cannot_read(
        self,
        tmp_path: Path,
        content: bytes | None,
    ) -> None:
        file = tmp_path / "case.json"
        if content is not None:
            file.write_bytes(content)

        said = CliRunner().invoke(fee, [str(file)])

        assert said.exit_code == 2
        assert said.stdout == ""
        assert said.stderr.count("\n") == 1
