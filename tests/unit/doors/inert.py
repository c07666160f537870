"""Text that would do harm if it were anything but text, and a hand that types it everywhere."""

import html
import itertools
import re
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol
from urllib.parse import urlencode, urljoin, urlsplit

import httpx

from tests.markup import parser_of_html

# What each would become, were it not text: an element, an attribute, an address, code.
PAYLOADS: Final[Mapping[str, str]] = {
    "element": "<x-inert>",
    "script": "<script>inert()</script>",
    "image": "<img src=x onerror=inert()>",
    "attribute": '" onfocus="inert()" autofocus x-inert="',
    "single quote": "' onmouseover='inert()",
    "address": "javascript:inert()",
    "odd address": "\tjava\nscript:inert()",
    "data": "data:text/html,<script>inert()</script>",
    "svg": "<svg onload=inert()><a href=javascript:inert()>inert",
    "style": "<style>@import'//inert.example'</style>",
    "ending": "</textarea></title></main><x-inert>",
    "comment": "--><x-inert><!--",
    "raw text": '<noscript><p title="</noscript><img src=x onerror=inert()>">',
    "mutation": "<math><mtext><table><mglyph><style><img src onerror=inert()>",
    "frame": "<iframe srcdoc='<script>inert()</script>'></iframe>",
    "base": "<base href=//inert.example><meta http-equiv=refresh content=0>",
    "template": "inert {{7*7}} ${7*7} #{7*7} <%=7*7%> {0.__class__} %s%n",
    "words": "inert { $name } { -term } { 7 }",
    "formula": '=HYPERLINK("http://inert.example","inert")',
    "command": "@SUM(1+1)*cmd|'/C inert'!A0",
    "letter": '#text(red)[inert] $x^2$ *b* _i_ `c` \\ #read("base.typ") <a> @b // c',
    "twice": "inert %3Cb%3E %253Cb%253E &lt;b&gt; &#60;b&#62; \\u003cb\\u003e",
    "direction": "inert\u202e\u2066trevni\u2069\u200f\u200b",
    "wide": "＜x-inert＞ ‹inert› ﹤b﹥",
    "question": "inert'); DROP TABLE person;-- ",
    "lines": "inert\r\nSet-Cookie: inert=1\r\n\r\n<x-inert>",
    "plain": "inert",
}
MARK: Final = "inert"
NEVER_OURS: Final = {
    *("iframe", "object", "embed", "base", "math", "mglyph", "frame"),
    *("foreignobject", "applet", "style"),
}
ADDRESSES: Final = {"href", "src", "action", "formaction", "data-live", "xlink:href"}
HARMFUL: Final = ("javascript:", "data:text", "vbscript:")
# What would sign her out or make her another, and so end the walk.
NOT_SENT: Final = re.compile(
    r"^/(logga|byt-roll|demo|bekrafta|mina-inloggningar|passkey"
    r"|personal/.*/(avsluta|flytta))"
)
NOT_FOLLOWED: Final = ("/static", "/demo", "/galleri", "/logga-", "/schema", "/metrics")
# The same page in another language or of another look.
LOOKS: Final = ("sprak=", "utseende=", "text=", "kommun=")
ID: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
# Somebody of each kind, whose pages show what the others write.
PEOPLE: Final[Mapping[str, tuple[str, ...]]] = {
    "linnea": (
        *("/mina-sidor", "/ansok", "/ansok/behov", "/sjalvskattning"),
        "/mina-sidor/vem-har-last",
    ),
    "marta": ("/mina-sidor", "/mina-sidor/handlingar", "/mina-sidor/uppgifter"),
    "elin": ("/handlaggning",),
    "sofia": ("/handlaggning",),
    "petra": ("/utforare",),
    "ali": ("/utforare/idag",),
    "fatima": ("/avgifter",),
    "ulla": ("/styrning", "/handlaggning"),
    "adam": ("/personal",),
    "lova": ("/styrning/loggranskning",),
}
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}
OF_A_KIND: Final = 2
A_DAY: Final = "2026-12-01"


