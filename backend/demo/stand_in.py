"""The demo's identity provider: a library's own, with the demo's people to choose from.

It answers at the socket that it is given and ends with whoever started it.
"""

import logging
import socket
import sys
from pathlib import Path
from threading import Thread
from typing import Any, Final
from urllib.parse import urlencode

import flask
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader
from oidc_provider_mock import (  # pyright: ignore[reportMissingTypeStubs]
    User,
    init_app,
)
from werkzeug.serving import make_server

from backend.demo.e_id import LEVEL
from backend.demo.people import COLLEAGUES, PERSONS
from backend.demo.residents import RESIDENTS, SIGN_IN
from backend.kernel import personnummer

ANSWER: Final = "/logga-in/e-legitimation/svar"
ITS_PAGES: Final = {"openid_config", "jwks", "authorize", "issue_token"}


def provider(origin: str) -> flask.Flask:
    """An identity provider that knows the demo's people and answers `origin` alone."""
    app = flask.Flask(__name__)
    plain = app.wsgi_app
    init_app(app, user_claims=[User(sub=each["sub"], claims=each) for each in _known()])
    app.debug, app.wsgi_app = False, plain  # type: ignore[method-assign]
    app.secret_key = "unused"  # noqa: S105 — it keeps no sessions
    app.jinja_env.loader = ChoiceLoader(
        [
            FileSystemLoader(Path(__file__).parent / "templates"),
            PackageLoader("oidc_provider_mock"),
        ]
    )
    app.jinja_env.globals["people_of"] = people_of  # pyright: ignore[reportArgumentType]

    @app.before_request
    def _only_what_was_agreed() -> Any:  # pyright: ignore[reportUnusedFunction]
        return _turned_away(origin)

    return app


def _turned_away(origin: str) -> Any:
    """What is not to be asked of it, and the answer of somebody who says no."""
    asked = flask.request
    page = (asked.endpoint or "").rpartition(".")[2]
    if page not in ITS_PAGES:
        flask.abort(404)
    if page != "authorize":
        return None
    to = asked.args.get("redirect_uri", "")
    if to != origin + ANSWER or not people_of(asked.args.get("client_id", "")):
        flask.abort(400)
    if asked.form.get("action") == "deny":
        said = {"error": "access_denied", "state": asked.args.get("state", "")}
        return flask.redirect(f"{to}?{urlencode(said)}")
    return None


def people_of(client_id: str) -> list[dict[str, Any]]:
    """Whom one may be: the residents of a municipality, or its staff."""
    return [each for each in _known() if each["client_id"] == client_id]


def _known() -> list[dict[str, Any]]:
    residents = [
        *PERSONS,
        *(each for each in RESIDENTS if each.slug in SIGN_IN.values()),
    ]
    return [
        *(
            _claims(
                each.slug,
                f"{each.municipality}-citizens",
                (each.given_name, each.family_name),
                about=personnummer.shown(each.personnummer),
                personnummer=each.personnummer,
            )
            for each in residents
        ),
        *(
            _claims(
                each.slug,
                f"{each.municipality}-staff",
                (each.name.split()[0], each.name.split()[-1]),
                about=each.title,
            )
            for each in COLLEAGUES
        ),
    ]


def _claims(
    slug: str, client_id: str, name: tuple[str, str], *, about: str, **more: str
) -> dict[str, Any]:
    given, family = name
    return {
        "sub": slug,
        "client_id": client_id,
        "name": f"{given} {family}",
        "given_name": given,
        "family_name": family,
        "about": about,
        "acr": LEVEL,
        "amr": ["test"],
        **more,
    }


def main(descriptor: int, origin: str) -> None:
    """Answer until the other end of the pipe is closed."""
    logging.disable(logging.CRITICAL)
    with socket.socket(fileno=descriptor) as listening:
        server = make_server(
            "localhost", 0, provider(origin), threaded=True, fd=listening.fileno()
        )
        Thread(target=server.serve_forever, daemon=True).start()
        sys.stdin.read()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
