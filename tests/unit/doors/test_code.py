"""A code by e-mail at the door: its sentences in every language, and the same for all."""

import asyncio
import re
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

import httpx
import pytest

from backend.plumbing.guard import App
from tests.conftest import TIMES
from tests.unit.doors.conftest import ORIGIN

LANGUAGES = ["sv", "sv-x-lattlast", "fi", "en", "ar"]
THE_CODE = {
    "sv": "Koden",
    "sv-x-lattlast": "Koden",
    "fi": "Koodi",
    "en": "The code",
    "ar": "الرمز",
}


class Stranger:
    """A browser of its own, from a network of its own."""

    def __init__(self, app: App, network: int, language: str = "sv") -> None:
        self.app, self.address = app, f"203.0.{network}.7"
        self.cookies = {"sprak": language}

    def sends(self, path: str, **fields: str) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(
                app=self.app,  # type: ignore[arg-type]
                client=(self.address, 4711),
            )
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as asker:
                return await asker.post(
                    path,
                    content=urlencode(fields),
                    headers={
                        "Origin": ORIGIN,
                        "Content-Type": "application/x-www-form-urlencoded",
                        "Cookie": "; ".join(
                            f"{k}={v}" for k, v in self.cookies.items()
                        ),
                    },
                )

        answer = asyncio.run(send())
        self.cookies |= dict(answer.cookies)
        return answer


@pytest.mark.capability("X1")
class TestCode:
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_refused_in_her_language(self, app: App, language: str) -> None:
        number = LANGUAGES.index(language)
        her = Stranger(app, number, language)
        her.sends("/logga-in/kod", email=f"fel-{language}@example.test")

        wrong = [her.sends("/logga-in/kod/skriv", digits="1") for _ in range(6)]
        for _ in range(4):
            her.sends("/logga-in/kod/skriv", digits="1")
        too_many = her.sends("/logga-in/kod/skriv", digits="1")

        assert [each.status_code for each in wrong] == [422] * 6
        assert wrong[4].text != wrong[5].text
        assert THE_CODE[language] in wrong[0].text
        assert too_many.status_code == 429
        assert re.search(r"\d\d\.\d\d", too_many.text)

    def test_is_bound_to_a_browser_by_a_cookie_of_its_own(self, app: App) -> None:
        answer = Stranger(app, 20).sends("/logga-in/kod", email="kaka@example.test")

        flags = {part.strip() for part in answer.headers["Set-Cookie"].split(";")}
        assert answer.headers["Location"] == "/logga-in/kod/skriv"
        assert {"HttpOnly", "Secure", "SameSite=strict", "Path=/"} <= flags

    def test_leads_nowhere_but_here(self, app: App) -> None:
        answer = Stranger(app, 21).sends(
            "/logga-in/kod", email="bort@example.test", till="//example.test"
        )

        assert answer.headers["Location"] == "/logga-in/kod/skriv"

    def test_is_the_same_for_an_address_that_the_register_knows(self, app: App) -> None:
        """S6: in words, in status and, as far as can be seen, in time."""
        known = _asked(app, "marta@example.test", network=30)
        unknown = _asked(app, "ingen-alls@example.test", network=31)

        assert known[0] == unknown[0]
        slower, faster = max(known[1], unknown[1]), min(known[1], unknown[1])
        assert slower < faster * 2


def _asked(
    app: App, email: str, *, network: int
) -> tuple[list[tuple[int, str]], float]:
    """What is answered to the same question, and how long it usually takes."""
    told: list[tuple[int, str]] = []
    took: list[float] = []
    for _ in range(4 * TIMES):
        stranger = Stranger(app, network)
        began = perf_counter()
        answer = stranger.sends("/logga-in/kod", email=email)
        took.append(perf_counter() - began)
        told.append((answer.status_code, answer.headers.get("Location", "")))
    return told, median(took)
