"""The role of a block from the tags around it."""

from __future__ import annotations

from typing import Final

from ..labels import Role
from ..parse.blocks import Page

_ROLE_OF_TAG: Final = {
    "h1": Role.HEADING, "h2": Role.HEADING, "h3": Role.HEADING, "h4": Role.HEADING, "h5": Role.HEADING,
    "h6": Role.HEADING, "summary": Role.HEADING, "li": Role.LIST_ITEM, "dd": Role.LIST_ITEM,
    "dt": Role.LIST_ITEM, "pre": Role.CODE,
    "listing": Role.CODE, "xmp": Role.CODE, "blockquote": Role.QUOTE, "figcaption": Role.CAPTION,
    "caption": Role.CAPTION,
    "figure": Role.CAPTION,
}  # fmt: skip
# How many containers outwards a role is looked for.
_REACH: Final = 4
_LEVELS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_PARAGRAPH: Final = Role.PARAGRAPH


def roles_of(page: Page, owners: list[int]) -> list[Role]:
    """What the blocks are that stand directly in each of some containers."""
    tags, parents = page.tags, page.parents
    roles: list[Role] = []
    last, around = -1, _PARAGRAPH  # a parent and the role that it gives: neighbours have it in common
    for owner in owners:
        role = _ROLE_OF_TAG.get(tags[owner]) if owner > 0 else _PARAGRAPH
        if role is None:
            parent = parents[owner]
            if parent != last:
                last, around = parent, _role_around(tags, parents, parent)
            role = around
        roles.append(role)
    return roles


def _role_around(tags: list[str], parents: list[int], container: int) -> Role:
    """What the blocks in the containers of a container are, by what stands around them."""
    for _ in range(_REACH - 1):
        if container <= 0:
            break
        role = _ROLE_OF_TAG.get(tags[container])
        if role is not None:
            return role
        container = parents[container]
    return _PARAGRAPH


def heading_level(page: Page, owner: int) -> int:
    """For blocks that stand directly in a container 1 to 6 inside h1 to h6, else 0."""
    if owner <= 0:
        return 0
    level = _LEVELS.get(page.tags[owner], 0)
    return level if level else _LEVELS.get(page.tags[page.parents[owner]], 0)
