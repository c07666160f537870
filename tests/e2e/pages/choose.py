"""Her choice of provider, on her phone; and the planner's capacity."""

from playwright.sync_api import Page


class ChoosePage:
    """`/mina-sidor/valj-utforare`, and the page where she says yes."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.heading = page.get_by_role("heading", level=1)
        self.facts = page.get_by_role("table", name="Samma uppgifter om båda")
        self.of_one = page.get_by_role("table", name="Uppgifter om utföraren")
        self.told = page.locator("dl.summary")
        self.next_two = page.get_by_role("link", name="Visa fler utförare")
        self.not_choosing = page.get_by_label("Jag vill inte välja")
        self.go_on = page.get_by_role("button", name="Fortsätt")
        self.send = page.get_by_role("button", name="Skicka beställningen")

    def opens(self) -> None:
        self.page.goto("/mina-sidor/valj-utforare")

    def picks(self, provider: str) -> None:
        """Two at a time, in the order drawn for her, until that one is shown."""
        shown = self.page.get_by_role("radio", name=provider, exact=True)
        while shown.count() == 0:
            self.next_two.click()
        shown.check()
        self.go_on.click()

    def says_yes(self, provider: str) -> None:
        self.page.get_by_label("Nyckelskåp").check()
        self.page.get_by_label(f"Ja, {provider} får veta detta").check()
        self.send.click()


class CapacityPage:
    """`/utforare/kapacitet`."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.link = page.get_by_role("link", name="Ändra hur mycket ni kan ta emot")
        self.hours = page.get_by_label("Timmar i veckan")
        self.valid_from = page.get_by_label("Gäller från")
        self.save = page.get_by_role("button", name="Spara ändringen")
