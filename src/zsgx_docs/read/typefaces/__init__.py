"""The typefaces that papers are printed in, as files of this machine, and what glyphs look like in them."""

from zsgx_docs.read.typefaces.face_files import CHINESE, LATIN, face_files
from zsgx_docs.read.typefaces.outlines import Outline, outline_of, unlike_claim

__all__ = ["CHINESE", "LATIN", "Outline", "face_files", "outline_of", "unlike_claim"]
