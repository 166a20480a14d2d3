"""Conversion of a text to simplified characters, as the package gives it to all."""

from __future__ import annotations

from clean.decode import well_formed
from clean.script.blocks import convert_blocks
from clean.script.detect import is_plainly_simplified


def to_simplified(text: str, *, quotes: bool = False, mainland_words: bool = False) -> str:
    """Return a text of one or many lines in simplified characters; what is simplified already does not change.

    quotes: also write 「」『』 as “”‘’.
    mainland_words: also use the mainland's words in what is converted (軟體 becomes 软件 instead of 软体).

    >>> to_simplified("他看著名單，重新著手寫那本名著。")
    '他看着名单，重新着手写那本名著。'
    >>> to_simplified("這套軟體的「介面」", quotes=True, mainland_words=True)
    '这套软件的“界面”'
    """
    if not quotes and is_plainly_simplified(text):
        return text
    text = well_formed(text)
    return "\n".join(convert_blocks(text.split("\n"), quotes=quotes, mainland_words=mainland_words))
