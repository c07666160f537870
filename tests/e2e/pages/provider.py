"""A care worker's day and a planner's desk."""

from playwright.sync_api import Locator, Page


class TodayPage:
    """`/utforare/idag`, on line or off."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.start = page.get_by_role("button", name="Starta besöket")
        self.goes_on = page.get_by_role("link", name="Fortsätt besöket")
        self.finish = page.get_by_role("button", name="Avsluta besöket")
        self.as_planned = page.get_by_label("Som planerat")
        self.note = page.get_by_label("Anteckning")
        self.ticked = page.locator("[name=tasks]:checked")
        self.tasks = page.locator("[name=tasks]")
        self.next_name = page.locator(".next-visit h2")
        self.day = page.get_by_role("list").filter(has=page.locator(".clock"))
        self.clocks = self.day.locator(".clock")
        self.next_clock = page.locator(".next-visit .next-time strong")
        self.ended = self.day.locator(".node.done, .node.stopped")
        self.waiting = self.day.get_by_text("Väntar på att skickas")
        self.no_more = page.get_by_text("Inga fler besök i dag.")
        self.unwanted = page.get_by_label("Ville inte")
        self.nobody_opens = page.get_by_text("Öppnar ingen?")
        self.not_home = page.get_by_role("button", name="Inte hemma")
        self.sum = page.get_by_text("Allt skickat ·")
        self.chip = page.locator("#outbox-chip")

    def opens(self) -> None:
        self.page.goto("/utforare/idag")

    def opens_visit(self, place: int) -> None:
        self.day.get_by_role("link").nth(place).click()

    def number(self, of: str) -> Locator:
        """Whom she can ring from the visit."""
        return self.page.locator("dl.summary > div", has_text=of).locator("dd")


class TimePage:
    """The planner's list of time."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.rows = page.get_by_role("row")

    def opens(self) -> None:
        self.page.goto("/utforare/tid")


class OrderPage:
    """The planner's orders."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.accept = page.get_by_role("button", name="Ta emot uppdraget")
        self.decline = page.get_by_role("button", name="Kan inte ta emot")
        self.lay = page.get_by_role("link", name="Lägg två veckor")
        self.save_weeks = page.get_by_role("button", name="Spara veckorna")
        self.change_weeks = page.get_by_role("link", name="Ändra veckorna")
        self.write_plan = page.get_by_role("link", name="Skriv genomförandeplan")
        self.heading = page.get_by_role("heading", level=1)

    def opens(self) -> None:
        self.page.goto("/utforare")
