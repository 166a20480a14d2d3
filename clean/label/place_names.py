"""Names of counties, districts and towns, of which link farms are full."""

from __future__ import annotations

from typing import Final

from ..expressions import expression

_KINDS: Final = frozenset("县市区旗镇乡州盟")
# In a list of places, and nothing else, also these; stations only if one of them is called by where it lies.
_LISTED: Final = _KINDS | frozenset("村路街桥岛港")
_STATION: Final = expression("[东南西北]站$")
_AUTONOMOUS: Final = ("自治县", "自治州")
# A name has so many characters at most before what kind of place it is.
_LONGEST: Final = 6
# So many names make a list, if that are so many of what stands between its marks.
_FEWEST: Final = 4
_SHARE: Final = 0.6
_PARTED: Final = expression(r"\s*[|｜、,，;；/\s]\s*")


def names_place(text: str) -> bool:
    """Whether a text may be nothing but the name of such a place.

    >>> names_place("桐庐县"), names_place("大厂回族自治县"), names_place("这里是市区里面最大的县")
    (True, True, False)
    """
    if not 1 < len(text) <= _LONGEST + 3 or text[-1] not in _KINDS:
        return False
    return len(text) <= _LONGEST + 1 or text.endswith(_AUTONOMOUS)


def lists_places(line: str) -> bool:
    """Whether a line lists places and little else, as orders and warnings do.

    >>> lists_places("桓仁县 | 新宾县 | 清原县 | 本溪县"), lists_places("首页 | 县区 | 社会 | 民生")
    (True, False)
    """
    parts = [part for part in _PARTED.split(line.rstrip("。；")) if part]
    kinds = _LISTED | ({"站"} if any(map(_STATION.search, parts)) else frozenset())
    places = sum(names_place(part) or (1 < len(part) <= _LONGEST + 1 and part[-1] in kinds) for part in parts)
    return places >= _FEWEST and places >= _SHARE * len(parts)
