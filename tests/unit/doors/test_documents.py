"""Signing a document at the door, and checking a file that was signed."""

import json
import re
import shutil
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import select, update

from backend.access.tables import LogRow, SignatureRow
from backend.app import open_database
from backend.investigation.tables import DecisionLetterRow
from backend.plumbing.guard import App
from backend.plumbing.settings import settings_from
from i18n.words import LANGUAGES, words_for
from tests.command import anna, environment
from tests.unit.doors.authenticator import Authenticator
from tests.unit.doors.conftest import NOWHERE, Client, house_in
from tests.unit.doors.test_webauthn_vectors import Phone, invited

CHECK = "/kontrollera-beslut"
PDF = "application/pdf"
SEEN = re.compile(r'name="seen" value="([0-9a-f]{64})"')
OTHER = (
    '--b\r\nContent-Disposition: form-data; name="fil"; filename="b.pdf"\r\n'
    "Content-Type: application/pdf\r\n\r\n%PDF-1.7 other\r\n--b--\r\n"
)


class Officer(Phone):
    """Somebody at her desk, with a key of her own."""

    def __init__(self, app: App, network: int, slug: str) -> None:
        super().__init__(app, network)
        assert self.enrols(invited(app, slug)).status_code == 200

    def page(self, at: str) -> httpx.Response:
        return self.asks("GET", f"{at}/skriv-under")

    def seen(self, at: str) -> str:
        found = SEEN.search(self.page(at).text)
        assert found is not None
        return found[1]

    def about(self, at: str, *, seen: str) -> httpx.Response:
        asked = json.dumps({"case_id": _case(at), "seen": seen})
        return self.posts("/passkey/sign-options", asked, "application/json")

    def question(self, at: str) -> dict[str, Any]:
        return self.about(at, seen=self.seen(at)).json()

    def signs_with(self, key: Authenticator, options: dict[str, Any]) -> httpx.Response:
        return self.answers("/passkey/sign", key.signs(options))


def _case(at: str) -> str:
    return at.split("/")[2]


def ready(officer: Officer) -> str:
    """The decision page of a case that she may sign in now."""
    worklist = officer.asks("GET", "/handlaggning").text
    found = re.findall(r"/handlaggning/[0-9a-f-]{36}/beslut", worklist)
    return next(
        at for at in dict.fromkeys(found) if officer.page(at).status_code == 200
    )


@pytest.mark.capability("I7")
class TestSigning:
    def test_refuses_whatever_is_forged(self, app: App) -> None:
        elin, sofia = Officer(app, 160, "elin"), Officer(app, 161, "sofia")
        at = ready(elin)
        bents = (
            replace(elin.key, origin="https://evil.example"),
            replace(elin.key, host="evil.example"),
            replace(elin.key, verifies=False),
            replace(elin.key, key=Authenticator().key),
            sofia.key,
        )

        for bent in bents:
            refused = elin.signs_with(bent, elin.question(at))
            assert refused.status_code == 403, bent
            assert "gick inte att godta" in refused.json()["sentence"]
        plain = elin.key.signs(elin.asked("/passkey/options"))
        elin.question(at)
        assert elin.answers("/passkey/sign", plain).status_code == 403

        question = elin.question(at)
        assert sofia.signs_with(sofia.key, question).status_code == 409
        assert sofia.answers("/passkey/sign", elin.key.signs(question)).is_error
        done = elin.signs_with(elin.key, question)
        assert done.json() == {"to": at}
        assert "Med nyckel" in elin.asks("GET", at).text
        assert elin.signs_with(elin.key, question).status_code == 409
        again = elin.about(at, seen="0" * 64)
        assert again.json()["sentence"] == "Beslutet är redan fattat."

    def test_is_over_what_the_page_showed(self, app: App) -> None:
        oskar = Officer(app, 162, "oskar")
        at = ready(oskar)
        seen = oskar.seen(at)
        oskar.sends(at, act="save", reasons="Andra skäl.", op_id="o-1")

        changed = oskar.about(at, seen=seen)
        tap = oskar.sends("/demo/skriv-under", case_id=_case(at), seen=seen)

        assert changed.status_code == tap.status_code == 409
        assert "har ändrats" in changed.json()["sentence"]
        assert "underskriften bevisar ingenting" in oskar.page(at).text
        fields = {"case_id": _case(at), "seen": oskar.seen(at), "op_id": NOWHERE}
        for _ in range(2):
            tapped = oskar.sends("/demo/skriv-under", **fields)
            assert tapped.headers["Location"] == at
        assert "Med ett tryck i demon" in oskar.asks("GET", at).text

    def test_is_for_nobody_else(self, app: App, client: Client) -> None:
        for slug in ("marta", "fatima", "petra", "adam"):
            answer = client.ask(
                "POST",
                "/passkey/sign",
                cookie=client.cookie_of(slug),
                json={"credential": {}},
            )
            assert answer.status_code == 403, slug
        nobody = client.ask(
            "POST",
            "/passkey/sign",
            json={"credential": {}},
            headers={"Accept": "application/json"},
        )
        assert nobody.status_code == 401


