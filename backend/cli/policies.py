"""A municipality's own terms, an area a section of its file."""

from datetime import datetime
from typing import Any, Final, Protocol

import msgspec
from sqlalchemy.orm import Session

from backend.access import log_policy
from backend.access.log_facts import LogPolicy
from backend.contact import actions as contact
from backend.contact import facts as contact_facts
from backend.execution import actions as execution
from backend.execution import facts as execution_facts
from backend.fees import actions as fees
from backend.fees import facts as fees_facts
from backend.follow_up import actions as follow_up
from backend.follow_up import facts as follow_up_facts
from backend.investigation import actions as investigation
from backend.investigation import facts as investigation_facts
from backend.kernel.actor import Actor, ProofLevel, Role
from backend.kernel.ids import MunicipalityId, UserId


class Adopt(Protocol):
    """An area's way to take its section in force."""

    def __call__(
        self,
        session: Session,
        *,
        municipality_id: MunicipalityId,
        policy: Any,
        by: Actor,
        now: datetime,
    ) -> object: ...


SECTIONS: Final[dict[str, tuple[type[Any], Adopt]]] = {
    "contact": (contact_facts.Policy, contact.adopt_policy),
    "investigation": (investigation_facts.Policy, investigation.adopt_policy),
    "follow_up": (follow_up_facts.Policy, follow_up.adopt_policy),
    "execution": (execution_facts.Policy, execution.adopt_policy),
    "fees": (fees_facts.Policy, fees.adopt_policy),
    "log": (LogPolicy, log_policy.adopt_policy),
}


def adopt_policies(
    session: Session,
    *,
    municipality_id: MunicipalityId,
    content: dict[str, Any],
    now: datetime,
) -> None:
    """Adopt each area's section of a municipality's file.

    Raises `msgspec.ValidationError` for a section that cannot be used.
    """
    installer = Actor(
        user_id=UserId("installation"),
        name="Installation",
        title="",
        role=Role.system_admin,
        level=ProofLevel.N3,
        municipality_id=municipality_id,
    )
    for name, (kind, adopt) in SECTIONS.items():
        policy = msgspec.convert(content.get(name, {}), kind)
        adopt(
            session,
            municipality_id=municipality_id,
            policy=policy,
            by=installer,
            now=now,
        )
