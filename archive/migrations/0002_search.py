"""Make the search index tables, in the database's own kind."""

from django.db import migrations

MODELS = ("article", "partner", "official", "initiative", "meeting", "subject")

CREATE = {
    "sqlite": (
        "CREATE VIRTUAL TABLE archive_search_{} USING fts5(name, body,"
        " tokenize = 'unicode61 remove_diacritics 0')",
    ),
    "postgresql": (
        "CREATE TABLE archive_search_{} (record bigint PRIMARY KEY, document tsvector NOT NULL)",
        "CREATE INDEX archive_search_{0}_document ON archive_search_{0} USING gin (document)",
        # Names apart: the index of whole documents does not know the weights.
        "CREATE INDEX archive_search_{0}_names ON archive_search_{0}"
        " USING gin (ts_filter(document, '{{a}}'))",
    ),
}


def create(apps, schema_editor):
    for model in MODELS:
        for statement in CREATE[schema_editor.connection.vendor]:
            schema_editor.execute(statement.format(model))


def drop(apps, schema_editor):
    for model in MODELS:
        schema_editor.execute(f"DROP TABLE archive_search_{model}")


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
