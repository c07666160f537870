"""The command `anna`, as somebody runs it: in a process and surroundings of its own.

Most of the processes begin with the code read already, which saves seconds a command.
"""

import multiprocessing
import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
COMMAND = [sys.executable, "-c", "from backend.cli import anna; anna()"]
FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(["tests.read_already"])
LONGEST = 120


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


def anna(
    *words: str, surroundings: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; what it said, and its exit code."""
    with tempfile.TemporaryDirectory() as folder:
        said, warned = (Path(folder) / name for name in ("said", "warned"))
        runs = FORKS.Process(
            target=_runs, args=(words, dict(surroundings), str(said), str(warned))
        )
        runs.start()
        runs.join(LONGEST)
        assert runs.exitcode is not None, f"anna {' '.join(words)} does not end"
        return subprocess.CompletedProcess(
            words, runs.exitcode, said.read_text(), warned.read_text()
        )


def enters(
    surroundings: Mapping[str, str], *, says: int, warns: int | None = None
) -> None:
    """In a process that has just begun: these surroundings, and where it is heard."""
    os.chdir(CHECKOUT)
    os.environ.clear()
    os.environ.update(surroundings)
    os.dup2(says, 1)
    if warns is not None:
        os.dup2(warns, 2)


def _runs(
    words: Sequence[str], surroundings: Mapping[str, str], said: str, warned: str
) -> None:
    from backend.cli import anna as command  # noqa: PLC0415 - read already

    with Path(said).open("wb") as says, Path(warned).open("wb") as warns:
        enters(surroundings, says=says.fileno(), warns=warns.fileno())
        command(list(words))
