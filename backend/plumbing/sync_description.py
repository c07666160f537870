"""How the API description tells what may be sent: `SyncBody`, with an example a kind."""

import hashlib
from typing import Any, Final

import msgspec
from litestar import Request
from litestar.openapi.plugins import JsonRenderPlugin

from backend.plumbing.envelope import OpBody
from backend.plumbing.operations import SyncKind

REF: Final = "#/components/schemas/{name}"
EXAMPLE_OP: Final = "0199b0d4-7c00-7000-8000-000000000001"
EXAMPLE_STREAM: Final = "0199b0d4-7c00-7000-8000-000000000002"
EXAMPLE_AUTHOR: Final = "0199b0d4-7c00-7000-8000-000000000003"
EXAMPLE_DEVICE: Final = "0199b0d4-7c00-7000-8000-000000000004"


class DescriptionPlugin(JsonRenderPlugin):
    """The API description as JSON, with what may be sent to `/api/sync` in it."""

    def __init__(self, kinds: tuple[SyncKind[Any], ...], *, path: str) -> None:
        super().__init__(path=path)
        self._kinds = kinds

    def render(
        self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]
    ) -> bytes:
        components = openapi_schema.get("components", {})
        schemas = components.get("schemas", {}) | sync_schemas(self._kinds)
        described = openapi_schema | {"components": components | {"schemas": schemas}}
        return super().render(request, described)  # pyright: ignore[reportUnknownMemberType]


def sync_schemas(kinds: tuple[SyncKind[Any], ...]) -> dict[str, dict[str, Any]]:
    """`SyncBody` and everything it refers to, as JSON Schema by name."""
    _, found = msgspec.json.schema_components(
        [OpBody, *(kind.payload for kind in kinds)], ref_template=REF
    )
    envelope = found.pop("OpBody")
    for kind in kinds:
        found[_body_name(kind)] = _body_of(kind, envelope)
    found["SyncBody"] = _sync_body(kinds)
    return found


def sync_examples(kinds: tuple[SyncKind[Any], ...]) -> dict[str, dict[str, Any]]:
    """A whole request for each kind, by its name."""
    return {kind.kind: {"ops": [_example(kind)]} for kind in kinds}


def _body_name(kind: SyncKind[Any]) -> str:
    return f"SyncOp.{kind.kind}"


def _body_of(kind: SyncKind[Any], envelope: dict[str, Any]) -> dict[str, Any]:
    own = {
        "kind": {"const": kind.kind},
        "schema": {"const": kind.schema},
        "payload": {"$ref": REF.format(name=kind.payload.__name__)},
    }
    return envelope | {
        "title": kind.kind,
        "properties": envelope["properties"] | own,
    }


def _sync_body(kinds: tuple[SyncKind[Any], ...]) -> dict[str, Any]:
    bodies = [{"$ref": REF.format(name=_body_name(kind))} for kind in kinds]
    op = {
        "type": "object",
        "required": ["op_id", "sha256", "body"],
        "properties": {
            "op_id": {"type": "string", "format": "uuid", "description": "UUIDv7"},
            "sha256": {
                "type": "string",
                "description": "Hex SHA-256 over the UTF-8 bytes of `body`.",
            },
            "body": {
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": {"oneOf": bodies},
                "description": "JSON text, frozen when the operation was made.",
            },
        },
    }
    return {
        "title": "SyncBody",
        "type": "object",
        "description": "At most 50 operations and 256 kB.",
        "required": ["ops"],
        "additionalProperties": False,
        "properties": {"ops": {"type": "array", "maxItems": 50, "items": op}},
        "examples": list(sync_examples(kinds).values()),
    }


def _example(kind: SyncKind[Any]) -> dict[str, str]:
    body = {
        "schema": kind.schema,
        "kind": kind.kind,
        "stream": EXAMPLE_STREAM,
        "author": EXAMPLE_AUTHOR,
        "device_id": EXAMPLE_DEVICE,
        "seq": 0,
        "stream_seq": 0,
        "device_time": "2026-11-02T12:00:00+01:00",
        "tz": "Europe/Stockholm",
        "mono_ms": 1800000,
        "boot_id": EXAMPLE_DEVICE,
        "payload": msgspec.to_builtins(kind.example),
    }
    text = msgspec.json.encode(body).decode()
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {"op_id": EXAMPLE_OP, "sha256": digest, "body": text}