class Asks(Protocol):
    """Asks the service as somebody, in the test's own process or over the wire."""

    cookies: dict[str, str]

    def cookie_of(self, slug: str) -> str: ...

    def ask(
        self, method: str, path: str, *, cookie: str | None = None, **more: Any
    ) -> httpx.Response: ...


@dataclass(frozen=True)
class Field:
    """One field of a form: `choices` are the values it offers, if it offers any."""

    name: str
    kind: str
    value: str = ""
    mode: str = ""
    choices: tuple[str, ...] = ()

    @property
    def is_written(self) -> bool:
        return self.kind in {"textarea", "text", "search", "email", "tel", "url", ""}


@dataclass(frozen=True)
class Form:
    action: str
    method: str
    fields: tuple[Field, ...]

    @property
    def shape(self) -> str:
        return ID.sub("{}", self.action)

    def filled(self, typed: str, *, all_of_it: bool) -> list[tuple[str, str]]:
        """`typed` in each field that is written in; `all_of_it` also where a number,
        a day or nothing but the page's own would do."""
        sent: list[tuple[str, str]] = []
        for each in self.fields:
            if each.kind == "hidden":
                is_own = each.name == "op_id" or not all_of_it
                sent.append((each.name, each.value if is_own else typed))
            elif each.is_written:
                sent.append((each.name, _written(each, typed, all_of_it=all_of_it)))
            elif each.choices:
                sent.append((each.name, typed if all_of_it else each.choices[0]))
        return sent


def _written(each: Field, typed: str, *, all_of_it: bool) -> str:
    if all_of_it:
        return typed
    if each.mode in {"numeric", "decimal"}:
        return each.value or "1"
    return each.value or A_DAY if each.mode == "text" else typed


@dataclass
class Page:
    """A page as somebody got it."""

    slug: str
    path: str
    answer: httpx.Response
    tree: Any = field(default=None)

    def __post_init__(self) -> None:
        if self.answer.headers.get("content-type", "").startswith("text/html"):
            self.tree = parser_of_html().parse(self.answer.text)

    @property
    def is_pdf(self) -> bool:
        return self.answer.content.startswith(b"%PDF")


def woken(page: Page) -> list[str]:
    """What of the page is no text although somebody typed it."""
    if page.tree is None:
        return []
    return [
        f"{page.slug} {page.path}: {fault}"
        for element in page.tree.iter()
        if isinstance(element.tag, str)
        for fault in _faults(element.tag.lower(), element)
    ]


def _faults(tag: str, element: Any) -> Iterator[str]:
    if tag.startswith("x-") or tag in NEVER_OURS:
        yield f"<{tag}>"
    if tag == "script" and (element.text or "src" not in element.attrib):
        yield "a script of its own"
    for name, value in element.attrib.items():
        low = str(name).lower()
        if low.startswith("on") or MARK in low or low in {"style", "srcdoc"}:
            yield f"<{tag} {name}>"
        if low == "http-equiv":
            yield f"<{tag} {name}={value}>"
        bare = "".join(c for c in value.lower() if c > " ")
        leads = low in ADDRESSES and (
            bare.startswith(HARMFUL)
            or (MARK in bare and not bare.startswith(("/", "?")))
        )
        if leads and not bare.startswith(("tel:", "mailto:")):
            yield f"<{tag} {name}={value}>"


def text_of(tree: Any) -> str:
    """All that can be read on a page, what stands in its fields too."""
    parts: list[str] = []
    for element in tree.iter():
        if isinstance(element.tag, str):
            parts += [element.text or "", element.attrib.get("value", "")]
            parts.append(element.tail or "")
    return "".join(parts)


def forms_in(page: Page) -> list[Form]:
    if page.tree is None:
        return []
    return [
        Form(
            action=urljoin(page.path, element.attrib.get("action") or page.path),
            method=element.attrib.get("method", "get").upper(),
            fields=tuple(_fields(page.tree, element)),
        )
        for element in page.tree.iter("form")
    ]


