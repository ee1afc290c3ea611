"""PDFs written by hand, so that a test can set exactly what the reader must see through."""

from __future__ import annotations

from dataclasses import dataclass, field

A4 = "0 0 595 842"


@dataclass
class HandmadePdf:
    """Pages of raw content streams in Helvetica as /F1 and ZapfDingbats as /F2."""

    objects: list[bytes] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    extra_root: str = ""

    def add(self, body: str | bytes) -> int:
        """An object of its own; returns its number (1 and 2 are the catalogue and the page tree)."""
        self.objects.append(body.encode() if isinstance(body, str) else body)
        return len(self.objects) + 2

    def stream(self, content: bytes, entries: str = "") -> int:
        return self.add(
            f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"
        )

    def page(self, content: str, entries: str = "", media: str = A4, xobjects: str = "") -> None:
        fonts = "/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
        fonts += " /F2 << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >>"
        resources = f"<< /Font << {fonts} >> /XObject << {xobjects} >> >>"
        body = self.stream(content.encode("latin-1"))
        head = f"/Type /Page /Parent 2 0 R /MediaBox [{media}] /Resources {resources}"
        self.pages.append(self.add(f"<< {head} /Contents {body} 0 R {entries} >>"))

    def bytes(self) -> bytes:
        kids = " ".join(f"{n} 0 R" for n in self.pages)
        objects = [
            f"<< /Type /Catalog /Pages 2 0 R {self.extra_root} >>".encode(),
            f"<< /Type /Pages /Kids [{kids}] /Count {len(self.pages)} >>".encode(),
            *self.objects,
        ]
        out = bytearray(b"%PDF-1.7\n")
        offsets = []
        for number, body in enumerate(objects, start=1):
            offsets.append(len(out))
            out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
        trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
        return bytes(out) + trailer.encode()


def words(text: str, x: float, y: float, size: float = 12, before: str = "") -> str:
    """`text` set at a point of the page's own space; `before`: operators such as a rendering mode."""
    return f"BT /F1 {size} Tf {before} 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def one_page(content: str, entries: str = "", media: str = A4) -> bytes:
    made = HandmadePdf()
    made.page(content, entries, media)
    return made.bytes()
