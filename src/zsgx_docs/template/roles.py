"""Define what a slot is on its paper, beyond how its value is written: `[roles]` of `template.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, get_args

from zsgx_docs.errors import TemplateError

Role = Literal["unit", "title", "name", "id", "number", "year"]
"""`unit`: one whose seal may stand on the paper. `title`: a professional title (职称), of which there is a
list. `name`, `id`: what a row goes by and its ID number; no row is without them. `number`: a row's running
number, given where it was left out. `year`: the one meant by dates written without a year."""
ROLES: tuple[Role, ...] = get_args(Role)


def roles_in(settings: Mapping[str, Any], name: str) -> Mapping[str, Role]:
    """Check the roles that settings give to paths; their order is kept. Raises TemplateError."""
    for path, role in settings.items():
        if role not in ROLES:
            raise TemplateError(f"{name}，{path} 的角色“{role}”不存在，可用的角色有：{'、'.join(ROLES)}。")
    return settings
