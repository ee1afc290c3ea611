"""Read doubtful spots again, and choose between what was heard."""

from zsgx_docs.read.verify.reread.arbiter import heard_again
from zsgx_docs.read.verify.reread.consistency import borne_out, borne_out_paths, settled
from zsgx_docs.read.verify.reread.hypotheses import DOUBTFUL
from zsgx_docs.read.verify.reread.reread import look_closer, read_again

__all__ = ["DOUBTFUL", "borne_out", "borne_out_paths", "heard_again", "look_closer", "read_again", "settled"]
