"""A code by e-mail at the door: its sentences in every language, and the same for all."""

import asyncio
import re
from urllib.parse import urlencode

import httpx
import pytest

from backend.plumbing.guard import App
from tests.unit.doors.conftest import ORIGIN, Client

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
        return self.posts(path, urlencode(fields), "application/x-www-form-urlencoded")

    def posts(self, path: str, content: str, kind: str) -> httpx.Response:
        return self.asks("POST", path, content=content, kind=kind)

    def asks(
        self, method: str, path: str, *, content: str = "", kind: str = "text/plain"
    ) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(
                app=self.app,  # type: ignore[arg-type]
                client=(self.address, 4711),
            )
            async with httpx.AsyncClient(transport=transport, base_url=ORIGIN) as asker:
                return await asker.request(
                    method,
                    path,
                    content=content,
                    headers={
                        "Origin": ORIGIN,
                        "Content-Type": kind,
                        "Cookie": "; ".join(
                            f"{k}={v}" for k, v in self.cookies.items()
                        ),
                    },
                )

        answer = asyncio.run(send())
        self.cookies |= dict(answer.cookies)
        return answer


class Linnea(Stranger):
    """Signed in as one of the demo's people, who has shown just now that it is she."""

    CHANGE = "/mina-sidor/uppgifter/epost"
    NEW = "linnea.ny@example.test"

    def __init__(self, app: App, network: int) -> None:
        super().__init__(app, network)
        self.cookies["__Host-sid"] = Client(app).cookie_of("linnea")
        self.sends("/demo/bekrafta")

    def code_in_the_post(self) -> str:
        sent = self.asks("GET", "/demo/post").text.partition(self.NEW)[2]
        found = re.search(r"\b\d{8}\b", sent)
        assert found is not None
        return found[0]


@pytest.mark.capability("C22")
class TestNewAddress:
    def test_holds_once_its_code_comes_back(self, app: App) -> None:
        linnea = Linnea(app, 90)
        write = f"{linnea.CHANGE}/kod"

        asked = linnea.sends(linnea.CHANGE, email=linnea.NEW)
        wrong = linnea.sends(write, digits="12345678")
        before = linnea.asks("GET", "/mina-sidor/uppgifter").text
        right = linnea.sends(write, digits=linnea.code_in_the_post())

        assert asked.headers["Location"] == write
        assert (wrong.status_code, linnea.NEW in wrong.text) == (422, True)
        assert linnea.NEW not in before
        assert right.headers["Location"] == "/mina-sidor/uppgifter"
        assert linnea.NEW in linnea.asks("GET", "/mina-sidor/uppgifter").text


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
        assert {"HttpOnly", "Secure", "SameSite=lax", "Path=/"} <= flags

    def test_leads_nowhere_but_here(self, app: App) -> None:
        answer = Stranger(app, 21).sends(
            "/logga-in/kod", email="bort@example.test", till="//example.test"
        )

        assert answer.headers["Location"] == "/logga-in/kod/skriv"

    def test_is_the_same_for_an_address_that_the_register_knows(self, app: App) -> None:
        """In words and in status; the work behind it is in access/test_codes.py."""
        assert _asked(app, "marta@example.test", network=30) == _asked(
            app, "ingen-alls@example.test", network=31
        )


def _asked(app: App, email: str, *, network: int) -> list[tuple[int, str]]:
    """What is answered to the same question, until it is asked too often."""
    answers = [
        Stranger(app, network).sends("/logga-in/kod", email=email) for _ in range(4)
    ]
    return [(each.status_code, each.headers.get("Location", "")) for each in answers]


@pytest.mark.capability("X1")
class TestPasskey:
    def test_that_leads_nowhere_may_be_tried_ten_times(self, app: App) -> None:
        thief = Stranger(app, 40)

        answers = [
            thief.posts("/passkey/sign-in", '{"credential": {}}', "application/json")
            for _ in range(11)
        ]

        assert [each.status_code for each in answers] == [400] * 10 + [429]
        assert "försöka igen klockan" in answers[10].json()["sentence"]
