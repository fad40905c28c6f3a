"""Tell the first changes of a set, and how many there are, without reading them all."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce


def count_rows(apps, schema_editor):
    """Count the changes of the sets that are there."""
    of_set = apps.get_model("archive", "Change").objects.filter(change_set=OuterRef("pk"))
    counted = of_set.order_by().values("change_set").annotate(rows=Count("pk")).values("rows")
    sets = apps.get_model("archive", "ChangeSet").objects
    sets.update(rows=Coalesce(Subquery(counted), 0))


class Migration(migrations.Migration):
    dependencies = [("archive", "0005_under_way_and_sent_back")]

    operations = [
        migrations.AddField(
            "changeset",
            "rows",
            models.PositiveIntegerField(default=0, editable=False, verbose_name="rows"),
        ),
        migrations.RunPython(count_rows, migrations.RunPython.noop),
        migrations.AlterField(
            "change",
            "change_set",
            models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="changes",
                to="archive.changeset",
            ),
        ),
        migrations.AddIndex(
            "change", models.Index(fields=["change_set", "id"], name="change_in_order")
        ),
        migrations.AddIndex(
            "change",
            models.Index(fields=["-id"], condition=Q(action="deleted"), name="change_that_deleted"),
        ),
    ]
