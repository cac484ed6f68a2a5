import struct

import pytest

from resal.core.uploads import accept
from tests.core.uploads import samples
from tests.core.uploads.samples import SECRET, sent


def kept(content: bytes, name: str) -> bytes:
    return accept(sent(content, name)).content


def test_a_png_loses_its_words_and_what_follows_its_end():
    with_words = samples.png((b"tEXt", SECRET), (b"eXIf", SECRET), (b"tIME", SECRET), end=SECRET)

    assert kept(with_words, "x.png") == samples.png()


def test_a_jpeg_loses_its_metadata_and_what_follows_its_end():
    private = [
        samples.segment(0xE1, samples.exif(1)),
        samples.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + SECRET),
        samples.segment(0xED, b"Photoshop 3.0\x00" + SECRET),
        samples.segment(0xE2, b"MPF\x00" + SECRET),
        samples.segment(0xFE, SECRET),
    ]

    assert kept(samples.jpeg(*private, end=SECRET), "x.jpg") == samples.jpeg()


def test_a_jpeg_keeps_its_colours():
    colours = samples.segment(0xE2, b"ICC_PROFILE\x00\x01\x01abc") + samples.segment(0xEE, b"Adobe\x00d")

    assert kept(samples.jpeg(colours), "x.jpg") == samples.jpeg(colours)


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_jpeg_keeps_only_the_way_it_is_turned(order):
    content = kept(samples.jpeg(samples.segment(0xE1, samples.exif(6, order))), "x.jpg")

    assert SECRET not in content
    assert content.count(b"Exif") == 1
    assert struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0) in content


def test_a_webp_loses_its_metadata():
    flags = bytes([0b0001_1100]) + bytes(9)
    image = (b"VP8 ", b"abc")

    content = kept(samples.webp((b"VP8X", flags), image, (b"EXIF", SECRET), (b"XMP ", SECRET)), "x.webp")

    assert content == samples.webp((b"VP8X", bytes([0b0001_0000]) + bytes(9)), image)
