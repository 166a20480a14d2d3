"""Where the doubtful is decided: the thresholds that `Options.favor` moves, to either side.

Most blocks of a page are not in doubt, and these numbers do not touch them. Balanced has those that are best for f1;
precision has them where what is doubtful goes, recall where it stays.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final, NamedTuple

from ..labels import Label, Role


class Thresholds(NamedTuple):
    """What a block must have to be kept where its place and its own figures leave it in doubt.

    neighbour: score that a part beside the main content must have to belong to it.
    climb: the container around the main content is taken as well if it keeps this share of the score, that is, if
        little but links would make the difference; so many levels out at most.
    between: roles of blocks that belong to the article where they stand between two of its parts.
    named_paragraph: score from which a block is a paragraph of prose, which a name alone does not remove.
    repeat: length from which a line that stands in the article already is a duplicate; shorter ones may repeat.
    about_the_same: share of a line's pairs of characters that the body has, from which a line right below it goes on
        with its subject.
    edge: value of a line (see `line_value`) below which it is dropped at the edge of a body of prose.
    inside: labels that do not count for a line between two paragraphs of the article.
    """

    neighbour: float = 2.0
    climb: float = math.inf
    between: frozenset[Role] = frozenset((Role.TABLE, Role.LIST_ITEM, Role.HEADING))
    named_paragraph: float = 3.0
    repeat: float = 30
    about_the_same: float = 0.3
    edge: float = -math.inf
    inside: frozenset[Label] = frozenset()


BALANCED: Final = Thresholds()
# Set on the shown pages, one at a time; see "Precision or recall" in the documentation for what they do together.
OF_FAVOR: Final[Mapping[str, Thresholds]] = {
    "balanced": BALANCED,
    "precision": Thresholds(
        between=frozenset((Role.TABLE, Role.HEADING)),
        named_paragraph=8.0,
        about_the_same=0.5,
        edge=0.0,
    ),
    "recall": Thresholds(
        neighbour=0.5,
        climb=0.8,
        between=frozenset((Role.TABLE, Role.LIST_ITEM, Role.HEADING, Role.PARAGRAPH, Role.CAPTION, Role.QUOTE)),
        named_paragraph=1.0,
        repeat=math.inf,
        about_the_same=0.15,
        inside=frozenset((Label.BYLINE, Label.EDITOR)),
    ),
}
