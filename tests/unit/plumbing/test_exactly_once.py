"""Effects = distinct operations, receipts stable: dropped, doubled, reordered, restarted."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)
from msgspec.structs import replace

from backend.plumbing.envelope import SentOp
from backend.plumbing.inbox import Receipt, Status
from tests.conftest import TIMES, House
from tests.unit.plumbing.phones import Phone, effects, receive

STREAMS = ("morning", "lunch", "evening")


class Exchange(RuleBasedStateMachine):
    """A phone, a network that cannot be trusted, and the server."""

    house: House
    ops = Bundle("ops")

    def __init__(self) -> None:
        super().__init__()
        self.ali = self.house.actor("ali")
        self.phone = Phone(self.ali)
        self.before = effects(self.house)
        self.made: list[tuple[str, int, SentOp]] = []
        self.arrived: set[str] = set()
        self.receipts: dict[str, Receipt] = {}

    @rule(target=ops, stream=st.sampled_from(STREAMS))
    def makes(self, stream: str) -> SentOp:
        own = f"{stream}-{self.phone.device_id[:40]}"
        place = self.phone.streams.get(own, 0)
        op = self.phone.op(stream=own)
        self.made.append((own, place, op))
        return op

    @rule(op=ops, answer_is_lost=st.booleans())
    def sends(self, op: SentOp, answer_is_lost: bool) -> None:
        receipt = receive(self.house, op, self.ali)
        self.arrived.add(op.op_id)
        first = self.receipts.get(op.op_id)
        if first is not None:
            assert receipt == replace(first, repeated=True)
        elif not answer_is_lost:
            self.receipts[op.op_id] = replace(receipt, repeated=False)

    @rule(batch=st.lists(ops, max_size=4))
    def sends_many_in_any_order(self, batch: list[SentOp]) -> None:
        for op in batch:
            self.sends(op, answer_is_lost=False)

    @rule(op=ops)
    def restarts_while_sending(self, op: SentOp) -> None:
        """The phone starts anew: what was being sent is sent again, unchanged."""
        self.sends(op, answer_is_lost=True)
        self.sends(op, answer_is_lost=False)

    @rule(op=ops)
    def other_content_under_an_id_is_never_an_effect(self, op: SentOp) -> None:
        if op.op_id not in self.arrived:
            return
        forged = replace(self.phone.op(stream="forged"), op_id=op.op_id)
        assert receive(self.house, forged, self.ali).status is Status.conflict

    @invariant()
    def effects_are_the_distinct_operations_in_order(self) -> None:
        due = sum(
            all(
                other.op_id in self.arrived
                for stream, place, other in self.made
                if stream == own and place <= at
            )
            for own, at, _ in self.made
        )
        assert effects(self.house) - self.before == due

    def teardown(self) -> None:
        for _, _, op in self.made:
            self.sends(op, answer_is_lost=False)
        assert effects(self.house) - self.before == len(self.made)


def test_effects_are_distinct_operations_and_receipts_are_stable(house: House) -> None:
    machine = type("ExchangeHere", (Exchange,), {"house": house})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=(200 if house.database.is_sqlite else 50) * TIMES,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
        ),
    )
