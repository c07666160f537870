"""The page where somebody signs: the document page by page, and her ways to sign it."""

from typing import Final

from backend.access.facts import EIdUse, IdpFacts
from backend.access.signatures.facts import Document, SignedKind
from backend.investigation.facts import DecisionDesk
from components.data import link_list
from components.feedback import notice
from components.forms import button, form, hidden, link_button
from components.html import Vdom, h
from components.layout import acts, back_link, section
from pwa.officer.decide_view import address_of
from pwa.shell import Visitor
from pwa.sign_in.e_id import e_id_links
from pwa.sign_in.passkeys import passkey_button

PLACES: Final = {SignedKind.investigation: "utredning", SignedKind.decision: "brev"}


def sign_view(
    desk: DecisionDesk,
    document: Document,
    *,
    pages: int,
    has_passkey: bool,
    e_ids: tuple[IdpFacts, ...],
    visitor: Visitor,
) -> Vdom:
    w, at = visitor.words, address_of(document.case_id)
    return h.div(
        {"class": "panes deciding"},
        h.div(
            back_link(at, w("sign-back")),
            h.h1(w(f"sign-title-{document.kind}")),
            h.p({"class": "lead"}, w(f"sign-lead-{document.kind}")),
            _by_which_right(desk, document, visitor),
            *_ways(document, visitor, has_passkey=has_passkey, e_ids=e_ids),
            h.p({"class": "hint"}, w("sign-what-it-is")),
        ),
        h.div({"class": "side"}, _document(document, pages, visitor)),
    )


def _by_which_right(
    desk: DecisionDesk, document: Document, visitor: Visitor
) -> Vdom | None:
    if document.kind is not SignedKind.decision or desk.letter is None:
        return None
    text = visitor.words(
        "sign-right",
        source=desk.letter.delegation_source,
        point=desk.letter.delegation_point,
    )
    return h.p(text)


def _ways(
    document: Document,
    visitor: Visitor,
    *,
    has_passkey: bool,
    e_ids: tuple[IdpFacts, ...],
) -> list[Vdom]:
    w, case_id, seen = visitor.words, document.case_id, document.hash
    found: list[Vdom] = []
    if has_passkey:
        found += [
            passkey_button(
                w, use="sign", label="sign-with-passkey", case=case_id, seen=seen
            ),
            h.noscript(h.p(w("sign-in-needs-script"))),
        ]
    links = e_id_links(
        w,
        e_ids,
        use=EIdUse.sign,
        to=f"{address_of(case_id)}/skriv-under",
        more={"arende": case_id, "sedd": seen},
    )
    if links:
        found.append(section(w("sign-e-id-title"), link_list(links)))
    if visitor.is_demo:
        kind = "outlined" if has_passkey else "filled"
        found.append(
            form(
                hidden("case_id", case_id),
                hidden("seen", seen),
                h.p({"class": "hint"}, w("sign-demo-hint")),
                acts(button(w("sign-demo"), kind=kind, icon_name="key")),
                action="/demo/skriv-under",
                op_id=visitor.new_op(),
            )
        )
    return found or [notice(w("sign-no-way"), kind="warn")]


def _document(document: Document, pages: int, visitor: Visitor) -> Vdom:
    """The document as it will stand, page by page."""
    w, at = visitor.words, f"{address_of(document.case_id)}/{PLACES[document.kind]}"
    return h.section(
        {"class": "letter", "aria-label": w("sign-document")},
        h.div(
            {"class": "letter-head"},
            h.h2(w("sign-document")),
            link_button(w("sign-pdf"), f"{at}.pdf", kind="outlined"),
        ),
        h.div(
            {"class": "papers"},
            [
                h.img(
                    {
                        "src": f"{at}/{page}.png?version={document.hash[:16]}",
                        "alt": w(f"sign-page-{document.kind}", page=page),
                        "width": "910",
                        "height": "1287",
                    }
                )
                for page in range(1, pages + 1)
            ],
        ),
    )
