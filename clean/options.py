"""The options of a run, each defined once: name, default, meaning, choices.

The command line is made from the fields of `Options`; the help of an option is its `help` here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .expressions import expression

MEBIBYTE = 1 << 20
_MOMENT = expression(r"\d{4}-?\d\d-?\d\d(?:[T ]\d\d(?::?\d\d){1,2}(?:[.,]\d+)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?")


@dataclass(frozen=True, slots=True)
class Options:
    """How a page is to be cleaned. The defaults are right for a corpus of articles.

    >>> Options(script="keep").script
    'keep'
    """

    script: Literal["hans", "keep"] = field(
        default="hans",
        metadata={"help": "hans converts Traditional to Simplified; keep leaves the script as it came."},
    )
    captions: bool = field(
        default=True,
        metadata={"help": "Keep the captions of pictures and tables that stand inside the article."},
    )
    links: bool = field(
        default=False,
        metadata={"help": "Keep the addresses of the article's links, for Markdown, HTML and the blocks."},
    )
    images: bool = field(
        default=False,
        metadata={"help": "Keep the article's pictures, for Markdown, HTML and the blocks."},
    )
    crawled: str | None = field(
        default=None,
        metadata={"help": "When the page was fetched, in ISO 8601: 昨天 and 2分钟前 are counted from it."},
    )
    favor: Literal["balanced", "precision", "recall"] = field(
        default="balanced",
        metadata={"help": "What to do with doubtful lines: precision drops them, recall keeps them."},
    )
    mainland_quotes: bool = field(
        default=False,
        metadata={"help": "Write 「」『』 as “”‘’."},
    )
    mainland_words: bool = field(
        default=False,
        metadata={"help": "Also change Taiwan vocabulary to that of the mainland (軟體 becomes 软件)."},
    )
    max_bytes: int = field(
        default=16 * MEBIBYTE,
        metadata={"help": "Refuse a page larger than this, in bytes."},
    )
    timeout: float = field(
        default=30.0,
        metadata={"help": "Give a page up after so many seconds of CPU time."},
    )

    def __post_init__(self) -> None:
        if self.script not in ("hans", "keep"):
            raise ValueError(f"script must be 'hans' or 'keep', not {self.script!r}")
        if self.favor not in ("balanced", "precision", "recall"):
            raise ValueError(f"favor must be 'balanced', 'precision' or 'recall', not {self.favor!r}")
        if self.crawled is not None and not _MOMENT.fullmatch(self.crawled):
            raise ValueError(
                f"crawled must be a day or a time in ISO 8601, like 2024-03-05T20:30:00Z, not {self.crawled!r}"
            )
        if self.max_bytes <= 0:
            raise ValueError(f"max_bytes must be positive, not {self.max_bytes!r}")
        if not self.timeout > 0:
            raise ValueError(f"timeout must be positive, not {self.timeout!r}")


DEFAULT = Options()
