"""Paper that leads in: the letter with a code, and the card for the drawer."""

from datetime import date
from pathlib import Path
from typing import Final

from backend.access import personal_codes
from backend.access.facts import MunicipalityFacts, PersonFacts
from backend.plumbing.letters import letter_pdf
from i18n import formats
from i18n.words import Words, words_for

TEMPLATE: Final = Path(__file__).parent / "letter_parts" / "code.typ"


def code_letter_pdf(
    code: str,
    *,
    person: PersonFacts,
    home: MunicipalityFacts,
    address: str,
    until: date,
    on: date,
) -> bytes:
    """The letter to her registered address, in her language; it says nothing of why."""
    w = words_for(person.language)
    return letter_pdf(
        TEMPLATE,
        {
            **_sender(home),
            "recipient": [person.name, person.address, person.postal],
            "title": w("code-letter-title"),
            "lead": [w("code-letter-lead", municipality=home.name)],
            "code": personal_codes.shown(code),
            "how": _how(w, address),
            "after": [
                w("code-letter-until", day=formats.day(until, w.language)),
                w("code-letter-never", phone=formats.phone(home.phone)),
            ],
        },
        language=w.language,
        on=on,
    )


def recovery_card_pdf(
    code: str, *, home: MunicipalityFacts, address: str, language: str, on: date
) -> bytes:
    """The card: a code and how it is used, without her name."""
    w = words_for(language)
    return letter_pdf(
        TEMPLATE,
        {
            **_sender(home),
            "title": w("ways-card"),
            "lead": [w("card-paper-lead")],
            "code": personal_codes.shown(code),
            "how": _how(w, address),
            "after": [w("card-paper-lost", phone=formats.phone(home.phone))],
        },
        language=language,
        on=on,
    )


def _sender(home: MunicipalityFacts) -> dict[str, str]:
    return {"sender": f"{home.name} kommun", "sender_address": home.board}


def _how(words: Words, address: str) -> list[str]:
    return [
        words("code-letter-step-open", address=formats.ltr(address)),
        words("code-letter-step-choose", way=words("paper-way")),
        words("code-letter-step-write"),
        words("code-letter-step-make"),
    ]
