"""`/kontrollera-beslut`: is this file the document that was signed? Nothing is kept."""

from functools import partial
from typing import Any, Final

from litestar import Request, Response, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.exceptions.http_exceptions import RequestEntityTooLarge

from backend.access import limits
from backend.access.limits import CHECKS_A_NETWORK
from backend.access.signatures.facts import sha256_of
from backend.investigation import letters, queries
from backend.investigation.facts import CheckedDocument
from backend.kernel.refusal import Refusal
from backend.plumbing.database import HOUSE
from backend.plumbing.letters import is_pdf
from components.feedback import notice
from components.forms import button, file_field, form, link_button
from components.html import Vdom, h
from components.layout import page_header
from pwa.forms import Filling, not_right, titled
from pwa.shell import House, Visitor
from pwa.sign_in.begin import browser_asking

HERE: Final = "/kontrollera-beslut"
FIELD: Final = "fil"
PDF: Final = "application/pdf"


@get(HERE)
async def check_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    return _page(Filling(), visitor)


@post(HERE, status_code=200)
async def check(
    request: Request[Any, Any, Any],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """The file is read, compared and forgotten; its name is never looked at."""
    content = await _sent(request)
    wrong = _what_is_wrong(content)
    if content is None or wrong:
        told = visitor.words(wrong)
        return _page(Filling(errors={FIELD: told}, status=422), visitor)
    counted = ((CHECKS_A_NETWORK, browser_asking(request).network),)
    too_many = await house.door.run(
        partial(limits.count, counted=counted, now=house.wall.now())
    )
    if isinstance(too_many, Refusal):
        told = visitor.words.refusal(too_many)
        return _page(Filling(told=told, status=too_many.status), visitor)
    # Nobody has signed in, and of the rows that are looked at nothing is told.
    found = await house.door.database.read(
        partial(queries.check_document, sha256=sha256_of(content)), bounds=HOUSE
    )
    return _result(found, visitor)


async def _sent(request: Request[Any, Any, Any]) -> bytes | None:
    """What is in the file; None when it is more than a request may hold."""
    try:
        file = (await request.form()).get(FIELD)
    except RequestEntityTooLarge:
        return None
    return await file.read() if isinstance(file, UploadFile) else b""


def _what_is_wrong(content: bytes | None) -> str:
    if content is None:
        return "check-file-too-large"
    if not content:
        return "check-file-missing"
    return "" if is_pdf(content) else "check-file-not-pdf"


def _page(filling: Filling, visitor: Visitor) -> Response[str]:
    w = visitor.words
    return visitor.page(
        title=titled(w("check-title"), filling, visitor),
        main=[
            *not_right(filling, visitor),
            page_header(w("check-title"), w("check-lead")),
            form(
                file_field(
                    name=FIELD,
                    label=w("check-file"),
                    hint=w("check-kept"),
                    error=filling.error(FIELD),
                    kinds=PDF,
                ),
                button(w("check-submit")),
                action=HERE,
                has_file=True,
            ),
        ],
        status=filling.status,
    )


def _result(found: CheckedDocument | None, visitor: Visitor) -> Response[str]:
    w = visitor.words
    is_true = found is not None and not found.faults
    told = letters.checked_told(found, w)
    return visitor.page(
        title=w("check-title"),
        main=[
            h.h1(w("check-title")),
            notice(told, kind="good" if is_true else "warn"),
            *(_told(found, visitor) if found and is_true else []),
            h.p(w("check-kept")),
            link_button(w("check-again"), HERE, kind="outlined"),
        ],
    )


def _told(found: CheckedDocument, visitor: Visitor) -> list[Vdom]:
    rows = letters.checked_rows(found, visitor.words)
    return [
        h.ul(
            {"class": "bullets"},
            [h.li(f"{name}: ", h.strong(h.bdi(text))) for name, text in rows],
        ),
        h.p({"class": "hint"}, visitor.words("check-what-it-is")),
    ]


ROUTES = [check_page, check]
