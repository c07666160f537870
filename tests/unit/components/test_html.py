from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.html import AttributeRefused, component, h, to_html
from tests.markup import parser_of_html

ANYTHING = st.text(max_size=60) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</p><script>1</script>",
        '"><img src=x onerror=alert(1)>',
        "' onload='x",
        "javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,<script>1</script>",
        "<!--",
        "]]>",
        "&lt;script&gt;",
    ]
)


def _tree(markup: str) -> Any:
    return parser_of_html().parseFragment(markup)


def _elements(markup: str) -> list[str]:
    tags: list[Any] = [element.tag for element in _tree(markup).iter()]
    return [t for t in tags if isinstance(t, str) and t != "DOCUMENT_FRAGMENT"]


class TestToHtml:
    @given(text=ANYTHING, title=ANYTHING, key=ANYTHING)
    def test_makes_no_element_that_the_view_did_not_write(
        self, text: str, title: str, key: str
    ) -> None:
        made = to_html(
            h.section(
                {"title": title, "key": key, "aria-label": title},
                h.p(text),
                h.ul([h.li({"key": key}, text)]),
                h.textarea(text),
                h.input({"value": title}),
            )
        )

        assert _elements(made) == ["section", "p", "ul", "li", "textarea", "input"]

    @given(text=ANYTHING, title=ANYTHING, key=ANYTHING)
    def test_writes_no_attribute_that_the_view_did_not_name(
        self, text: str, title: str, key: str
    ) -> None:
        made = to_html(h.p({"title": title, "key": key}, text))

        (element,) = [e for e in _tree(made).iter() if e.tag == "p"]

        assert set(element.attrib) == {"title", "data-key"}

    @given(address=ANYTHING)
    def test_lets_no_address_run_a_script(self, address: str) -> None:
        try:
            made = to_html(h.a({"href": address}, "Läs"))
        except AttributeRefused:
            return
        bare = "".join(c for c in address if c > " ").lower()

        assert not bare.startswith(("javascript:", "data:text", "vbscript:"))
        assert _elements(made) == ["a"]

    @given(name=st.text(max_size=20))
    def test_refuses_a_name_that_is_no_attribute(self, name: str) -> None:
        try:
            made = to_html(h.p({name: "x"}, "text"))
        except AttributeRefused:
            return

        assert _elements(made) == ["p"]
        assert not name.lower().startswith("on")

    @pytest.mark.parametrize(
        "attributes",
        [
            {"onclick": "alert(1)"},
            {"ONCLICK": "alert(1)"},
            {"style": "color: red"},
            {"className": "x"},
            {"htmlFor": "x"},
            {"srcdoc": "<p>"},
            {"href": "JavaScript:alert(1)"},
            {"href": " java\tscript:alert(1)"},
            {"xlink:href": "javascript:alert(1)"},
            {"formaction": "javascript:alert(1)"},
            {"a b": "x"},
            {"a=b": "x"},
        ],
        ids=str,
    )
    def test_refuses_what_could_run(self, attributes: dict[str, str]) -> None:
        with pytest.raises(AttributeRefused):
            h.a(attributes, "x")

    def test_writes_true_bare_and_leaves_false_out(self) -> None:
        made = to_html(
            h.input({"checked": True, "disabled": False, "aria-invalid": False})
        )

        assert made == '<input checked aria-invalid="false">'

    def test_leaves_out_what_is_not_there(self) -> None:
        assert to_html(h.p({"title": None}, None, False, "a", 1)) == "<p>a1</p>"

    def test_renders_a_component_with_its_arguments(self) -> None:
        @component
        def greeting(name: str) -> Any:
            return h.p("Hej ", name)

        assert to_html(h.div(greeting("Märta"))) == "<div><p>Hej Märta</p></div>"

    def test_a_bare_dict_is_no_child(self) -> None:
        with pytest.raises(AttributeRefused):
            h.p("a", {"tagName": "script"})
