"""What a tag means for the flow of text, by its name and by the parser's number for it."""

from __future__ import annotations

from typing import Final

from selectolax.lexbor import LexborHTMLParser

# What a tag means for the flow of text, what stands in the line first. Anything that is not listed starts a block.
TEXT: Final = 0
INLINE: Final = 1
LINK: Final = 2
BLOCK: Final = 3
VERBATIM: Final = 4
DROP: Final = 5
BREAK: Final = 6
# The kind of a number that no known tag has.
UNKNOWN: Final = 255
KINDS: dict[str, int] = {}
for _kind, _tags in {
    DROP: "script style noscript template iframe object embed applet svg head select datalist option textarea canvas "
    "audio video noframes title rt rp rtc meta base param link col colgroup img math annotation annotation-xml",
    BREAK: "br hr",
    LINK: "a",
    VERBATIM: "pre listing xmp",
    INLINE: "span b strong em i font u small big sup sub label code q mark ins del s strike abbr cite time var tt kbd "
    "samp bdi bdo wbr nobr input acronym data dfn ruby rb picture source basefont track map area "
    "o:p st1:personname st1:chsdate st1:place relative-time time-ago g-emoji mjx-container",
}.items():
    KINDS.update(dict.fromkeys(_tags.split(), _kind))

# Lexbor numbers the tags that HTML does not know anew in every document, from far above this.
_CUSTOM: Final = 1000


def _tag_numbers() -> tuple[dict[int, int], dict[int, str]]:
    """Lexbor's numbers of the known tags: number to kind, and number to name."""
    kinds: dict[int, int] = {}
    names: dict[int, str] = {}
    # Outside these the parser leaves them out.
    framed = (
        "<table><caption>x</caption><colgroup><col></colgroup><thead><tr><th>x</thead><tbody><tr><td>x</tbody>"
        "<tfoot><tr><td>x</table><select><option>x</select><ruby><rb>x<rt>x<rp>x<rtc>x</ruby>"
    )
    blocks = (
        "address article aside blockquote body button caption center dd details dialog div dl dt fieldset figcaption "
        "figure footer form h1 h2 h3 h4 h5 h6 header legend li main marquee menu nav ol p section summary table tbody "
        "td tfoot th thead tr ul"
    )
    known = KINDS | dict.fromkeys(blocks.split(), BLOCK)
    for element in LexborHTMLParser(f"<body>{framed}" + "".join([f"<{name}>x</{name}>" for name in known])).css("*"):
        name, number = element.tag, element.tag_id
        if name in known and number is not None and number < _CUSTOM:
            kinds[number] = known[name]
            names[number] = name
    probe = LexborHTMLParser("<body>x<!--c--><?i>").body
    assert probe is not None
    text, comment, instruction = probe.iter(include_text=True)
    kinds[text.tag_id] = TEXT
    kinds[comment.tag_id] = kinds[instruction.tag_id] = DROP
    return kinds, names


_KIND_OF, _NAME_OF = _tag_numbers()
# By number. A tag that has none of these is a <div> to all that comes after.
KIND_OF: Final = bytes(_KIND_OF.get(number, UNKNOWN) for number in range(max(_KIND_OF) + 1))
NAME_OF: Final = [_NAME_OF.get(number, "div") for number in range(len(KIND_OF))]
NUMBER_OF: Final = {name: number for number, name in _NAME_OF.items()}
TEXT_NUMBER: Final = next(number for number, kind in _KIND_OF.items() if kind == TEXT)
# Where pages keep the address of a picture that is loaded when it comes into view; its src is a stand-in until then.
SOURCES: Final = (
    "data-original", "data-src", "data-actualsrc", "data-original-src", "data-lazy-src", "data-lazyload", "src",
)  # fmt: skip
# What stands for a tag without a number of its own; as text, if its like in HTML is left out.
CUSTOM_KINDS: Final = {name: TEXT if kind in (DROP, BREAK) else kind for name, kind in KINDS.items()}
