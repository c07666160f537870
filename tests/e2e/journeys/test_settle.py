"""Journey 7: from what she declares to the invoice, and from the invoice to its stair."""

import re
from datetime import date, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from backend.access import people
from backend.access.tables import Provider, UserAccount
from backend.fees import actions
from backend.kernel.actor import Actor, ProofLevel
from backend.kernel.ids import CaseId, LineId, OrderId, VisitId
from backend.kernel.period import Period
from backend.kernel.services import GrantedService, ServiceKind
from backend.plumbing.clock import STOCKHOLM
from backend.plumbing.database import HOUSE, Database
from backend.plumbing.identity import new_id
from tests.command import anna, environment
from tests.e2e.world import World

GRANTED_ON = date(2026, 9, 1)
IN_OCTOBER = datetime(2026, 10, 12, 10, tzinfo=STOCKHOLM)
AFTER_OCTOBER = datetime(2026, 11, 5, 9, tzinfo=STOCKHOLM)
VISIT = VisitId("0190b0c0-0000-7000-8000-000000000001")


class Marta:
    """Märta has home care and an alarm, and one visit a week in October."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.case_id = CaseId(new_id())
        self.line_id = LineId(new_id())
        self.alarm_id = LineId(new_id())
        with world.database() as database:
            self._is_granted_help(database)
        world.becomes(IN_OCTOBER)

    def _is_granted_help(self, database: Database) -> None:
        marta = _actor(database, "marta")
        assert marta.person_id is not None
        person_id = marta.person_id
        provider_id = database.read_now(
            lambda s: s.scalars(
                select(Provider.provider_id).where(Provider.slug == "solglantan")
            ).one()
        )
        lines = (self.line_id, self.alarm_id)
        kinds = (ServiceKind.personal_care, ServiceKind.safety_alarm)

        def grant(session: Session) -> None:
            actions.open_fee_case(
                session,
                municipality_id=marta.municipality_id,
                case_id=self.case_id,
                person_id=person_id,
                decided_on=GRANTED_ON,
                granted=tuple(
                    GrantedService(
                        line_id=line_id,
                        kind=kind,
                        period=Period(GRANTED_ON),
                        minutes_per_4_weeks=480 if kind.endswith("care") else 0,
                    )
                    for line_id, kind in zip(lines, kinds, strict=True)
                ),
                now=IN_OCTOBER,
            )
            session.flush()
            actions.keep_order(
                session,
                municipality_id=marta.municipality_id,
                order_id=OrderId(new_id()),
                provider_id=provider_id,
                line_ids=lines,
            )
            actions.keep_service_start(
                session,
                municipality_id=marta.municipality_id,
                line_ids=lines,
                started_on=GRANTED_ON,
            )
            for week in range(4):
                actions.keep_performed_time(
                    session,
                    municipality_id=marta.municipality_id,
                    case_id=self.case_id,
                    person_id=person_id,
                    visit_id=VisitId(new_id()),
                    version=1,
                    line_id=self.line_id,
                    provider_id=provider_id,
                    day=date(2026, 10, 5) + timedelta(weeks=week),
                    minutes=90,
                    outcome="done",
                    now=IN_OCTOBER,
                )

        database.write_now(grant, bounds=HOUSE)


def _actor(database: Database, slug: str) -> Actor:
    return database.read_now(
        lambda s: people.actor_of(
            people.staff(
                s,
                s.scalars(
                    select(UserAccount.user_id).where(UserAccount.slug == slug)
                ).one(),
            ),
            level=ProofLevel.N3,
        )
    )


@pytest.fixture
def marta(world: World) -> Page:
    Marta(world)
    return world.visitor("marta")


def declares(page: Page) -> None:
    page.goto("/mina-sidor/avgift")
    expect(page.get_by_text("Vi vet inte din inkomst.")).to_be_visible()
    page.get_by_role("link", name="Lämna inkomst").click()
    page.get_by_role("radio", name="Jag bor ensam").check()
    page.get_by_label("Din inkomst efter skatt").fill("16 000")
    page.get_by_role("radio", name="Jag hyr").check()
    page.get_by_label("Hyra eller avgift").fill("7000,00")
    page.get_by_role("button", name="Skicka").click()
    expect(page.get_by_text("Vi räknar och skickar ett beslut.")).to_be_visible()


def decides(fatima: Page) -> None:
    fatima.goto("/avgifter")
    fatima.get_by_role("link", name="Märta Lindgren").click()
    fatima.get_by_label("Gäller från och med").fill("2026-10-02")
    fatima.get_by_label("Skäl för beslutet").fill("Uppgifterna är hennes egna.")
    fatima.get_by_role("button", name="Besluta och skicka").click()
    expect(fatima.get_by_role("alert")).to_contain_text("Välj den första.")
    reasons = fatima.get_by_label("Skäl för beslutet")
    expect(reasons).to_have_value("Uppgifterna är hennes egna.")
    fatima.get_by_label("Gäller från och med").fill("2026-10-01")
    fatima.get_by_role("button", name="Besluta och skicka").click()
    expect(
        fatima.get_by_role("link", name="Avgift från 1 oktober 2026")
    ).to_be_visible()


def settles(fatima: Page, nils: Page) -> None:
    """October is locked, calculated, gone through and attested by two."""
    fatima.goto("/avgifter/manad/2026-10")
    fatima.get_by_role("button", name="Lås tiden").click()
    fatima.get_by_role("button", name="Räkna månaden").click()
    expect(fatima.get_by_role("button", name="Räkna om")).to_be_visible()
    check = fatima.get_by_role("button", name="Kontrollerad")
    while check.count():
        left = check.count()
        check.first.click()
        expect(check).to_have_count(left - 1)
    fatima.get_by_role("button", name="Attestera oktober").click()
    expect(fatima.get_by_text("har attesterat")).to_be_visible()
    nils.goto("/avgifter/manad/2026-10")
    nils.get_by_role("button", name="Attestera oktober").click()
    expect(nils.get_by_text("Månaden är klar.")).to_be_visible()


@pytest.mark.capability("A1")
@pytest.mark.capability("A3")
@pytest.mark.capability("A7")
@pytest.mark.capability("A9")
@pytest.mark.usefixtures("without_mouse")
def test_from_her_income_to_the_invoice_and_back_to_the_stair(
    world: World, marta: Page
) -> None:
    declares(marta)
    fatima = world.visitor("fatima", phone=False)
    decides(fatima)
    marta.goto("/mina-sidor/avgift")
    expect(marta.get_by_text("1 704").first).to_be_visible()
    marta.get_by_role("link", name="Beslut om avgift").click()
    expect(marta.get_by_role("heading", name="Är du inte nöjd?")).to_be_visible()

    world.becomes(AFTER_OCTOBER)
    settles(fatima, world.visitor("nils", phone=False))

    marta.goto("/mina-sidor/avgift")
    marta.get_by_role("link", name="Faktura för oktober").click()
    expect(marta.get_by_role("heading", level=1)).to_contain_text("oktober 2026")
    marta.locator("summary", has_text="Hela uträkningen").click()
    expect(marta.get_by_role("cell", name="1 704,09 kr").first).to_be_visible()
    pdf = marta.get_by_role("link", name="Hämta fakturan").get_attribute("href")
    assert marta.context.request.get(pdf or "").body().startswith(b"%PDF-")
    fatima.goto("/avgifter/manad/2026-10")
    fatima.get_by_role("link", name="Märta Lindgren").first.click()
    expect(fatima.get_by_text("gav samma belopp")).to_be_visible()

    petra = world.visitor("petra", phone=False)
    petra.goto("/utforare/ersattning")
    petra.get_by_role("link", name="Oktober 2026").click()
    petra.get_by_role("table").get_by_role("link").first.click()
    expect(petra.get_by_text("gav samma belopp")).to_be_visible()

    # Everything that has been read and done on the way stands in the log, unbroken.
    surroundings = environment(world.home, PORT=str(world.port))
    told = anna("verify-log", surroundings=surroundings).stdout
    assert told.startswith("The log is whole. Rows: ")


@pytest.mark.capability("A6")
@pytest.mark.usefixtures("marta")
def test_an_unfinished_month_can_only_be_looked_at(world: World) -> None:
    fatima = world.visitor("fatima", phone=False)

    fatima.goto("/avgifter/manad/2026-10")

    expect(fatima.get_by_text("Förhandsvisning.")).to_be_visible()
    expect(fatima.get_by_role("button", name=re.compile("Lås"))).to_have_count(0)


@pytest.mark.capability("A1")
def test_nobody_at_the_case_sees_her_income(world: World, marta: Page) -> None:
    declares(marta)

    for slug in ("elin", "sofia", "petra", "ulla"):
        other = world.visitor(slug, phone=False)
        answer = other.context.request.get("/avgifter")
        assert answer.status == 403
