"""The demo's way in: its people by role, and what one can try as each of them."""

from typing import Final

from backend.access import people
from backend.access.facts import StaffMember
from backend.kernel.actor import Role
from backend.kernel.ids import MunicipalityId, ProviderId
from backend.plumbing.database import Session
from components.html import Vdom, h
from components.layout import section
from i18n.words import Words
from pwa.shell import Visitor

# In the order in which a case meets them: the name of the role, and what to try.
ROLES: Final = {
    Role.citizen: ("sign-in-role-citizen", "sign-in-try-citizen"),
    Role.case_officer: ("sign-in-role-case-officer", "sign-in-try-case-officer"),
    Role.senior_officer: ("sign-in-role-senior-officer", "sign-in-try-senior-officer"),
    Role.provider_planner: ("sign-in-role-planner", "sign-in-try-planner"),
    Role.care_worker: ("sign-in-role-care-worker", "sign-in-try-care-worker"),
    Role.fee_officer: ("sign-in-role-fee-officer", "sign-in-try-fee-officer"),
    Role.settlement_officer: ("sign-in-role-settlement", "sign-in-try-settlement"),
    Role.unit_head: ("sign-in-role-unit-head", "sign-in-try-unit-head"),
    Role.system_admin: ("sign-in-role-administrator", "sign-in-try-administrator"),
    Role.log_reviewer: ("sign-in-role-log-reviewer", "sign-in-try-log-reviewer"),
}
# Where each of those who seek or get help stands.
STANDS: Final = {
    "marta": "sign-in-stands-not-applied",
    "aino": "sign-in-stands-not-applied",
    "karin": "sign-in-stands-agent",
    "mikko": "sign-in-stands-may-ask",
    "hjordis": "sign-in-stands-visit-planned",
    "karin-maria": "sign-in-stands-asked",
    "rut": "sign-in-stands-decided",
    "linnea": "sign-in-stands-helped",
}


def demo_chooser(
    visitor: Visitor,
    staff: tuple[StaffMember, ...],
    providers: dict[ProviderId, str],
    *,
    to: str,
) -> Vdom:
    """Everybody that one may be, by municipality and role."""
    w = visitor.words
    return section(
        w("demo-choose-person"),
        h.p(w("demo-choose-lead")),
        [
            section(
                municipality.name,
                h.form(
                    {"method": "post", "action": "/logga-in/valj", "class": "roles"},
                    h.input({"type": "hidden", "name": "till", "value": to}),
                    _roles(w, staff, providers, of=municipality.municipality_id),
                ),
                level=3,
            )
            for municipality in visitor.municipalities
        ],
    )


def provider_names(session: Session) -> dict[ProviderId, str]:
    """Every provider's name, for whoever works there."""
    return {
        provider.provider_id: provider.name
        for municipality in people.municipalities(session)
        for provider in people.providers(session, municipality.municipality_id)
    }


def _roles(
    w: Words,
    staff: tuple[StaffMember, ...],
    providers: dict[ProviderId, str],
    *,
    of: MunicipalityId,
) -> list[Vdom]:
    groups: list[Vdom] = []
    for role, (name, to_try) in ROLES.items():
        members = [m for m in staff if m.municipality_id == of and m.role is role]
        if members:
            groups.append(
                h.div(
                    h.h4(w(name)),
                    h.p({"class": "hint"}, w(to_try)),
                    h.div(
                        {"class": "people"}, [_choice(w, m, providers) for m in members]
                    ),
                )
            )
    return groups


def _choice(w: Words, member: StaffMember, providers: dict[ProviderId, str]) -> Vdom:
    return h.button(
        {
            "type": "submit",
            "name": "slug",
            "value": member.slug,
            "class": "person-choice",
        },
        h.strong(member.name),
        h.span(_about(w, member, providers)),
    )


def _about(w: Words, member: StaffMember, providers: dict[ProviderId, str]) -> str:
    if member.role is Role.citizen:
        return w(STANDS.get(member.slug, "sign-in-role-citizen"))
    if member.provider_id is None:
        return member.title
    return f"{member.title}, {providers[member.provider_id]}"
