"""`/rakna-avgift`: what would my fee be? No sign-in, no script, nothing stored."""

from functools import partial

from litestar import Response, get, post
from litestar.di import NamedDependency

from backend.fees.facts import (
    Calculation,
    CivilState,
    HouseCostMissing,
    ParameterMissing,
    TariffMissing,
)
from backend.fees.forms import CalculatorForm, whole
from backend.fees.queries import calculated_fee
from backend.kernel.forms import FormErrors, decode
from components.feedback import notice
from components.forms import (
    Choice,
    button,
    checkbox_cards,
    field,
    form,
    link_button,
)
from components.html import Vdom, h
from components.layout import page_header, section
from i18n import formats
from pwa.citizen.economy_fields import economy_fields
from pwa.citizen.stair import stair
from pwa.forms import Filling, not_right, titled, unreadable
from pwa.shell import FormFields, House, Visitor

HERE = "/rakna-avgift"
Answer = Calculation | HouseCostMissing | ParameterMissing | TariffMissing


@get(HERE)
async def calculator_page(visitor: NamedDependency[Visitor]) -> Response[str]:
    return visitor.page(
        title=visitor.words("calculator-title"),
        main=_questions(visitor, Filling()),
        cacheable=True,
    )


@post(HERE, status_code=200)
async def calculate(
    visitor: NamedDependency[Visitor],
    house: NamedDependency[House],
    form: NamedDependency[FormFields],
) -> Response[str]:
    w = visitor.words
    asked = _decoded(form)
    if isinstance(asked, FormErrors):
        filling = unreadable(form, asked, visitor)
        return visitor.page(
            title=titled(w("calculator-title"), filling, visitor),
            main=_questions(visitor, filling),
            status=filling.status,
        )
    answer = await house.door.look(
        partial(
            calculated_fee,
            municipality_id=visitor.municipality.municipality_id,
            form=asked,
            today=visitor.today,
        )
    )
    return visitor.page(
        title=w("calculator-title"), main=_answer(visitor, asked, answer)
    )


def _decoded(form: FormFields) -> CalculatorForm | FormErrors:
    read = decode(CalculatorForm, form)
    return read if isinstance(read, FormErrors) else whole(read)


def _questions(visitor: Visitor, filling: Filling) -> list[Vdom]:
    w = visitor.words
    return [
        *not_right(filling, visitor),
        page_header(w("calculator-title"), w("calculator-lead")),
        form(
            *economy_fields(filling, words=w),
            field(
                name="hours",
                label=w("calculator-hours"),
                value=filling.value("hours"),
                hint=w("calculator-hours-hint"),
                error=filling.error("hours"),
                inputmode="numeric",
                optional_text=w("declare-optional"),
            ),
            checkbox_cards(
                name="alarm",
                legend=w("calculator-alarm-legend"),
                options=[Choice("ja", w("calculator-alarm"))],
                values=filling.chosen("alarm"),
            ),
            button(w("calculator-submit")),
            action=HERE,
        ),
        _extra_costs(visitor),
    ]


def _extra_costs(visitor: Visitor) -> Vdom:
    w, phone = visitor.words, formats.phone(visitor.municipality.phone)
    return section(
        w("calculator-extra-title"),
        h.p(w("calculator-extra-text", phone=phone)),
    )


def _answer(visitor: Visitor, asked: CalculatorForm, answer: Answer) -> list[Vdom]:
    w, phone = visitor.words, formats.phone(visitor.municipality.phone)
    match answer:
        case HouseCostMissing():
            body = [
                h.h1(w("calculator-house-title")),
                h.p(w("calculator-house-text", phone=phone)),
            ]
        case Calculation():
            body = _result(visitor, asked, answer)
        case _:
            body = [
                h.h1(w("calculator-missing-title")),
                h.p(w("calculator-missing-text", phone=phone)),
            ]
    again = link_button(w("calculator-again"), HERE, kind="outlined")
    return [*body, _extra_costs(visitor), again]


def _result(
    visitor: Visitor, asked: CalculatorForm, calculation: Calculation
) -> list[Vdom]:
    w = visitor.words
    is_most = asked.hours is None
    made_up = calculation.inputs.tariff.made_up
    return [
        h.h1({"class": "quiet"}, w("calculator-title")),
        *stair(
            calculation,
            words=w,
            lead=w("calculator-result-most" if is_most else "calculator-result-lead"),
            joint_income=asked.civil_state is CivilState.married,
        ),
        notice(w("calculator-result-note")),
        *([h.p({"class": "hint"}, w("calculator-made-up"))] if made_up else []),
    ]


ROUTES = [calculator_page, calculate]
