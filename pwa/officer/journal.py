"""Journalen: written, locked, and corrected without overwriting."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from backend.access.facts import Purpose
from backend.investigation import actions
from backend.investigation.facts import (
    CaseFile,
    EmptyEntry,
    EntryDraft,
    EntrySource,
    EventInTheFuture,
    JournalEntry,
    JournalEntryId,
    ReasonMissing,
)
from backend.investigation.forms import EntryForm
from backend.kernel.forms import decode
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal
from components.forms import button, field, form, select, textarea
from components.html import Vdom, h
from components.layout import paragraphs
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling, Submission, op_id
from pwa.officer.case import load_case, no_case
from pwa.officer.form_page import form_page
from pwa.officer.said_wrong import said_wrong
from pwa.officer.wording import case_named
from pwa.shell import House, Visitor, see_other

PATH = "/handlaggning/{case_id:str}/journal"
AT: dict[type[Refusal], str] = {
    EmptyEntry: "facts_text",
    EventInTheFuture: "happened_on",
    ReasonMissing: "reason",
}


@get(PATH)
async def journal_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    shown = await load_case(visitor, house, case_id)
    today = formats.day(visitor.today, visitor.language)
    start = Filling(values={"happened_on": today, "source": EntrySource.person})
    return _journal(shown, start, visitor)


@post(PATH, status_code=303)
async def write(
    case_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    shown = await load_case(visitor, sent.house, case_id)
    kept = await sent.act_on(
        decode(EntryForm, sent.form, today=visitor.today),
        lambda entry: partial(
            actions.write_entry,
            case_id=CaseId(case_id),
            draft=_draft(entry),
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return _journal(shown, kept, visitor)
    return see_other(f"/handlaggning/{case_id}/journal")


@get(PATH + "/{entry_id:str}/ratta")
async def correction_page(
    case_id: FromPath[str],
    entry_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    shown = await load_case(visitor, house, case_id)
    entry = _entry(shown, entry_id)
    start = Filling(
        values={
            "happened_on": formats.day(entry.happened_on, visitor.language),
            "source": entry.source,
            "source_detail": entry.source_detail,
            "heading": entry.heading,
            "facts_text": entry.facts_text,
            "assessment_text": entry.assessment_text,
        }
    )
    return _correction(shown, entry, start, visitor)


@post(PATH + "/{entry_id:str}/ratta", status_code=303)
async def correct(
    case_id: FromPath[str], entry_id: FromPath[str], sent: NamedDependency[Submission]
) -> Response[str]:
    visitor = sent.visitor
    by = visitor.for_purpose(Purpose.case_file)
    shown = await load_case(visitor, sent.house, case_id)
    entry = _entry(shown, entry_id)
    kept = await sent.act_on(
        decode(EntryForm, sent.form, today=visitor.today),
        lambda asked: partial(
            actions.correct_entry,
            case_id=CaseId(case_id),
            entry_id=entry.entry_id,
            draft=_draft(asked),
            reason=asked.reason,
            by=by,
            now=visitor.now,
            today=visitor.today,
        ),
        by=by,
        at=AT,
    )
    if isinstance(kept, Filling):
        return _correction(shown, entry, kept, visitor)
    return see_other(f"/handlaggning/{case_id}/journal")


def _draft(entry: EntryForm) -> EntryDraft:
    return EntryDraft(
        happened_on=entry.happened_on,
        source=entry.source,
        heading=entry.heading,
        source_detail=entry.source_detail,
        facts_text=entry.facts_text,
        assessment_text=entry.assessment_text,
    )


def _entry(shown: CaseFile, entry_id: str) -> JournalEntry:
    for each in shown.journal:
        if each.entry_id == JournalEntryId(entry_id):
            return each
    raise no_case()


def _journal(shown: CaseFile, filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    at_case = f"/handlaggning/{shown.investigation.case_id}"
    title = w("journal-title", person=shown.person.name)
    return form_page(
        title,
        filling,
        visitor,
        h.section(
            {"class": "journal"},
            [_written(each, shown, at_case, visitor) for each in shown.journal]
            or h.p(w("journal-empty")),
        ),
        h.section(
            {"id": "ny", "class": "part"},
            h.h2(w("journal-new")),
            form(
                *_fields(filling, visitor),
                button(w("journal-save"), kind="filled"),
                action=f"{at_case}/journal",
                op_id=op_id(filling, visitor),
            ),
        ),
        back=(at_case, case_named(shown, w)),
        lead=w("journal-lead"),
        of=shown,
        tab=w("journal-tab"),
    )


def _written(
    entry: JournalEntry, shown: CaseFile, at_case: str, visitor: Visitor
) -> Vdom:
    """An entry as it stands: facts and assessment apart, both days, who and from whom."""
    w = visitor.words
    return h.article(
        {"id": entry.entry_id, "class": "entry"},
        h.h2(
            formats.day(entry.happened_on, visitor.language),
            " · ",
            entry.heading,
        ),
        h.p(w("journal-correction", reason=entry.correction_reason))
        if entry.corrects_id
        else None,
        _text(w("journal-facts"), entry.facts_text),
        _text(w("journal-assessment"), entry.assessment_text),
        h.p({"class": "hint"}, _source(entry, w)),
        h.p(
            {"class": "hint"},
            w(
                "journal-signed",
                author=entry.author_name,
                title=entry.author_title,
                when=formats.moment(entry.written_at, visitor.language),
            ),
        ),
        said_wrong(entry.entry_id, shown, visitor),
        h.p(
            h.a({"href": f"#{entry.corrected_by_id}"}, w("journal-corrected"))
            if entry.corrected_by_id
            else h.a(
                {"href": f"{at_case}/journal/{entry.entry_id}/ratta"},
                w("journal-correct"),
            )
        ),
    )


def _text(heading: str, text: str) -> list[Vdom]:
    if not text:
        return []
    return [h.h3(heading), *paragraphs(text)]


def _source(entry: JournalEntry, words: Words) -> str:
    source = words(f"entry-source-{entry.source.replace('_', '-')}")
    return f"{source}: {entry.source_detail}" if entry.source_detail else source


def _correction(
    shown: CaseFile, entry: JournalEntry, filling: Filling, visitor: Visitor
) -> Response[str]:
    w = visitor.words
    at_journal = f"/handlaggning/{shown.investigation.case_id}/journal"
    return form_page(
        w("journal-correct-title"),
        filling,
        visitor,
        form(
            *_fields(filling, visitor),
            textarea(
                name="reason",
                label=w("journal-reason"),
                value=filling.value("reason"),
                error=filling.error("reason"),
            ),
            button(w("journal-save-correction"), kind="filled"),
            action=f"{at_journal}/{entry.entry_id}/ratta",
            op_id=op_id(filling, visitor),
        ),
        back=(at_journal, w("journal-title", person=shown.person.name)),
        lead=w("journal-correct-lead"),
        of=shown,
    )


def _fields(filling: Filling, visitor: Visitor) -> list[Vdom]:
    words = visitor.words
    return [
        field(
            name="happened_on",
            label=words("journal-happened-on"),
            hint=words("journal-happened-on-hint", day=formats.day(visitor.today)),
            value=filling.value("happened_on"),
            error=filling.error("happened_on"),
        ),
        field(
            name="heading",
            label=words("journal-heading"),
            value=filling.value("heading"),
            error=filling.error("heading"),
        ),
        select(
            name="source",
            label=words("journal-source"),
            options=[
                (each, words(f"entry-source-{each.replace('_', '-')}"))
                for each in EntrySource
            ],
            value=filling.value("source"),
            error=filling.error("source"),
        ),
        field(
            name="source_detail",
            label=words("journal-source-detail"),
            value=filling.value("source_detail"),
            error=filling.error("source_detail"),
            optional_text=words("assess-optional"),
        ),
        textarea(
            name="facts_text",
            label=words("journal-facts"),
            hint=words("journal-facts-hint"),
            value=filling.value("facts_text"),
            error=filling.error("facts_text"),
        ),
        textarea(
            name="assessment_text",
            label=words("journal-assessment"),
            hint=words("journal-assessment-hint"),
            value=filling.value("assessment_text"),
            error=filling.error("assessment_text"),
            optional_text=words("assess-optional"),
        ),
    ]


ROUTES = [journal_page, write, correction_page, correct]
