"""Stands between the network and the routes: who may come in, with how much, and for how long."""

from zsgx_docs.web.gate.authorities import Authority
from zsgx_docs.web.gate.gate import BODY_BYTES, FORM_BYTES, Gate
from zsgx_docs.web.gate.patience import PATIENCE, Patience
from zsgx_docs.web.gate.private_log import keep_values_out_of_logs, log_by_standard_library
from zsgx_docs.web.gate.request_log import RequestLog
from zsgx_docs.web.gate.service import Service

__all__ = [
    "BODY_BYTES",
    "FORM_BYTES",
    "PATIENCE",
    "Authority",
    "Gate",
    "Patience",
    "RequestLog",
    "Service",
    "keep_values_out_of_logs",
    "log_by_standard_library",
]
