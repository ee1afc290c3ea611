"""PDFs and pictures that are not what they should be."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageDraw

from read.handmade import HandmadePdf, one_page, words

PDF = one_page(words("x", 100, 700))


def without_pages() -> bytes:
    return HandmadePdf().bytes()


def of_many_pages(count: int) -> bytes:
    made = HandmadePdf()
    for _ in range(count):
        made.page("")
    return made.bytes()


def locked() -> bytes:
    """Locked by a password nobody knows."""
    made = HandmadePdf()
    made.page(words("x", 100, 700))
    plain = made.bytes()
    secret = "<" + "5a" * 32 + ">"
    lock = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O {secret} /U {secret} >> /ID [<00> <00>]"
    return plain.replace(b"trailer << ", f"trailer << {lock} ".encode())


def locked_strangely() -> bytes:
    return PDF.replace(b"trailer << ", b"trailer << /Encrypt << /Filter /Strange /V 9 >> /ID [<00> <00>] ")


def flate_bomb(megabytes: int) -> bytes:
    """A page whose content is spaces, packed a thousand times."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(megabytes)) + packer.flush()
    made = HandmadePdf()
    body = made.stream(packed, "/Filter /FlateDecode")
    made.pages.append(
        made.add(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {body} 0 R >>")
    )
    return made.bytes()


def picture_bomb(side: int) -> bytes:
    """A page with one black picture of `side` by `side` pixels."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(3 * side)) for _ in range(side)) + packer.flush()
    made = HandmadePdf()
    head = f"/Type /XObject /Subtype /Image /Width {side} /Height {side} /BitsPerComponent 8"
    picture = made.stream(packed, f"{head} /ColorSpace /DeviceRGB /Filter /FlateDecode")
    made.page("q 595 0 0 842 0 0 cm /P Do Q", xobjects=f"/P {picture} 0 R")
    return made.bytes()


def forms_in_forms(depth: int) -> bytes:
    """Drawings that each draw the next one ten times."""
    made = HandmadePdf()
    inner = made.stream(b"0 0 m 100 100 l S", "/Type /XObject /Subtype /Form /BBox [0 0 595 842]")
    for _ in range(depth):
        resources = f"/Resources << /XObject << /F {inner} 0 R >> >>"
        inner = made.stream(b"/F Do " * 10, f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources}")
    made.page("/F Do", xobjects=f"/F {inner} 0 R")
    return made.bytes()


def form_in_itself() -> bytes:
    made = HandmadePdf()
    resources = "/Resources << /XObject << /F 3 0 R >> >>"
    inner = made.stream(b"/F Do", f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] {resources}")
    assert inner == 3
    made.page("/F Do", xobjects=f"/F {inner} 0 R")
    return made.bytes()


def with_script() -> bytes:
    """A PDF that would run a script and start a program when it is opened."""
    made = HandmadePdf(
        extra_root="/OpenAction << /S /JavaScript /JS (while (true) {}) >> "
        "/AA << /WC << /S /Launch /F (calc.exe) >> >>"
    )
    made.page(words("x", 100, 700))
    return made.bytes()


def picture(kind: str, size: tuple[int, int] = (400, 300), **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, kind, **options)
    return out.getvalue()


def cat() -> bytes:
    """A grey cat on a lawn, as from a phone."""
    image = Image.new("RGB", (900, 1200), (96, 140, 72))
    pen = ImageDraw.Draw(image)
    pen.ellipse((250, 500, 650, 1100), fill=(120, 120, 125))
    pen.ellipse((300, 250, 600, 550), fill=(130, 130, 135))
    pen.polygon([(310, 340), (330, 180), (430, 280)], fill=(125, 125, 130))
    pen.polygon([(590, 340), (570, 180), (470, 280)], fill=(125, 125, 130))
    for x in (390, 510):
        pen.ellipse((x - 25, 360, x + 25, 410), fill=(200, 190, 60))
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )
