"""Who is asking is not known well enough: what is missing, and what she had written."""

from collections.abc import Mapping

from backend.access.facts import Purpose

FormFields = Mapping[str, list[str]]


def one(form: FormFields, name: str) -> str:
    """What stands in a field that holds one thing; nothing where the form has none."""
    return next(iter(form.get(name, ())), "")


class Unproven(Exception):
    """Who is asking is not known well enough; `form` is what she had written."""

    def __init__(self, form: FormFields | None) -> None:
        super().__init__()
        self.form = form


class SignInNeeded(Unproven):
    """The page needs to know who is asking."""


class HigherLevelNeeded(Unproven):
    """The page needs to know more surely who is asking, for this purpose."""

    def __init__(self, form: FormFields | None, purpose: Purpose) -> None:
        super().__init__(form)
        self.purpose = purpose


class FreshProofNeeded(Unproven):
    """What she is about to do needs her to have shown just now who she is."""


class ForAnother(Unproven):
    """The form was opened for somebody else than she acts for now."""
