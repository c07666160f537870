"""The demo's cases: each applies, and goes as far as its place in the row says."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any, Final

from backend.access import people
from backend.access.facts import PersonFacts
from backend.contact import actions as contact
from backend.contact.facts import (
    Answers,
    ContactWish,
    Dwelling,
    FilledInBy,
    Home,
    Household,
    Language,
    LanguageWish,
    NeedOfHelp,
    Urgency,
    Whom,
    YesNo,
)
from backend.investigation import actions as investigation
from backend.investigation.facts import (
    Approach,
    AssessmentDraft,
    EntryDraft,
    EntrySource,
    Level,
    Need,
)
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.calendar import working_day_from
from backend.kernel.event import Event
from backend.kernel.ids import CaseId
from backend.kernel.services import ServiceKind
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import Door, Kept

HARD: Final = (
    "Jag orkar inte städa längre och är rädd att ramla i duschen.",
    "Det är svårt att komma upp på morgonen och att laga frukost.",
    "Jag har blivit ostadig och vågar inte gå ut och handla.",
    "Tvätten och städningen är för tung sedan jag bröt handleden.",
)
WANTED: Final = (
    (ServiceKind.household_service, ServiceKind.personal_care),
    (ServiceKind.personal_care, ServiceKind.safety_alarm),
    (ServiceKind.household_service,),
    (ServiceKind.household_service, ServiceKind.safety_alarm, ServiceKind.escort),
)
NEEDS: Final = (
    AssessmentDraft(
        category="d510",
        current=Level.severe,
        target=Level.moderate,
        goal_text="Kunna duscha två gånger i veckan utan att vara rädd att falla",
        person_view_text="Jag vågar inte duscha ensam",
        need=Need.service,
    ),
    AssessmentDraft(
        category="d640",
        current=Level.complete,
        target=Level.severe,
        goal_text="Ha ett rent hem att trivas i",
        person_view_text="Dammsugaren är för tung",
        need=Need.service,
    ),
    AssessmentDraft(
        category="d620",
        current=Level.severe,
        target=Level.moderate,
        goal_text="Ha mat hemma hela veckan",
        need=Need.service,
    ),
    AssessmentDraft(
        category="safety-home",
        current=Level.moderate,
        target=Level.mild,
        goal_text="Kunna kalla på hjälp efter ett fall",
        need=Need.service,
    ),
)
ENTRY: Final = "Hembesök hos {name}. Vi gick igenom badrum, kök och trappa."


class StoryStuck(RuntimeError):
    """The demo's own story met a refusal: the story or the rules are wrong."""


def do(
    door: Door[Any], action: Callable[..., Any], *, by: Actor, now: datetime
) -> Event:
    """Carry an action out; in the demo nothing may be refused."""
    outcome = door.act_now(partial(action, by=by, now=now), by=by, now=now)
    if not isinstance(outcome, Kept):
        raise StoryStuck(repr(outcome))
    return outcome.event


def answers(place: int, *, phone: str) -> Answers:
    """What somebody asks for; every seventh is in a hurry."""
    return Answers(
        whom=Whom(filled_in_by=FilledInBy.myself),
        need=NeedOfHelp(
            hard=HARD[place % len(HARD)],
            wanted=WANTED[place % len(WANTED)],
            urgency=Urgency.urgent if place % 7 == 0 else Urgency.can_wait,
            urgent_because="Jag kommer hem från sjukhus." if place % 7 == 0 else "",
        ),
        home=Home(household=Household.alone, dwelling=Dwelling.flat),
        language=LanguageWish(speaks=Language.swedish, interpreter=YesNo.no),
        contact=ContactWish(phone=phone),
    )


def apply(
    door: Door[Any],
    person: PersonFacts,
    place: int,
    *,
    herself: Actor | None,
    officer: Actor,
    at: datetime,
) -> CaseId:
    """She applies on her own page, or rings and the officer fills in the same form."""
    asked = answers(place, phone=person.phone)
    if herself is None:
        action: Any = partial(
            contact.register_call, person=person, answers=asked, called_at=at
        )
    else:
        action = partial(contact.send_answers, answers=asked, language="sv")
    event = do(door, action, by=herself or officer, now=at)
    if event.case_id is None:
        raise StoryStuck("an application without a case")
    return event.case_id


def investigate(
    door: Door[Any], case_id: CaseId, person: PersonFacts, *, by: Actor, at: datetime
) -> None:
    """Taken, planned, visited, assessed, and with a proposed plan."""
    take(door, case_id, by=by, at=at)
    visited = visit_on(working_day_from(at.date() + timedelta(days=4)))
    plan_visit(door, case_id, visit_at=visited, by=by, at=at + timedelta(hours=2))
    write_visit(door, case_id, person, by=by, at=visited + timedelta(hours=1))
    for need in NEEDS:
        assess = partial(
            investigation.assess_need, case_id=case_id, draft=need, base_version=0
        )
        do(door, assess, by=by, now=visited + timedelta(hours=2))
    propose = partial(investigation.propose_plan, case_id=case_id, today=visited.date())
    do(door, propose, by=by, now=visited + timedelta(hours=3))


def visit_on(day: date, *, hour: int = 10) -> datetime:
    return datetime.combine(day, time(hour), STOCKHOLM)


def take(door: Door[Any], case_id: CaseId, *, by: Actor, at: datetime) -> None:
    do(door, partial(investigation.take_case, case_id=case_id), by=by, now=at)


def plan_visit(
    door: Door[Any], case_id: CaseId, *, visit_at: datetime, by: Actor, at: datetime
) -> None:
    plan = partial(
        investigation.plan_inquiry,
        case_id=case_id,
        visit_at=visit_at,
        approach=next(iter(Approach)),
        questions="Vad fungerar, vad är svårt, vem hjälper till i dag?",
        sources="Samtal med personen själv.",
        base_version=0,
    )
    do(door, plan, by=by, now=at)


def write_visit(
    door: Door[Any], case_id: CaseId, person: PersonFacts, *, by: Actor, at: datetime
) -> None:
    entry = partial(
        investigation.write_entry,
        case_id=case_id,
        draft=EntryDraft(
            happened_on=at.date(),
            source=EntrySource.person,
            heading="Hembesök",
            facts_text=ENTRY.format(name=person.given_name),
            assessment_text="Behöver stöd för att klara vardagen hemma.",
        ),
        today=at.date(),
    )
    do(door, entry, by=by, now=at)


def colleague(door: Door[Any], slug: str) -> Actor:
    def ask(session: Any) -> Actor:
        member = next(m for m in people.everybody(session) if m.slug == slug)
        return people.actor_of(member, level=ProofLevel.N3)

    return door.look_now(ask)
