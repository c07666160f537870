"""A new key: everything is sealed anew, also when it is cut off or something is written."""

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import inspect, text

from backend.access import key_rotation, people
from backend.plumbing.sealing import SEALER, KeyGone, Sealer, sealer_in
from tests.conftest import House

KEY = b"k" * 32


def told(house: House) -> str:
    """Märta's number, as it is shown to whoever may see it."""
    person_id = house.actor("marta").person_id
    assert person_id is not None
    return house.database.read_now(lambda s: people.person(s, person_id).personnummer)


def readable_by(house: House, sealer: Sealer) -> list[str]:
    """Every value of the whole database that this sealer can read, by its column."""
    found: list[str] = []
    inspector = inspect(house.database.engine)
    with house.database.engine.connect() as connection:
        for table in inspector.get_table_names():
            rows = connection.execute(text(f'SELECT * FROM "{table}"')).mappings()  # noqa: S608 — names of our own tables
            for row in rows:
                found += [
                    f"{table}.{name}"
                    for name, value in row.items()
                    if isinstance(value, str) and is_read(sealer, value)
                ]
    return found


def is_read(sealer: Sealer, value: str) -> bool:
    try:
        return bool(sealer.unseal(value))
    except (InvalidTag, KeyGone, ValueError):
        return False


@pytest.fixture
def sealer(house: House) -> Sealer:
    return house.database.read_now(lambda s: s.info[SEALER])


class TestRotation:
    def test_leaves_nothing_that_the_old_key_reads(
        self, house: House, sealer: Sealer
    ) -> None:
        old = Sealer(b"a key for tests")
        before, number = readable_by(house, old), told(house)

        left = house.database.write_now(key_rotation.begin)
        assert left == len(before) > 0
        house.database.write_now(lambda s: key_rotation.seal_anew(s, at_most=left))

        assert readable_by(house, old) == []
        assert sorted(readable_by(house, sealer)) == sorted(before)
        assert told(house) == number

    def test_goes_on_where_it_was_cut_off(self, house: House) -> None:
        left = house.database.write_now(key_rotation.begin)
        house.database.write_now(lambda s: key_rotation.seal_anew(s, at_most=3))

        again = house.database.write_now(key_rotation.begin)

        assert again == left - 3
        assert told(house)

    def test_takes_another_key_when_the_last_has_sealed_all(
        self, house: House, sealer: Sealer
    ) -> None:
        for begins in ("2.", "3."):
            left = house.database.write_now(key_rotation.begin)
            assert sealer.begins == begins
            house.database.write_now(
                lambda s, n=left: key_rotation.seal_anew(s, at_most=n)
            )
            assert house.database.read_now(key_rotation.left_over) == 0

    def test_finds_a_person_by_her_number_as_before(self, house: House) -> None:
        number = told(house)
        left = house.database.write_now(key_rotation.begin)
        house.database.write_now(lambda s: key_rotation.seal_anew(s, at_most=left))

        found = house.database.read_now(
            lambda s: people.person_numbered(
                s, municipality_id=house.municipality_id(), personnummer=number
            )
        )

        assert found is not None
        assert found.given_name == "Märta"


class TestSealer:
    def test_of_another_process_reads_what_the_new_key_seals(
        self, tmp_path: Path
    ) -> None:
        ours, theirs = sealer_in(tmp_path), sealer_in(tmp_path)

        ours.begin_new_key()

        assert theirs.unseal(ours.seal("Märta")) == "Märta"
        assert theirs.seal("Märta").startswith("2.")

    def test_without_the_key_says_which_is_gone(self, tmp_path: Path) -> None:
        whole = sealer_in(tmp_path)
        whole.begin_new_key()
        sealed = whole.seal("Märta")
        (tmp_path / "column-keys" / "2.key").unlink()

        with pytest.raises(KeyGone, match="2"):
            sealer_in(tmp_path).unseal(sealed)

    def test_reads_what_was_sealed_before_keys_had_numbers(self) -> None:
        sealed = Sealer(KEY).seal("Märta").removeprefix("1.")

        assert Sealer(KEY).unseal(sealed) == "Märta"

    @given(st.text(), st.integers(min_value=0, max_value=4))
    def test_reads_what_it_has_sealed_with_any_of_its_keys(
        self, said: str, later: int
    ) -> None:
        sealer = Sealer(KEY)
        sealed = sealer.seal(said)

        for _ in range(later):
            sealer.begin_new_key()

        assert sealer.unseal(sealed) == said
        assert sealer.unseal(sealer.seal(said)) == said

    @given(st.text(), st.text())
    def test_refuses_what_it_has_not_sealed(self, said: str, other: str) -> None:
        sealer = Sealer(KEY)

        with pytest.raises((InvalidTag, KeyGone, ValueError)):
            sealer.unseal(f"{said}.{other}")
