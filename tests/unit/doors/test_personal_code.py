"""A code for one person at the door: to a passkey of her own, or to the day's visits."""

from functools import partial

import pytest

from backend.access import personal_codes
from backend.access.facts import CodeKind
from backend.kernel.actor import ProofLevel
from backend.plumbing.guard import App
from tests.unit.doors.conftest import house_in
from tests.unit.doors.test_code import LANGUAGES
from tests.unit.doors.test_webauthn_vectors import Phone, invited, member_called

HERE = "/logga-in/kod-pa-papper"
SHOWN, SENT_ON, GONE, UNUSABLE, WAIT = 200, 303, 410, 422, 429
UNUSABLE_IN = {
    "sv": "går inte att använda",
    "sv-x-lattlast": "går inte att använda",
    "fi": "ei voi käyttää",
    "en": "cannot be used",
    "ar": "لا يمكن استخدام",
}


def given(app: App, slug: str, kind: CodeKind, level: ProofLevel) -> str:
    """A code for one of the demo's people."""
    code = personal_codes.new_code(kind)
    house_in(app).door.run_now(
        partial(
            personal_codes.issue,
            code=code,
            kind=kind,
            user_id=member_called(app, slug).user_id,
            level=level,
            issued_by=None,
            now=house_in(app).wall.now(),
        )
    )
    return code


@pytest.mark.capability("X1")
class TestPersonalCode:
    @pytest.mark.parametrize("kind", [CodeKind.letter, CodeKind.home_visit], ids=str)
    def test_leads_to_a_passkey_that_opens_her_file(
        self, app: App, kind: CodeKind
    ) -> None:
        phone = Phone(app, 170)
        code = given(app, "rut", kind, ProofLevel.N3)

        led = phone.sends(HERE, paper_code=code)
        path = led.headers["Location"]
        assert phone.opens(path) == SHOWN
        assert phone.enrols(path.removeprefix("/inbjudan/")).status_code == SHOWN

        assert phone.opens("/mina-sidor") == SHOWN
        phone.cookies.pop("__Host-sid")
        assert phone.signs_in().json() == {"to": "/mina-sidor"}
        assert phone.sends(HERE, paper_code=code).status_code == UNUSABLE

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_is_refused_in_her_language(self, app: App, language: str) -> None:
        phone = Phone(app, 171 + LANGUAGES.index(language))
        phone.cookies["sprak"] = language

        answers = [phone.sends(HERE, paper_code="ABCDE FGHJK") for _ in range(6)]

        assert [each.status_code for each in answers] == [UNUSABLE] * 5 + [WAIT]
        assert UNUSABLE_IN[language] in answers[0].text

    def test_for_today_works_on_the_device_she_has_used_before(self, app: App) -> None:
        phone, other = Phone(app, 180), Phone(app, 181)
        assert phone.enrols(invited(app, "tom")).status_code == SHOWN
        phone.cookies.pop("__Host-sid")
        code = given(app, "tom", CodeKind.device, ProofLevel.N2)

        assert other.sends(HERE, paper_code=code).status_code == UNUSABLE
        led = phone.sends(HERE, paper_code=code)

        assert led.headers["Location"] == "/utforare/idag"
        assert phone.opens("/utforare/idag") == SHOWN
        assert phone.asks("GET", "/api/idag").json()["tomorrow"] == []
        assert phone.opens("/mina-inloggningar/nyckel") == SENT_ON


@pytest.mark.capability("X1")
class TestOwnPages:
    def test_take_the_name_that_she_gives_a_passkey(self, app: App) -> None:
        phone = Phone(app, 182)
        assert phone.enrols(invited(app, "maja")).status_code == SHOWN
        page = phone.asks("GET", "/mina-inloggningar").text
        way = page.partition("namn?sort=passkey&amp;id=")[2].partition('"')[0]

        empty = phone.sends("/mina-inloggningar/namn", way=way, name="")
        long = phone.sends("/mina-inloggningar/namn", way=way, name="x" * 61)
        named = phone.sends("/mina-inloggningar/namn", way=way, name="Jobbtelefonen")

        assert (empty.status_code, long.status_code) == (UNUSABLE, UNUSABLE)
        assert named.status_code == SENT_ON
        assert "Jobbtelefonen" in phone.asks("GET", "/mina-inloggningar").text

    def test_show_the_link_of_a_colleague_once_and_end_her_account(
        self, app: App
    ) -> None:
        head, newcomer = Phone(app, 183), Phone(app, 184)
        assert head.enrols(invited(app, "ulla")).status_code == SHOWN
        told = {"name": "Nora Ny", "title": "Handläggare", "role": "case_officer"}
        assert head.sends("/personal/ny", **told).status_code == UNUSABLE

        whole = {**told, "checked": "passport", "op_id": "nora-is-invited"}
        page = head.sends("/personal/ny", **whole).text
        again = head.sends("/personal/ny", **whole)
        link = page.partition("/inbjudan/")[2].partition("<")[0]

        assert again.headers["Location"] == "/personal"
        user_id = member_called(app, "nora-ny").user_id
        hers = f"/personal/{user_id}"
        assert head.sends(f"{hers}/lank", op_id="unseen").status_code == UNUSABLE
        seen = {"checked": "passport", "op_id": "another-link"}
        page = head.sends(f"{hers}/lank", **seen).text
        again = head.sends(f"{hers}/lank", **seen)
        assert again.headers["Location"] == hers
        link = page.partition("/inbjudan/")[2].partition("<")[0]
        assert newcomer.enrols(link).status_code == SHOWN
        assert newcomer.opens("/handlaggning") == SHOWN
        ended = head.sends(f"/personal/{user_id}/avsluta", op_id="nora")
        assert ended.headers["Location"] == "/personal"
        assert newcomer.opens("/handlaggning") == SENT_ON
        for again in (
            head.sends(f"/personal/{user_id}/avsluta", op_id="nora"),
            head.asks("GET", hers),
        ):
            assert again.status_code == GONE
            assert "Kontot är avslutat." in again.text
