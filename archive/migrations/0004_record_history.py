"""Read the history of a record from one index: each changed record names its set as well."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill_sets(apps, schema_editor):
    """Name the set of every change that is there."""
    change = apps.get_model("archive", "Change")
    of_change = change.objects.filter(pk=OuterRef("change")).values("change_set")[:1]
    apps.get_model("archive", "ChangedRecord").objects.update(change_set=Subquery(of_change))


def _change_set(**options):
    return models.ForeignKey(
        db_index=False,
        editable=False,
        on_delete=django.db.models.deletion.CASCADE,
        related_name="+",
        to="archive.changeset",
        **options,
    )


class Migration(migrations.Migration):
    dependencies = [("archive", "0003_subject_folding")]

    operations = [
        migrations.AddField("changedrecord", "change_set", _change_set(null=True)),
        migrations.RunPython(fill_sets, migrations.RunPython.noop),
        migrations.AlterField("changedrecord", "change_set", _change_set()),
        migrations.AddIndex(
            "changedrecord",
            models.Index(
                fields=["model", "key", "-change_set", "change"],
                name="changedrecord_of_record",
            ),
        ),
    ]
