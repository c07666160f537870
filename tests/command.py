"""The command `anna`, as somebody runs it: in a process and surroundings of its own."""

import os
import socket
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-c", "from backend.cli import anna; anna()"]


def environment(home: Path, **more: str) -> dict[str, str]:
    """The surroundings of a command that works on `home`, without this machine's own."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("ANNA_") and name != "PORT"
    }
    return {**kept, "ANNA_HOME": str(home), **more}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
