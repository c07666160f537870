"""What an inquiry still lacks: each thing is somewhere to go and put it right."""

from backend.investigation.facts.assessment import Need
from backend.investigation.facts.case_file import CaseFile, Missing


def missing_in_inquiry(shown: CaseFile) -> tuple[Missing, ...]:
    """In the order in which an officer would do them."""
    assessed = [each.assessment for each in shown.life if each.assessment]
    in_need = {each.need_id for each in assessed if each.need is Need.service}
    lines = shown.proposal.lines if shown.proposal else ()
    lacks = (
        (Missing.inquiry_plan, shown.plan is None),
        (Missing.journal, not shown.journal),
        (Missing.assessment, not assessed),
        (Missing.proposal, bool(in_need) and not lines),
        (
            Missing.tasks,
            bool(lines) and not in_need <= {each.need_id for each in lines},
        ),
    )
    return tuple(missing for missing, is_lacking in lacks if is_lacking)
