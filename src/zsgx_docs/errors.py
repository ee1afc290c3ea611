"""Names every error a person may meet, with its outcome.

    ZsgxError
    ├── InputError            the file itself                      exit 2, HTTP 422
    │   ├── UnreadableFile      cannot be opened as what it claims to be
    │   ├── EncryptedFile       needs a password
    │   ├── UnsupportedFile     opens, but is of a kind we do not read
    │   ├── TooLarge            over a limit of bytes, pages or pixels    HTTP 413
    │   └── WorkStopped         takes more time or memory than allowed, or crashes its worker
    │       └── WorkCancelled     whoever asked for it wants it no longer  HTTP 409
    ├── RecordError           a record that does not fit its template
    ├── TemplateError         a template outside the grammar
    ├── NotFound              no template, extraction or file of that name   HTTP 404
    ├── RequestError          a request over HTTP whose form or JSON is wrongly put
    ├── UsageError            the command or request is wrongly put
    └── MissingTool           a font, engine or library is not installed     HTTP 503

Messages are one Chinese sentence each: what (file, slot or cell), why, and what to do.
They are caught once, at the edge: `cli` turns them into exit statuses, `web` into problem+json.
"""

from functools import cache
from typing import ClassVar


class ZsgxError(Exception):
    """Base of all expected failures; `message` is a Chinese sentence fit for the user.

    `exit_status` is the command's, `http_status` as RFC 9110 and 6585 have it, `code` what a program tells it
    by.
    """

    exit_status: ClassVar[int] = 2
    http_status: ClassVar[int] = 422
    code: ClassVar[str] = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(ZsgxError):
    """A file that is itself at fault."""

    code = "bad_input"


class UnreadableFile(InputError):
    """A file that cannot be opened as what it claims to be."""

    code = "unreadable_file"


class EncryptedFile(InputError):
    """A file that needs a password."""

    code = "encrypted_file"


class UnsupportedFile(InputError):
    """A file that opens, but is of a kind that is not read."""

    code = "unsupported_file"


class TooLarge(InputError):
    """A file over a limit of bytes, pages or pixels."""

    http_status = 413
    code = "too_large"


class WorkStopped(InputError):
    """A file that takes more time or memory than allowed, or crashes its worker."""

    code = "work_stopped"


class WorkCancelled(WorkStopped):
    """A job that whoever asked for it wants no longer."""

    http_status = 409
    code = "cancelled"


class RecordError(ZsgxError):
    """A record that does not fit its template."""

    code = "bad_record"


class TemplateError(ZsgxError):
    """A template outside the grammar."""

    code = "bad_template"


class NotFound(ZsgxError):
    """A name that no template, extraction or file has."""

    http_status = 404
    code = "not_found"


class RequestError(ZsgxError):
    """A request over HTTP whose form or JSON is wrongly put."""

    code = "bad_request"


class UsageError(ZsgxError):
    """A command or request that is wrongly put."""

    http_status = 400
    code = "usage"


class MissingTool(ZsgxError):
    """A font, engine or library that is not installed."""

    http_status = 503
    code = "missing_tool"


def error_called(code: str, message: str) -> ZsgxError:
    """Return the error of that code, as a worker names it; a plain one where there is none."""
    return _by_code().get(code, ZsgxError)(message)


@cache
def _by_code() -> dict[str, type[ZsgxError]]:
    known: list[type[ZsgxError]] = [ZsgxError]
    for each in known:
        known += (sub for sub in each.__subclasses__() if sub.__module__ == __name__)
    return {each.code: each for each in known}
