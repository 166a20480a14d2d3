"""What is not text is named, and what is text is not."""

from __future__ import annotations

import io
import random
import tarfile
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clean.binary import advice, kind_of

HANS = "渡口的老船夫每天清早解开缆绳，等第一个上学的孩子。河面不宽，摇过去只要一袋烟的工夫。"
HANT = "渡口的老船夫每天清早解開纜繩，等第一個上學的孩子。河面不寬，搖過去只要一袋煙的工夫。"


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "application/epub+zip" if name == "mimetype" else HANS)
    return buffer.getvalue()


def tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as file:
        info = tarfile.TarInfo("page.html")
        info.size = len(HANS.encode())
        file.addfile(info, io.BytesIO(HANS.encode()))
    return buffer.getvalue()


def gzip(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=31)
    return packer.compress(data) + packer.flush()


NOISE = random.Random(7).randbytes(3000)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)

BINARIES = [
    (b"\x89PNG\r\n\x1a\n" + NOISE, "a PNG image"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF" + NOISE, "a JPEG image"),
    (b"GIF89a" + NOISE, "a GIF image"),
    (b"RIFF\x10\0\0\0WEBPVP8 " + NOISE, "a WebP image"),
    (b"\0\0\0\x0cjP  \r\n" + NOISE, "a JPEG 2000 image"),
    (b"\0\0\0\x0cJXL \r\n" + NOISE, "a JPEG XL image"),
    (b"\xff\x0a" + NOISE, "a JPEG XL image"),
    (b"\xff\xf1\x50\x80" + NOISE, "an audio file (AAC)"),
    (b"RIFF\x10\0\0\0AVI LIST" + NOISE, "a video (AVI)"),
    (b"BM\x36\x10\0\0\0\0\0\0\x36\0\0\0" + NOISE, "a BMP image"),
    (b"\0\0\1\0\1\0\x10\x10" + NOISE, "an icon (ICO)"),
    (b"II*\0\x08\0\0\0" + NOISE, "a TIFF image"),
    (b"\0\0\0\x1cftypavif\0\0\0\0" + NOISE, "an AVIF image"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + NOISE, "a PDF document"),
    (b"\n\n%PDF-1.4\n" + NOISE, "a PDF document"),
    (archive("page.html"), "a zip archive"),
    (archive("[Content_Types].xml", "word/document.xml"), "a Word document"),
    (archive("[Content_Types].xml", "xl/workbook.xml"), "an Excel workbook"),
    (archive("mimetype", "text.xhtml"), "an EPUB book"),
    (OLE + "WordDocument".encode("utf-16-le"), "a Word document"),
    (OLE, "an Office document"),
    (gzip(HANS.encode()), "gzip-compressed data"),
    (gzip(tar()), "a tar archive, gzip-compressed"),
    (gzip(b"WARC/1.0\r\nWARC-Type: warcinfo\r\n"), "a WARC file, gzip-compressed"),
    (tar(), "a tar archive"),
    (b"BZh91AY&SY" + NOISE, "a bzip2 archive"),
    (b"\xfd7zXZ\0" + NOISE, "an xz archive"),
    (b"\x28\xb5\x2f\xfd" + NOISE, "zstd-compressed data"),
    (b"7z\xbc\xaf\x27\x1c" + NOISE, "a 7z archive"),
    (b"Rar!\x1a\x07\x01\0" + NOISE, "a RAR archive"),
    (b"ID3\x03\0\0\0" + NOISE, "an audio file (MP3)"),
    (b"\xff\xfb\x90\x64" + NOISE, "an audio file (MP3)"),
    (b"\0\0\0\x20ftypisom\0\0\2\0" + NOISE, "a video (MP4)"),
    (b"OggS\0\2" + NOISE, "an audio or video file (Ogg)"),
    (b"fLaC\0\0\0\x22" + NOISE, "an audio file (FLAC)"),
    (b"RIFF\x10\0\0\0WAVEfmt " + NOISE, "an audio file (WAV)"),
    (b"\x1a\x45\xdf\xa3" + NOISE, "a video (Matroska)"),
    (b"wOF2\0\1\0\0" + NOISE, "a font (WOFF2)"),
    (b"\x7fELF\2\1\1\0" + NOISE, "a program (ELF)"),
    (b"MZ\x90\0\3\0\0\0" + NOISE, "a program (Windows)"),
    (b"SQLite format 3\0" + NOISE, "an SQLite database"),
    (b"WARC/1.1\r\nWARC-Type: response\r\n", "a WARC file"),
    (b"PAR1\x15\4" + NOISE, "a Parquet file"),
    (NOISE, "binary data"),
    (zlib.compress(HANS.encode() * 9), "binary data"),
    (b"\xff" * 900, "binary data"),
    (b"", "nothing (0 bytes)"),
    (b" \r\n\t", "nothing but white space (4 bytes)"),
    (b"\xef\xbb\xbf \n", "nothing but white space (5 bytes)"),
    (bytes(64), "nothing but NUL bytes (64 bytes)"),
]


@pytest.mark.parametrize(("data", "kind"), BINARIES, ids=[f"{kind} {i}" for i, (_, kind) in enumerate(BINARIES)])
def test_what_is_not_text_is_named(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind
    assert advice(kind)


TEXTS = [
    (HANS.encode(), "UTF-8"),
    (HANS.encode()[:50], "UTF-8 that is cut off"),
    (HANS.encode("utf-16"), "UTF-16 with its mark"),
    (HANS.encode("utf-16-le"), "UTF-16 without"),
    (f"<p>{HANS}</p>".encode("utf-16-be"), "UTF-16 without, the other order"),
    (HANS.encode("gbk"), "GBK"),
    (HANS.encode("gbk") * 400, "GBK, long, the sample begins in the middle of a character"),
    (HANT.encode("big5"), "Big5"),
    (HANS.encode("gbk")[:40] + b"\xff\xff" + HANS.encode("gbk")[40:], "GBK with bad bytes"),
    ("今日は天気がいいですね。".encode("cp932"), "Japanese"),
    ("Élève à l'école: créée, déjà vu".encode("cp1252"), "French"),
    ("сегодня хорошая погода".encode("cp1251"), "Russian"),
    (b'<svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>', "SVG is text"),
    (b"<p>%PDF-1.7 is how such a file begins</p>", "an article about PDF"),
    (b"BMW and MZ made motorcycles; GIF is a format; PK is a code; ID3 too", "words that look like signatures"),
    (b"BM is a start", "two letters of a signature"),
    (b"MZ is a start too, of a text", "two letters of another one"),
    (b"\x1b[1mbold\x1b[0m text of a terminal", "escape sequences"),
    ("渡口\0河边".encode(), "one NUL byte in a text"),
    (b"a" * 5000, "ASCII"),
    (b"<p>x</p>" + b"\0" * 1 + HANS.encode() * 40, "one NUL byte in a page"),
]


@pytest.mark.parametrize("data", [data for data, _ in TEXTS], ids=[why for _, why in TEXTS])
def test_text_is_not_taken_for_anything_else(data: bytes) -> None:
    assert kind_of(data) is None


@pytest.mark.parametrize(
    ("kind", "todo"),
    [
        ("a PDF document", "extract its text first"),
        ("a Word document", "extract its text first"),
        ("a tar archive, gzip-compressed", "decompress it first"),
        ("a zip archive", "unpack it first"),
        ("a PNG image", "recognise its text first"),
        ("an icon (ICO)", "recognise its text first"),
        ("a video (MP4)", "transcribe it first"),
        ("nothing (0 bytes)", "fetch the page again"),
        ("binary data", "pass the bytes of a page of text"),
    ],
)
def test_the_advice_fits_the_kind(kind: str, todo: str) -> None:
    assert advice(kind) == todo


@given(st.binary(max_size=600))
def test_random_bytes_never_raise(data: bytes) -> None:
    kind = kind_of(data)
    assert kind is None or advice(kind)


@given(
    st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2), st.sampled_from(["utf-8", "gbk"])
)
def test_han_text_is_never_binary(text: str, codec: str) -> None:
    assert kind_of(f"<p>{text}</p>".encode(codec)) is None
