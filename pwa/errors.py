"""What a person sees when something cannot be done: what happened, and what to do."""

import json
from typing import Any, Final, cast
from urllib.parse import urlencode

import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException

from backend.kernel.refusal import NotFound
from backend.plumbing.database import cannot_hold
from backend.plumbing.identity import new_id
from components.html import h
from pwa.not_covered import not_covered
from pwa.shell import (
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

SPOKEN_OF: Final = {400, 403, 404, 405, 413, 415}
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
    if isinstance(fault, Unproven):
        return _prove_first(request, fault)
    if isinstance(fault, NotCovered):
        return not_covered(visitor_now(request))
    if isinstance(fault, NotForYou):
        return not_for_you(visitor_now(request))
    if isinstance(fault, NothingHere):
        return visitor_now(request).refusal_page(
            NotFound(), back=fault.back, surface=fault.surface
        )
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
        )
    return _page(visitor_now(request), status=status, reference=reference)


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
    return 500


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
    name = f"failure-{status if status in SPOKEN_OF else 500}"
    way_on = (
        w("failure-reference", reference=reference)
        if reference
        else h.a({"href": visitor.start}, w("to-start"))
    )
    return visitor.message_page(
        w(f"{name}-title"), w(f"{name}-text"), way_on, status=status
    )
