"""The texts of a draft in simplified characters, and the script of its page."""

from __future__ import annotations

from ..labels import Role
from ..script.blocks import convert_blocks, is_settled
from ..script.detect import (
    Script,
    has_hans,
    is_plainly_simplified,
    lines_with_hant,
    odd_lines,
    script_of_lines,
)
from .draft import Draft


def simplify(draft: Draft, *, quotes: bool, mainland_words: bool) -> Script:
    """Fill in the draft's simplified texts; return the script of the page. See `convert.to_simplified` for the rest.

    What is labelled already is left out: its text goes out as it came. Most pages hold nothing
    traditional: that is asked first, and is quick.
    """
    came, labels = draft.came, draft.labels
    asked = [label is None for label in labels]
    joined = "\n".join([text for text, is_asked in zip(came, asked, strict=True) if is_asked])
    if is_plainly_simplified(joined) and not quotes:
        return "hans"
    odd = odd_lines(came)
    draft.hant = lines_with_hant(came, odd)
    settled = is_settled("\n".join([came[number] for number in odd if asked[number]]))
    if not draft.hant and has_hans(joined) and settled and not quotes:
        return "hans"
    page_script, draft.hans, japanese = script_of_lines(came, asked, draft.hant)
    code = Role.CODE
    draft.texts = convert_blocks(
        came,
        code=[role is code or not is_asked for role, is_asked in zip(draft.roles, asked, strict=True)],
        page_script=page_script,
        quotes=quotes,
        mainland_words=mainland_words,
        marked=draft.hant if settled else None,
        simplified=draft.hans,
        japanese=japanese or not settled,
    )
    return page_script
