"""Journey 1: what would it cost me? Without signing in, without a script."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.world import World


@pytest.fixture
def reader(world: World) -> Page:
    return world.visitor(script=False)


def calculates(page: Page, *, lives: str, income: str, rent: str = "7000") -> None:
    page.goto("/rakna-avgift")
    page.get_by_role("radio", name=lives).check()
    page.get_by_label("Din inkomst efter skatt").fill(income)
    page.get_by_role("radio", name="Jag hyr").check()
    page.get_by_label("Hyra eller avgift").fill(rent)


@pytest.mark.capability("C1")
@pytest.mark.capability("A2")
@pytest.mark.capability("A4")
@pytest.mark.usefixtures("without_mouse")
def test_the_fee_follows_how_she_lives(reader: Page) -> None:
    total = reader.locator(".stair .sum strong")

    calculates(reader, lives="Jag bor ensam", income="16 000")
    reader.get_by_role("button", name="Räkna ut").click()
    expect(total).to_have_text(re.compile("1.704"))

    calculates(reader, lives="Jag bor med min make", income="12 000")
    reader.get_by_label("Din makes eller makas inkomst").fill("9 000,00")
    reader.get_by_role("button", name="Räkna ut").click()
    expect(total).to_have_text(re.compile("1.047"))

    calculates(reader, lives="Jag bor med min sambo", income="12000", rent="9 000 kr")
    reader.get_by_role("button", name="Räkna ut").click()
    expect(total).to_have_text(re.compile("1.547"))
    assert reader.url.endswith("/rakna-avgift")
    expect(reader.get_by_text("Har du stora extra kostnader?")).to_be_visible()


@pytest.mark.capability("A2")
def test_what_is_missing_is_said_and_a_house_is_counted_on_the_phone(
    reader: Page,
) -> None:
    reader.goto("/rakna-avgift")
    reader.get_by_role("button", name="Räkna ut").click()
    expect(reader).to_have_title(re.compile("^Fel: "))
    expect(reader.get_by_role("alert")).to_contain_text("3 svar behöver ändras")

    calculates(reader, lives="Jag bor ensam", income="abc")
    reader.get_by_role("button", name="Räkna ut").click()
    expect(reader.get_by_label("Din inkomst efter skatt")).to_have_value("abc")

    reader.get_by_label("Din inkomst efter skatt").fill("16000")
    reader.get_by_role("radio", name="Eget hus").check()
    reader.get_by_role("button", name="Räkna ut").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text(
        "Du bor i eget hus. Ring oss."
    )


@pytest.mark.capability("X12")
def test_the_stair_reads_from_the_right_in_arabic(reader: Page) -> None:
    reader.goto("/rakna-avgift?sprak=ar")
    reader.get_by_role("radio", name="أسكن وحدي").check()
    reader.get_by_label("دخلك بعد الضريبة").fill("١٦٠٠٠")
    reader.get_by_role("radio", name="أستأجر").check()
    reader.get_by_label("إيجار أو رسم المسكن").fill("7000")
    reader.get_by_role("button", name="احسب").click()

    expect(reader.locator("html")).to_have_attribute("dir", "rtl")
    expect(reader.locator(".stair .sum strong")).to_have_text(re.compile("1.704"))
