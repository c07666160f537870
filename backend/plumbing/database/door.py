"""The door: runs one action or one logged read in one transaction.

The action's event is handed to whoever must know (`receive`), written in the log
(`record`), and, when the write carries an operation id, kept in the inbox: all in the
transaction that also holds the effect. After the commit the watchers are woken.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from msgspec import Struct
from sqlalchemy.orm import Session

from backend.kernel.actor import Actor
from backend.kernel.event import Event
from backend.kernel.ids import CaseId, OpId, PersonId
from backend.kernel.refusal import AlreadySent, Refusal
from backend.plumbing.database.bounds import HOUSE, NOBODY, Bounds, at_home
from backend.plumbing.database.engine import Database

E_contra = TypeVar("E_contra", bound=Event, contravariant=True)
R = TypeVar("R", bound=Refusal)
T = TypeVar("T")
TOPICS = "topics"


class Opened(Struct, frozen=True, kw_only=True):
    """What a read has opened, for the log. `shown` names the rows of a list."""

    purpose: str
    what: str
    case_id: CaseId | None = None
    person_id: PersonId | None = None
    shown: tuple[str, ...] = ()


class Operation(Struct, frozen=True, kw_only=True):
    """A write's frozen identity: the id its maker gave it and the hash of its content."""

    op_id: OpId
    sha256: str


class Kept(Struct, frozen=True):
    """The action was carried out; this is what happened."""

    event: Event


class Repeated(Struct, frozen=True):
    """The same operation came again: it counted once, the first time."""


class Record(Protocol):
    """Writes the log row, in the transaction at hand."""

    def happened(
        self, session: Session, event: Event, *, by: Actor, now: datetime
    ) -> None: ...

    def opened(
        self, session: Session, opened: Opened, *, by: Actor, now: datetime
    ) -> None: ...

    def refused(
        self, session: Session, refusal: Refusal, *, by: Actor, now: datetime
    ) -> None: ...


class Inbox(Protocol):
    """Remembers operations, in the transaction at hand."""

    def seen(
        self, session: Session, operation: Operation, *, by: Actor
    ) -> Repeated | AlreadySent | None: ...

    def keep(
        self, session: Session, operation: Operation, *, by: Actor, now: datetime
    ) -> None: ...


