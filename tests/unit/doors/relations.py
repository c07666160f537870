"""Everybody of the matrix: each role in each relation to one resident, signed in.

The resident is Linnea, who has come all the way from application to invoice; what is
only open while a case is investigated is tried on Karin-Maria's. The demo has one unit;
a second is made here, and every tie that the demo lacks by the product's own actions.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Final

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from backend.access import (
    kept_forms,
    mandate_actions,
    people,
    protected_files,
    protection,
    relations,
    sign_ins,
    staff_ways,
)
from backend.access.administration import add_user
from backend.access.facts import Means, PersonFacts, RelationKind
from backend.access.kept_forms import Written
from backend.access.protection_facts import Protection, ProtectionLevel
from backend.access.sign_ins import Browser
from backend.access.tables import Relation, Unit, UserAccount
from backend.demo.cases import colleague, do
from backend.execution.tables import VisitRow
from backend.investigation import actions
from backend.investigation.tables.inquiry import InvestigationRow
from backend.kernel.actor import ProofLevel, Role
from backend.kernel.ids import CaseId, MandateId, UnitId
from backend.kernel.mandate import MandateScope
from backend.kernel.period import Period
from backend.plumbing.identity import new_id
from pwa.shell import House

HERS: Final = "linnea"
INVESTIGATED: Final = "karin-maria"
WHY: Final = "Elin är sjuk och sonen ringer om fallet i natt."
# A sweep on a busy machine takes longer than a proof is fresh.
SLACK: Final = timedelta(minutes=15)
A_WEEK: Final = 7
A_MONTH: Final = 30
LONG_AGO: Final = timedelta(days=200)
LONG_OVER: Final = timedelta(hours=2)
OF_A_UNIT: Final = {Role.case_officer, Role.senior_officer, Role.unit_head}
N1, N2, N3 = ProofLevel.N1, ProofLevel.N2, ProofLevel.N3
S = MandateScope
NOBODY: Final = "ingen inloggad"
GONE: Final = "anställd som slutat"

# How a column's name begins, and whose it is.
ROLES: Final[dict[str, Role]] = {
    "hon själv": Role.citizen,
    "ombud": Role.citizen,
    "annan invånare": Role.citizen,
    "invånare": Role.citizen,
    "handläggare": Role.case_officer,
    "1:e handläggare": Role.senior_officer,
    "enhetschef": Role.unit_head,
    "avgiftshandläggare": Role.fee_officer,
    "ersättningshandläggare": Role.settlement_officer,
    "samordnare": Role.provider_planner,
    "omsorgspersonal": Role.care_worker,
    "systemförvaltare": Role.system_admin,
    "logggranskare": Role.log_reviewer,
}
# Column -> whose account, how surely known, and whether she has just shown who she is.
STAND_ALONE: Final[dict[str, tuple[str, ProofLevel, bool]]] = {
    "hon själv": (HERS, N3, True),
    "hon själv, kod med e-post": (HERS, N1, True),
    "annan invånare": ("rut", N3, True),
    "invånare i annan kommun": ("aino", N3, True),
    "handläggare: eget ärende": ("elin", N3, True),
    "handläggare: eget, ej styrkt": ("elin", N2, True),
    "handläggare: eget, gammalt bevis": ("elin", N3, False),
    "handläggare: samma enhet": ("mx-unit", N3, True),
    "handläggare: täcker": ("lovisa", N3, True),
    "handläggare: nödöppning": ("mx-emergency", N3, True),
    "handläggare: nödöppning över": ("mx-over", N3, True),
    "handläggare: har lämnat": ("mx-former", N3, True),
    "handläggare: annan enhet": ("mx-other-unit", N3, True),
    "handläggare: annan kommun": ("oskar", N3, True),
    "1:e handläggare: enheten": ("sofia", N3, True),
    "1:e handläggare: annan enhet": ("mx-senior", N3, True),
    "1:e handläggare: annan kommun": ("siv", N3, True),
    "enhetschef: enheten": ("ulla", N3, True),
    "enhetschef: annan enhet": ("mx-head", N3, True),
    "enhetschef: annan kommun": ("una", N3, True),
    "avgiftshandläggare: kommunen": ("fatima", N3, True),
    "avgiftshandläggare: annan kommun": ("frida", N3, True),
    "ersättningshandläggare: kommunen": ("nils", N3, True),
    "ersättningshandläggare: annan kommun": ("nora", N3, True),
    "samordnare: har beställningen": ("petra", N3, True),
    "samordnare: annan utförare": ("viktor", N3, True),
    "samordnare: beställningen över": ("sten", N3, True),
    "samordnare: annan kommun": ("pekka", N3, True),
    "omsorgspersonal: besök idag": ("ali", N2, True),
    "omsorgspersonal: inga besök": ("mx-worker", N2, True),
    "omsorgspersonal: besök förr": ("maja", N2, True),
    "omsorgspersonal: annan utförare": ("jonas", N2, True),
    "omsorgspersonal: annan kommun": ("leila", N2, True),
    "systemförvaltare: kommunen": ("adam", N3, True),
    "systemförvaltare: annan kommun": ("axel", N3, True),
    "logggranskare: kommunen": ("lova", N3, True),
    "logggranskare: annan kommun": ("mx-reviewer", N3, True),
    GONE: ("mx-gone", N3, True),
}


def role_of(column: str) -> Role | None:
    """Whose column it is; nobody's where nobody is signed in, or no longer."""
    return next((r for name, r in ROLES.items() if column.startswith(name)), None)


