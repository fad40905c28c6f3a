"""Keep with every proposal how it was decided and which of its fields an editor corrected."""

from django.db import migrations, models

DECISIONS = [
    ("along", "Decided with another row"),
    ("taken_back", "Decision taken back"),
    ("merged", "Merged into another record"),
]
WITH_HISTORY = (
    "appointment",
    "article",
    "initiative",
    "initiativelink",
    "initiativemeeting",
    "involvement",
    "meeting",
    "official",
    "participation",
    "partner",
    "stagereport",
)
WITHOUT_HISTORY = (
    "articlelink",
    "articlesubject",
    "fieldproposal",
    "initiativesubject",
    "meetingparticipant",
    "mention",
    "quotation",
    "statedamount",
)


def decision_field():
    return models.CharField(
        "kind of decision",
        max_length=12,
        choices=DECISIONS,
        blank=True,
        default="",
        editable=False,
    )


def corrected_field():
    return models.CharField(
        "corrected fields", max_length=300, blank=True, default="", editable=False
    )


def known_decision(model):
    codes = [code for code, _label in DECISIONS]
    return models.CheckConstraint(
        condition=models.Q(decision="") | models.Q(decision__in=codes),
        name=f"{model}_decision_known",
    )


class Migration(migrations.Migration):
    dependencies = [("archive", "0002_search")]

    operations = [
        operation
        for model in (
            *WITHOUT_HISTORY,
            *WITH_HISTORY,
            *(f"historical{name}" for name in WITH_HISTORY),
        )
        for operation in (
            migrations.AddField(model, "decision", decision_field()),
            migrations.AddField(model, "corrected", corrected_field()),
        )
    ] + [
        migrations.AddConstraint(model, known_decision(model))
        for model in (*WITHOUT_HISTORY, *WITH_HISTORY)
    ]
