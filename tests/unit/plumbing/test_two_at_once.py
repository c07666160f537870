"""Two who do the same thing at the same moment, on a database that lets both try."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from sqlalchemy.orm import Session

from backend.plumbing.database import Database
from backend.plumbing.inbox import SyncEpoch


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
class TestTwoAtOnce:
    @pytest.mark.capability("X8")
    def test_write_one_row_and_the_second_sees_it(self, database: Database) -> None:
        has_looked, may_write = Event(), Event()

        def write(session: Session, *, slowly: bool) -> str:
            if session.get(SyncEpoch, "the one") is not None:
                return "was there"
            if slowly:
                has_looked.set()
                assert may_write.wait(20)
            session.add(SyncEpoch(epoch="the one"))
            session.flush()
            return "wrote"

        with ThreadPoolExecutor(1) as thread:
            late = thread.submit(
                database.write_now, lambda s: write(s, slowly=not has_looked.is_set())
            )
            assert has_looked.wait(20)
            first = database.write_now(lambda s: write(s, slowly=False))
            may_write.set()

            assert (first, late.result(20)) == ("wrote", "was there")
