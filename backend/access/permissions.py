"""Who may do and see what, as one table to read.

A line says: this role, for this purpose, reaches the cases that it is tied to by one
of these relations. What has no line is not allowed. Two more say how surely it must be
known who asks, and for what she must just have shown it.
"""

from backend.access.facts import Purpose, RelationKind
from backend.kernel.actor import Actor, ProofLevel, Role

P, R, K = Purpose, Role, RelationKind

PERMISSIONS: dict[tuple[Role, Purpose], tuple[RelationKind, ...]] = {
    # The person herself
    (R.citizen, P.own_application): (K.party,),
    (R.citizen, P.own_file): (K.party,),
    (R.citizen, P.own_decision): (K.party,),
    (R.citizen, P.own_economy): (K.party,),
    # Officers: list rows of the unit, files that are assigned
    (R.case_officer, P.worklist): (K.unit,),
    (R.case_officer, P.case_file): (K.assigned,),
    (R.case_officer, P.decide): (K.assigned,),
    (R.case_officer, P.sign): (K.assigned,),
    (R.case_officer, P.identity): (K.assigned,),
    (R.case_officer, P.follow_up): (K.assigned,),
    # Senior officers and unit heads: their unit, each opening logged
    (R.senior_officer, P.worklist): (K.unit,),
    (R.senior_officer, P.case_file): (K.unit,),
    (R.senior_officer, P.decide): (K.unit,),
    (R.senior_officer, P.sign): (K.unit,),
    (R.senior_officer, P.identity): (K.unit,),
    (R.senior_officer, P.follow_up): (K.unit,),
    (R.unit_head, P.worklist): (K.unit,),
    (R.unit_head, P.case_file): (K.unit,),
    (R.unit_head, P.decide): (K.unit,),
    (R.unit_head, P.sign): (K.unit,),
    (R.unit_head, P.identity): (K.unit,),
    (R.unit_head, P.follow_up): (K.unit,),
    (R.unit_head, P.statistics): (K.municipality,),
    # Money: the household and its fees, never the investigation
    (R.fee_officer, P.economy): (K.municipality,),
    (R.settlement_officer, P.settlement): (K.municipality,),
    # The provider's side: what has been ordered from it
    (R.provider_planner, P.order): (K.provider,),
    (R.provider_planner, P.visits): (K.provider,),
    (R.provider_planner, P.follow_up): (K.provider,),
    (R.provider_planner, P.own_settlement): (K.provider,),
    (R.care_worker, P.visits): (K.visits,),
    # Who works here and how they get in; never the content of a case
    (R.unit_head, P.staff): (),
    (R.unit_head, P.administration): (),
    (R.provider_planner, P.staff): (),
    (R.provider_planner, P.administration): (),
    (R.system_admin, P.staff): (),
    (R.system_admin, P.administration): (),
}

# How surely it must be known who asks; where nothing is said, proven (N3).
LEVELS: dict[Purpose, ProofLevel] = {
    # What she writes and sends herself, and her own receipts
    P.own_application: ProofLevel.N1,
    # The visits of the day, on a phone that the provider has handed out
    P.visits: ProofLevel.N2,
}
# What asks for a proof of at most five minutes' age.
ASKS_FOR_FRESH_PROOF: frozenset[Purpose] = frozenset(
    {P.sign, P.identity, P.administration}
)


def level_for(purpose: Purpose) -> ProofLevel:
    """How surely it must be known who asks."""
    return LEVELS.get(purpose, ProofLevel.N3)


def may(actor: Actor, purpose: Purpose) -> bool:
    """Whether the role has this purpose at all; `scope` says for which cases."""
    return (actor.role, purpose) in PERMISSIONS


def relations_for(role: Role, purpose: Purpose) -> tuple[RelationKind, ...]:
    """The ties by which this role reaches cases for this purpose; none means no case."""
    return PERMISSIONS.get((role, purpose), ())
