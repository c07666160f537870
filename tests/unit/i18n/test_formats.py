"""Numbers are written so that they can be read, and rung, in one piece."""

from datetime import date

from i18n import formats

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"


class TestPhone:
    def test_has_nowhere_to_break(self) -> None:
        shown = formats.phone("08-465 004 10")

        assert " " not in shown
        assert "-\N{WORD JOINER}4" in shown

    def test_is_read_from_left_to_right_also_in_arabic(self) -> None:
        shown = formats.phone("08-465 004 10")

        assert shown.startswith("\N{LEFT-TO-RIGHT ISOLATE}08")
        assert shown.endswith(f"{NO_BREAK_SPACE}10\N{POP DIRECTIONAL ISOLATE}")


def test_a_postcode_is_in_one_piece() -> None:
    nbsp = NO_BREAK_SPACE

    shown = formats.place("Storgatan 4 B", "131 40 Saltsjö-Boo")

    assert shown == f"Storgatan 4 B, 131{nbsp}40 Saltsjö-Boo"
    assert formats.place("", "131 40 Nacka") == f"131{nbsp}40 Nacka"


def test_days_under_one_another_are_short() -> None:
    shown = formats.short_weekday(date(2026, 11, 24))

    assert shown == f"tis{NO_BREAK_SPACE}24{NO_BREAK_SPACE}nov."
