"""An expected no. It is returned, never raised, and has a sentence in every language."""

import re
from typing import ClassVar

from msgspec import Struct

from backend.kernel.ids import ProviderId


class Refusal(Struct, frozen=True, tag=True):
    """What is the matter. The fields are the facts that the sentence needs.

    `status` is the HTTP status; the sentence is the Fluent message `sentence_id`.
    """

    status: ClassVar[int] = 409

    @classmethod
    def sentence_id(cls) -> str:
        words = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()
        return f"refusal-{words}"


class NotFound(Refusal, frozen=True):
    """There is no such thing, or not for whoever asks: the answer is the same."""

    status: ClassVar[int] = 404


class NotAllowed(Refusal, frozen=True):
    """The one who asks may not do this."""

    status: ClassVar[int] = 403


class LeftUnit(Refusal, frozen=True):
    """What she did was for a unit where she no longer works: that unit judges it."""

    provider_id: ProviderId


class StateHasMoved(Refusal, frozen=True):
    """What the page showed is no longer so; nothing was changed."""


class AlreadySent(Refusal, frozen=True):
    """The same operation id came with other content; what came first stands."""
