"""What the code never does, read from the code itself."""

import ast
import re
import stat
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag

from backend.access import codes, personal_codes, sign_ins
from backend.access.facts import CodeKind
from backend.plumbing.identity import new_id
from backend.plumbing.sealing import Sealer, sealer_in, signer_in
from pwa.assets import assets

ROOT = Path(__file__).parents[3]
PACKAGES = ("backend", "pwa", "components", "i18n", "accessibility")
# What runs once over a database of our own making, by hand.
MIGRATIONS = "backend/migrations/"
# The demo's stand-in for an identity provider is a process of its own.
THE_STAND_IN = {"backend/demo/e_id.py", "backend/demo/stand_in.py"}
STARTS_A_PROCESS = {"backend/demo/e_id.py"}
# Addresses of pages, from a table in the same file.
OF_OUR_OWN = {"pwa/related.py: page.format"}
# Libraries that reach out over the network, and who may.
REACHES_OUT = {
    "httpx": {"backend/plumbing/oidc/protocol.py", "backend/access/e_ids.py"},
    "aiosmtplib": {"backend/plumbing/post.py", "backend/plumbing/watching.py"},
    "socket": {"backend/cli/__init__.py", "backend/plumbing/line.py", *THE_STAND_IN},
}
NETWORK = {
    *REACHES_OUT,
    "requests",
    "urllib.request",
    "http.client",
    "smtplib",
    "ftplib",
}
MAKES_OBJECTS = {"pickle", "shelve", "marshal", "dill", "yaml", "xml", "lxml", "ctypes"}
CRYPTOGRAPHY = {"Crypto", "nacl", "rsa", "ecdsa", "M2Crypto", "ssl"}
RUNS_TEXT = {"eval", "exec", "compile", "__import__"}
BITS_OF_A_CODE, BITS_OF_A_TOKEN = 20, 128


@cache
def files() -> tuple[tuple[str, ast.Module], ...]:
    paths = (path for each in PACKAGES for path in sorted((ROOT / each).rglob("*.py")))
    named = ((path.relative_to(ROOT).as_posix(), path) for path in paths)
    return tuple(
        (name, ast.parse(path.read_text(encoding="utf-8")))
        for name, path in named
        if not name.startswith(MIGRATIONS)
    )


@pytest.fixture(scope="module", autouse=True)
def read_once() -> Iterator[None]:
    """All of the code as trees is much to keep for longer than these tests need it."""
    yield
    files.cache_clear()
    imported.cache_clear()


