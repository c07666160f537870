"""The parts of the decision page: checks, whose decision it is, her answer, the letter."""

from backend.investigation.facts import (
    AnswerKind,
    BeyondDelegation,
    Communicated,
    Communication,
    DecisionDesk,
    Hindrance,
    Signed,
    UnderWay,
)
from components.data import icon, link_list
from components.feedback import notice
from components.forms import (
    Choice,
    button,
    date_field,
    form,
    hidden,
    link_button,
    radio_cards,
    textarea,
)
from components.html import Vdom, h
from components.layout import section
from i18n import formats
from i18n.words import Words
from pwa.forms import Filling
from pwa.officer.wording import hours_of
from pwa.shell import Visitor

PUT_RIGHT = {
    Hindrance.assessment: "bedomning",
    Hindrance.outcomes: "beslut#utfall",
    Hindrance.refusal_reasons: "beslut#utfall",
    Hindrance.met_by: "beslut#utfall",
    Hindrance.tasks: "plan",
    Hindrance.period: "beslut#starts_on",
    Hindrance.reasons: "beslut#reasons",
    Hindrance.communication: "beslut#kommunicering",
    Hindrance.answer: "beslut#kommunicering",
}


def missing(desk: DecisionDesk, words: Words) -> Vdom | None:
    """Det här saknas: each a link to where it is put right."""
    is_open = isinstance(desk.file.investigation.state, UnderWay)
    if not is_open or not desk.before_signing:
        return None
    at = f"/handlaggning/{desk.file.investigation.case_id}"
    links = [
        (f"{at}/{PUT_RIGHT[each]}", words(f"hindrance-{each.replace('_', '-')}"), "")
        for each in desk.before_signing
    ]
    return section(words("decide-missing"), link_list(links))


def asks_first(desk: DecisionDesk) -> bool:
    """All is in place but for her having been asked."""
    return desk.before_signing == (Hindrance.communication,)


def checks(desk: DecisionDesk, visitor: Visitor) -> Vdom | None:
    """What is in place, in words."""
    w, state = visitor.words, desk.file.investigation.state
    found: list[str] = []
    if isinstance(state, Signed):
        day = formats.short_day(state.signed_at.date(), visitor.language)
        found.append(w("decide-check-signed", day=day))
        found.append(_heard(desk, visitor))
    if desk.letter:
        found += [each.provision for each in desk.letter.legal_basis]
    if desk.draft.follow_up_on:
        day = formats.day(desk.draft.follow_up_on, visitor.language)
        found.append(w("decide-check-follow-up", day=day))
    if not found:
        return None
    return h.ul(
        {"class": "checks"}, [h.li(icon("tick"), each) for each in found if each]
    )


def whose_decision(desk: DecisionDesk, visitor: Visitor) -> Vdom:
    """The delegation row, with all that is in force counted together."""
    w = visitor.words
    if isinstance(desk.right, BeyondDelegation):
        return notice(w("decide-right-none"), kind="warn")
    told = w(
        "decide-right",
        hours=hours_of(desk.right.hours_a_month),
        text=desk.right.row.text,
        point=desk.right.row.point,
    )
    if desk.is_mine_to_decide:
        return notice(told, lead=w("decide-own-right"))
    return notice(told, lead=w("decide-above-right", name=desk.sends_to))


def sent_up(desk: DecisionDesk, visitor: Visitor) -> Vdom | None:
    if desk.sent_up is None:
        return None
    return h.p(
        {"class": "hint"},
        visitor.words(
            "decide-sent-up",
            presenter=desk.sent_up.presenter.name,
            name=desk.sent_up.sent_to_name,
            when=formats.moment(desk.sent_up.sent_at, visitor.language),
        ),
    )


def sent_back(desk: DecisionDesk, visitor: Visitor) -> Vdom | None:
    """What whoever decides wants to see changed before it comes again."""
    back = desk.sent_back
    if back is None or not isinstance(desk.file.investigation.state, UnderWay):
        return None
    when = formats.moment(back.at, visitor.language)
    lead = visitor.words("decide-sent-back", name=back.by.name, when=when)
    return notice(back.note, kind="warn", lead=lead)


def send_back_part(
    desk: DecisionDesk, filling: Filling, visitor: Visitor
) -> Vdom | None:
    """For whoever decides: to the officer again, with what needs to change."""
    if desk.sent_up is None or not desk.is_mine_to_decide:
        return None
    w, officer = visitor.words, desk.sent_up.presenter.name
    return h.details(
        {"open": bool(filling.error("back_note"))},
        h.summary(w("decide-back-title", name=officer)),
        form(
            textarea(
                name="back_note",
                label=w("decide-back-note"),
                hint=w("decide-back-hint", name=officer),
                value=filling.value("back_note"),
                error=filling.error("back_note"),
                rows=3,
            ),
            button(w("decide-back-send"), kind="outlined"),
            action=f"/handlaggning/{desk.file.investigation.case_id}/beslut/tillbaka",
            op_id=visitor.new_op(),
        ),
    )


def communication_part(
    desk: DecisionDesk, filling: Filling, visitor: Visitor
) -> Vdom | None:
    """Before the decision: what she is shown, what she answers, or why she is not asked."""
    state = desk.file.investigation.state
    if isinstance(state, Communicated) and desk.communication is not None:
        return _waiting(desk, desk.communication, filling, visitor)
    if not isinstance(state, UnderWay):
        return _answered(desk.communication, visitor) if desk.communication else None
    if Hindrance.communication not in desk.before_signing:
        return None
    return _to_communicate(desk, filling, visitor)


