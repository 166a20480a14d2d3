"""What the bytes are if they are not text: an image, a PDF, an archive, random bytes, nothing.

The first bytes tell, in most cases; only what carries no known sign is looked at by its bytes, on a sample. The answer
is a phrase with its article, to be put into a sentence; `advice` says what to do about it.
"""

from __future__ import annotations

import codecs
import re
import zlib

from clean.decode import fewest_bits, sixteen_bit_encoding

from .expressions import expression


def kind_of(data: bytes, *, is_utf8: bool = False) -> str | None:
    """Return what the bytes are, or None if they are text. is_utf8: whether they are known to be UTF-8 throughout.

    >>> kind_of(bytes.fromhex("89504e470d0a1a0a") + bytes(8))
    'a PNG image'
    >>> kind_of("<p>早市七点开门。</p>".encode("utf-16-le")) is None
    True
    >>> kind_of(b"  ")
    'nothing but white space (2 bytes)'
    """
    return _by_signature(data) or _by_emptiness(data) or _by_statistics(data, is_utf8)


def advice(kind: str) -> str:
    """Return what to do with data of a kind that `kind_of` names.

    >>> advice("a PDF document")
    'extract its text first'
    """
    return next((todo for words, todo in _ADVICE if words.search(kind)), "pass the bytes of a page of text")


_ADVICE = tuple(
    (expression(words), todo)
    for words, todo in (
        ("gzip|zstd|brotli|compressed", "decompress it first"),
        ("archive", "unpack it first"),
        ("image|icon", "recognise its text first"),
        ("audio|video", "transcribe it first"),
        ("PDF|Word|Excel|PowerPoint|OpenDocument|EPUB|Office|RTF", "extract its text first"),
        ("WARC", "read its records one by one, or give the file to the command line"),
        ("Parquet|SQLite", "read the column that holds the pages"),
        ("^nothing", "fetch the page again"),
        ("font|program|Flash|bytecode", "leave it out"),
    )
)


# ------------------------------------------------------------------------------------------------------- signatures

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\0\0\1\0", "an icon (ICO)"),
    (b"\0\0\2\0", "an icon (ICO)"),
    (b"8BPS\0\1", "a Photoshop image"),
    (b"\x1f\x8b\x08", "gzip-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"MSCF\0\0\0\0", "a cabinet archive"),
    (b"{\\rtf", "an RTF document"),
    (b"fLaC", "an audio file (FLAC)"),
    (b"OggS\0", "an audio or video file (Ogg)"),
    (b"MThd\0\0\0\6", "an audio file (MIDI)"),
    (b"#!AMR\n", "an audio file (AMR)"),
    (b"\x1a\x45\xdf\xa3", "a video (Matroska)"),
    (b"FLV\1", "a video (Flash)"),
    (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "an audio or video file (Windows Media)"),
    (b"\0\0\1\xba", "a video (MPEG)"),
    (b"\0\0\1\xb3", "a video (MPEG)"),
    (b"wOFF", "a font (WOFF)"),
    (b"wOF2", "a font (WOFF2)"),
    (b"\0\1\0\0\0", "a font (TrueType)"),
    (b"OTTO\0", "a font (OpenType)"),
    (b"ttcf\0", "a font collection"),
    (b"\x7fELF", "a program (ELF)"),
    (b"\xca\xfe\xba\xbe", "a program (Java or macOS)"),
    (b"\xcf\xfa\xed\xfe", "a program (macOS)"),
    (b"\0asm\1\0\0\0", "a program (WebAssembly)"),
    (b"CWS", "a Flash film"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"WARC/0.", "a WARC file"),
    (b"WARC/1.", "a WARC file"),
)

_BY_FIRST_BYTE: dict[int, list[tuple[bytes, str]]] = {}
for _sign, _phrase in _SIGNATURES:
    _BY_FIRST_BYTE.setdefault(_sign[0], []).append((_sign, _phrase))


def _by_signature(data: bytes) -> str | None:
    if not data:
        return None
    for sign, phrase in _BY_FIRST_BYTE.get(data[0], ()):
        if data.startswith(sign):
            return _inside_gzip(data) if sign == b"\x1f\x8b\x08" else phrase
    first = data[:16]
    for looks, name in _LOOKS if data[0] in _OPEN_LOOKS else ():
        if looks.match(first):
            return name
    if first.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\x08")):
        return _kind_of_zip(data)
    if first.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _kind_of_old_office(data)
    if first[4:8] == b"ftyp":
        return _kind_of_mp4(first[8:12])
    if data[257:262] == b"ustar":
        return "a tar archive"
    if b"%PDF-" in data[:1024] and data.lstrip()[:1] != b"<":
        return "a PDF document"
    return None


