"""Alembic's way in: it works on the connection that `store.migrating` gives it."""

from alembic import context

from zsgx_docs.store.tables import Base

context.configure(connection=context.config.attributes["connection"], target_metadata=Base.metadata)
context.run_migrations()
