"""What may be filled in: one Struct a question group, the same on line, by phone, off line."""

from datetime import date, time
from typing import Annotated

from msgspec import Meta, Struct

from backend.contact.facts import (
    AnsweredBy,
    Answers,
    ContactWish,
    Home,
    LanguageWish,
    Line,
    NeedOfHelp,
    OwnWords,
    Section,
    SectionAnswers,
    SelfAnswer,
    Whom,
)
from backend.kernel.services import Answer

ShortLine = Annotated[str, Meta(max_length=80)]
SECTION_FORMS: dict[Section, type[SectionAnswers]] = {
    Section.whom: Whom,
    Section.need: NeedOfHelp,
    Section.home: Home,
    Section.language: LanguageWish,
    Section.contact: ContactWish,
}


class ApplicationSubmitted(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """A whole application from a phone. `send_again` answers "redan inskickad?"."""

    answers: Answers
    language: str = "sv"
    send_again: bool = False


class SectionSaved(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One question group of a draft from a phone; exactly one of them is given."""

    whom: Whom | None = None
    need: NeedOfHelp | None = None
    home: Home | None = None
    language: LanguageWish | None = None
    contact: ContactWish | None = None

    def given(self) -> tuple[Section, SectionAnswers] | None:
        groups = [
            (section, answers)
            for section in Section
            if (answers := getattr(self, section.value)) is not None
        ]
        return groups[0] if len(groups) == 1 else None


class SelfAssessmentSubmitted(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True
):
    """A whole self-assessment from a phone."""

    answers: tuple[SelfAnswer, ...]
    answered_by: AnsweredBy = AnsweredBy.myself
    helper_name: Line = ""


class SelfAnswerForm(Struct, frozen=True, kw_only=True):
    """One question of the self-assessment, as answered on its page."""

    answer: Answer | None = None
    note: OwnWords = ""


class WhoAnswers(Struct, frozen=True, kw_only=True):
    answered_by: AnsweredBy
    helper_name: Line = ""


class Caller(Struct, frozen=True, kw_only=True):
    """Whom a call is about, and when it was."""

    personnummer: str
    called_on: date
    called_at: time


class NewPerson(Struct, frozen=True, kw_only=True):
    """Somebody who is not in the register yet."""

    given_name: ShortLine
    family_name: ShortLine
    address: Line
    postal: ShortLine = ""


class WhoSheIs(NewPerson, frozen=True, kw_only=True):
    """What somebody tells of herself who is known by her e-mail address alone."""

    personnummer: str