def a_letter(app: App) -> bytes:
    """A decision of the demo's, as the person got it."""
    database = house_in(app).door.database
    return database.read_now(
        lambda s: s.scalars(select(DecisionLetterRow.content).limit(1)).one()
    )


def sends(
    client: Client, content: bytes | None, query: str = "", kind: str = PDF
) -> httpx.Response:
    files = {} if content is None else {"fil": ("Märta Lindgren.pdf", content, kind)}
    more: dict[str, Any] = {"files": files} if files else {"data": {"x": "x"}}
    return client.ask("POST", f"{CHECK}{query}", **more)


@pytest.mark.capability("I7")
class TestCheck:
    @pytest.mark.parametrize("language", list(LANGUAGES))
    def test_tells_what_the_file_is(
        self, app: App, client: Client, language: str
    ) -> None:
        w, letter = words_for(language), a_letter(app)

        true = sends(client, letter, f"?sprak={language}")
        wrong = sends(client, letter + b" ", f"?sprak={language}")

        text = unescape(true.text)
        for said in (
            "check-true-decision",
            "check-replaced-by-nothing",
            "check-means-demo",
            "check-what-it-is",
        ):
            assert w(said) in text
        assert "delegationsordning" in text
        assert w("check-not-ours") in unescape(wrong.text)

    def test_names_nobody(self, app: App, client: Client) -> None:
        """Neither whom it is about, nor who signed it, nor the file."""
        database, letter = house_in(app).door.database, a_letter(app)
        names = database.read_now(
            lambda s: s.execute(
                select(DecisionLetterRow.case_id, DecisionLetterRow.person_id).limit(1)
            ).one()
        )

        page = sends(client, letter).text

        for name in (*names, "Märta", "Elin", "Sofia", "Siv", "Oskar"):
            assert name not in page

    def test_says_what_is_the_matter_with_a_file(self, client: Client) -> None:
        large = b"%PDF-" + b"x" * 1_000_001
        for content, told, status in (
            (None, "Välj en fil.", 422),
            (b"", "Välj en fil.", 422),
            (b"PK\x03\x04", "Filen är ingen PDF.", 422),
            (large, "Filen är för stor.", 422),
        ):
            answer = sends(client, content)
            assert answer.status_code == status
            assert told in unescape(answer.text)

    def test_has_an_end(self, app: App) -> None:
        """So many files from one network in five minutes."""
        phone = Phone(app, 170)
        seen = [
            phone.posts(CHECK, OTHER, "multipart/form-data; boundary=b").status_code
            for _ in range(31)
        ]

        assert seen == [200] * 30 + [429]


@pytest.fixture(scope="module")
def restored(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the installation's folder, somewhere else."""
    return shutil.copytree(demo_home, tmp_path_factory.mktemp("restored") / "home")


@pytest.mark.capability("I7")
class TestVerifyDocument:
    def test_tells_on_a_restored_backup(self, restored: Path, tmp_path: Path) -> None:
        file, surroundings = tmp_path / "beslut.pdf", environment(restored)
        settings = settings_from({"ANNA_HOME": str(restored)}, checkout=restored)
        database = open_database(settings)
        file.write_bytes(
            database.read_now(
                lambda s: s.scalars(select(DecisionLetterRow.content).limit(1)).one()
            )
        )
        database.close()

        true = anna("verify-document", str(file), surroundings=surroundings)
        file.write_bytes(file.read_bytes()[:-1])
        changed = anna("verify-document", str(file), surroundings=surroundings)
        file.write_text("No PDF", encoding="utf-8")
        unusable = anna("verify-document", str(file), surroundings=surroundings)

        assert true.returncode == 0
        assert "This is the decision that was signed." in true.stdout
        assert "Does it still hold?: Nothing newer" in true.stdout
        assert "It is not a qualified electronic signature." in true.stdout
        assert changed.returncode == 1
        assert "not a document that has been signed here" in changed.stderr
        assert unusable.returncode == 2

    def test_finds_what_was_done_to_the_log(
        self, restored: Path, tmp_path: Path
    ) -> None:
        file = tmp_path / "beslut.pdf"
        settings = settings_from({"ANNA_HOME": str(restored)}, checkout=restored)
        database = open_database(settings)
        letter = database.read_now(
            lambda s: s.scalars(select(DecisionLetterRow).limit(1)).one()
        )
        file.write_bytes(letter.content)
        database.write_now(
            lambda s: s.execute(
                update(LogRow)
                .where(LogRow.case_id == letter.case_id)
                .values(shown="signature:")
            )
        )
        rows = database.read_now(lambda s: s.scalars(select(SignatureRow)).all())
        database.close()

        said = anna("verify-document", str(file), surroundings=environment(restored))

        assert rows
        assert said.returncode == 1
        assert "its signature does not hold" in said.stderr
