"""A guardian is registered for somebody of whom there is no case, and may apply for her."""

import html
import re
from datetime import timedelta

import pytest

from backend.demo.people import AINO, MIKKO
from backend.plumbing.guard import App
from tests.unit.doors.conftest import NOWHERE, Client, house_in
from tests.unit.doors.test_webauthn_vectors import Phone, invited

HERE = "/handlaggning/ombud"
BERITS = "19121212-1212"
SHOWN, MADE, LED_ON, NOT_HERE, WRONG = 200, 201, 303, 404, 422
CARRIED = re.compile(r'name="person_number" value="(\d{12})"')
CALL = {
    "personnummer": "19400612-8989",
    "called_at": "13.05",
    "given_name": "Siv",
    "family_name": "Al",
    "address": "Lillgatan 2",
    "filled_in_by": "myself",
    "hard": "Jag har svårt att duscha.",
    "urgency": "can_wait",
    "household": "alone",
    "speaks": "sv",
    "interpreter": "no",
    "phone": "070-174 06 11",
}
OFFERED = re.compile(r'name="mandat" value="([0-9a-f-]{36})"')
ENDS = re.compile(r'action="(/handlaggning/ombud/[0-9a-f-]{36}/avsluta)"')
NEW = {
    "given_name": "Berit",
    "family_name": "<i>Ek</i>",
    "address": "Storgatan 1",
}
EXTRACT = {
    "name": "Mikko Virtanen",
    "personnummer": MIKKO.personnummer,
    "kind": "limited_guardian",
    "scopes": "care_for_person",
    "start": "2026-01-02",
    "proof": "register_extract",
    "proof_on": "2026-01-02",
}


@pytest.fixture(scope="module")
def oskar(app: App) -> Phone:
    phone = Phone(app, 191)
    assert phone.enrols(invited(app, "oskar")).status_code == SHOWN
    return phone


@pytest.mark.capability("C6")
class TestAgentFirst:
    def test_is_registered_and_applies_before_there_is_a_case(
        self, app: App, oskar: Phone
    ) -> None:
        found = oskar.sends(HERE, person_number=BERITS, step="find")
        assert found.status_code == SHOWN
        assert "Personen finns inte i registret." in found.text

        nameless = oskar.sends(HERE, person_number=BERITS, op_id="ombud-1", **EXTRACT)
        unfit = oskar.sends(
            HERE,
            person_number=BERITS,
            op_id="ombud-2",
            **(NEW | EXTRACT | {"scopes": "economy"}),
        )
        whole = {"person_number": BERITS, "op_id": "ombud-3", **NEW, **EXTRACT}
        kept, again = oskar.sends(HERE, **whole), oskar.sends(HERE, **whole)

        assert (nameless.status_code, unfit.status_code) == (WRONG, WRONG)
        assert (kept.status_code, again.status_code) == (SHOWN, SHOWN)
        assert "Det är sparat." in kept.text
        assert "<i>Ek</i>" not in kept.text
        assert "Vem får företräda Berit <i>Ek</i>?" in html.unescape(again.text)
        assert len(ENDS.findall(again.text)) == 1
        client = Client(app)
        herself = client.cookie_of("mikko")
        page = client.ask("GET", "/byt-person", cookie=herself).text
        (mandate,) = set(OFFERED.findall(page))
        acting = client.ask(
            "POST", "/byt-person", cookie=herself, data={"mandat": mandate}
        ).cookies["__Host-sid"]
        sent = client.ask(
            "POST",
            "/ansok",
            cookie=acting,
            data={"filled_in_by": "myself", "for_whom": mandate},
        )
        assert sent.headers["Location"] == "/ansok/behov"

        (ends,) = ENDS.findall(again.text)
        gone = oskar.sends(ends, person_number=BERITS, op_id="slut-1")
        assert "Ingen är registrerad." in gone.text
        after = client.ask("GET", "/ansok/behov", cookie=acting)
        assert after.status_code != SHOWN

    def test_is_ended_for_her_alone_whom_it_is_about(
        self, app: App, oskar: Phone
    ) -> None:
        karin = Client(app)
        herself = karin.cookie_of("karin")
        page = karin.ask("GET", "/byt-person", cookie=herself).text
        martas = next(iter(OFFERED.findall(page)))

        refused = [
            oskar.sends(
                f"{HERE}/{mandate}/avsluta", person_number=number, op_id=f"fel-{n}"
            )
            for n, (mandate, number) in enumerate(
                (
                    (martas, AINO.personnummer),
                    (martas, "19400612-8989"),
                    (NOWHERE, AINO.personnummer),
                )
            )
        ]

        assert [each.status_code for each in refused] == [NOT_HERE] * 3
        page = karin.ask("GET", "/byt-person", cookie=herself).text
        assert martas in OFFERED.findall(page)

    @pytest.mark.parametrize(
        "wrong",
        [
            {"person_number": "1"},
            {"person_number": ""},
            {"personnummer": BERITS},
            {"kind": "administrator", "proof": "document"},
            {"proof_on": "2030-01-02"},
        ],
        ids=str,
    )
    def test_is_not_registered_by_what_does_not_hold(
        self, oskar: Phone, wrong: dict[str, str]
    ) -> None:
        whole = {"person_number": BERITS, **NEW, **EXTRACT}

        answer = oskar.sends(HERE, op_id=f"nej-{wrong}", **(whole | wrong))

        assert answer.status_code == WRONG
        assert 'role="alert"' in answer.text or "notice warn" in answer.text

    def test_is_one_press_away_when_a_call_has_been_registered(
        self, app: App, oskar: Phone
    ) -> None:
        """Her number goes along in the form; who has it in Nacka is not known here."""
        day = house_in(app).wall.now().date() - timedelta(days=1)
        done = oskar.sends(
            "/handlaggning/registrera",
            op_id="samtal-1",
            called_on=day.isoformat(),
            **CALL,
        )

        assert done.status_code == MADE
        (number,) = CARRIED.findall(done.text)
        found = oskar.sends(HERE, person_number=number, step="find")
        assert "Vem får företräda Siv Al?" in found.text

    def test_asks_for_fresh_proof_and_keeps_what_was_written(self, app: App) -> None:
        client = Client(app)
        whole = {"person_number": BERITS, **NEW, **EXTRACT}

        asked = client.ask("POST", HERE, cookie=client.cookie_of("oskar"), data=whole)

        assert asked.status_code == LED_ON
        assert asked.headers["Location"].startswith("/bekrafta")
        assert BERITS not in asked.headers["Location"]
