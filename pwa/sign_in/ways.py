"""The ways in, and the way out."""

from typing import Any

from litestar import Request, Response, get, post
from litestar.di import NamedDependency

from backend.access import people, sign_ins
from backend.access.facts import Means
from backend.kernel.actor import ProofLevel
from components.html import Vdom, h
from pwa.demo_chooser import demo_chooser, provider_names
from pwa.frame import start_of
from pwa.shell import FormFields, House, Visitor, own_path, see_other, sign_in_topic
from pwa.sign_in.begin import begin_sign_in, sign_in_cookie
from pwa.sign_in.passkeys import passkey_button


@get("/logga-in")
async def sign_in_page(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """The ways in; the demo lists its people."""
    w = visitor.words
    to = own_path(dict(visitor.query).get("till", ""), otherwise="")
    main: list[Vdom] = [
        h.h1(w("sign-in-title")),
        h.p({"class": "lead"}, w("sign-in-lead")),
        passkey_button(w, use="sign-in", label="sign-in-with-passkey", to=to),
        h.noscript(h.p(w("sign-in-needs-script"))),
    ]
    if house.is_demo:
        staff = await house.door.look(people.everybody)
        providers = await house.door.look(provider_names)
        main.append(demo_chooser(visitor, staff, providers, to=to))
    return visitor.page(
        title=w("sign-in-title"), main=main, scripts=("passkey.js",), cacheable=False
    )


@post("/logga-in/valj", status_code=303)
async def choose_person(
    request: Request[Any, Any, Any],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    """In the demo only: become one of its people."""
    slug = form.get("slug", [""])[0]
    staff = await house.door.look(people.everybody) if house.is_demo else ()
    member = next((m for m in staff if m.slug == slug), None)
    if member is None:
        return see_other("/logga-in")
    token = await begin_sign_in(
        request,
        house,
        user_id=member.user_id,
        means=Means.demo,
        level=ProofLevel.N3,
    )
    to = own_path(form.get("till", [""])[0], otherwise=start_of(member.role))
    response = see_other(to)
    response.set_cookie(sign_in_cookie(token))
    return response


@post("/logga-ut", status_code=303)
async def sign_out(
    visitor: NamedDependency[Visitor], house: NamedDependency[House]
) -> Response[str]:
    """End the sign-in for good; the outbox stays on the phone, locked to its author."""
    if visitor.token:
        token, now = visitor.token, house.wall.now()
        await house.door.run(lambda s: sign_ins.end(s, token, now=now))
        house.hub.wake(sign_in_topic(token))
    return signed_out()


def signed_out() -> Response[str]:
    """To the start page, without the cookie and what the browser has cached."""
    response = see_other("/")
    response.headers["Clear-Site-Data"] = '"cache"'
    response.set_cookie(sign_in_cookie("", lasts=0))
    return response


ROUTES = [sign_in_page, choose_person, sign_out]
