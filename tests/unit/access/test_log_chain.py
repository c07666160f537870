"""S9, `log_chain`: whatever is done to the log behind its back is found."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from random import Random
from typing import Any

import pytest
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from backend.access import log_chain
from backend.access.log import Log
from backend.access.log_chain import Broken, Head, Whole
from backend.access.tables import LogRow, LogSeal
from backend.plumbing.database import Opened
from backend.plumbing.sealing import Signer
from tests.conftest import NOON, TIMES, House
from tests.figures import Figure

SIGNER = Signer(b"k" * 32)
ANOTHER = Signer(b"x" * 32)
ROWS = 40
MINUTE = timedelta(minutes=1)


def write(house: House, n: int = ROWS) -> None:
    """Rows as the door writes them, by two people."""
    people = [house.actor("elin"), house.actor("ulla")]
    for number in range(n):
        opened = Opened(purpose="case_file", what="case", shown=(f"row {number}",))
        house.database.write_now(
            partial(
                Log().opened,
                opened=opened,
                by=people[number % 2],
                now=NOON + number * MINUTE,
            )
        )


def seal(house: House) -> int:
    return house.database.write_now(partial(log_chain.seal, at_most=1_000))


def head(house: House) -> Head:
    found = house.database.read_now(partial(log_chain.head, signer=SIGNER, now=NOON))
    assert found is not None
    return found


def verify(session: Session, heads: tuple[Head, ...] = ()) -> Whole | Broken:
    return log_chain.verify(session, heads, SIGNER)


def edit(session: Session, random: Random, seqs: list[int]) -> None:
    field = random.choice(
        ["purpose", "action", "result", "shown", "user_id", "unit_id"]
    )
    session.execute(
        update(LogRow)
        .where(LogRow.seq == random.choice(seqs))
        .values({field: f"{random.random()}"})
    )


def take_away(session: Session, random: Random, seqs: list[int]) -> None:
    session.execute(delete(LogRow).where(LogRow.seq == random.choice(seqs)))


def take_away_with_its_seal(session: Session, random: Random, seqs: list[int]) -> None:
    seq = random.choice(seqs)
    for table in (LogRow, LogSeal):
        session.execute(delete(table).where(table.seq == seq))


def _values(session: Session, seq: int) -> dict[str, Any]:
    columns = LogRow.__table__.columns
    found = session.execute(select(*columns).where(LogRow.seq == seq)).mappings().one()
    return dict(found)


def put_in(session: Session, random: Random, seqs: list[int]) -> None:
    """A row of somebody's own, between two others or last."""
    copied = _values(session, random.choice(seqs))
    changed = {"shown": f"{random.random()}"} if random.random() < 0.5 else {}
    at = random.choice([seqs[-1] + 1, seqs[-1] + 7])
    session.execute(insert(LogRow).values({**copied, **changed, "seq": at}))


def put_between(session: Session, random: Random, seqs: list[int]) -> None:
    """Everything after moves one up, and a copy stands in the gap."""
    here = random.choice(seqs)
    copied = _values(session, here)
    for seq in sorted((each for each in seqs if each > here), reverse=True):
        session.execute(update(LogRow).where(LogRow.seq == seq).values(seq=seq + 1))
    session.execute(insert(LogRow).values({**copied, "seq": here + 1}))


def change_places(session: Session, random: Random, seqs: list[int]) -> None:
    one, other = random.sample(seqs, 2)
    first, second = _values(session, one), _values(session, other)
    for seq, values in ((one, second), (other, first)):
        kept = {name: value for name, value in values.items() if name != "seq"}
        session.execute(update(LogRow).where(LogRow.seq == seq).values(kept))


def cut_off(session: Session, random: Random, seqs: list[int]) -> None:
    last = random.choice(seqs[:-1])
    for table in (LogRow, LogSeal):
        session.execute(delete(table).where(table.seq > last))


def seal_anew(session: Session, random: Random, seqs: list[int]) -> None:
    """Whoever takes rows away and knows how seals are made, makes them all again."""
    take_away_with_its_seal(session, random, seqs)
    session.execute(delete(LogSeal))
    session.flush()
    log_chain.seal(session, at_most=1_000)
    session.flush()


TAMPERINGS: list[Callable[[Session, Random, list[int]], None]] = [
    edit,
    take_away,
    take_away_with_its_seal,
    put_in,
    put_between,
    change_places,
    cut_off,
    seal_anew,
]


@pytest.mark.capability("X3")
class TestChain:
    def test_of_what_nobody_has_touched_is_whole(self, house: House) -> None:
        write(house, 5)
        assert seal(house) >= 5
        write(house, 2)

        found = house.database.read_now(partial(verify, heads=(head(house),)))

        assert isinstance(found, Whole)
        assert found.waiting == 2
        assert seal(house) == 2
        assert seal(house) == 0

    def test_finds_whatever_is_done_to_it(self, house: House, figure: Figure) -> None:
        """A thousand tamperings in the long form; what none of them changes is whole."""
        write(house)
        seal(house)
        heads = (head(house),)
        random = Random(20261122)  # noqa: S311 - to be the same each time

        def tries(session: Session) -> list[str]:
            seqs = list(session.scalars(select(LogRow.seq).order_by(LogRow.seq)))
            missed: list[str] = []
            for number in range(100 * TIMES):
                tampers = TAMPERINGS[number % len(TAMPERINGS)]
                step = session.begin_nested()
                tampers(session, random, seqs)
                session.expire_all()
                if isinstance(verify(session, heads), Whole):
                    missed.append(tampers.__name__)
                step.rollback()
            assert isinstance(verify(session, heads), Whole)
            return missed

        missed = house.as_owner(tries)

        figure("S9", tried=100 * TIMES, wrong=len(missed))
        assert missed == []

    def test_names_the_first_row_that_is_wrong(self, house: House) -> None:
        write(house, 9)
        seal(house)
        seqs = house.database.read_now(
            lambda s: list(s.scalars(select(LogRow.seq).order_by(LogRow.seq)))
        )
        for seq in (seqs[-2], seqs[-6]):
            house.as_owner(
                lambda s, seq=seq: s.execute(
                    update(LogRow).where(LogRow.seq == seq).values(action="read_fee")
                )
            )

        found = house.database.read_now(verify)

        assert found == Broken(seqs[-6], "has been changed or put in")

    def test_believes_no_head_that_it_has_not_signed(self, house: House) -> None:
        write(house, 3)
        seal(house)
        forged = house.database.read_now(
            partial(log_chain.head, signer=ANOTHER, now=NOON)
        )
        assert forged is not None

        found = house.database.read_now(partial(verify, heads=(forged,)))

        assert found == Broken(forged.seq, "stands in a head that is not ours")

    def test_takes_the_rows_that_were_written_before_there_were_marks(
        self, house: House
    ) -> None:
        write(house, 3)
        house.as_owner(lambda s: s.execute(update(LogRow).values(mark="")))
        write(house, 2)
        seal(house)

        assert isinstance(house.database.read_now(verify), Whole)
        house.as_owner(
            lambda s: s.execute(
                update(LogRow)
                .where(
                    LogRow.seq
                    == select(LogRow.seq)
                    .order_by(LogRow.seq.desc())
                    .limit(1)
                    .scalar_subquery()
                )
                .values(mark="")
            )
        )
        assert isinstance(house.database.read_now(verify), Broken)
