"""Answers that the tests of this area share."""

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
    Policy,
    Urgency,
    Whom,
    YesNo,
)
from backend.kernel.services import ServiceKind

WHOM = Whom(filled_in_by=FilledInBy.myself)
NEED = NeedOfHelp(
    hard="Jag har svårt att komma i och ur duschen sedan jag ramlade i oktober.",
    wanted=(ServiceKind.personal_care, ServiceKind.safety_alarm),
    urgency=Urgency.can_wait,
)
HOME = Home(household=Household.alone, dwelling=Dwelling.flat)
LANGUAGE = LanguageWish(speaks=Language.swedish, interpreter=YesNo.no)
CONTACT = ContactWish(phone="070-174 06 11", email="marta@example.se")
ANSWERS = Answers(whom=WHOM, need=NEED, home=HOME, language=LANGUAGE, contact=CONTACT)
POLICY = Policy(
    office="Äldreenheten",
    urgent_call_within_workdays=1,
    call_within_workdays=3,
)
