"""Is it valid HTML? A strict parser, and the rules that it does not know."""

from collections import Counter
from typing import Any

import html5lib

NAMED_BY = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
INTERACTIVE = {"a", "button", "input", "select", "textarea", "label", "details"}


def parser_of_html() -> Any:
    """A parser that keeps its errors; html5lib has no types of its own."""
    library: Any = html5lib
    return library.HTMLParser(
        tree=library.getTreeBuilder("etree"), namespaceHTMLElements=False
    )


def faults_in_part(markup: str) -> list[str]:
    """What is wrong with a part of a page."""
    parser = parser_of_html()
    tree = parser.parseFragment(markup)
    return [*_errors(parser), *_rules(tree)]


def faults_in_page(markup: str) -> list[str]:
    """What is wrong with a whole page: valid, one h1, one main, a title, a language."""
    parser = parser_of_html()
    tree = parser.parse(markup)
    errors = _errors(parser)
    _empty_templates(tree)
    found = [*errors, *_rules(tree)]
    counted = Counter(e.tag for e in tree.iter() if isinstance(e.tag, str))
    once = ("h1", "main", "title")
    found += [f"{counted[tag]} {tag}" for tag in once if counted[tag] != 1]
    if not tree.attrib.get("lang") or tree.attrib.get("dir") not in {"ltr", "rtl"}:
        found.append("no language or direction")
    return found


def _empty_templates(tree: Any) -> None:
    """What stands in a template is not in the page."""
    for template in list(tree.iter("template")):
        for child in list(template):
            template.remove(child)


def _errors(parser: Any) -> list[str]:
    return [f"{place}: {code} {facts}" for place, code, facts in parser.errors]


def _rules(tree: Any) -> list[str]:
    elements = [e for e in tree.iter() if isinstance(e.tag, str)]
    ids = Counter(e.attrib["id"] for e in elements if "id" in e.attrib)
    found = [f"id {name} twice" for name, count in ids.items() if count > 1]
    for element in elements:
        found += [
            f"{name}={target} leads nowhere"
            for name in NAMED_BY
            for target in element.attrib.get(name, "").split()
            if target not in ids
        ]
        if "style" in element.attrib or any(n[:2] == "on" for n in element.attrib):
            found.append(f"{element.tag} holds style or script")
        if element.tag in {"a", "button"}:
            found += [
                f"{child.tag} inside {element.tag}"
                for child in element.iter()
                if child is not element and child.tag in INTERACTIVE
            ]
    return found