class _Refused(Exception):
    """Takes a refusal out through the transaction, so that nothing of it stays."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(type(refusal).__name__)
        self.refusal = refusal


class Door(Generic[E_contra]):
    """The way in and out of the database for events of type `E_contra`."""

    def __init__(
        self,
        database: Database,
        *,
        receive: Callable[[Session, E_contra, Actor, datetime], None],
        record: Record,
        inbox: Inbox,
        wake: Callable[[str], None],
        reads: Callable[[Actor], Bounds] = at_home,
    ) -> None:
        """`reads` is how far somebody reads; what she does is bounded by her municipality."""
        self.database = database
        self._reads = reads
        self._receive = receive
        self._record = record
        self._inbox = inbox
        self._wake = wake

    async def act(
        self,
        action: Callable[[Session], E_contra | R],
        *,
        by: Actor,
        now: datetime,
        op: Operation | None = None,
    ) -> Kept | Repeated | R | AlreadySent:
        work, bounds = self._act(action, by=by, now=now, op=op), at_home(by)
        try:
            outcome, topics = await self.database.write(work, bounds=bounds)
        except _Refused as no:
            said = self._refused(no.refusal, by=by, now=now)
            await self.database.write(said, bounds=bounds)
            return no.refusal  # pyright: ignore[reportReturnType]
        self._wake_all(topics)
        return outcome

    def act_now(
        self,
        action: Callable[[Session], E_contra | R],
        *,
        by: Actor,
        now: datetime,
        op: Operation | None = None,
    ) -> Kept | Repeated | R | AlreadySent:
        """`act` for commands and tests, which have no event loop."""
        work, bounds = self._act(action, by=by, now=now, op=op), at_home(by)
        try:
            outcome, topics = self.database.write_now(work, bounds=bounds)
        except _Refused as no:
            said = self._refused(no.refusal, by=by, now=now)
            self.database.write_now(said, bounds=bounds)
            return no.refusal  # pyright: ignore[reportReturnType]
        self._wake_all(topics)
        return outcome

    async def read(
        self,
        query: Callable[[Session], T],
        *,
        by: Actor,
        now: datetime,
        opened: Opened | Callable[[T], Opened],
    ) -> T:
        """A read of personal data: a write, because of its log row."""
        work = self._logged(query, by=by, now=now, opened=opened)
        return await self.database.write(work, bounds=self._reads(by))

    def read_now(
        self,
        query: Callable[[Session], T],
        *,
        by: Actor,
        now: datetime,
        opened: Opened | Callable[[T], Opened],
    ) -> T:
        work = self._logged(query, by=by, now=now, opened=opened)
        return self.database.write_now(work, bounds=self._reads(by))

    async def look(
        self, query: Callable[[Session], T], *, by: Actor | None = None
    ) -> T:
        """A read without personal data; what counts somebody's rows says for whom."""
        return await self.database.read(query, bounds=self._looks(by))

    def look_now(self, query: Callable[[Session], T], *, by: Actor | None = None) -> T:
        return self.database.read_now(query, bounds=self._looks(by))

    async def run(self, work: Callable[[Session], T], *, by: Actor | None = None) -> T:
        """One transaction for a door of its own kind (sync, sign-in, jobs).

        The house itself does it unless it is said `by` whom. Actions inside it go through
        `within`; their watchers are woken after the commit.
        """
        outcome, topics = await self.database.write(
            lambda s: (work(s), _topics(s)), bounds=_runs(by)
        )
        self._wake_all(topics)
        return outcome

    def run_now(self, work: Callable[[Session], T], *, by: Actor | None = None) -> T:
        outcome, topics = self.database.write_now(
            lambda s: (work(s), _topics(s)), bounds=_runs(by)
        )
        self._wake_all(topics)
        return outcome

    def within(
        self,
        session: Session,
        action: Callable[[Session], E_contra | R],
        *,
        by: Actor,
        now: datetime,
    ) -> Event | R:
        """Run an action in a transaction that is already open; a refusal undoes it alone."""
        savepoint = session.begin_nested()
        outcome = action(session)
        if isinstance(outcome, Refusal):
            savepoint.rollback()
            self._record.refused(session, outcome, by=by, now=now)
            return outcome
        session.flush()
        self._receive(session, outcome, by, now)
        self._record.happened(session, outcome, by=by, now=now)
        savepoint.commit()
        _topics(session).update(_topics_of(outcome))
        return outcome

    def _act(
        self,
        action: Callable[[Session], E_contra | R],
        *,
        by: Actor,
        now: datetime,
        op: Operation | None,
    ) -> Callable[[Session], tuple[Kept | Repeated | AlreadySent, set[str]]]:
        def work(
            session: Session,
        ) -> tuple[Kept | Repeated | AlreadySent, set[str]]:
            before = self._inbox.seen(session, op, by=by) if op else None
            if before is not None:
                return before, set()
            outcome = action(session)
            if isinstance(outcome, Refusal):
                raise _Refused(outcome)
            session.flush()
            self._receive(session, outcome, by, now)
            self._record.happened(session, outcome, by=by, now=now)
            if op:
                self._inbox.keep(session, op, by=by, now=now)
            return Kept(outcome), _topics_of(outcome)

        return work

    def _logged(
        self,
        query: Callable[[Session], T],
        *,
        by: Actor,
        now: datetime,
        opened: Opened | Callable[[T], Opened],
    ) -> Callable[[Session], T]:
        def work(session: Session) -> T:
            found = query(session)
            what = opened if isinstance(opened, Opened) else opened(found)
            self._record.opened(session, what, by=by, now=now)
            return found

        return work

    def _refused(
        self, refusal: Refusal, *, by: Actor, now: datetime
    ) -> Callable[[Session], None]:
        return lambda session: self._record.refused(session, refusal, by=by, now=now)

    def _looks(self, by: Actor | None) -> Bounds:
        return NOBODY if by is None else self._reads(by)

    def _wake_all(self, topics: set[str]) -> None:
        for topic in sorted(topics):
            self._wake(topic)


def _runs(by: Actor | None) -> Bounds:
    return HOUSE if by is None else at_home(by)


def _topics(session: Session) -> set[str]:
    return session.info.setdefault(TOPICS, set())


def _topics_of(event: Event) -> set[str]:
    topics = {f"municipality:{event.municipality_id}"}
    if event.case_id is not None:
        topics.add(f"case:{event.case_id}")
    return topics
