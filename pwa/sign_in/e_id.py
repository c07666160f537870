"""Signing in by e-ID: to the identity provider by a link, and back with its answer."""

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

import structlog
from litestar import MediaType, Request, Response, get
from litestar.di import NamedDependency
from litestar.params import FromPath
from msgspec import structs

from backend.access import e_ids, idps, limits, own_ways, people, sign_ins
from backend.access.e_ids import Attempt, EIdOfSomebodyElse
from backend.access.facts import EIdUse, Holders, IdpFacts, Means
from backend.access.limits import SIGN_INS_A_NETWORK, Counted, TooManyTries
from backend.access.signatures.facts import EIdAnswer
from backend.kernel.actor import ProofLevel
from backend.kernel.ids import UserId
from backend.kernel.refusal import Refusal
from backend.plumbing.database import Session
from backend.plumbing.oidc.facts import (
    Asked,
    Client,
    EIdAnswerUnfit,
    EIdUnreachable,
    OidcRefusal,
    Told,
)
from i18n.words import Words
from pwa.frame import own_surface, start_of
from pwa.officer.signing import asked_to_sign, signed
from pwa.shell import (
    House,
    NothingHere,
    SignInNeeded,
    Visitor,
    own_path,
    see_other,
)
from pwa.sign_in.begin import (
    begin_sign_in,
    browser_asking,
    browser_cookie,
    browser_key,
    renew_sign_in,
    see_other_as,
)

HERE: Final = "/logga-in/e-legitimation"
ANSWER: Final = f"{HERE}/svar"
MINE: Final = "/mina-inloggningar"
USES: Final = {
    "bekrafta": EIdUse.confirm,
    "koppla": EIdUse.link,
    "skriv-under": EIdUse.sign,
}
LED_ON: Final = 303
NAMED: Final = {use: name for name, use in USES.items()}
NOTHING_MORE: Final[Mapping[str, str]] = {}
log = structlog.get_logger()


def e_id_links(
    words: Words,
    found: tuple[IdpFacts, ...],
    *,
    use: EIdUse,
    to: str,
    more: Mapping[str, str] = NOTHING_MORE,
) -> list[tuple[str, str, str]]:
    """A row for each identity provider: where it leads, its name, whom it is for.

    `more` is what the use needs to know beside where she goes on to.
    """
    asked = {"till": to, "for": NAMED.get(use, ""), **more}
    query = urlencode({name: value for name, value in asked.items() if value})
    return [
        (
            f"{HERE}/{idp.slug}{'?' if query else ''}{query}",
            words("e-id-way", name=idp.name),
            words("e-id-for-staff") if idp.holders is Holders.staff else "",
        )
        for idp in found
    ]


