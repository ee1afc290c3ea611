"""Brings the tables of a database up to date."""

from __future__ import annotations

from importlib.resources import files

from alembic import command
from alembic.config import Config

from zsgx_docs.store.database import Database


def migrate(database: Database) -> None:
    """Bring a database to the newest tables; whatever fails leaves it as it was. Raises StoreUnavailable."""
    config = Config()
    config.set_main_option("script_location", str(files("zsgx_docs.store") / "migrations"))
    with database.writing() as session:
        config.attributes["connection"] = session.connection()
        command.upgrade(config, "head")
