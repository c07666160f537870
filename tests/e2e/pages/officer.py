"""The officer's desk: the worklist and the case."""

from playwright.sync_api import Locator, Page


class WorklistPage:
    """Arbetslistan."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.unassigned = page.get_by_role("link", name="Ofördelade")
        self.mine = page.get_by_role("link", name="Mina")

    def opens(self) -> None:
        self.page.goto("/handlaggning")

    def row(self, person: str) -> Locator:
        return self.page.get_by_role("row").filter(has_text=person)


class CasePage:
    """Ärendet på en skärm, med vägarna till det som ska göras."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.heading = page.get_by_role("heading", level=1)
        self.life = page.get_by_role("table", name="Bedömning")
        self.plan = page.get_by_role("table", name="Förslag till plan")
        self.errors = page.get_by_role("alert")

    def missing(self, name: str) -> Locator:
        return self.page.get_by_role("link", name=name, exact=True)

    def plans_a_visit(self, *, day: str, hour: str) -> None:
        self.missing("Planera utredningen").click()
        self.page.get_by_label("Dag").fill(day)
        self.page.get_by_label("Klockslag").fill(hour)
        self.page.get_by_label("Vad ska du ta reda på?").fill("Hur går det att duscha?")
        self.page.get_by_role("button", name="Spara planen").click()

    def notes(self, heading: str, *, facts: str, assessment: str) -> None:
        self.page.get_by_label("Rubrik").fill(heading)
        self.page.get_by_label("Fakta").fill(facts)
        self.page.get_by_label("Bedömning").fill(assessment)
        self.page.get_by_role("button", name="Spara och lås").click()

    def assesses(self, *, current: str, target: str, goal: str) -> None:
        level = self.page.get_by_role("group", name="Bedömt funktionstillstånd")
        level.get_by_role("radio", name=current).check()
        self.page.get_by_role("radio", name="Insats behövs").check()
        self.page.get_by_label("Avsett funktionstillstånd").select_option(target)
        self.page.get_by_label("Mål med egna ord").fill(goal)
        self.page.get_by_role("button", name="Spara bedömningen").click()
