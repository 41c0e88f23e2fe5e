"""Runs the migrations on the connection that `storage.migrate` hands in."""

from alembic import context

from storage.all_tables import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
