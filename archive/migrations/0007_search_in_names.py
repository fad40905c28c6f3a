"""Index the names apart on PostgreSQL: its index of whole documents does not know their weights."""

from django.db import migrations

MODELS = ("article", "partner", "official", "initiative", "meeting", "subject")


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for model in MODELS:
            schema_editor.execute(
                f"CREATE INDEX archive_search_{model}_names ON archive_search_{model}"
                " USING gin (ts_filter(document, '{a}'))"
            )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for model in MODELS:
            schema_editor.execute(f"DROP INDEX archive_search_{model}_names")


class Migration(migrations.Migration):
    dependencies = [("archive", "0006_articles_that_name_a_record")]
    operations = [migrations.RunPython(create, drop)]
