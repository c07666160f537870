"""`/handlaggning/{case_id}/beslut/skriv-under`: the document, and signing it in one step."""

import json
from functools import partial
from typing import Any, Final

import webauthn
from anyio.to_thread import run_sync
from litestar import Response, get, post
from litestar.di import NamedDependency
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, JSONBody
from msgspec import Struct
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.structs import (
    PublicKeyCredentialDescriptor,
    UserVerificationRequirement,
)

from backend.access import e_ids, passkeys
from backend.access.facts import IdpFacts, Purpose
from backend.access.signatures.facts import DemoTap, PasskeyAnswer
from backend.access.signatures.questions import QUESTION_HOLDS
from backend.investigation import letters, queries
from backend.investigation.facts import DecisionDesk, UnderWay
from backend.kernel.actor import Actor
from backend.kernel.ids import CaseId
from backend.kernel.refusal import Refusal, StateHasMoved
from backend.plumbing.database import Session
from pwa.officer.case import no_case
from pwa.officer.decide_view import (
    PATH,
    address_of,
    document_of,
    load_desk,
    opened_of,
)
from pwa.officer.sign_view import sign_view
from pwa.officer.signing import asked_to_sign, signed, signer
from pwa.officer.wording import titled_of
from pwa.shell import FormFields, House, Visitor, see_other
from pwa.unproven import one

PDF: Final = "application/pdf"
JSON: Final = "application/json"
PRIVATE: Final = {"Cache-Control": "no-store"}
INVESTIGATION: Final = PATH + "/utredning"


class AboutToSign(Struct, forbid_unknown_fields=True):
    """The case, and the hash of the document that her page showed."""

    case_id: str
    seen: str


class Answered(Struct, forbid_unknown_fields=True):
    """What her authenticator answered, as the platform writes it."""

    credential: dict[str, Any]


class Ways(Struct, frozen=True):
    """By what she can sign: whether she has a passkey, and her e-IDs."""

    has_passkey: bool
    e_ids: tuple[IdpFacts, ...]


