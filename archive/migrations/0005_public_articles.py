"""Keep the indexes of articles to what is public, in the order of the lists."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0004_accession_rights'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='article',
            name='article_public_by_date',
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='article_public_of_outlet',
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('merged_into__isnull', True), ('publication', 'published'), ('status', 'accepted')), fields=['event_on', 'published_on', 'id', 'status', 'publication', 'merged_into'], name='article_public_by_date'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(condition=models.Q(('merged_into__isnull', True), ('publication', 'published'), ('status', 'accepted')), fields=['outlet', 'id', 'status', 'publication', 'merged_into'], name='article_public_of_outlet'),
        ),
    ]
