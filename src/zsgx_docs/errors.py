"""Every error a person may meet, with its outcome.

    ZsgxError
    ├── InputError            the file itself                      exit 2, HTTP 422
    │   ├── UnreadableFile      cannot be opened as what it claims to be
    │   ├── EncryptedFile       needs a password
    │   ├── UnsupportedFile     opens, but is of a kind we do not read
    │   ├── TooLarge            over a limit of bytes, pages or pixels    HTTP 413
    │   └── ReadingStopped      takes more time or memory than allowed, or crashes the reader
    ├── RecordError           a record that does not fit its template
    ├── TemplateError         a template outside the grammar
    ├── NotFound              no template, extraction or file of that name   HTTP 404
    ├── UsageError            the command or request is wrongly put
    └── MissingTool           a font, engine or library is not installed     HTTP 503

Messages are one Chinese sentence each: what (file, slot or cell), why, and what to do.
They are caught once, at the edge: `cli` turns them into exit statuses, `web` into problem+json.
"""

from typing import ClassVar


class ZsgxError(Exception):
    """Base of all expected failures; `message` is a Chinese sentence fit for the user."""

    exit_status: ClassVar[int] = 2
    http_status: ClassVar[int] = 422
    code: ClassVar[str] = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(ZsgxError):
    code = "bad_input"


class UnreadableFile(InputError):
    code = "unreadable_file"


class EncryptedFile(InputError):
    code = "encrypted_file"


class UnsupportedFile(InputError):
    code = "unsupported_file"


class TooLarge(InputError):
    http_status = 413
    code = "too_large"


class ReadingStopped(InputError):
    code = "reading_stopped"


class RecordError(ZsgxError):
    code = "bad_record"


class TemplateError(ZsgxError):
    code = "bad_template"


class NotFound(ZsgxError):
    http_status = 404
    code = "not_found"


class UsageError(ZsgxError):
    http_status = 400
    code = "usage"


class MissingTool(ZsgxError):
    http_status = 503
    code = "missing_tool"