def _fields(tree: Any, form: Any) -> Iterator[Field]:
    """Its fields, those outside it that name it too; of radio buttons all as one."""
    own = form.attrib.get("id")
    held = set(form.iter())
    several: dict[tuple[str, str], list[str]] = {}
    for element in tree.iter():
        if element not in held and element.attrib.get("form", "") != own:
            continue
        name = element.attrib.get("name")
        if not name:
            continue
        value = element.attrib.get("value", "")
        if element.tag == "textarea":
            yield Field(name, "textarea", element.text or "")
        elif element.tag == "select":
            values = [o.attrib.get("value", "") for o in element.iter("option")]
            yield Field(name, "select", choices=tuple(v for v in values if v))
        elif element.tag in {"input", "button"}:
            kind = element.attrib.get(
                "type", "submit" if element.tag == "button" else ""
            )
            if kind in {"radio", "checkbox"}:
                several.setdefault((name, kind), []).append(value)
            elif kind != "submit":
                yield Field(name, kind, value, element.attrib.get("inputmode", ""))
    for (name, kind), values in several.items():
        yield Field(name, kind, choices=tuple(values))


def walk(
    asks: Asks, slug: str, cookie: str, starts: Sequence[str], *, most: int
) -> Iterator[Page]:
    """Every kind of page that somebody reaches by following links, a few of each."""
    kinds = Counter[str]()
    waiting, known = deque(starts), set(starts)
    while waiting and most:
        path, most = waiting.popleft(), most - 1
        page = Page(slug, path, asks.ask("GET", path, cookie=cookie))
        yield page
        if page.tree is None:
            continue
        for element in page.tree.iter("a"):
            link = urlsplit(
                urljoin(path, html.unescape(element.attrib.get("href", "")))
            )
            to = link.path + (f"?{link.query}" if link.query else "")
            is_look = link.query.startswith(LOOKS)
            if link.netloc or to in known or is_look or not to.startswith("/"):
                continue
            known.add(to)
            kinds[ID.sub("{}", link.path)] += 1
            fits = kinds[ID.sub("{}", link.path)] <= OF_A_KIND
            if not fits or to.startswith(NOT_FOLLOWED):
                continue
            if link.path.endswith(".pdf"):
                waiting.appendleft(to)
            else:
                waiting.append(to)


@dataclass
class Typed:
    """All that was shown after somebody had typed where one can type."""

    again: list[Page] = field(default_factory=list[Page])
    afterwards: list[Page] = field(default_factory=list[Page])
    forms: set[str] = field(default_factory=set[str])

    @property
    def pages(self) -> list[Page]:
        return [*self.again, *self.afterwards]


def fresh_cookie(asks: Asks, slug: str) -> str:
    """She has shown just now who she is."""
    answer = asks.ask(
        "POST", "/demo/bekrafta", cookie=asks.cookie_of(slug), headers=FORM
    )
    asks.cookies[slug] = answer.cookies["__Host-sid"]
    return asks.cookies[slug]


def sent(
    asks: Asks, form: Form, fields: list[tuple[str, str]], cookie: str
) -> httpx.Response:
    content = urlencode(fields)
    if form.method == "GET":
        return asks.ask(
            "GET", f"{form.action.partition('?')[0]}?{content}", cookie=cookie
        )
    return asks.ask("POST", form.action, content=content, headers=FORM, cookie=cookie)


def type_everywhere(
    asks: Asks,
    typed: Typed,
    people: Mapping[str, tuple[str, ...]],
    texts: Sequence[str],
    *,
    most: int,
    each: bool = False,
) -> None:
    """Each kind of form once as it is meant and once all wrong; `each`: with each text."""
    in_turn = itertools.cycle(texts)
    for slug, starts in people.items():
        cookie = fresh_cookie(asks, slug)
        for page in list(walk(asks, slug, cookie, starts, most=most)):
            for form in forms_in(page):
                shape = f"{slug} {form.shape}" if each else form.shape
                if shape in typed.forms or NOT_SENT.match(form.action):
                    continue
                typed.forms.add(shape)
                chosen = texts if each else [next(in_turn)]
                for text, all_of_it in itertools.product(chosen, (True, False)):
                    fields = form.filled(text, all_of_it=all_of_it)
                    answer = sent(asks, form, fields, cookie)
                    typed.again.append(Page(slug, form.action, answer))
