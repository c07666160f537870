"""Who may do and see what, as one table to read.

A line says: this role, for this purpose, reaches the cases that it is tied to by one
of these relations. What has no line is not allowed. Three more say how surely it must be
known who asks, for what she must just have shown it, and what somebody may do who acts
for another.
"""

from backend.access.facts import Purpose, RelationKind
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.mandate import MandateScope

P, R, K, S = Purpose, Role, RelationKind, MandateScope

PERMISSIONS: dict[tuple[Role, Purpose], tuple[RelationKind, ...]] = {
    # The person herself
    (R.citizen, P.own_application): (K.party,),
    (R.citizen, P.own_file): (K.party,),
    (R.citizen, P.own_decision): (K.party,),
    (R.citizen, P.own_economy): (K.party,),
    (R.citizen, P.own_answer): (K.party,),
    (R.citizen, P.own_log): (K.party,),
    # Who may act for her, and for whom she may
    (R.citizen, P.own_mandates): (),
    (R.citizen, P.give_mandate): (),
    (R.citizen, P.switch_person): (),
    (R.citizen, P.own_details): (K.party,),
    (R.citizen, P.change_contact): (K.party,),
    # Officers: list rows of the unit, files that are assigned; a colleague's by covering
    # for her or taking over, any other in an emergency that somebody else reviews
    (R.case_officer, P.worklist): (K.unit,),
    (R.case_officer, P.case_file): (K.assigned, K.covering, K.emergency),
    (R.case_officer, P.take_over): (K.unit,),
    (R.case_officer, P.emergency): (),
    (R.case_officer, P.decide): (K.assigned,),
    (R.case_officer, P.sign): (K.assigned,),
    (R.case_officer, P.identity): (K.assigned,),
    (R.case_officer, P.follow_up): (K.assigned,),
    (R.case_officer, P.register_mandate): (),
    # Senior officers and unit heads: their unit, each opening logged
    (R.senior_officer, P.worklist): (K.unit,),
    (R.senior_officer, P.case_file): (K.unit, K.emergency),
    (R.senior_officer, P.take_over): (K.unit,),
    (R.senior_officer, P.emergency): (),
    (R.senior_officer, P.decide): (K.unit,),
    (R.senior_officer, P.sign): (K.unit,),
    (R.senior_officer, P.identity): (K.unit,),
    (R.senior_officer, P.follow_up): (K.unit,),
    (R.senior_officer, P.register_mandate): (),
    (R.unit_head, P.worklist): (K.unit,),
    (R.unit_head, P.case_file): (K.unit,),
    (R.unit_head, P.decide): (K.unit,),
    (R.unit_head, P.sign): (K.unit,),
    (R.unit_head, P.identity): (K.unit,),
    (R.unit_head, P.follow_up): (K.unit,),
    (R.unit_head, P.register_mandate): (),
    (R.unit_head, P.emergency_review): (K.unit,),
    (R.unit_head, P.statistics): (K.municipality,),
    # Protected identities: who sets it and names officers; who, if she is named, may open
    (R.unit_head, P.protect): (K.unit,),
    (R.case_officer, P.protected_file): (),
    (R.senior_officer, P.protected_file): (),
    (R.unit_head, P.protected_file): (),
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
    # Who has read what: patterns in the log, never the content of a case
    (R.log_reviewer, P.log_review): (K.municipality,),
    (R.log_reviewer, P.sign_review): (K.municipality,),
    (R.log_reviewer, P.log_overdue): (),
    (R.log_reviewer, P.emergency_review): (K.municipality,),
    (R.unit_head, P.log_overdue): (),
    (R.system_admin, P.log_overdue): (),
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
    {
        P.sign,
        P.identity,
        P.administration,
        P.give_mandate,
        P.register_mandate,
        P.change_contact,
        P.emergency,
        P.emergency_review,
        P.sign_review,
        P.protect,
        P.protected_file,
    }
)
# What a mandate must cover for its holder to do it in the person's place. What has no
# line is the person's alone.
MANDATES: dict[Purpose, frozenset[MandateScope]] = {
    P.own_application: frozenset(
        {S.apply, S.everything, S.protect_rights, S.care_for_person}
    ),
    P.own_answer: frozenset(
        {S.apply, S.everything, S.protect_rights, S.care_for_person}
    ),
    P.own_file: frozenset(
        {S.read_case, S.everything, S.protect_rights, S.care_for_person}
    ),
    P.own_log: frozenset(
        {S.read_case, S.everything, S.protect_rights, S.care_for_person}
    ),
    P.own_decision: frozenset(
        {S.read_decision, S.everything, S.protect_rights, S.care_for_person}
    ),
    P.own_economy: frozenset({S.economy, S.everything, S.manage_property}),
}
# What is her own who acts for another, and not that person's.
HOLDERS_OWN: frozenset[Purpose] = frozenset({P.switch_person})


def level_for(purpose: Purpose) -> ProofLevel:
    """How surely it must be known who asks."""
    return LEVELS.get(purpose, ProofLevel.N3)


def may(actor: Actor, purpose: Purpose) -> bool:
    """Whether the role has this purpose at all; `scope` says for which cases."""
    return (actor.role, purpose) in PERMISSIONS and _is_covered(actor, purpose)


def relations_for(actor: Actor, purpose: Purpose) -> tuple[RelationKind, ...]:
    """The ties by which she reaches cases for this purpose; none means no case."""
    if not _is_covered(actor, purpose):
        return ()
    return PERMISSIONS.get((actor.role, purpose), ())


def _is_covered(actor: Actor, purpose: Purpose) -> bool:
    """Whoever acts for another may do what that right covers and nothing more."""
    if actor.acting is None or purpose in HOLDERS_OWN:
        return True
    return not MANDATES.get(purpose, frozenset()).isdisjoint(actor.acting.scopes)
