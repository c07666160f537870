"""The demo's identity provider: a process of its own beside the server, once asked for."""

import asyncio
import os
import secrets
import socket
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from typing import Any, Final

from sqlalchemy.orm import Session

from backend.access import e_ids, idps, people
from backend.access.facts import IdpFacts
from backend.access.idps import IdpEntry
from backend.demo.residents import SIGN_IN
from backend.plumbing.database import Door
from backend.plumbing.oidc.facts import Told
from backend.plumbing.settings import Settings

LEVEL: Final = "http://id.elegnamnden.se/loa/1.0/loa3"
# So far above the server's own port; another one when that is taken.
PORTS_APART: Final = 1_700


@asynccontextmanager
async def stand_in_beside(
    door: Door[Any], settings: Settings, *, now: datetime
) -> AsyncGenerator[None]:
    """Let both municipalities sign in by it: it starts when somebody first comes there.

    Until then the server only holds its socket; it ends with the server.
    """
    begun: list[subprocess.Popen[bytes]] = []
    loop = asyncio.get_running_loop()
    with _socket(settings.port) as listening:
        issuer = f"http://localhost:{listening.getsockname()[1]}"
        secret = settings.home / "stand_in.secret"
        secret.touch(mode=0o600)
        secret.write_text(secrets.token_urlsafe(32), encoding="utf-8")
        await door.run(
            partial(_connect, issuer=issuer, secret=f"file:{secret}", now=now)
        )

        def begin() -> None:
            loop.remove_reader(listening)
            begun.append(_process(listening.fileno(), settings.origin))

        loop.add_reader(listening, begin)
        try:
            yield
        finally:
            loop.remove_reader(listening)
    for process in begun:
        process.terminate()
        await asyncio.to_thread(process.communicate)


def _process(descriptor: int, origin: str) -> subprocess.Popen[bytes]:
    """It takes over the socket, with whoever waits there."""
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "backend.demo.stand_in", str(descriptor), origin],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=[descriptor],
        env={**os.environ, "AUTHLIB_INSECURE_TRANSPORT": "1"},
    )


def _socket(port: int) -> socket.socket:
    for wanted in (port + PORTS_APART, 0):
        try:
            return socket.create_server(("127.0.0.1", wanted))
        except (OSError, OverflowError):
            continue
    raise OSError("there is no port for the demo's identity provider")


def _connect(session: Session, *, issuer: str, secret: str, now: datetime) -> None:
    for municipality in people.municipalities(session):
        home = municipality.municipality_id
        entries = tuple(
            IdpEntry(
                id="test-id" if holders == "citizens" else "test-id-personal",
                name="Test-id",
                holders=holders,
                issuer=issuer,
                client_id=f"{municipality.slug}-{holders}",
                client_secret=secret,
                acr=(LEVEL,),
                personnummer="personnummer",
            )
            for holders in ("citizens", "staff")
        )
        idps.connect(session, municipality_id=home, entries=entries)
        _know_again(session, idps.idps(session, home)[0], issuer=issuer, now=now)


def _know_again(session: Session, idp: IdpFacts, *, issuer: str, now: datetime) -> None:
    """Those whose made-up numbers no register could hold have signed in by it before."""
    for member in people.everybody(session):
        told = Told(issuer=issuer, subject=member.slug, claims={})
        is_of_those = (
            member.municipality_id == idp.municipality_id
            and member.slug in SIGN_IN.values()
        )
        if is_of_those and e_ids.holder(session, idp, told) is None:
            e_ids.join(session, idp, told, user_id=member.user_id, number="", now=now)