@get(PATH + "/skriv-under")
async def sign_page(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[str]:
    """What she puts her name to, page by page; what cannot be signed now is not here."""
    desk = await load_desk(case_id, visitor, house)
    document = await document_of(desk, visitor)
    if isinstance(document, Refusal):
        return see_other(address_of(case_id))
    by = visitor.for_purpose(Purpose.decide)
    ways = await house.door.look(
        partial(_ways, by=by, case_id=desk.file.investigation.case_id), by=by
    )
    if ways is None:
        return see_other(address_of(case_id))
    return visitor.page(
        title=titled_of(
            visitor.words(f"sign-title-{document.kind}"), desk.file, visitor.words
        ),
        main=sign_view(
            desk,
            document,
            pages=await _count_pages(desk, visitor),
            has_passkey=ways.has_passkey,
            e_ids=ways.e_ids,
            visitor=visitor,
        ),
        surface="desk",
        current="/handlaggning",
        scripts=("passkey.js",),
    )


def _ways(session: Session, *, by: Actor, case_id: CaseId) -> Ways | None:
    """None for whoever only reads the case."""
    if not queries.investigation(
        session, actor=by, case_id=case_id, purpose=Purpose.sign
    ):
        return None
    return Ways(
        has_passkey=bool(passkeys.passkeys_of(session, by.user_id)),
        e_ids=e_ids.linked(session, by.user_id),
    )


@get(INVESTIGATION + ".pdf")
async def investigation_file(
    case_id: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[bytes] | Response[str]:
    """The investigation: as frozen once it is signed, before that as it would read today."""
    by = visitor.for_purpose(Purpose.case_file)
    desk = await load_desk(case_id, visitor, house)
    if isinstance(desk.file.investigation.state, UnderWay):
        document = await document_of(desk, visitor)
        if isinstance(document, Refusal):
            raise no_case()
        return _file(document.pdf)
    frozen = await house.door.read(
        partial(
            queries.signed_investigation,
            actor=by,
            case_id=desk.file.investigation.case_id,
        ),
        by=by,
        now=visitor.now,
        opened=opened_of(desk, "signed_investigation"),
    )
    if frozen is None:
        raise no_case()
    return _file(frozen)


@get(INVESTIGATION + "/{page:str}")
async def investigation_page(
    case_id: FromPath[str],
    page: FromPath[str],
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
) -> Response[bytes] | Response[str]:
    """A page of the investigation as a picture, while it waits to be signed."""
    desk = await load_desk(case_id, visitor, house)
    number = page.removesuffix(".png")
    if (
        not isinstance(desk.file.investigation.state, UnderWay)
        or not number.isdecimal()
    ):
        raise no_case()
    pages = await _investigation_pages(desk, visitor)
    if not 1 <= int(number[:4]) <= len(pages):
        raise no_case()
    content = pages[int(number) - 1]
    return Response(content=content, media_type="image/png", headers=PRIVATE)


@post("/passkey/sign-options", status_code=200)
async def sign_options(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    data: JSONBody[AboutToSign],
) -> Response[str]:
    """The challenge to sign with a passkey of hers: made of the very document."""
    by = signer(visitor)
    question = await asked_to_sign(
        data.case_id, data.seen, visitor, house, holds=QUESTION_HOLDS
    )
    if isinstance(question, Refusal):
        return _told(question, visitor)
    held = await house.door.look(lambda s: passkeys.passkeys_of(s, by.user_id))
    options = webauthn.generate_authentication_options(
        rp_id=visitor.site.host,
        challenge=question.challenge,
        allow_credentials=[
            PublicKeyCredentialDescriptor(id=base64url_to_bytes(each)) for each in held
        ],
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    content = webauthn.options_to_json(options)
    return Response(content=content, media_type=JSON, headers=PRIVATE)


@post("/passkey/sign", status_code=200)
async def sign_with_passkey(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    data: JSONBody[Answered],
) -> Response[str]:
    result = await signed(PasskeyAnswer(data.credential), visitor, house)
    if isinstance(result, Refusal):
        return _told(result, visitor)
    return Response(
        content=json.dumps({"to": result}), media_type=JSON, headers=PRIVATE
    )


@post("/demo/skriv-under", status_code=303)
async def sign_in_demo(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    """In the demo only: one tap, and the signature says that it was one."""
    if not house.is_demo:
        raise NotFoundException
    case_id, at = one(form, "case_id"), address_of(one(form, "case_id"))
    asked = await asked_to_sign(
        case_id,
        one(form, "seen"),
        visitor,
        house,
        holds=QUESTION_HOLDS,
        op=visitor.op(form),
    )
    if isinstance(asked, StateHasMoved):
        return see_other(at)
    refused = asked if isinstance(asked, Refusal) else None
    result = refused or await signed(DemoTap(), visitor, house)
    if isinstance(result, Refusal):
        return visitor.refusal_page(result, back=at)
    return see_other(result)


async def _count_pages(desk: DecisionDesk, visitor: Visitor) -> int:
    if isinstance(desk.file.investigation.state, UnderWay):
        return len(await _investigation_pages(desk, visitor))
    if desk.letter is None:
        return 0
    return len(await run_sync(letters.decision_preview, desk.letter))


async def _investigation_pages(desk: DecisionDesk, visitor: Visitor) -> list[bytes]:
    by = visitor.for_purpose(Purpose.decide)
    preview = partial(
        letters.investigation_preview,
        desk,
        visitor.municipality,
        by=by,
        on=visitor.today,
    )
    return await run_sync(preview)


def _file(content: bytes) -> Response[bytes]:
    return Response(content=content, media_type=PDF, headers=PRIVATE)


def _told(refusal: Refusal, visitor: Visitor) -> Response[str]:
    """What the page's script says is the matter."""
    content = {
        "refusal": refusal.sentence_id(),
        "sentence": visitor.words.refusal(refusal),
    }
    return Response(
        content=json.dumps(content),
        media_type=JSON,
        status_code=refusal.status,
        headers=PRIVATE,
    )


ROUTES = [
    sign_page,
    investigation_file,
    investigation_page,
    sign_options,
    sign_with_passkey,
    sign_in_demo,
]
