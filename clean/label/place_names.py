"""Names of counties, districts and towns, of which link farms are full."""

from __future__ import annotations

from typing import Final

_KINDS: Final = frozenset("县市区旗镇乡州盟")
_AUTONOMOUS: Final = ("自治县", "自治州")
# A name has so many characters at most before what kind of place it is.
_LONGEST: Final = 6


def names_place(text: str) -> bool:
    """Whether a text may be nothing but the name of such a place.

    >>> names_place("桐庐县"), names_place("大厂回族自治县"), names_place("这里是市区里面最大的县")
    (True, True, False)
    """
    if not 1 < len(text) <= _LONGEST + 3 or text[-1] not in _KINDS:
        return False
    return len(text) <= _LONGEST + 1 or text.endswith(_AUTONOMOUS)
