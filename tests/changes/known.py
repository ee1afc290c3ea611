"""Changes known to be read wrong in silence, and why; the test fails once one no longer is."""

from __future__ import annotations

from collections.abc import Mapping

NOT_FLAGGED = "told in Sheet.unread, but no pass flags the value beside it"
KNOWN: Mapping[str, str] = {
    "drawn: tick picture behind a box": NOT_FLAGGED,
    "drawn: tick picture floating over a box": NOT_FLAGGED,
    "drawn: tick drawn freehand": NOT_FLAGGED,
    "drawn: tick in a text box over a box": NOT_FLAGGED,
    "drawn: tick in ink over a box": NOT_FLAGGED,
    "drawn: signature picture": NOT_FLAGGED,
    "drawn: signature pictures down the column": NOT_FLAGGED,
    "drawn: signature picture of who handled it": NOT_FLAGGED,
    "drawn: seal picture in its cell": NOT_FLAGGED,
    "drawn: picture in an empty cell": NOT_FLAGGED,
    "drawn: picture instead of a value": NOT_FLAGGED,
    "drawn: embedded object in a cell": NOT_FLAGGED,
    "drawn: line drawn through a value": "a level connector is taken for a printed rule",
    "marks: value struck": NOT_FLAGGED,
    "marks: value in white": "the colour of text is not looked at",
    "marks: raised note mark": "w:position raises as vertAlign does, and is not looked at",
    "cells: remark cell split with words in both": "the second half is dropped",
    "cells: remark cells split": "the label of the seal in its own cell counts as ink",
    "cells: empty cell merged into its neighbour": "in a list one wide cell feeds both columns",
    "cells: empty cell merged by hmerge": "in a list one wide cell feeds both columns",
    "cells: cell lost from a row": "short texts pass for values of the column that they slid under",
    "rows: blank below said in a row": "以下空白 is taken for a person or project",
    "rows: two blank rows inserted": "the label of the seal in its own cell counts as ink",
    "typed: specimen left in": "only patterns of numbers are checked",
    "typed: same as above": "同上 is taken for a value",
    "typed: two values in one cell": "names and mobile numbers joined are taken as one text",
    "typed: hint without its brackets": "a hint is only known by its brackets",
    "typed: words where a signature belongs": "any word counts as ink",
    "typed: name typed where a signature belongs": "any word counts as ink",
    "typed: words where a seal belongs": "any word counts as ink",
    "pdf: black bar over a value": "covered text is dropped and nobody is told",
    "pdf: opaque picture over a value": "covered text is dropped and nobody is told",
    "pdf: line drawn through": "a stroke is taken for a rule of the table, or not seen",
    "pdf: struck by an annotation": "annotations other than form fields are not looked at",
    "pdf: to be redacted": "annotations other than form fields are not looked at",
    "pdf: text layer that lies": "a text layer is believed where no check digit speaks against it",
}
