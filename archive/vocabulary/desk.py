"""Terms of the desk: what runs and editors do, and where it stands."""

from __future__ import annotations

from archive.vocabulary.terms import Term


class ReviewStatus(Term):
    """Where a machine-made row stands on the editors' desk."""

    PROPOSED = "proposed", "Proposed"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"


class Decision(Term):
    """How a row got its decision where that was not an editor's judgement of the row itself."""

    ALONG = "along", "Decided with another row"
    TAKEN_BACK = "taken_back", "Decision taken back"
    MERGED = "merged", "Merged into another record"


class Origin(Term):
    """Who answers for a row or a record, the least sure first."""

    MACHINE = "machine", "Machine-read, not reviewed"
    LISTED = "listed", "From the archive’s list of known names"
    REVIEWED = "reviewed", "Reviewed by an editor"


class RunState(Term):
    """Where an import run stands."""

    RUNNING = "running", "Running"
    FINISHED = "finished", "Finished"
    INTERRUPTED = "interrupted", "Interrupted"
    UNDONE = "undone", "Undone"


class Outcome(Term):
    """What a run did with one document."""

    CREATED = "created", "Created"
    REFRESHED = "refreshed", "Read again"
    UNCHANGED = "unchanged", "Unchanged"
    CONFLICT = "conflict", "Conflict"
    FAILED = "failed", "Failed"


class ChangeKind(Term):
    """What kind of thing was done to the archive."""

    EDIT = "edit", "Edit"
    DECISION = "decision", "Decision"
    LINK = "link", "Linking"
    MERGE = "merge", "Merge"
    SPLIT = "split", "Split"
    BULK = "bulk", "Bulk edit"
    SPREADSHEET = "spreadsheet", "Spreadsheet"
    DELETION = "deletion", "Deletion"
    RUN = "run", "Import run"
    UNDO = "undo", "Taken back"


class ChangeAction(Term):
    """What a change did to its row."""

    CREATED = "created", "Created"
    CHANGED = "changed", "Changed"
    DELETED = "deleted", "Deleted"


class PairReason(Term):
    """Why two records may be the same."""

    SAME_NAME = "same_name", "the same name"
    ALIKE_NAME = "alike_name", "names that are spelled alike"
    SAME_VARIANT = "same_variant", "a name they share"
    SHORT_FORM = "short_form", "one name is a short form of the other"
    SAME_POST = "same_post", "the same post"
    SAME_COUNTRY = "same_country", "the same country"
    SAME_PARTNERS = "same_partners", "the same partners"
    SAME_SUBJECTS = "same_subjects", "the same subjects"
    SAME_DAY = "same_day", "the same day"
    SAME_ARTICLE = "same_article", "named in the same article"
    PROPOSED = "proposed", "an editor says so"


class Step(Term):
    """How a record goes from draft to public and back."""

    SEND = "send", "Send to review"
    SEND_BACK = "send_back", "Send back"
    PUBLISH = "publish", "Publish"
    WITHDRAW = "withdraw", "Withdraw"


class NoticeKind(Term):
    """Why an editor gets a notice."""

    MENTIONED = "mentioned", "A colleague names you"
    FOLLOW_UP = "follow_up", "A follow-up is due"
    CHANGED = "changed", "Somebody changed what you had decided"
    PUBLISHED = "published", "Your record was published"
    SENT_BACK = "sent_back", "Your record was sent back"
