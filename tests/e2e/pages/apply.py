"""The application, as somebody meets it."""

from playwright.sync_api import Locator, Page


class ApplyPage:
    """Six pages, a question group a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.heading: Locator = page.get_by_role("heading", level=1)
        self.own_words = page.get_by_label("Berätta med egna ord")
        self.phone = page.get_by_label("Telefon", exact=True)
        self.email = page.get_by_label("E-post")
        self.go_on = page.get_by_role("button", name="Fortsätt")
        self.close = page.get_by_role("button", name="Spara och stäng")
        self.send = page.get_by_role("button", name="Skicka ansökan")

    def opens(self) -> None:
        self.page.goto("/ansok")

    def answers_for_herself(self) -> None:
        self.page.get_by_role("radio", name="För mig själv").check()
        self.go_on.click()

    def tells(self, hard: str) -> None:
        self.own_words.fill(hard)
        self.page.get_by_role("checkbox", name="Trygghetslarm").check()
        self.page.get_by_role("radio", name="Nej, det kan vänta").check()
        self.go_on.click()

    def says_how_she_lives(self) -> None:
        self.page.get_by_role("radio", name="Jag bor ensam").check()
        self.go_on.click()

    def chooses_language(self) -> None:
        self.page.get_by_label("Mitt språk").select_option("sv")
        interpreter = self.page.get_by_role("group", name="Behöver du tolk?")
        interpreter.get_by_role("radio", name="Nej").check()
        self.go_on.click()

    def says_how_to_reach_her(self, *, email: str = "") -> None:
        self.phone.fill("070-174 06 11")
        self.email.fill(email)
        self.go_on.click()

    def fills_in(self, hard: str, *, email: str = "") -> None:
        """Everything up to the last look."""
        self.opens()
        self.answers_for_herself()
        self.tells(hard)
        self.says_how_she_lives()
        self.chooses_language()
        self.says_how_to_reach_her(email=email)
