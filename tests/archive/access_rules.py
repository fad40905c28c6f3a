"""Who may do what at the desk: the rule for every address and every action.

Each rule names the lowest role that gets in; the roles above it do as well.
An address, a list or an action without a rule here fails the test that reads
this table, so that nobody opens a door without saying for whom.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.curation.roles import (
    ADMINISTRATOR,
    CHIEF_EDITOR,
    CONTRIBUTOR,
    EDITOR,
    READER,
    ROLES,
)

#: Who has no account gets in as well; nobody gets in.
ANYBODY, NOBODY = "anybody", "nobody"
_LADDER = (ANYBODY, *ROLES, NOBODY)


def gets_in(role: str, least: str) -> bool:
    """Whether ``role`` (or ``ANYBODY``, without an account) reaches ``least``."""
    return _LADDER.index(role) >= _LADDER.index(least)


@dataclass(frozen=True, slots=True)
class Kind:
    """Who sees, adds, changes and deletes rows of a list."""

    view: str
    add: str
    change: str
    delete: str


#: Records and rows: a contributor proposes them, an editor decides.
PROPOSED = Kind(READER, CONTRIBUTOR, EDITOR, CHIEF_EDITOR)
#: What runs bring in, and editors judge.
JUDGED = Kind(READER, NOBODY, EDITOR, CHIEF_EDITOR)
#: What editors keep themselves.
KEPT = Kind(READER, EDITOR, EDITOR, CHIEF_EDITOR)
#: Pairs that may be the same: what was decided on them stays.
COMPARED = Kind(READER, NOBODY, EDITOR, NOBODY)
#: What is only shown: it is written by runs, or on other pages.
SHOWN = Kind(READER, NOBODY, NOBODY, NOBODY)
PEOPLE = Kind(ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR, ADMINISTRATOR)

KINDS = {
    **dict.fromkeys(
        (
            "appointment",
            "articlelink",
            "articlesubject",
            "initiative",
            "initiativelink",
            "initiativemeeting",
            "initiativesubject",
            "involvement",
            "meeting",
            "meetingparticipant",
            "mention",
            "official",
            "participation",
            "partner",
            "quotation",
            "stagereport",
            "statedamount",
        ),
        PROPOSED,
    ),
    **dict.fromkeys(("article", "fieldproposal"), JUDGED),
    **dict.fromkeys(("accession", "followup", "outlet", "subject"), KEPT),
    **dict.fromkeys(("desknote", "importrun", "rawdocument", "runitem"), SHOWN),
    **dict.fromkeys(("initiativepair", "meetingpair", "officialpair", "partnerpair"), COMPARED),
    "fieldlock": Kind(READER, NOBODY, NOBODY, CHIEF_EDITOR),
    **dict.fromkeys(("group", "user"), PEOPLE),
}


def of_model(model: str, page: str) -> tuple[str, str]:
    """The lowest roles that may get a page of a list, and that may send something to it.

    Raises ``KeyError`` for a list or a page that has no rule.
    """
    kind = KINDS[model]
    # A record may be sent on its way by whoever may enter one: the own draft is then checked.
    enters = kind.change if kind.add == NOBODY else kind.add
    rules: dict[str, tuple[str, str]] = {
        "": (READER, READER),
        "changelist": (kind.view, kind.view),
        "history": (kind.view, kind.view),
        "add": (kind.add, kind.add),
        "change": (kind.view, kind.change),
        "delete": (kind.delete, kind.delete),
        "password_change": (kind.change, kind.change),
        "open": (READER, kind.change),
        "step": (enters, enters),
        "note": (CONTRIBUTOR, CONTRIBUTOR),
        "suggest": (kind.change, kind.change),
        "follow": (EDITOR, EDITOR),
        "done": (EDITOR, EDITOR),
        # Everybody who enters records may ask for them to be merged; terms are a chief editor's.
        "merge": (CHIEF_EDITOR,) * 2 if model == "subject" else (CONTRIBUTOR,) * 2,
        "unmerge": (CHIEF_EDITOR, CHIEF_EDITOR),
        "split": (CHIEF_EDITOR, CHIEF_EDITOR),
        "import": (CHIEF_EDITOR, CHIEF_EDITOR),
        "process_import": (READER, CHIEF_EDITOR),
        "blank": (CHIEF_EDITOR, CHIEF_EDITOR),
        "export": (EDITOR, EDITOR),
    }
    return rules[page]


#: Pages that belong to no list.
PAGES: dict[str, tuple[str, str]] = {
    "inbox": (READER, READER),
    "notices": (READER, READER),
    "read_notices": (READER, READER),
    "settle_note": (EDITOR, EDITOR),
    "review": (READER, EDITOR),
    "trust": (READER, READER),
    "change_sets": (READER, READER),
    "change_set": (READER, READER),
    "take_back": (EDITOR, EDITOR),
    "activity": (READER, READER),
    "activity_of": (READER, READER),
    "gone": (READER, READER),
    "admin:index": (READER, READER),
    "admin:login": (ANYBODY, ANYBODY),
    "admin:password_change": (READER, READER),
    "admin:password_change_done": (READER, READER),
    "admin:autocomplete": (READER, READER),
    "admin:jsi18n": (READER, READER),
    "admin:view_on_site": (READER, READER),
    "admin:app_list": (READER, READER),
    "admin:": (READER, READER),
}

#: Actions by name, with the lowest role that is offered them.
ACTIONS = {
    "accept_selected": EDITOR,
    "reject_selected": EDITOR,
    "reopen_selected": EDITOR,
    "link_selected": EDITOR,
    "tag_selected": EDITOR,
    "lead_selected": EDITOR,
    "bulk_selected": EDITOR,
    "tell_apart_selected": EDITOR,
    "done_selected": EDITOR,
    "keep_archived_text": EDITOR,
    "take_new_text": EDITOR,
    "step_selected": CONTRIBUTOR,
}
#: Actions that ask for another role in some lists.
ACTIONS_OF: dict[tuple[str, str], str] = {
    ("article", "step_selected"): EDITOR,
    ("subject", "merge_selected"): CHIEF_EDITOR,
    ("subject", "bulk_selected"): CHIEF_EDITOR,
    **{
        (model, "merge_selected"): CONTRIBUTOR
        for model in ("partner", "official", "initiative", "meeting")
    },
    # Nothing is done to many of them but deciding.
    ("fieldproposal", "bulk_selected"): NOBODY,
    **{(model, "delete_selected"): kind.delete for model, kind in KINDS.items()},
}


def of_action(model: str, action: str) -> str:
    """The lowest role that is offered ``action``; raises ``KeyError`` where there is no rule."""
    if (model, action) in ACTIONS_OF:
        return ACTIONS_OF[model, action]
    return ACTIONS[action]
