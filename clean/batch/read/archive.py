"""Pages in a zip archive."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from ..chunks import Members
from ..forms import form_of
from ..record import Failed, Record
from ..streams import decompressed, is_damage, trouble
from .pages import read_page


def read_members(chunk: Members, max_bytes: int) -> Iterator[Record | Failed]:
    """One record a member; its input is `archive.zip!folder/page.html`."""
    with zipfile.ZipFile(chunk.path) as archive:
        for member in chunk.members:
            name = f"{chunk.path}!{member}"
            form = form_of(member)
            try:
                with archive.open(member) as stream:
                    page = read_page(decompressed(cast(BinaryIO, stream), form.compression if form else ""), max_bytes)
            except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError) as error:
                yield Failed(name, "input", f"{member_trouble(error)}", 1, name)
            except Exception as error:
                if not is_damage(error) and not isinstance(error, ImportError):
                    raise
                yield Failed(name, "input", trouble(error), 1, name)
            else:
                yield Record(page, name, 1, name)


def member_trouble(error: Exception) -> str:
    """What kept a member from being read."""
    if isinstance(error, RuntimeError) and "password" in str(error):
        return "encrypted; unpack it with its password first"
    if isinstance(error, NotImplementedError):
        return "packed in a way that is not known here; unpack it first"
    return f"damaged ({error}); fetch the archive again"
