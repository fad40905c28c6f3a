"""Patterns for any of many words, which a search need not try one by one at every letter.

The expression engine tries the branches of an alternation in turn, and a pattern that opens with
``\\b`` at every place of the text. Here the words are a tree of their letters, and a branch
opens with its letter, so that the engine leaps to the letters that can open a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

#: Letters of words as a tree; the empty letter tells that a word ends.
type _Tree = dict[str, _Tree]


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of ``words``, the longest first. Case counts.

    >>> any_of(["lembaga", "panti jompo", "panti"])
    '(?:lembaga|panti(?:\\\\ jompo)?)'
    """
    return f"(?:{_branches(_tree(words))})"


def opening(
    words: Iterable[str],
    then: str = "",
    *,
    not_after: str = r"\w",
    ignore_case: bool = False,
) -> str:
    """Branches for any of ``words`` with ``then`` behind it, where ``not_after`` does not stand.

    With ``ignore_case`` the words, which must be in lower case then, are found in any case.

    They come without brackets, so that the engine sees their first letters in a pattern
    that is, or opens with, a group of such branches.

    >>> re.search(opening(["unit", "satuan"]), "komunitas, satu unit").span()
    (16, 20)
    """
    branches = []
    for letter, following in _tree(words).items():
        tail = _tail(following)
        for form in (letter, letter.upper()) if ignore_case else (letter,):
            rest = f"(?i:{tail})" if ignore_case else tail
            branches.append(f"{re.escape(form)}(?<!{not_after}.){rest}{then}")
    return "|".join(branches)


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
