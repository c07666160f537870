"""The question whether the phone is her own, which only a script can ask and keep."""

from components.forms import button
from components.html import Vdom, h
from components.layout import acts
from i18n.words import Words


def own_phone(w: Words, *, stays: bool = False) -> Vdom:
    """Hidden until the script knows who she is and that it has not been answered.

    Where it `stays`, the answer is in sight and can be changed.
    """
    said = {f"data-{each}": w(f"own-phone-{each}-said") for each in ("yes", "no")}
    question = h.section(
        {
            "class": "card own-phone",
            "data-own-phone": "",
            "data-stays": "" if stays else None,
            "hidden": True,
            "aria-labelledby": "own-phone",
        },
        h.h2({"id": "own-phone"}, w("own-phone-question")),
        h.p({"class": "hint"}, w("own-phone-why")),
        acts(_answer(w, "yes"), _answer(w, "no")),
    )
    return h.div(question, h.p({"data-own-said": "", "role": "status", **said}))


def _answer(w: Words, value: str) -> Vdom:
    return button(w(f"own-phone-{value}"), kind="outlined", name="own", value=value)
