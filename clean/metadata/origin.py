"""Where a page says what its metadata says: the line, the field of the head, or the address.

The finders of this folder weigh all evidence at once and keep no trail. The trail is found again from outside, by
asking them about one piece at a time: a field is from the first piece that gives its value alone, or else from the
first one without which the value is another. That costs some hundred short calls, so it is done only when asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from itertools import islice
from typing import Final, NamedTuple

from .evidence import Evidence, Head, Metadata, Origin
from .read import read_metadata
from .words import key

# Lines that the finders look at: no further from the body, no deeper in it.
_NEAR: Final = 40
_OPENING: Final = 6
_TAIL: Final = 8
_INSIDE: Final = 24
# More fields than any honest head has; and the longest text that is searched for a title.
_FIELDS: Final = 100
_LONGEST: Final = 1000
_NAMES: Final = tuple(field.name for field in fields(Metadata) if field.name != "title")


class _Piece(NamedTuple):
    origin: Origin
    alone: Evidence
    rest: Evidence


def find_origins(evidence: Evidence) -> dict[str, Origin]:
    """Return for each field that has a value the piece of evidence that it is from.

    >>> lines = ("渡口停摆之前", "2023-11-18 20:15 来源：河湾日报 作者：贺青")
    >>> page = Evidence(Head(meta={"og:site_name": "河湾网"}), None, "渡口停摆之前", lines, (), (), ())
    >>> {name: origin.text for name, origin in find_origins(page).items() if name in ("title", "site")}
    {'title': '渡口停摆之前', 'site': 'og:site_name: 河湾网'}
    """
    found = read_metadata(evidence)
    pieces = list(_pieces(evidence))
    origins: dict[str, Origin] = {}
    title = _title_origin(evidence, pieces)
    if title is not None:
        origins["title"] = title
    alone = [read_metadata(piece.alone) for piece in pieces]
    for name in _NAMES:
        value = getattr(found, name)
        if value is not None:
            telling = (piece for piece, read in zip(pieces, alone, strict=True) if getattr(read, name) == value)
            piece = next(telling, None) or _needed(name, value, pieces)
            if piece is not None:
                origins[name] = piece.origin
    return origins


def _needed(name: str, value: str, pieces: list[_Piece]) -> _Piece | None:
    """The first piece without which a field has another value; one that holds the value goes before others."""
    holding_first = sorted(pieces, key=lambda piece: value not in piece.origin.text)
    return next((piece for piece in holding_first if getattr(read_metadata(piece.rest), name) != value), None)


def _title_origin(evidence: Evidence, pieces: list[_Piece]) -> Origin | None:
    """The nearest line that shows the title, or the head's own."""
    wanted = key(evidence.title or "")
    if not wanted:
        return None
    holding = [piece.origin for piece in pieces if wanted in key(piece.origin.text[:_LONGEST])]
    shown = [origin for origin in holding if origin.where == "above"]
    return next(iter(shown or holding), None)


def _pieces(evidence: Evidence) -> Iterator[_Piece]:
    """Each line, field and address, with the evidence of it alone and of all but it."""
    bare = Evidence(Head(), None, evidence.title, (), (), (), ())
    above, inside, body, below = evidence.above, evidence.inside, evidence.body, evidence.below
    for number in range(len(above) - 1, max(-1, len(above) - 1 - _NEAR), -1):
        line, rest = _split(above, number)
        yield _Piece(Origin("above", line[0]), bare._replace(above=line), evidence._replace(above=rest))
    for number in range(min(_INSIDE, len(inside))):
        line, rest = _split(inside, number)
        yield _Piece(Origin("inside", line[0]), bare._replace(inside=line), evidence._replace(inside=rest))
    for number in range(len(body)):
        if number < _OPENING or number >= len(body) - _TAIL:
            line, rest = _split(body, number)
            yield _Piece(Origin("body", line[0]), bare._replace(body=line), evidence._replace(body=rest))
    for number in range(len(below)):
        line, rest = _split(below, number)
        yield _Piece(Origin("below", line[0]), bare._replace(below=line), evidence._replace(below=rest))
    for text, alone, rest_of_head in _fields(evidence.head):
        yield _Piece(Origin("head", text), bare._replace(head=alone), evidence._replace(head=rest_of_head))
    if evidence.url:
        yield _Piece(Origin("address", evidence.url), bare._replace(url=evidence.url), evidence._replace(url=None))


def _split(lines: tuple[str, ...], number: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """One of the lines, and the others."""
    return lines[number : number + 1], lines[:number] + lines[number + 1 :]


def _fields(head: Head) -> Iterator[tuple[str, Head, Head]]:
    """Each field of the head as text, with the head of it alone and of all but it."""
    if head.title:
        yield f"title: {head.title}", Head(title=head.title), head._replace(title="")
    for name, content in islice(head.meta.items(), _FIELDS):
        rest = {other: value for other, value in head.meta.items() if other != name}
        yield f"{name}: {content}", Head(meta={name: content}), head._replace(meta=rest)
    for number, text in enumerate(head.json_ld[:_FIELDS]):
        others = head.json_ld[:number] + head.json_ld[number + 1 :]
        yield f"JSON-LD: {text}", Head(json_ld=(text,)), head._replace(json_ld=others)
