"""Patterns for any of many words, which a search need not try one by one at every letter.

The expression engine tries the branches of an alternation in turn. Here the words are a tree of
their letters, so that there is one branch a letter and not one a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Letters of words as a tree; the empty letter tells that a word ends.
type _Tree = dict[str, _Tree]


def any_of(words: Iterable[str], *, ignore_case: bool = False) -> str:
    """A pattern for any of ``words``, the longest first; in any case on request.

    >>> any_of(["lembaga", "panti jompo", "panti"])
    '(?:lembaga|panti(?:\\\\ jompo)?)'
    """
    if not ignore_case:
        return f"(?:{_branches(_tree(words))})"
    branches = (
        f"(?:{re.escape(letter)}|{re.escape(letter.upper())})(?i:{_tail(following)})"
        for letter, following in _tree(word.lower() for word in words).items()
    )
    return f"(?:{'|'.join(branches)})"


def opening(words: Iterable[str], then: str = "") -> str:
    """Branches for any of ``words`` at the start of a word, with ``then`` behind it.

    They come without brackets, so that the engine sees their first letters and leaps to them:
    much quicker than ``\\b`` where these are rare, as capitals are.

    >>> re.search(opening(["Unit", "Satuan"]), "SubUnit, Satu Unit").span()
    (14, 18)
    """
    return "|".join(
        rf"{re.escape(letter)}(?<!\w.){_tail(following)}{then}"
        for letter, following in _tree(words).items()
    )


def in_both_cases(words: Iterable[str]) -> set[str]:
    """``words`` as they stand, and with a capital as at the start of a sentence."""
    return {form for word in words for form in (word, word[:1].upper() + word[1:])}


def _tree(words: Iterable[str]) -> _Tree:
    root: _Tree = {}
    for word in sorted(words):
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return root


def _branches(tree: _Tree) -> str:
    return "|".join(re.escape(letter) + _tail(after) for letter, after in tree.items() if letter)


def _tail(tree: _Tree) -> str:
    """The pattern of what follows in ``tree``; that a word ends here is tried last."""
    if tree.keys() == {""}:
        return ""
    if "" in tree:
        return f"(?:{_branches(tree)})?"
    return _branches(tree) if len(tree) == 1 else f"(?:{_branches(tree)})"
