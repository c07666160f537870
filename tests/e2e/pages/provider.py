"""A care worker's day and a planner's desk."""

from playwright.sync_api import Page


class TodayPage:
    """`/utforare/idag`, on line or off."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.start = page.get_by_role("button", name="Starta besöket")
        self.finish = page.get_by_role("button", name="Avsluta besöket")
        self.as_planned = page.get_by_label("Som planerat")
        self.note = page.get_by_label("Anteckning")
        self.ticked = page.locator("[name=tasks]:checked")
        self.tasks = page.locator("[name=tasks]")
        self.next_name = page.locator(".next-visit h2")
        self.day = page.get_by_role("list").filter(has=page.locator(".clock"))

    def opens(self) -> None:
        self.page.goto("/utforare/idag")


class OrderPage:
    """The planner's orders."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.accept = page.get_by_role("button", name="Ta emot uppdraget")
        self.lay = page.get_by_role("link", name="Lägg två veckor")
        self.save_weeks = page.get_by_role("button", name="Spara veckorna")
        self.change_weeks = page.get_by_role("link", name="Ändra veckorna")
        self.write_plan = page.get_by_role("link", name="Skriv genomförandeplan")
        self.heading = page.get_by_role("heading", level=1)

    def opens(self) -> None:
        self.page.goto("/utforare")
