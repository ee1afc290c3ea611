"""Read and print numbers that name something: ID cards, certificates, documents, telephones."""

from zsgx_docs.values.identifiers.certificate_number import CertificateNumber
from zsgx_docs.values.identifiers.document_number import DocumentNumber
from zsgx_docs.values.identifiers.id_number import (
    IdNumber,
    birth_date,
    doubt_of_id_number,
    is_male,
    may_end_so,
)
from zsgx_docs.values.identifiers.phone import Mobile, Phone

__all__ = [
    "CertificateNumber",
    "DocumentNumber",
    "IdNumber",
    "Mobile",
    "Phone",
    "birth_date",
    "doubt_of_id_number",
    "is_male",
    "may_end_so",
]
