"""Results of reading as a reviewer finds them, made without reading anything, and put into a store."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from typing import Any

from zsgx_docs import desk
from zsgx_docs.model import paths
from zsgx_docs.model.user import Role, User
from zsgx_docs.store import Store
from zsgx_docs.store.review import flags_in
from zsgx_docs.store.tables import AccountRow, DeliveryRow, ExtractionRow, ResultRow, SampledFieldRow, new_id
from zsgx_docs.template.catalogue import default_catalogue

FORM, ROSTER, ACCOUNTS = "hubei/application-form", "tianjin/certificate-roster", "tianjin/final-accounts"
LINE, TOP, LEFT = 24.0, 60.0, 90.0
PAGE = (595.3, 841.9)
LINES_A_PAGE = 30


def result_of_sample(
    template: str,
    flagged: Mapping[str, Sequence[tuple[int, int, Sequence[str]]]] | Sequence[str] = (),
    changed: Mapping[str, Any] | None = None,
    kind: str = "pdf-scan",
) -> dict[str, Any]:
    """The sample of a template as if it had been read; of each flagged path the doubtful stretches."""
    record = {**desk.sample(template)}
    record.pop("document_type", None)
    for path, value in (changed or {}).items():
        paths.put(record, path, value)
    doubts = flagged if isinstance(flagged, Mapping) else dict.fromkeys(flagged, ())
    schema = default_catalogue().get(template).schema
    fields = []
    for number, (path, value) in enumerate(paths.leaves(record)):
        known = schema.field(path)
        page, line = divmod(number, LINES_A_PAGE)
        box = [LEFT, TOP + line * LINE, LEFT + 200, TOP + line * LINE + 14]
        is_flagged = path in doubts
        on_paper = kind != "docx"
        fields.append(
            {
                "path": path,
                "label": known.label if known else path,
                "value": value,
                "text": "" if value is None else str(value),
                "confidence": 0.58 if is_flagged else 0.998,
                "needs_review": is_flagged,
                "reason": "两次识别结果不一致" if is_flagged else None,
                "page": page + 1 if on_paper else None,
                "box": box if on_paper else None,
                "boxes": [{"page": page + 1, "box": box}] if on_paper else [],
                "doubts": [
                    {"start": s, "end": e, "page": None, "box": None, "alternatives": list(others)}
                    for s, e, others in doubts.get(path, ())
                ],
                **({} if on_paper else {"place": {"table": 0, "row": number, "cell": 1}}),
            }
        )
    pages = (len(fields) - 1) // LINES_A_PAGE + 1
    return {
        "source": {
            "filename": "申报表.pdf",
            "sha256": "0" * 64,
            "bytes": 1000,
            "kind": kind,
            "pages": pages,
            "sheets": [{"page": n + 1, "width": PAGE[0], "height": PAGE[1], "turn": 0} for n in range(pages)],
            "submission": None,
        },
        "document_type": schema.document_type,
        "template": template,
        "template_score": 0.97,
        "record": record,
        "fields": fields,
        "seals": [],
        "findings": [],
        "unread": [],
        "more": [],
        "timings": {},
    }


def account(store: Store, name: str, role: Role = "clerk") -> User:
    """Somebody who works in the office."""
    with store.database.writing() as session:
        row = AccountRow(id=new_id(), name=name, role=role)
        session.add(row)
    return User(row.id, name, role)


def seeded(
    store: Store,
    owner: User,
    result: Mapping[str, Any],
    filename: str = "申报表.pdf",
    sampled: Sequence[tuple[int, str]] = (),
    delivery: str | None = None,
) -> str:
    """Put a result into a store, as if its file had been sent in and read; return its identifier."""
    identifier, delivery_id = new_id(), delivery or new_id()
    header = {"filename": filename, "sha256": result["source"]["sha256"]}
    packed = zlib.compress(json.dumps(result, ensure_ascii=False).encode())
    with store.database.writing() as session:
        if delivery is None:
            session.add(DeliveryRow(id=delivery_id, owner_id=owner.id, sealed=None))
            session.flush()
        session.add(
            ExtractionRow(
                id=identifier,
                delivery_id=delivery_id,
                owner_id=owner.id,
                file=store.vault.name_of(filename.encode()),
                size=1000,
                sealed=store.vault.seal_json(header, f"extractions/{identifier}/header"),
                status="done",
                kind=result["source"]["kind"],
                document_type=result["document_type"],
                template=result["template"],
                pages=result["source"]["pages"],
                flags=flags_in(result),
                open_flags=flags_in(result) + len(sampled),
            )
        )
        session.flush()
        session.add(
            ResultRow(
                extraction_id=identifier, sealed=store.vault.seal(packed, f"results/{identifier}/result")
            )
        )
        for paper, path in sampled:
            session.add(SampledFieldRow(extraction_id=identifier, paper=paper, path=path))
    return identifier
