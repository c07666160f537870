"""`anna rotate-keys`, while the service runs and people work in it."""

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.command import anna, environment
from tests.unit.doors.wire import Served

NUMBER = "19400612-••••"
SEALED = "SELECT DISTINCT substr(personnummer_sealed, 1, 2) FROM person"


def keys_used(served: Served) -> set[str]:
    """With which keys the numbers of all persons are sealed."""
    connection = sqlite3.connect(f"file:{served.home / 'anna.db'}?mode=ro", uri=True)
    try:
        return {begins for (begins,) in connection.execute(SEALED)}
    finally:
        connection.close()


class TestRotateKeys:
    def test_seals_all_anew_while_its_pages_are_read(self, served: Served) -> None:
        cookie = served.cookie_of("marta")
        before = keys_used(served)
        with ThreadPoolExecutor(1) as at_the_same_time:
            ends = at_the_same_time.submit(
                anna, "rotate-keys", surroundings=environment(served.home)
            )
            pages = [served.page("/mina-sidor/uppgifter", cookie=cookie)]
            while not ends.done():
                pages.append(served.page("/mina-sidor/uppgifter", cookie=cookie))

        said = ends.result()
        assert said.returncode == 0, said.stderr
        assert "Keep the old keys" in said.stdout
        assert len(keys_used(served)) == 1
        assert keys_used(served).isdisjoint(before)
        pages.append(served.page("/mina-sidor/uppgifter", cookie=cookie))
        assert all(NUMBER in page for page in pages)

    def test_stops_in_words_when_a_key_is_gone(
        self, demo_home: Path, tmp_path: Path
    ) -> None:
        home = shutil.copytree(demo_home, tmp_path / "home")
        whole = anna("rotate-keys", surroundings=environment(home))
        assert whole.returncode == 0, whole.stderr
        (home / "column-keys" / "2.key").unlink()

        said = anna("rotate-keys", surroundings=environment(home))

        assert said.returncode == 1
        assert "Put column-keys back" in said.stderr