def letter_side(desk: DecisionDesk, pages: int, visitor: Visitor) -> Vdom:
    """The letter as she will read it, page by page."""
    w, given_name = visitor.words, desk.file.person.given_name
    at = f"/handlaggning/{desk.file.investigation.case_id}/beslut/brev"
    if desk.letter is None:
        return notice(w("decide-letter-missing"), kind="warn")
    return h.section(
        {"class": "letter", "aria-label": w("decide-letter", person=given_name)},
        h.div(
            {"class": "letter-head"},
            h.h2(w("decide-letter", person=given_name)),
            link_button(w("decide-letter-pdf"), f"{at}.pdf", kind="outlined"),
        ),
        h.div(
            {"id": "brev", "class": "papers"},
            [
                h.img(
                    {
                        "src": f"{at}/{page}.png?version={desk.draft.version}",
                        "alt": w("decide-letter-page", person=given_name, page=page),
                        "width": "910",
                        "height": "1287",
                    }
                )
                for page in range(1, pages + 1)
            ],
        ),
    )


def _heard(desk: DecisionDesk, visitor: Visitor) -> str:
    w, person = visitor.words, desk.file.person.given_name
    shown, skipped = desk.communication, desk.skipped
    if skipped and (shown is None or skipped.skipped_at > shown.sent_at):
        return w("decide-check-skipped", reason=skipped.reason)
    if shown is None:
        return ""
    if shown.answered_at:
        day = formats.short_day(shown.answered_at.date(), visitor.language)
        return w("decide-check-communicated", person=person, day=day)
    day = formats.short_day(shown.last_day, visitor.language)
    return w("decide-check-silent", day=day)


def _waiting(
    desk: DecisionDesk, shown: Communication, filling: Filling, visitor: Visitor
) -> Vdom:
    w, person = visitor.words, desk.file.person.given_name
    if shown.answered_at is not None:
        return _answered(shown, visitor)
    return h.section(
        {"class": "part", "id": "kommunicering"},
        h.h2(w("decide-answer-title", person=person)),
        h.p(
            w(
                "decide-waiting",
                sent=formats.day(shown.sent_at.date(), visitor.language),
                person=person,
                day=formats.day(shown.last_day, visitor.language),
            )
        ),
        h.details(
            {"open": bool(filling.error("answer") or filling.error("text"))},
            h.summary(w("decide-note-answer")),
            form(
                hidden("communication_id", shown.communication_id),
                radio_cards(
                    name="answer",
                    legend=w("decide-note-answer-what"),
                    options=[
                        Choice(
                            value=each,
                            label=w(f"own-communication-{each.replace('_', '-')}"),
                        )
                        for each in (AnswerKind.no_remarks, AnswerKind.remarks)
                    ],
                    value=filling.value("answer"),
                    error=filling.error("answer"),
                ),
                textarea(
                    name="text",
                    label=w("own-communication-text"),
                    value=filling.value("text"),
                    error=filling.error("text"),
                ),
                button(w("decide-note-answer-save"), kind="outlined"),
                action=f"/handlaggning/{shown.case_id}/beslut/svar",
                op_id=visitor.new_op(),
            ),
        ),
    )


def _answered(shown: Communication, visitor: Visitor) -> Vdom:
    w = visitor.words
    if shown.answered_at is None or shown.answer is None:
        return h.div()
    return h.section(
        {"class": "part", "id": "kommunicering"},
        h.h2(w("decide-answer")),
        h.p(
            w(f"decide-answer-{shown.answer.replace('_', '-')}", text=shown.answer_text)
        ),
        h.p(
            {"class": "hint"},
            formats.moment(shown.answered_at, visitor.language),
            " · " + w("decide-answer-noted", name=shown.noted_by_name)
            if shown.noted_by_name
            else None,
        ),
    )


def _to_communicate(desk: DecisionDesk, filling: Filling, visitor: Visitor) -> Vdom:
    w, person = visitor.words, desk.file.person.given_name
    at = f"/handlaggning/{desk.file.investigation.case_id}/beslut"
    last_day = filling.value("last_day") or formats.day(
        desk.proposed_last_day, visitor.language
    )
    return h.section(
        {"class": "part", "id": "kommunicering"},
        h.h2(w("decide-communicate-title", person=person)),
        h.p({"class": "hint"}, w("decide-communicate-lead", person=person)),
        form(
            date_field(
                name="last_day",
                label=w("decide-last-day"),
                value=last_day,
                error=filling.error("last_day"),
            ),
            button(
                w("decide-communicate"),
                kind="filled" if asks_first(desk) else "outlined",
            ),
            action=f"{at}/kommunicera",
            op_id=visitor.new_op(),
        ),
        h.details(
            {"open": bool(filling.error("skip_reason"))},
            h.summary(w("decide-skip-title")),
            form(
                textarea(
                    name="skip_reason",
                    label=w("decide-skip-reason"),
                    hint=w("decide-skip-reason-hint"),
                    value=filling.value("skip_reason"),
                    error=filling.error("skip_reason"),
                    rows=2,
                ),
                button(w("decide-skip"), kind="outlined"),
                action=f"{at}/utan-kommunicering",
                op_id=visitor.new_op(),
            ),
        ),
    )
