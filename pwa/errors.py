"""What a person sees when something cannot be done: what happened, and what to do."""

import json
from contextlib import suppress
from typing import Any, Final, cast
from urllib.parse import urlencode

import structlog
from litestar import Litestar, Request, Response
from litestar.exceptions import HTTPException
from litestar.routes import HTTPRoute

from backend.plumbing.database import (
    DatabaseFault,
    cannot_hold,
    is_full,
    is_out_of_reach,
)
from backend.plumbing.identity import new_id
from components.html import h
from i18n.words import words_for
from pwa.not_covered import not_covered
from pwa.onlooker import language_of
from pwa.shell import (
    LANGUAGE_COOKIE,
    ForAnother,
    FreshProofNeeded,
    HigherLevelNeeded,
    House,
    NotCovered,
    NotForYou,
    NothingHere,
    Visitor,
    not_for_you,
    see_other,
    visitor_now,
)
from pwa.sign_in.confirm import keep_sent
from pwa.unproven import Unproven

SPOKEN_OF: Final = {400, 403, 404, 405, 413, 415, 503, 507}
TRY_AGAIN_AFTER: Final = {503: "10", 507: "60"}
FOR_SYSTEMS: Final = (
    "/api/",
    "/schema/",
    "/static/",
    "/passkey/",
    "/demo/clock",
    "/demo/people",
    "/demo/sign-in",
)
log = structlog.get_logger()


def answer_failure(request: Request[Any, Any, Any], fault: Exception) -> Response[str]:
    """The page, or for a system the JSON, that says what is the matter."""
    try:
        return _answer(request, fault)
    except DatabaseFault as worse:
        return _without_database(request, worse)


def _answer(request: Request[Any, Any, Any], fault: Exception) -> Response[str]:
    if isinstance(fault, Unproven):
        return _prove_first(request, fault)
    if isinstance(fault, NotCovered):
        return not_covered(visitor_now(request))
    if isinstance(fault, NotForYou):
        return not_for_you(visitor_now(request))
    if isinstance(fault, NothingHere):
        return visitor_now(request).refusal_page(
            fault.why, back=fault.back, surface=fault.surface
        )
    return _failed(request, fault)


def _failed(request: Request[Any, Any, Any], fault: Exception) -> Response[str]:
    status = _status_of(fault)
    reference = ""
    if status >= 500:
        reference = new_id()[-12:]
        log.error("fault", reference=reference, kind=type(fault).__name__)
    if request.url.path.startswith(FOR_SYSTEMS):
        return Response(
            content=_json_of(fault, status, reference),
            media_type="application/json",
            status_code=status,
            headers=_when(status),
        )
    if status == 405 and request.method == "GET":
        return see_other(_above(request))
    answer = _page(visitor_now(request), status=status, reference=reference)
    answer.headers |= _when(status)
    return answer


def _when(status: int) -> dict[str, str]:
    return {"Retry-After": TRY_AGAIN_AFTER[status]} if status in TRY_AGAIN_AFTER else {}


def _without_database(
    request: Request[Any, Any, Any], fault: DatabaseFault
) -> Response[str]:
    """The page if it can still be made; without whose it is, in words alone."""
    with suppress(DatabaseFault):
        return _failed(request, fault)
    status = _status_of(fault)
    words = words_for(language_of(None, request.cookies.get(LANGUAGE_COOKIE)))
    name = _words_of(status)
    return Response(
        content=f"{words(f'{name}-title')}\n\n{words(f'{name}-text')}\n",
        media_type="text/plain",
        status_code=status,
        headers=_when(status),
    )


def _above(request: Request[Any, Any, Any]) -> str:
    """The nearest page above an address that only takes what is sent to it."""
    path, query = request.url.path, request.url.query
    while not _is_page(request.app, path):
        path = path.rpartition("/")[0] or "/"
    return f"{path}?{query}" if query else path


def _is_page(app: Litestar, path: str) -> bool:
    """Whether a page stands there; a municipality's path leads on and is none."""
    parts = [part for part in path.split("/") if part]
    return any(
        isinstance(route, HTTPRoute)
        and "GET" in route.methods
        and len(route.path_components) == len(parts)
        and (not parts or isinstance(route.path_components[0], str))
        and all(
            not isinstance(there, str) or there == here
            for there, here in zip(route.path_components, parts, strict=True)
        )
        for route in app.routes
    )


def _prove_first(request: Request[Any, Any, Any], fault: Unproven) -> Response[str]:
    """To where she shows who she is, and from there back with what she had written."""
    visitor, house = visitor_now(request), cast("House", request.app.state.house)
    if request.headers.get("accept") == "application/json":
        return Response(content="{}", media_type="application/json", status_code=401)
    back = keep_sent(request, house, fault.form) if fault.form is not None else None
    if isinstance(fault, ForAnother):
        return see_other(back or visitor.start)
    way = "/bekrafta" if isinstance(fault, FreshProofNeeded) else "/logga-in"
    asked = {"till": back or visitor.here()}
    if isinstance(fault, HigherLevelNeeded):
        asked["behover"] = fault.purpose.value
    return see_other(f"{way}?{urlencode(asked)}")


def _status_of(fault: Exception) -> int:
    if isinstance(fault, HTTPException):
        return fault.status_code
    is_unfit = isinstance(fault, RecursionError | OverflowError | UnicodeError)
    if is_unfit or cannot_hold(fault):
        return 400
    if is_full(fault):
        return 507
    return 503 if is_out_of_reach(fault) else 500


def _json_of(fault: Exception, status: int, reference: str) -> str:
    detail = fault.detail if isinstance(fault, HTTPException) and status < 500 else ""
    extra = getattr(fault, "extra", None)
    body: dict[str, Any] = {"status": status, "message": detail}
    if reference:
        body["reference"] = reference
    if isinstance(extra, list) and status < 500:
        body["fields"] = extra
    return json.dumps(body)


def _page(visitor: Visitor, *, status: int, reference: str) -> Response[str]:
    w = visitor.words
    name = _words_of(status)
    way_on = (
        w("failure-reference", reference=reference)
        if reference
        else h.a({"href": visitor.start}, w("to-start"))
    )
    return visitor.message_page(
        w(f"{name}-title"), w(f"{name}-text"), way_on, status=status
    )


def _words_of(status: int) -> str:
    return f"failure-{status if status in SPOKEN_OF else 500}"
