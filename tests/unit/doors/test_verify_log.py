"""`anna verify-log`: the chain over the log, and what is told of it outside."""

import asyncio
import shutil
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select, update

from backend.access import log_chain
from backend.access.log_sealing import HEADS, heads_in, keep_head, seal_all
from backend.access.tables import LogRow, LogSeal
from backend.app import open_database
from backend.plumbing.database import Database
from backend.plumbing.sealing import signer_in
from backend.plumbing.settings import settings_from
from tests.command import anna, environment
from tests.conftest import NOON

BROKEN = 1


@pytest.fixture
def home(demo_home: Path, tmp_path: Path) -> Path:
    return shutil.copytree(demo_home, tmp_path / "home")


def opened(home: Path) -> Database:
    return open_database(settings_from({"ANNA_HOME": str(home)}, checkout=home))


def sealed(home: Path) -> list[int]:
    """Everything is sealed, and the newest seal told outside, once."""
    database = opened(home)
    asyncio.run(seal_all(database))
    rows, seals = (
        database.read_now(
            lambda s, t=table: list(s.scalars(select(t.seq).order_by(t.seq)))
        )
        for table in (LogRow, LogSeal)
    )
    assert rows == seals
    head = database.read_now(partial(log_chain.head, signer=signer_in(home), now=NOON))
    for _ in range(2):
        keep_head(head, home)
    assert heads_in(home) == (head,)
    database.close()
    return rows


@pytest.mark.capability("X3")
class TestVerifyLog:
    def test_tells_the_first_row_that_is_wrong(self, home: Path) -> None:
        surroundings = environment(home)
        seqs = sealed(home)

        whole = anna("verify-log", surroundings=surroundings)
        database = opened(home)
        database.write_now(
            lambda s: s.execute(
                update(LogRow).where(LogRow.seq == seqs[30]).values(shown="another")
            )
        )
        database.close()
        broken = anna("verify-log", surroundings=surroundings)

        assert whole.stdout == (
            f"The log is whole. Rows: {len(seqs)}. Not sealed yet: 0. "
            "Heads outside the database: 1.\n"
        )
        assert broken.returncode == BROKEN
        assert broken.stderr == (
            f"The log is broken: row {seqs[30]} has been changed or put in.\n"
        )

    def test_tells_when_what_stands_outside_cannot_be_read(self, home: Path) -> None:
        (home / HEADS).write_text("{", encoding="utf-8")

        said = anna("verify-log", surroundings=environment(home))

        assert said.returncode == BROKEN
        assert said.stderr.startswith(f"{HEADS} cannot be read: ")
