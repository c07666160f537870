"""The bare baseline: the same form as a Jinja2 template, served by a bare Litestar."""

import os

import jinja2
import uvicorn
from litestar import Litestar, MediaType, get

from bench.forms import FIELDS

TEMPLATE = jinja2.Environment(autoescape=True).from_string(
    """<main><h1>Uppgifter</h1><form action="/spara" method="post" novalidate>
{% for n in numbers %}<div class="field"><label for="uppgift-{{ n }}">Uppgift {{ n }}</label>
<p class="hint" id="uppgift-{{ n }}-hint">Skriv som du brukar.</p>
<input id="uppgift-{{ n }}" name="uppgift-{{ n }}" type="text" value="värde {{ n }}"
 aria-describedby="uppgift-{{ n }}-hint"></div>{% endfor %}
<button type="submit" class="button filled">Spara</button></form></main>"""
)


def bare_form() -> str:
    return TEMPLATE.render(numbers=range(FIELDS))


@get("/page", media_type=MediaType.HTML)
async def page() -> str:
    return bare_form()


@get("/health/live", media_type=MediaType.TEXT)
async def live() -> str:
    return "live"


if __name__ == "__main__":
    uvicorn.run(
        Litestar([page, live], openapi_config=None),
        port=int(os.environ["PORT"]),
        log_level="warning",
        access_log=False,
    )
