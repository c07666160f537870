"""What a command's process begins with here: its code read, tables and routes made out."""

import gc

from litestar import Litestar
from sqlalchemy.orm import configure_mappers

from backend import cli
from pwa.routes import surfaces

__all__ = ["cli"]

configure_mappers()
parts = surfaces()
for _ in range(2):
    Litestar(route_handlers=parts.route_handlers, dependencies=parts.dependencies)
gc.collect()
gc.freeze()
