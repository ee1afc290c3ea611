"""Takes in what is sent: whether there is a place for it, and the body, to a file of its own."""

from zsgx_docs.web.api.coming.admission import Admission
from zsgx_docs.web.api.coming.bodies import UploadedForm, declared_bytes, expect, form_in, kept_apart

__all__ = ["Admission", "UploadedForm", "declared_bytes", "expect", "form_in", "kept_apart"]
