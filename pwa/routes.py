"""Every page there is, in one list, and what all of them need."""

from types import ModuleType
from typing import Any, Final

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.di import Provide
from litestar.exceptions import ClientException
from litestar.handlers import BaseRouteHandler
from litestar.types import ControllerRouterHandler
from msgspec import Struct

from components.live import Hub
from pwa import gallery, municipality, places
from pwa.citizen import (
    accessibility,
    agents,
    apply,
    ask_mandate,
    before_decision,
    calculate_fee,
    change_details,
    change_email,
    check_document,
    choose,
    decision,
    follow_up,
    give_mandate,
    information,
    my_case,
    my_details,
    my_documents,
    my_fees,
    my_invoices,
    my_services,
    objection,
    privacy,
    receipt,
    self_assessment,
    who_has_read,
)
from pwa.errors import answer_failure
from pwa.forms import provide_submission
from pwa.officer import agents as case_agents
from pwa.officer import (
    agents_first,
    ask_first,
    assess,
    case,
    decide,
    fees,
    inquiry,
    journal,
    plan,
    plan_line,
    protect,
    protected,
    register,
    sign,
    way_in,
    worklist,
)
from pwa.officer import colleague as colleagues_case
from pwa.officer import follow_up as follow_ups
from pwa.officer import objection as objections_desk
from pwa.offline import shells, sync
from pwa.provider import (
    capacity,
    care_plan,
    forgotten,
    held,
    orders,
    report_time,
    settlements,
    today,
    week,
)
from pwa.shell import House, provide_form, provide_house, provide_visitor
from pwa.sign_in import (
    card,
    code,
    confirm,
    e_id,
    enrol,
    own_ways,
    passkeys,
    personal_code,
    role,
    staying,
    switch,
    ways,
)
from pwa.steering import (
    colleague,
    emergencies,
    log_item,
    log_question,
    log_review,
    move,
    rights,
    situation,
    staff,
    trace,
)

__all__ = ["House", "Hub", "Surfaces", "surfaces"]

MODULES: tuple[ModuleType, ...] = (
    places,
    gallery,
    ways,
    code,
    passkeys,
    enrol,
    personal_code,
    own_ways,
    card,
    e_id,
    confirm,
    staying,
    switch,
    role,
    ask_mandate,
    agents,
    give_mandate,
    sync,
    shells,
    information,
    accessibility,
    privacy,
    check_document,
    apply,
    receipt,
    self_assessment,
    calculate_fee,
    my_case,
    before_decision,
    decision,
    follow_up,
    choose,
    my_fees,
    my_invoices,
    my_services,
    my_documents,
    my_details,
    change_email,
    change_details,
    objection,
    who_has_read,
    orders,
    capacity,
    week,
    care_plan,
    report_time,
    held,
    settlements,
    today,
    forgotten,
    worklist,
    case,
    case_agents,
    agents_first,
    inquiry,
    colleagues_case,
    protected,
    protect,
    journal,
    objections_desk,
    assess,
    plan,
    plan_line,
    decide,
    sign,
    ask_first,
    way_in,
    register,
    fees,
    follow_ups,
    situation,
    emergencies,
    staff,
    colleague,
    move,
    rights,
    log_review,
    log_item,
    log_question,
    trace,
    municipality,
)


# Where our own scripts, phones and other systems write: JSON, which no form can send.
WRITTEN_IN_JSON: Final = (
    "/api/",
    "/passkey/",
    "/fortsatt",
    "/demo/clock",
    "/demo/sign-in",
)


class Surfaces(Struct, frozen=True):
    """The pages, what they are given, and who answers when something fails."""

    route_handlers: list[ControllerRouterHandler]
    dependencies: dict[str, Provide]
    exception_handlers: dict[Any, Any]
    guards: list[Any]


def json_where_it_is_written(
    asked: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler
) -> None:
    """What a form could send as well is refused before it is read."""
    del handler
    if not isinstance(asked, Request) or asked.method != "POST":
        return
    if not asked.url.path.startswith(WRITTEN_IN_JSON):
        return
    if asked.content_type[0] != "application/json":
        raise ClientException(status_code=415, detail="application/json")


def surfaces() -> Surfaces:
    handlers: list[Any] = []
    for module in MODULES:
        handlers.extend(module.ROUTES)
    return Surfaces(
        route_handlers=handlers,
        dependencies={
            "house": Provide(provide_house),
            "visitor": Provide(provide_visitor),
            "form": Provide(provide_form),
            "sent": Provide(provide_submission),
        },
        exception_handlers={Exception: answer_failure},
        guards=[json_where_it_is_written],
    )