@cache
def imported(tree: ast.Module) -> set[str]:
    """Every module that is imported, and every one above it."""
    named: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named |= {each.name for each in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            named |= {node.module, *(f"{node.module}.{x.name}" for x in node.names)}
    return named | {
        ".".join(name.split(".")[:size])
        for name in named
        for size in range(1, name.count(".") + 1)
    }


def calls(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Every call, by the last part of what is called."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield f".{node.func.attr}", node
            elif isinstance(node.func, ast.Name):
                yield node.func.id, node


def is_written_here(node: ast.expr) -> bool:
    """A text of the code's own, or a name that stands for one in capitals."""
    match node:
        case ast.Constant():
            return True
        case ast.Name(id=name):
            return name.isupper()
        case ast.JoinedStr(values=parts):
            held = [p.value for p in parts if isinstance(p, ast.FormattedValue)]
            return all(is_written_here(each) for each in held)
        case ast.BinOp(left=left, right=right):
            return is_written_here(left) and is_written_here(right)
        case _:
            return False


class TestCode:
    def test_writes_no_question_to_the_database_of_what_was_typed(self) -> None:
        found = [
            f"{file}:{call.lineno}"
            for file, tree in files()
            for name, call in calls(tree)
            if name in {".exec_driver_sql", "literal_column"}
            or (name == "text" and "sqlalchemy.text" in imported(tree))
            if call.args and not is_written_here(call.args[0])
        ]

        assert found == []

    def test_runs_no_command_of_the_system(self) -> None:
        trespassers = [
            file
            for file, tree in files()
            if "subprocess" in imported(tree)
            or any(
                name in {".system", ".popen", ".spawnv", ".execv"}
                for name, _ in calls(tree)
            )
        ]

        assert set(trespassers) == STARTS_A_PROCESS

    def test_runs_no_text_as_code(self) -> None:
        found = [
            f"{file}:{call.lineno}"
            for file, tree in files()
            for name, call in calls(tree)
            if name in RUNS_TEXT
        ]

        assert found == []

    def test_makes_no_pattern_of_what_was_typed(self) -> None:
        patterns = {".compile", ".match", ".fullmatch", ".search", ".sub", ".findall"}
        of_re = [
            f"{file}:{call.lineno}"
            for file, tree in files()
            for name, call in calls(tree)
            if name in patterns
            and isinstance(call.func, ast.Attribute)
            and isinstance(call.func.value, ast.Name)
            and call.func.value.id == "re"
            and not is_written_here(call.args[0])
        ]

        assert of_re == []

    def test_fills_in_no_text_that_was_typed(self) -> None:
        """`"…".format(…)` is only asked of texts that the code holds itself."""
        found = [
            f"{file}: {ast.unparse(call.func)}"
            for file, tree in files()
            for name, call in calls(tree)
            if name in {".format", ".format_map"}
            and isinstance(call.func, ast.Attribute)
            and not is_written_here(call.func.value)
        ]

        assert set(found) <= OF_OUR_OWN

    def test_reads_nothing_that_could_make_objects_of_text(self) -> None:
        found = {file: imported(tree) & MAKES_OBJECTS for file, tree in files()}

        assert {file: names for file, names in found.items() if names} == {}

    def test_talks_to_nobody_else(self) -> None:
        for library in sorted(NETWORK):
            users = {file for file, tree in files() if library in imported(tree)}
            assert users <= REACHES_OUT.get(library, set()), library

    def test_follows_no_redirect(self) -> None:
        found = [
            f"{file}:{call.lineno}"
            for file, tree in files()
            for _, call in calls(tree)
            if any(
                k.arg in {"follow_redirects", "allow_redirects"} for k in call.keywords
            )
        ]

        assert found == []

    def test_leaves_the_checking_of_certificates_on(self) -> None:
        turned_off = {"verify", "validate_certs", "check_hostname", "ssl_context"}
        found = [
            f"{file}:{call.lineno}"
            for file, tree in files()
            for _, call in calls(tree)
            if any(keyword.arg in turned_off for keyword in call.keywords)
        ]

        assert found == []

    def test_draws_nothing_by_guessable_chance(self) -> None:
        users = {file for file, tree in files() if "random" in imported(tree)}

        assert users == set()

    def test_takes_its_cryptography_from_libraries(self) -> None:
        """Sealing and signing stand in one file, by AES-GCM and Ed25519 alone."""
        ciphers = {
            file: {
                name
                for name in imported(tree)
                if name.startswith("cryptography.hazmat.primitives.")
                and name[-1:].isalnum()
            }
            for file, tree in files()
        }
        users = {file: names for file, names in ciphers.items() if names}
        strangers = {f for f, tree in files() if imported(tree) & CRYPTOGRAPHY}

        assert set(users) == {"backend/plumbing/sealing.py"}
        leaves = {
            name.rpartition(".")[2] for name in users["backend/plumbing/sealing.py"]
        }
        assert leaves == {
            *("asymmetric", "ed25519", "Ed25519PrivateKey"),
            *("ciphers", "aead", "AESGCM"),
        }
        assert strangers == set()

    def test_hashes_by_sha_256_or_longer(self) -> None:
        weak = {".md5", ".sha1", ".new", "md5", "sha1"}
        found = [
            f"{file}:{call.lineno}"
            for file, tree in files()
            for name, call in calls(tree)
            if name in weak and "hmac.new" not in ast.unparse(call.func)
        ]
        keyed = [
            ast.unparse(call.args[2])
            for _, tree in files()
            for name, call in calls(tree)
            if name == ".new" and "hmac.new" in ast.unparse(call.func)
        ]

        assert found == []
        assert set(keyed) == {"hashlib.sha256"}


class TestScript:
    def test_makes_no_code_of_text(self) -> None:
        forbidden = re.compile(
            r"\beval\(|new Function|innerHTML|outerHTML|insertAdjacentHTML|document\.write"
            r"|setTimeout\(\s*[\"'`]|javascript:|__proto__|createContextualFragment"
        )

        assert _found_in_scripts(forbidden) == []

    def test_listens_to_no_other_window(self) -> None:
        """The service worker hears its own pages, and nobody else can speak to it."""
        other = re.compile(
            r"window\.(opener|parent|open)\b|onmessage\s*=\s*\(\{ origin"
        )
        hears = _found_in_scripts(re.compile(r"addEventListener\(\"message\""))

        assert _found_in_scripts(other) == []
        assert {name for name, _ in hears} <= {"sw.js"}


def _found_in_scripts(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    return [
        (name, found[0])
        for name, asset in assets().items()
        if name.endswith(".js")
        for found in pattern.finditer(asset.content.decode())
    ]


class TestSecrets:
    def test_are_long_enough(self) -> None:
        letters = {kind: len(personal_codes.new_code(kind)) for kind in CodeKind}
        token = sign_ins.secrets.token_urlsafe(32)

        assert 10**codes.DIGITS >= 2**BITS_OF_A_CODE
        assert min(len(personal_codes.ALPHABET) ** n for n in letters.values()) >= 2**48
        assert len(set(personal_codes.ALPHABET)) == len(personal_codes.ALPHABET)
        assert len(token) * 6 >= BITS_OF_A_TOKEN
        assert len({new_id() for _ in range(1_000)}) == 1_000


class TestSealed:
    @pytest.mark.parametrize("at", range(0, 60, 4))
    def test_that_was_changed_is_not_read(self, at: int) -> None:
        sealer = Sealer(b"k" * 32)
        sealed = list(sealer.seal("19400612-8989 Märta Lindgren"))
        sealed[at] = "A" if sealed[at] != "A" else "B"

        with pytest.raises(InvalidTag):
            sealer.unseal("".join(sealed))

    def test_is_never_the_same_twice(self) -> None:
        sealer = Sealer(b"k" * 32)

        assert len({sealer.seal("Märta") for _ in range(100)}) == 100

    def test_has_a_key_for_its_owner_alone(self, tmp_path: Path) -> None:
        sealer_in(tmp_path)
        signer_in(tmp_path)

        keys = sorted(tmp_path.glob("*.key"))
        assert len(keys) == 2
        for key in keys:
            assert stat.S_IMODE(key.stat().st_mode) == 0o600
            assert len(key.read_bytes()) == 32
