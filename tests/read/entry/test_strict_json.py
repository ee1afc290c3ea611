"""JSON that could mean two things, or that no paper could hold, is refused in one sentence."""

import pytest

from zsgx_docs.errors import RequestError
from zsgx_docs.read.entry.strict_json import VALUES, strict_json
from zsgx_docs.records.given import DEEPEST

SECRET = "林知远"
REFUSED = {
    "no JSON": f'{{"a": "{SECRET}"'.encode(),
    "a name twice": f'{{"a": "{SECRET}", "a": 2}}'.encode(),
    "NaN": b'{"a": NaN}',
    "Infinity": b"[-Infinity]",
    "too large a number": b'{"a": 1e999}',
    "too long a number": b"[" + b"9" * 5000 + b"]",
    "half a character": f'{{"a": "{SECRET}\\ud800"}}'.encode(),
    "half a character in a name": b'{"\\udc00": 1}',
    "another encoding": f'{{"a": "{SECRET}"}}'.encode("gbk"),
    "deep": b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1),
    "deeper than Python": b"[" * 100_000,
    "many values": b"[" + b"1," * VALUES + b"1]",
    "nothing": b"",
    "a control character": b'"\x01"',
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED)
def test_what_is_not_plain_json_is_refused_without_its_values(body: bytes) -> None:
    with pytest.raises(RequestError) as refused:
        strict_json(body)
    assert refused.value.message.endswith("。") and SECRET not in refused.value.message
    assert refused.value.message.isprintable()


def test_plain_json_is_taken_as_it_is() -> None:
    text = '\ufeff{"姓名": "𠮷", "门": "\\ud842\\udfb7", "n": [1, 2.5, true, null, {}], "s": "a,b"}'
    assert strict_json(text.encode()) == {
        "姓名": "𠮷",
        "门": "𠮷",
        "n": [1, 2.5, True, None, {}],
        "s": "a,b",
    }


def test_the_deepest_that_may_be_is_taken() -> None:
    assert strict_json(b"[" * DEEPEST + b"]" * DEEPEST)
