"""New ids: UUIDv7 as text, so that they sort by when they were made."""

import uuid_utils


def new_id() -> str:
    return str(uuid_utils.uuid7())