# The first column of each role: those whom the demo's visitor may choose.
ONE_OF_EACH: Final[dict[Role | None, str]] = {
    role: next(
        slug for column, (slug, _, _) in STAND_ALONE.items() if role_of(column) is role
    )
    for role in Role
}
# Column -> who acts for her, and what that covers; the last is taken back.
BY_MANDATE: Final[dict[str, tuple[str, MandateScope]]] = {
    "ombud: allt": ("karin", S.everything),
    "ombud: bara ekonomi": ("marta", S.economy),
    "ombud: återkallad": ("hjordis", S.everything),
}
TAKEN_BACK: Final = "ombud: återkallad"
# Columns of what is asked once she has become protected -> who asks.
SHIELDED: Final = "skyddad"
HAS_OPEN: Final = "skyddad: utsedd, öppen"
AS_BEFORE: Final[dict[str, str]] = {
    "skyddad: hon själv": "hon själv",
    "skyddad: ombud": "ombud: allt",
    HAS_OPEN: "handläggare: eget ärende",
    "skyddad: utsedd, inte öppen": "handläggare: samma enhet",
    "skyddad: hade täckt": "handläggare: täcker",
    "skyddad: hade nödöppnat": "handläggare: nödöppning",
    "skyddad: 1:e handläggare": "1:e handläggare: enheten",
    "skyddad: enhetschef": "enhetschef: enheten",
    "skyddad: avgiftshandläggare": "avgiftshandläggare: kommunen",
    "skyddad: ersättningshandläggare": "ersättningshandläggare: kommunen",
    "skyddad: samordnare": "samordnare: har beställningen",
    "skyddad: omsorgspersonal": "omsorgspersonal: besök idag",
    "skyddad: logggranskare": "logggranskare: kommunen",
}
NAMED: Final = ("elin", "mx-unit")
OPENS_IT: Final = "elin"
# Who begins only here: her slug -> home, role, provider, and whether in the other unit.
BEGINS: Final[dict[str, tuple[str, Role, str | None, bool]]] = {
    "mx-unit": ("nacka", Role.case_officer, None, False),
    "mx-emergency": ("nacka", Role.case_officer, None, False),
    "mx-over": ("nacka", Role.case_officer, None, False),
    "mx-former": ("nacka", Role.case_officer, None, False),
    "mx-gone": ("nacka", Role.case_officer, None, False),
    "mx-other-unit": ("nacka", Role.case_officer, None, True),
    "mx-senior": ("nacka", Role.senior_officer, None, True),
    "mx-head": ("nacka", Role.unit_head, None, True),
    "mx-worker": ("nacka", Role.care_worker, "solglantan", False),
    "mx-reviewer": ("osteraker", Role.log_reviewer, None, False),
}


