"""A request to change a submission is held to its form, without repeating any value."""

import pytest

from zsgx_docs.errors import RequestError
from zsgx_docs.records.given import change_request

NUMBER = "120101197201031016"


@pytest.mark.parametrize("value", ["武汉", 3, 2.5, True, None, {"text": "10月", "start": None}])
def test_leaves_and_composed_values_are_taken(value: object) -> None:
    (change,) = change_request({"changes": [{"path": "venue", "value": value}]}).changes
    assert (change.value, change.paper, change.as_written) == (value, 0, False)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"changes": [{"path": "a", "value": [NUMBER]}]}, "changes.0.value 的值不对"),
        ({"changes": [{"path": "a", "value": {"b": {"c": {"d": NUMBER}}}}]}, "changes.0.value 的值不对"),
        ({"changes": [{"path": "a"}]}, "changes.0.value 缺少"),
        ({"changes": [{"path": "", "value": NUMBER}]}, "changes.0.path"),
        ({"changes": [{"path": "a", "value": 1, "shoe": NUMBER}]}, "changes.0.shoe 多余"),
        ({"state": NUMBER}, "state 的值不对"),
        ({"version": "1"}, "version 的值不对"),
        ([NUMBER], "请求正文 的值不对"),
    ],
)
def test_what_is_wrongly_put_is_named_without_values(wanted: object, said: str) -> None:
    with pytest.raises(RequestError) as refused:
        change_request(wanted)
    assert said in refused.value.message and NUMBER not in refused.value.message