_LOOKS = tuple(
    (expression(pattern, re.DOTALL), name)
    for pattern, name in (
        (rb"RIFF....WEBP", "a WebP image"),
        (rb"RIFF....WAVE", "an audio file (WAV)"),
        (rb"RIFF....AVI ", "a video (AVI)"),
        (rb"BM....\0\0\0\0...\0", "a BMP image"),
        (rb"BZh[1-9]1AY&SY", "a bzip2 archive"),
        (rb"ID3[\2-\4]", "an audio file (MP3)"),
        (rb"\xff[\xfb\xf3\xf2\xfa][\x10-\xeb].", "an audio file (MP3)"),
        (rb"\xff[\xf1\xf9][\x40-\x7f].", "an audio file (AAC)"),
        (rb"MZ.{0,14}\0", "a program (Windows)"),
        (rb"\0\0\0\x0cjP  ", "a JPEG 2000 image"),
        (rb"\xff\x0a|\0\0\0\x0cJXL ", "a JPEG XL image"),
    )
)


_OPEN_LOOKS = b"BIMR\xff\0"
"""The bytes that these begin with."""


def _inside_gzip(data: bytes) -> str:
    """A gzip-compressed tar or WARC file is named by what is in it."""
    try:
        head = zlib.decompressobj(wbits=31).decompress(data[:4096], 512)
    except zlib.error:
        return "gzip-compressed data"
    if head.startswith(b"WARC/"):
        return "a WARC file, gzip-compressed"
    return "a tar archive, gzip-compressed" if head[257:262] == b"ustar" else "gzip-compressed data"


def _kind_of_zip(data: bytes) -> str:
    """Office files, EPUB and Android packages are zip archives; the names of their first files tell."""
    head, tail = data[:8192], data[-65536:]
    if head[30:].startswith(b"mimetypeapplication/epub+zip"):
        return "an EPUB book"
    if head[30:].startswith(b"mimetypeapplication/vnd.oasis.opendocument"):
        return "an OpenDocument file"
    if b"[Content_Types].xml" in head or b"[Content_Types].xml" in tail:
        for folder, name in (
            (b"word/", "a Word document"),
            (b"xl/", "an Excel workbook"),
            (b"ppt/", "a PowerPoint file"),
        ):
            if folder in tail or folder in head:
                return name
        return "an Office document"
    return "a zip archive"


def _kind_of_old_office(data: bytes) -> str:
    """The directory of an OLE file names its streams in UTF-16."""
    streams = (
        ("WordDocument", "a Word document"),
        ("Workbook", "an Excel workbook"),
        ("PowerPoint", "a PowerPoint file"),
    )
    for stream, name in streams:
        if stream.encode("utf-16-le") in data:
            return name
    return "an Office document"


def _kind_of_mp4(brand: bytes) -> str:
    if brand in (b"avif", b"avis"):
        return "an AVIF image"
    if brand in (b"heic", b"heix", b"mif1", b"msf1", b"heif"):
        return "a HEIF image"
    return "an audio file (MP4)" if brand.startswith(b"M4A") else "a video (MP4)"


# ------------------------------------------------------------------------------------------- nothing, random bytes


def _by_emptiness(data: bytes) -> str | None:
    """Nothing, or nothing one could see."""
    if not data:
        return "nothing (0 bytes)"
    if data[:64].translate(None, _UNSEEN):  # most pages end here
        return None
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    if data[len(mark) :].translate(None, _BLANK):
        return None
    what = "white space" if data.strip(b"\0") else "NUL bytes"
    return f"nothing but {what} ({len(data)} bytes)"


_BLANK = b" \t\r\n\x0b\x0c\0"
_UNSEEN = _BLANK + codecs.BOM_UTF8 + codecs.BOM_UTF16
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

SAMPLE = 4096
"""Bytes that are looked at, at the start and in the middle."""

MOST_CONTROLS = 0.03
"""Share of control bytes above which it is no text. Random bytes have 0.11, the worst of 138 real pages 0.0001."""

UNREADABLE = 17.0
"""Bits a character in the best reading above which it is no text in any encoding. Rare Chinese characters have 16."""

_NOT_CONTROLS = bytes(byte for byte in range(256) if byte >= 0x20 and byte != 0x7F) + b"\t\n\r\f\x1b"
_CONTROLS = bytes(range(256)).translate(None, _NOT_CONTROLS)


def _by_statistics(data: bytes, is_utf8: bool) -> str | None:
    middle = len(data) // 2 & ~1
    sample = data if len(data) <= 2 * SAMPLE else data[:SAMPLE] + data[middle : middle + SAMPLE]
    if sample.isascii() and b"\0" not in sample and not _CONTROL.search(sample):
        return None
    if data.startswith(_MARKS):
        return None
    # Each is looked for in less time than all are counted in; most pages have none.
    controls = len(sample.translate(None, _NOT_CONTROLS)) if any(map(sample.__contains__, _CONTROLS)) else 0
    if controls > max(1, MOST_CONTROLS * len(sample)):
        return None if sixteen_bit_encoding(data) else "binary data"
    if is_utf8:
        return None
    try:
        codecs.utf_8_decode(data[:SAMPLE], "strict", len(data) <= SAMPLE)  # a character may be cut off by the sample
    except UnicodeDecodeError:
        return "binary data" if fewest_bits(sample) > UNREADABLE else None
    return None


_CONTROL = expression(rb"[\x01-\x08\x0b\x0e-\x1a\x1c-\x1f]")
