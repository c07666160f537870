"""The servers of the journeys: the real command, in processes that have read its code."""

import os
from collections.abc import Mapping
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from tests.command import FORKS, enters


def serving(surroundings: Mapping[str, str]) -> BaseProcess:
    """A server that has said where it answers, in surroundings of its own."""
    hears, says = FORKS.Pipe(duplex=False)
    server = FORKS.Process(target=_serves, args=(dict(surroundings), says))
    server.start()
    says.close()
    said = os.read(hears.fileno(), 200).decode()
    hears.close()
    assert said == f"Anna answers at http://localhost:{surroundings['PORT']}\n"
    return server


def _serves(surroundings: dict[str, str], says: Connection) -> None:
    """`anna serve`, what it says on standard output said to the journey."""
    from backend.cli import anna  # noqa: PLC0415 - read already, by the first server

    enters(surroundings, says=says.fileno())
    says.close()
    anna(["serve"])
