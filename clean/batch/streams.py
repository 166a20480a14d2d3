"""Files as streams of bytes, whatever they are compressed with, and what to say when they break.

Streams are read with `read1`: it gives what one step of decompression gives, so that what stands before a
broken place is not lost with it.
"""

from __future__ import annotations

import bz2
import errno
import gzip
import lzma
import os
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any, BinaryIO, cast

from ..extras import need
from .forms import Compression

STEP = 1 << 18
# Dumps made with `zstd --long=31` cannot be read with less.
_ZSTD_WINDOW_LOG = 31
_MAGIC: dict[bytes, Compression] = {b"\x1f\x8b": "gz", b"\x28\xb5\x2f\xfd": "zst", b"BZh": "bz2", b"\xfd7zXZ\x00": "xz"}


def open_stream(path: str, compression: Compression) -> BinaryIO:
    """Open a file for reading, decompressed.

    Raises OSError if it cannot be opened, MissingExtra if the package for its compression is not installed.
    """
    file = open(path, "rb")  # noqa: SIM115 - handed to the caller
    try:
        return decompressed(file, compression)
    except BaseException:
        file.close()
        raise


def not_through_a_link(path: str, flags: int) -> int:
    """Open what a run writes under a name of its own making: a link that stands there is not the run's."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)


def once(path: str, compression: Compression) -> BinaryIO:
    """Open what can only be read once, a pipe or "-" for standard input, decompressed as its first bytes say.

    Standard input is opened anew: a thread that waits for it must not hold what Python closes at its end.
    """
    file = open(0 if path == "-" else path, "rb", closefd=path != "-")  # noqa: SIM115 - handed to the caller
    opening = file.peek(8)
    found = next((name for magic, name in _MAGIC.items() if opening.startswith(magic)), compression)
    return decompressed(file, found)


def decompressed(file: IO[bytes], compression: Compression) -> BinaryIO:
    """A stream of what a compressed stream holds."""
    if compression == "gz":
        return cast(BinaryIO, gzip.GzipFile(fileobj=file))
    if compression == "bz2":
        return cast(BinaryIO, bz2.BZ2File(file))
    if compression == "xz":
        return cast(BinaryIO, lzma.LZMAFile(file))
    if compression == "zst":
        zstd = zstd_module("reading .zst")
        wide = {zstd.DecompressionParameter.window_log_max: _ZSTD_WINDOW_LOG}
        return cast(BinaryIO, zstd.ZstdFile(file, options=wide))
    return cast(BinaryIO, file)


def zstd_module(to: str) -> Any:
    """Python's own module for Zstandard (3.14), or its backport."""
    if sys.version_info >= (3, 14):
        from compression import zstd

        return zstd
    return need("backports.zstd", extra="zstd", to=to)


def zstd_packer() -> Callable[[bytes], bytes]:
    """A way to compress pieces with Zstandard, each with a check sum."""
    zstd = zstd_module("writing .zst")
    checked = {zstd.CompressionParameter.checksum_flag: 1}
    return lambda data: cast(bytes, zstd.compress(data, options=checked))


def steps(stream: BinaryIO, size: int = STEP) -> Iterator[bytes]:
    """All bytes of a stream, so many at a time at most; raises what `trouble` can tell of where it is broken."""
    read = getattr(stream, "read1", stream.read)
    while step := read(min(size, STEP)):
        yield step


def is_damage(error: BaseException) -> bool:
    """Whether an error of reading means that the data are broken, rather than the program."""
    known = OSError | EOFError | zlib.error | lzma.LZMAError | zipfile.BadZipFile
    return isinstance(error, known) or type(error).__name__ == "ZstdError"


def trouble(error: BaseException) -> str:
    """What kept an input from being read, and what to do about it.

    >>> trouble(FileNotFoundError(2, "no"))
    'no such file or folder; check the name'
    """
    if isinstance(error, FileNotFoundError):
        return "no such file or folder; check the name"
    if isinstance(error, PermissionError):
        return "permission denied; this user may not read it"
    if isinstance(error, EOFError):
        return "cut off before its end; fetch it again (what stands before was read)"
    if isinstance(error, OSError) and error.errno is not None:
        return f"{error.strerror or error}; it could not be read"
    if is_damage(error):
        return f"damaged ({error}); fetch it again (what stands before was read)"
    return f"{type(error).__name__}: {error}"


def writing_trouble(error: OSError) -> str:
    """What kept an output from being written, and what to do about it."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"{error.strerror}; make room, then run the same command again with --resume"
    if isinstance(error, PermissionError):
        return "permission denied; this user may not write there"
    if isinstance(error, FileNotFoundError):
        return "no such folder; make it first"
    return f"{error.strerror or error}; it could not be written"
