"""Keep what an accession says of its rights, to show it beside each text."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0003_decisions'),
    ]

    operations = [
        migrations.AddField(
            model_name='accession',
            name='licence',
            field=models.CharField(blank=True, help_text='The SPDX code of the licence of the texts, where there is one.', max_length=80, verbose_name='licence'),
        ),
        migrations.AddField(
            model_name='accession',
            name='rights_en',
            field=models.TextField(blank=True, verbose_name='statement of rights in English'),
        ),
        migrations.AddField(
            model_name='accession',
            name='rights_id',
            field=models.TextField(blank=True, verbose_name='statement of rights'),
        ),
        migrations.AddField(
            model_name='accession',
            name='title_en',
            field=models.CharField(blank=True, max_length=200, verbose_name='English title'),
        ),
    ]
