"""Read what a seal's ring or square says."""

from zsgx_docs.read.seals.text.isolate_ink import lifted_seal
from zsgx_docs.read.seals.text.recognise import SealText, read_mirrored, read_seal

__all__ = ["SealText", "lifted_seal", "read_mirrored", "read_seal"]
