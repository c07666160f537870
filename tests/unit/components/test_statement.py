from pathlib import Path

from accessibility.statement import criteria, statement

# WCAG 2.2 has 55 criteria on levels A and AA together (4.1.1 is gone).
ALL = 55


class TestCriteria:
    def test_are_all_of_them_once(self) -> None:
        numbers = [c.number for c in criteria()]

        assert len(set(numbers)) == len(numbers) == ALL

    def test_name_a_test_that_exists_when_they_say_tested(self) -> None:
        for criterion in statement().tested:
            file, *names = criterion.test.split("::")
            content = Path(file).read_text(encoding="utf-8")

            assert all(name in content for name in names), criterion.number

    def test_claim_no_test_when_nobody_has_reviewed_them(self) -> None:
        assert all(not c.test for c in criteria() if c.status != "tested")