@dataclass
class Everybody:
    """The token of each column, and the mark that the forms of an agent carry."""

    tokens: dict[str, str] = field(default_factory=dict[str, str])
    acts_by: dict[str, str] = field(default_factory=dict[str, str])
    slugs: dict[str, str] = field(default_factory=dict[str, str])


def gather(house: House) -> Everybody:
    """Make the relations that the demo lacks, and sign everybody in."""
    now, soon = house.clock.now(), house.wall.now() + SLACK
    house.door.run_now(partial(_begin, now=now))
    for slug in (HERS, INVESTIGATED):
        _tie_officers(house, slug, now=now)
    everybody = Everybody()
    for column, (slug, level, is_fresh) in STAND_ALONE.items():
        means = Means.passkey if is_fresh else Means.demo
        everybody.tokens[column] = _sign_in(house, slug, level, means, now=soon)
        everybody.slugs[column] = slug
    for column, (slug, scope) in reversed(BY_MANDATE.items()):
        mandate_id = _give(house, slug, scope, now=now)
        token = _sign_in(house, slug, N3, Means.passkey, now=soon)
        acts = partial(sign_ins.switch, token=token, mandate_id=mandate_id, now=soon)
        everybody.tokens[column] = house.door.run_now(acts) or ""
        everybody.acts_by[column], everybody.slugs[column] = mandate_id, slug
    _part(house, everybody.acts_by[TAKEN_BACK], now=now)
    house.door.run_now(partial(_writes, now=house.wall.now()))
    return everybody


def shield(house: House, everybody: Everybody) -> None:
    """She is protected from now on, two are named, and one of them has her open."""
    now = house.clock.now()
    case_id, _ = house.door.run_now(partial(_case_of, slug=HERS))
    says = Protection(
        level=ProtectionLevel.secrecy_marking,
        since=now.date(),
        source="Skatteverkets beslut",
        forward_to="Förmedlingsuppdrag",
        forward_postal="000 00 Provorten",
    )
    protects = partial(_acts, house, "ulla", now=now)
    protects(action=protection.protect, case_id=case_id, protection=says)
    head = colleague(house.door, "ulla")
    (found,) = house.door.look_now(partial(protection.of_unit, actor=head), by=head)
    protection_id, person_id = found.protection_id, found.person_id
    for slug in NAMED:
        user_id = colleague(house.door, slug).user_id
        protects(action=protection.name, protection_id=protection_id, user_id=user_id)
    _acts(house, OPENS_IT, protected_files.open_file, person_id=person_id, now=now)
    for column, before in AS_BEFORE.items():
        everybody.tokens[column] = everybody.tokens[before]
        everybody.slugs[column] = everybody.slugs[before]
        everybody.acts_by[column] = everybody.acts_by.get(before, "")


def account(session: Session, slug: str) -> UserAccount:
    return session.scalars(select(UserAccount).where(UserAccount.slug == slug)).one()


def _begin(session: Session, *, now: datetime) -> None:
    """A second unit with its own people, and the others whom the demo lacks."""
    home = account(session, "elin")
    there = UnitId(new_id())
    session.add(
        Unit(unit_id=there, municipality_id=home.municipality_id, name="Andra enheten")
    )
    for slug, (municipality, role, provider, is_there) in BEGINS.items():
        add_user(
            session,
            municipality=municipality,
            slug=slug,
            name=f"Namn {slug}",
            title="Titel",
            role=role,
            provider=provider,
            now=now,
        )
        session.flush()
        if role in OF_A_UNIT:
            account(session, slug).unit_id = there if is_there else home.unit_id


def _acts(house: House, slug: str, action: Any, *, now: datetime, **how: Any) -> Any:
    by = colleague(house.door, slug)
    return do(house.door, partial(action, **how), by=by, now=now)