@get(f"{HERE}/{{provider:str}}")
async def to_identity_provider(
    provider: FromPath[str],
    request: Request[Any, Any, Any],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """On to the identity provider; the question is kept for this browser alone."""
    asked_for = dict(visitor.query)
    use = USES.get(asked_for.get("for", ""), EIdUse.sign_in)
    if use is not EIdUse.sign_in and visitor.actor is None:
        raise SignInNeeded(None)
    if use is EIdUse.link and not visitor.is_fresh:
        # Back to the page, not here: a browser lets no form lead on to another site.
        return see_other(f"/bekrafta?{urlencode({'till': MINE})}")
    idp = await _idp_called(provider, visitor, house)
    asked = _question(visitor, house, use)
    to = own_path(asked_for.get("till", ""), otherwise="")
    if use is EIdUse.sign:
        over = await _over_document(asked_for, visitor, house)
        if isinstance(over, Refusal):
            return visitor.refusal_page(over, back=to or visitor.start)
        asked = structs.replace(asked, nonce=over)
    agreed = await _agreed(house, idp.idp_id)
    way = await asyncio.to_thread(_way_there, agreed, asked) if agreed else None
    if not isinstance(way, str):
        return _refused(visitor, way or EIdUnreachable(), to=to)
    attempt = Attempt(
        idp_id=idp.idp_id,
        use=use,
        user_id=visitor.actor.user_id if visitor.actor else None,
        asked=asked,
        to=to,
    )
    browser = browser_key(request)
    await house.door.run(
        partial(
            e_ids.keep_attempt, attempt=attempt, browser=browser, now=asked.asked_at
        )
    )
    response = Response(
        content="",
        status_code=303,
        media_type=MediaType.TEXT,
        headers={"Location": way, "Cache-Control": "no-store"},
    )
    response.set_cookie(browser_cookie(browser))
    return response


async def _idp_called(slug: str, visitor: Visitor, house: House) -> IdpFacts:
    home = visitor.municipality.municipality_id
    for idp in await house.door.look(lambda s: idps.idps(s, home)):
        if idp.slug == slug:
            return idp
    raise NothingHere(back="/logga-in", surface=own_surface(visitor.actor))


async def _over_document(
    asked_for: Mapping[str, str], visitor: Visitor, house: House
) -> str | Refusal:
    """What the provider is to sign for: the document that she has just seen."""
    question = await asked_to_sign(
        asked_for.get("arende", ""),
        asked_for.get("sedd", ""),
        visitor,
        house,
        holds=e_ids.ATTEMPT_HOLDS,
    )
    return question if isinstance(question, Refusal) else question.challenge_text


def _question(visitor: Visitor, house: House, use: EIdUse) -> Asked:
    """What signs in may be as old as a fresh proof; what confirms is made anew."""
    lasts = sign_ins.PROOF_IS_FRESH if use is EIdUse.sign_in else None
    return Asked(
        state=secrets.token_urlsafe(32),
        nonce=secrets.token_urlsafe(32),
        verifier=secrets.token_urlsafe(48),
        redirect_uri=f"{visitor.site.origin}{ANSWER}",
        max_age=int(lasts.total_seconds()) if lasts else 0,
        asked_at=house.wall.now(),
        language=visitor.language.partition("-")[0],
    )


async def _agreed(house: House, idp_id: str) -> Client | None:
    environment = house.settings.environment
    return await house.door.look(lambda s: idps.agreement(s, idp_id, environment))


def _way_there(agreed: Client, asked: Asked) -> str | OidcRefusal:
    from backend.plumbing.oidc import protocol  # noqa: PLC0415 — slow to import

    with protocol.asking(agreed.issuer) as http:
        return protocol.way_there(http, agreed, asked)


@get(ANSWER)
async def answer_of_identity_provider(
    request: Request[Any, Any, Any],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """Back from the identity provider: signed in, confirmed or connected."""
    answer, now = dict(request.query_params), house.wall.now()
    counted = ((SIGN_INS_A_NETWORK, browser_asking(request).network),)
    attempt = await house.door.run(
        partial(
            _taken,
            state=str(answer.get("state", "")),
            browser=browser_key(request),
            counted=counted,
            now=now,
        )
    )
    if isinstance(attempt, Refusal):
        return _refused(visitor, attempt)
    response = await _answered(request, visitor, house, attempt, answer)
    if response.status_code == LED_ON:
        await house.door.run(partial(limits.take_back, counted=counted, now=now))
    return response


def _taken(
    session: Session,
    *,
    state: str,
    browser: str,
    counted: Sequence[Counted],
    now: datetime,
) -> Attempt | EIdAnswerUnfit | TooManyTries:
    """The question that this browser asked, if it has not tried too often."""
    attempt = e_ids.take_attempt(session, state=state, browser=browser, now=now)
    if attempt is None:
        return EIdAnswerUnfit(why="state")
    return limits.count(session, counted, now=now) or attempt


async def _answered(
    request: Request[Any, Any, Any],
    visitor: Visitor,
    house: House,
    attempt: Attempt,
    answer: Mapping[str, str],
) -> Response[str]:
    idp = await house.door.look(lambda s: idps.idp(s, attempt.idp_id))
    agreed = await _agreed(house, attempt.idp_id) if idp else None
    if idp is None or agreed is None:
        return _refused(visitor, EIdUnreachable(), to=attempt.to)
    told = await asyncio.to_thread(_way_back, agreed, attempt.asked, answer, house)
    if isinstance(told, Refusal):
        return _refused(visitor, told, to=attempt.to)
    if attempt.use is EIdUse.sign_in:
        return await _signed_in(request, visitor, house, idp, told, to=attempt.to)
    if visitor.actor is None or visitor.actor.user_id != attempt.user_id:
        return _refused(visitor, EIdOfSomebodyElse(), to=attempt.to)
    if attempt.use is EIdUse.link:
        return await _linked(visitor, house, idp, told, visitor.actor.user_id)
    if attempt.use is EIdUse.sign:
        return await _signed(visitor, house, idp, told, to=attempt.to)
    return await _confirmed(visitor, house, idp, told, to=attempt.to)


def _way_back(
    agreed: Client, asked: Asked, answer: Mapping[str, str], house: House
) -> Told | OidcRefusal:
    from backend.plumbing.oidc import protocol  # noqa: PLC0415 — slow to import

    with protocol.asking(agreed.issuer) as http:
        return protocol.way_back(http, agreed, asked, answer, now=house.wall.now())


async def _signed_in(
    request: Request[Any, Any, Any],
    visitor: Visitor,
    house: House,
    idp: IdpFacts,
    told: Told,
    *,
    to: str,
) -> Response[str]:
    owner = await house.door.run(
        lambda s: e_ids.account_of(
            s, idp, told, language=visitor.language, now=house.wall.now()
        )
    )
    if isinstance(owner, Refusal):
        return _refused(visitor, owner, to=to)
    token = await begin_sign_in(
        request, house, user_id=owner, means=Means.e_id, level=ProofLevel.N3
    )
    member = await house.door.look(lambda s: people.staff(s, owner))
    return see_other_as(token, to or start_of(member.role))


async def _confirmed(
    visitor: Visitor, house: House, idp: IdpFacts, told: Told, *, to: str
) -> Response[str]:
    """Only the one who is signed in can show that it is still she."""
    owner = await house.door.look(lambda s: e_ids.holder(s, idp, told))
    actor, token = visitor.actor, visitor.token
    if actor is None or token is None or owner != actor.user_id:
        return _refused(visitor, EIdOfSomebodyElse(), to=to)
    renewed = await renew_sign_in(house, token)
    if renewed is None:
        raise SignInNeeded(None)
    return see_other_as(renewed, to or visitor.start)


async def _signed(
    visitor: Visitor, house: House, idp: IdpFacts, told: Told, *, to: str
) -> Response[str]:
    """The document that she went away from is signed; only by her who saw it."""
    holder = await house.door.look(lambda s: e_ids.holder(s, idp, told))
    result = await signed(EIdAnswer(told=told, holder=holder), visitor, house)
    if isinstance(result, Refusal):
        return visitor.refusal_page(result, back=to or visitor.start)
    return see_other(result)


async def _linked(
    visitor: Visitor, house: House, idp: IdpFacts, told: Told, user_id: UserId
) -> Response[str]:
    now = house.wall.now()

    def link(session: Session) -> UserId | Refusal:
        linked = e_ids.link(session, idp, told, user_id=user_id, now=now)
        if not isinstance(linked, Refusal):
            own_ways.tell_owner(session, user_id, now=now)
        return linked

    kept = await house.door.run(link)
    if isinstance(kept, Refusal):
        return _refused(visitor, kept, to=MINE)
    return see_other(MINE)


def _refused(visitor: Visitor, refusal: Refusal, *, to: str = "") -> Response[str]:
    """What was the matter and what else one can do; the log names nobody."""
    why = refusal.why if isinstance(refusal, EIdAnswerUnfit) else ""
    log.warning("e_id_refused", kind=type(refusal).__name__, why=why)
    elsewhere = "/logga-in" + (f"?{urlencode({'till': to})}" if to else "")
    back = MINE if visitor.actor else elsewhere
    return visitor.refusal_page(refusal, back=back)


ROUTES = [to_identity_provider, answer_of_identity_provider]
