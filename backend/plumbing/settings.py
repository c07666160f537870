"""What the environment says, read once and checked."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from backend.plumbing.database.engine import sqlite_url


class SettingUnusable(ValueError):
    """An environment variable that cannot be used; the message says what to do."""


class Settings(Struct, frozen=True, kw_only=True):
    """`origin` gives the relying party's id, the allowed host and the allowed Origin.

    `environment` is what else is named after us: where a municipality keeps secrets.
    """

    port: int
    home: Path
    origin: str
    database_url: str
    smtp_url: str | None
    environment: Mapping[str, str] = {}

    @property
    def host(self) -> str:
        return urlsplit(self.origin).hostname or "localhost"

    @property
    def netloc(self) -> str:
        return urlsplit(self.origin).netloc

    def origin_at(self, host: str) -> str:
        """Where another host name answers: by the same scheme, at the same port."""
        shared = urlsplit(self.origin)
        port = f":{shared.port}" if shared.port else ""
        return f"{shared.scheme}://{host}{port}"


def settings_from(environment: Mapping[str, str], *, checkout: Path) -> Settings:
    """Read PORT, ANNA_HOME, ANNA_ORIGIN, ANNA_DATABASE_URL and ANNA_SMTP_URL."""
    port = _port(environment.get("PORT", "8000"))
    home = _home(Path(environment.get("ANNA_HOME", checkout / ".anna")))
    origin = environment.get("ANNA_ORIGIN", f"http://localhost:{port}").rstrip("/")
    if (
        urlsplit(origin).scheme not in {"http", "https"}
        or not urlsplit(origin).hostname
    ):
        raise SettingUnusable(
            f"ANNA_ORIGIN is {origin!r}. Write it like https://anna.example.se"
        )
    if urlsplit(origin).scheme == "http" and urlsplit(origin).hostname != "localhost":
        raise SettingUnusable(
            f"ANNA_ORIGIN is {origin!r}. Browsers sign in over https:// alone."
        )
    return Settings(
        port=port,
        home=home,
        origin=origin,
        database_url=_database_url(environment.get("ANNA_DATABASE_URL"), home=home),
        smtp_url=_smtp_url(environment.get("ANNA_SMTP_URL")),
        environment={
            name: value
            for name, value in environment.items()
            if name.startswith("ANNA_")
        },
    )


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise SettingUnusable(f"PORT is {text!r}. Use a number from 1 to 65535.")
    return int(text)


def _home(path: Path) -> Path:
    probe = path / ".writable"
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe.touch()
        probe.unlink()
    except OSError as fault:
        raise SettingUnusable(
            f"ANNA_HOME is {path}, which cannot be written: {fault.strerror}. "
            "Choose a folder that you own."
        ) from fault
    return path.resolve()


def _smtp_url(text: str | None) -> str | None:
    """Whole, or left out: half of one would keep every letter here unnoticed."""
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in {"smtp", "smtps"}:
        raise SettingUnusable("ANNA_SMTP_URL must begin with smtp:// or smtps://")
    if not parts.hostname:
        raise SettingUnusable("ANNA_SMTP_URL names no server. Write smtp://host:port")
    if parts.username and not parts.password:
        raise SettingUnusable(
            "ANNA_SMTP_URL has a user and no password. Write smtp://user:password@host"
        )
    return text


def _database_url(text: str | None, *, home: Path) -> str:
    if not text:
        return sqlite_url(home / "anna.db")
    if not text.startswith("postgresql://"):
        raise SettingUnusable(
            "ANNA_DATABASE_URL must begin with postgresql://, "
            "or be left out for the embedded database."
        )
    return text
