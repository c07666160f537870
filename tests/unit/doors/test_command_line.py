"""The command `anna`, as an operator types it: what cannot be used is said in one line."""

import json
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path

import psycopg
import pytest

from backend.demo.policy import municipality_file
from backend.plumbing.settings import Settings
from tests.command import CHECKOUT, COMMAND, anna, environment, free_port
from tests.conftest import database_named

NO_USE = 2
NO_TABLES = "The database has no tables, or old ones. Run: anna migrate"
NO_DATABASE = "The database cannot be opened. Check ANNA_DATABASE_URL."
OTHER_KIND = (
    "ANNA_DATABASE_URL must begin with postgresql://, "
    "or be left out for the embedded database."
)
NOBODY_THERE = "postgresql://nobody@127.0.0.1:1/anna"


def started(surroundings: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603
        [*COMMAND, "serve"],
        cwd=CHECKOUT,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def refusal(*words: str, surroundings: Mapping[str, str]) -> str:
    """The one line that a command ends with when it cannot go on."""
    ended = anna(*words, surroundings=surroundings)
    assert ended.returncode == NO_USE, ended.stderr
    assert ended.stdout == ""
    line, *more = ended.stderr.splitlines()
    assert more == []
    return line


class TestEnvironment:
    @pytest.mark.parametrize("port", ["eight", "0", "70000"])
    def test_needs_a_port_that_can_be_used(self, tmp_path: Path, port: str) -> None:
        said = refusal("serve", surroundings=environment(tmp_path, PORT=port))

        assert said == f"PORT is {port!r}. Use a number from 1 to 65535."

    def test_needs_a_port_that_is_free(self, tmp_path: Path) -> None:
        with socket.create_server(("localhost", 0)) as other:
            port = str(other.getsockname()[1])
            said = refusal("serve", surroundings=environment(tmp_path, PORT=port))

        assert said == f"Port {port} is taken. Set PORT to another one."

    def test_needs_a_folder_that_can_be_written(self, tmp_path: Path) -> None:
        in_the_way = tmp_path / "file"
        in_the_way.touch()

        said = refusal("serve", surroundings=environment(in_the_way / "home"))

        assert said.startswith(f"ANNA_HOME is {in_the_way / 'home'}")
        assert said.endswith("Choose a folder that you own.")

    @pytest.mark.parametrize(
        ("name", "value", "line"),
        [
            (
                "ANNA_SMTP_URL",
                "mail.example.se",
                "ANNA_SMTP_URL must begin with smtp:// or smtps://",
            ),
            (
                "ANNA_SMTP_URL",
                "smtp://",
                "ANNA_SMTP_URL names no server. Write smtp://host:port",
            ),
            (
                "ANNA_SMTP_URL",
                "smtp://anna@mail.example.se",
                (
                    "ANNA_SMTP_URL has a user and no password. "
                    "Write smtp://user:password@host"
                ),
            ),
            (
                "ANNA_ORIGIN",
                "http://anna.example.se",
                (
                    "ANNA_ORIGIN is 'http://anna.example.se'. "
                    "Browsers sign in over https:// alone."
                ),
            ),
        ],
        ids=["kind", "server", "password", "https"],
    )
    def test_that_is_half_written_stops_the_start(
        self, tmp_path: Path, name: str, value: str, line: str
    ) -> None:
        said = refusal("serve", surroundings=environment(tmp_path, **{name: value}))

        assert said == line

    @pytest.mark.parametrize(
        ("url", "line"),
        [
            (
                "mysql://root@localhost/anna",
                OTHER_KIND,
            ),
            (
                "postgresql://localhost:port/anna",
                "ANNA_DATABASE_URL cannot be read. Write postgresql://host/database.",
            ),
            (NOBODY_THERE, NO_DATABASE),
        ],
        ids=["other kind", "unreadable", "unreachable"],
    )
    def test_needs_a_database_that_can_be_opened(
        self, tmp_path: Path, url: str, line: str
    ) -> None:
        surroundings = environment(tmp_path, ANNA_DATABASE_URL=url)

        assert refusal("migrate", surroundings=surroundings) == line

    @pytest.mark.parametrize("word", ["serve", "bill"])
    def test_tells_a_database_without_tables_from_one_out_of_reach(
        self, tmp_path: Path, word: str
    ) -> None:
        words = ["bill", "--month=2026-10"] if word == "bill" else ["serve"]

        assert refusal(*words, surroundings=environment(tmp_path)) == NO_TABLES

    def test_tells_it_on_postgresql_too(
        self, tmp_path: Path, postgres_server: str
    ) -> None:
        with psycopg.connect(postgres_server, autocommit=True) as connection:
            connection.execute("CREATE DATABASE without_tables")
        url = database_named(postgres_server, "without_tables")
        surroundings = environment(tmp_path, ANNA_DATABASE_URL=url)

        said = refusal("bill", "--month=2026-10", surroundings=surroundings)

        assert said == NO_TABLES


class TestBill:
    @pytest.mark.parametrize("month", ["oktober", "2026-13"])
    def test_of_no_month_says_how_to_write_one(
        self, settings: Settings, month: str
    ) -> None:
        said = refusal(
            "bill", f"--month={month}", surroundings=environment(settings.home)
        )

        assert said == f"There is no month {month!r}. Write it as 2026-10."

    def test_of_no_municipality_names_those_there_are(self, settings: Settings) -> None:
        said = refusal(
            "bill",
            "--month=2026-10",
            "--municipality=atlantis",
            surroundings=environment(settings.home),
        )

        assert "'atlantis'" in said
        assert "nacka" in said
        assert "osteraker" in said


class TestFile:
    @pytest.mark.parametrize("words", [("municipality",), ("fee",)], ids=" ".join)
    def test_that_is_missing_is_named(
        self, tmp_path: Path, words: tuple[str, ...]
    ) -> None:
        missing = tmp_path / "missing"

        said = refusal(*words, str(missing), surroundings=environment(tmp_path))

        assert said == f"Cannot read {str(missing)!r}: No such file or directory"

    @pytest.mark.parametrize(
        "content",
        [b'{"cases": [', b"\xff\xfe", b"[[[" * 5000],
        ids=["cut", "no", "deep"],
    )
    def test_with_broken_json_is_refused(self, tmp_path: Path, content: bytes) -> None:
        broken = tmp_path / "cases.json"
        broken.write_bytes(content)

        said = refusal("fee", str(broken), surroundings=environment(tmp_path))

        assert said.startswith(f"Cannot read {str(broken)!r}: ")

    def test_of_half_a_municipality_adds_nothing(self, settings: Settings) -> None:
        half = settings.home / "half.toml"
        half.write_text('[municipality]\nslug = "halva"\n', encoding="utf-8")

        said = refusal(
            "municipality", str(half), surroundings=environment(settings.home)
        )

        assert said.startswith("The file cannot be used: ")


E_ID = """
[[e_id]]
id = "bankid"
name = "BankID"
for = "citizens"
issuer = "https://broker.example"
client_id = "anna"
client_secret = "env:ANNA_BANKID"
acr = ["loa3"]
personnummer = "ssn"
"""
NO_SECRET = (
    "BankID saknar sin hemlighet: env:ANNA_BANKID är inte satt eller går inte att läsa."
)


class TestEId:
    """A municipality's identity providers: whole, or not at all."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        path = tmp_path / "nacka.toml"
        nacka = municipality_file("nacka").read_text(encoding="utf-8")
        path.write_text(nacka + E_ID, encoding="utf-8")
        return path

    def test_without_its_secret_stops_the_command_and_the_server(
        self, tmp_path: Path, file: Path
    ) -> None:
        bare = environment(tmp_path)
        whole = environment(tmp_path, ANNA_BANKID="hemligt")
        assert anna("migrate", surroundings=bare).returncode == 0

        assert refusal("municipality", str(file), surroundings=bare) == NO_SECRET
        assert anna("municipality", str(file), surroundings=whole).returncode == 0
        assert refusal("e-id", str(file), surroundings=bare) == NO_SECRET
        port = str(free_port())
        ended = anna("serve", surroundings={**bare, "PORT": port})
        assert ended.returncode == NO_USE
        assert ended.stdout == ""
        assert ended.stderr.splitlines()[-1] == NO_SECRET

        file.write_text(
            municipality_file("nacka").read_text(encoding="utf-8"), encoding="utf-8"
        )
        said = anna("e-id", str(file), surroundings=bare)
        assert said.stdout == "Nacka signs in by what the file says.\n"

    def test_that_lacks_a_line_is_told_which(self, tmp_path: Path, file: Path) -> None:
        surroundings = environment(tmp_path)
        assert anna("migrate", surroundings=surroundings).returncode == 0
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace('client_id = "anna"\n', ""), encoding="utf-8")

        said = refusal("municipality", str(file), surroundings=surroundings)

        assert said.startswith("The file cannot be used: ")
        assert "`client_id`" in said


class TestInvite:
    @pytest.mark.parametrize(
        ("town", "role"), [("atlantis", "case_officer"), ("nacka", "king")]
    )
    def test_to_nowhere_or_nothing_is_refused(
        self, settings: Settings, town: str, role: str
    ) -> None:
        said = refusal(
            "invite",
            f"--municipality={town}",
            "--name=Åsa Öberg",
            "--title=Biståndshandläggare",
            f"--role={role}",
            surroundings=environment(settings.home),
        )

        assert said


class Running:
    """A new installation with its server."""

    def __init__(self, home: Path) -> None:
        self.address = f"http://localhost:{(port := free_port())}"
        self.surroundings = environment(home, PORT=str(port))
        assert anna("migrate", surroundings=self.surroundings).returncode == 0
        self.process = started(self.surroundings)
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        assert said == f"Anna answers at {self.address}\n".encode()

    def status(self, path: str) -> int:
        try:
            with urllib.request.urlopen(self.address + path) as answer:  # noqa: S310
                return answer.status
        except urllib.error.HTTPError as refused:
            return refused.code
        except (urllib.error.URLError, ConnectionError):
            return 0

    def stops(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=20)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    server = Running(tmp_path / "home")
    yield server
    server.stops()


class TestCommand:
    """The server holds the lock, so nothing is written except through it."""

    def test_that_writes_while_the_server_runs_goes_through_it(
        self, running: Running
    ) -> None:
        assert running.status("/health/ready") == 503

        added = anna(
            "municipality",
            str(municipality_file("nacka")),
            surroundings=running.surroundings,
        )

        assert (added.returncode, added.stderr) == (0, "")
        assert running.status("/health/ready") == 200
        assert refusal("demo", surroundings=running.surroundings) == (
            "The server is running. Stop it first."
        )
        again = refusal(
            "municipality",
            str(municipality_file("nacka")),
            surroundings=running.surroundings,
        )
        assert again

    def test_tells_at_the_start_what_is_not_set_up(self, tmp_path: Path) -> None:
        """Passkeys alone will do; no identity provider stands in outside the demo."""
        surroundings = environment(tmp_path, PORT=str(free_port()))
        nacka = str(municipality_file("nacka"))
        assert anna("migrate", surroundings=surroundings).returncode == 0
        assert anna("municipality", nacka, surroundings=surroundings).returncode == 0

        server = started(surroundings)
        assert server.stdout is not None
        assert server.stdout.readline().startswith(b"Anna answers at ")
        beside = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text()
        server.terminate()
        told = [
            json.loads(line) for line in server.communicate(timeout=20)[1].splitlines()
        ]

        assert beside == ""
        assert not (tmp_path / "stand_in.secret").exists()
        assert [line["what"] for line in told if line["event"] == "not_configured"] == [
            "Nacka: e-ID. See e_id in its file.",
            "ANNA_SMTP_URL. Mail is kept, not sent.",
        ]

    def test_answers_fee_cases_without_any_database(self, tmp_path: Path) -> None:
        cases = tmp_path / "cases.json"
        cases.write_text(json.dumps([]), encoding="utf-8")

        ended = anna(
            "fee",
            str(cases),
            surroundings=environment(tmp_path, ANNA_DATABASE_URL=NOBODY_THERE),
        )

        assert ended.stderr == ""
        assert ended.returncode == 0
