"""The decision: the officer's form with the letter beside it, and the person's page."""

from playwright.sync_api import Locator, Page, expect


class DecidePage:
    """Beslutet, med brevet bredvid."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.reasons = page.get_by_label("Skäl, som")
        self.saved = page.locator("#sparat")
        self.letter = page.get_by_role("img", name="Brevet till Märta, sida 1")
        self.errors = page.get_by_role("alert")
        self.sign = page.get_by_role("button", name="Skriv under utredningen")
        self.decide = page.get_by_role("button", name="Skriv under och besluta")
        self.send_up = page.get_by_role("button", name="Skicka till Sofia Berg")
        self.send_back = page.get_by_role("button", name="Skicka tillbaka")
        self.save = page.get_by_role("button", name="Spara utkast")
        self.communicate = page.get_by_role("button", name="Skicka för synpunkter")

    def signs(self, button: Locator) -> None:
        """On to the document, and her name under it in one step, as the demo does it."""
        button.click()
        self.page.get_by_role("button", name="Signera", exact=True).click()

    def signs_with_her_key(self, button: Locator) -> None:
        button.click()
        self.page.get_by_role("button", name="Signera med din nyckel").click()

    def makes_a_key(self) -> None:
        """A passkey of her own on this device, as her own pages let her."""
        self.page.goto("/mina-inloggningar/nyckel")
        self.page.get_by_role("button", name="Det är jag").click()
        self.page.get_by_role("button", name="Skapa nyckel").click()
        expect(self.page.get_by_text("Nyckeln är klar")).to_be_visible()

    def saves(self) -> None:
        """All of the page is sent, and it comes back."""
        with self.page.expect_navigation():
            self.save.click()

    def asks_nobody_first(self, why: str) -> None:
        self.page.get_by_text("Besluta utan att fråga först").click()
        self.page.get_by_label("Varför behövs det inte?").fill(why)
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Spara skälet").click()

    def outcome(self, service: str) -> Locator:
        return self.page.get_by_label(service, exact=True)

    def missing(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name)

    def explains(self, service: str, reason: str) -> None:
        part = self.page.get_by_role("group").filter(has_text=f"{service}: skäl")
        part.get_by_text(f"{service}: skäl").click()
        part.get_by_label("Skäl för just det här").fill(reason)


class CheckPage:
    """Kontrollera ett beslut."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.file = page.get_by_label("Filen (PDF)")
        self.submit = page.get_by_role("button", name="Kontrollera")

    def checks(self, content: bytes) -> None:
        self.page.goto("/kontrollera-beslut")
        self.file.set_input_files(
            {"name": "b.pdf", "mimeType": "application/pdf", "buffer": content}
        )
        self.submit.click()


class OwnDecisionPage:
    """Beslutet på hennes telefon."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.heading = page.get_by_role("heading", level=1)
        self.choose = page.get_by_role("link", name="Välj vem som ska hjälpa dig")
        self.letter = page.get_by_role("link", name="Läs hela brevet")