def _tie_officers(house: House, slug: str, *, now: datetime) -> None:
    """Had by others before it comes to Elin again, covered, opened in an emergency."""
    case_id, number = house.door.run_now(partial(_case_of, slug=slug))
    takes = partial(_acts, house, action=actions.take_over, case_id=case_id)
    for each in ("mx-former", "mx-gone", "elin"):
        takes(each, reason=WHY, now=now)
    covers = partial(_acts, house, action=actions.cover, case_id=case_id)
    covers("lovisa", days=A_WEEK, reason=WHY, now=now)
    breaks = partial(_acts, house, action=actions.break_glass, number=number)
    for each, at in (("mx-emergency", now), ("mx-over", now - LONG_OVER)):
        breaks(each, personnummer=None, reason=WHY, now=at)


def _case_of(session: Session, *, slug: str) -> tuple[CaseId, str]:
    hers = InvestigationRow.person_id == account(session, slug).person_id
    row = session.scalars(select(InvestigationRow).where(hers)).one()
    return row.case_id, row.case_number


def _sign_in(
    house: House, slug: str, level: ProofLevel, means: Means, *, now: datetime
) -> str:
    def begin(session: Session) -> str:
        return sign_ins.begin(
            session,
            user_id=account(session, slug).user_id,
            means=means,
            level=level,
            browser=Browser(),
            now=now,
        )

    return house.door.run_now(begin)


def _give(house: House, slug: str, scope: MandateScope, *, now: datetime) -> MandateId:
    """Linnea lets somebody act for her."""

    def found(session: Session) -> PersonFacts:
        person_id = account(session, slug).person_id
        assert person_id is not None
        return people.person(session, person_id)

    agent = house.door.run_now(found)

    given = _acts(
        house,
        HERS,
        mandate_actions.give,
        agent_number=agent.personnummer,
        agent_name=agent.name,
        scopes=(scope,),
        valid=Period(now.date()),
        now=now,
    )
    return given.mandate_id


def _part(house: House, taken_back: str, *, now: datetime) -> None:
    """A mandate is taken back, a worker's visits are over and an officer has left."""
    _acts(house, HERS, mandate_actions.revoke, mandate_id=taken_back, now=now)
    gone = house.door.run_now(lambda s: account(s, "mx-gone").user_id)
    _acts(house, "ulla", staff_ways.end_account, user_id=gone, now=now)
    house.door.run_now(partial(_over, worker="maja", today=now.date()))
    house.door.run_now(partial(_had, planner="sten", today=now.date()))


def _writes(session: Session, *, now: datetime) -> None:
    """What she had begun to write when she had to sign in again."""
    written = Written(path="/mina-sidor/uppgifter/telefon", fields={}, was_sent=False)
    user_id = account(session, HERS).user_id
    kept_forms.keep(session, written, user_id=user_id, now=now)


def _over(session: Session, *, worker: str, today: date) -> None:
    """Her visits have gone to others, and it was long since she had any."""
    holder = account(session, worker).user_id
    session.execute(
        update(VisitRow)
        .where(VisitRow.worker_id == holder)
        .values(worker_id=account(session, "hanna").user_id)
    )
    session.execute(
        update(Relation)
        .where(Relation.holder == holder)
        .values(start=today - LONG_AGO, until=today - timedelta(days=A_MONTH))
    )


def _had(session: Session, *, planner: str, today: date) -> None:
    """Her help was ordered from this planner's provider, until yesterday."""
    case_id, _ = _case_of(session, slug=HERS)
    of, holder = account(session, HERS), account(session, planner).provider_id
    assert of.person_id is not None
    assert holder is not None
    relations.grant(
        session,
        municipality_id=of.municipality_id,
        case_id=case_id,
        person_id=of.person_id,
        kind=RelationKind.provider,
        holder=holder,
        valid=Period(today - LONG_AGO),
    )
    session.flush()
    relations.end(
        session,
        case_id=case_id,
        kind=RelationKind.provider,
        on=today - timedelta(days=1),
        holder=holder,
    )
