"""The list of life categories, as shipped."""

import csv
from functools import cache
from importlib.resources import files

from backend.investigation.facts.assessment import Category


@cache
def life_categories() -> tuple[Category, ...]:
    """Every category, in the order of the list; it must be checked against IBIC's own."""
    shipped = files("backend.investigation") / "life_categories.csv"
    with shipped.open(encoding="utf-8") as lines:
        return tuple(
            Category(
                code=row["code"],
                name_sv=row["name_sv"],
                area=int(row["area"]),
                active=row["active"] == "yes",
                source=row["source"],
            )
            for row in csv.DictReader(lines)
        )


@cache
def category_names() -> dict[str, str]:
    return {each.code: each.name_sv for each in life_categories()}
