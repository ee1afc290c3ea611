"""The office as a whole: its store, its people, its log."""

from zsgx_docs.desk.office.accounts import (
    Account,
    account_id_of,
    accounts,
    add_account,
    change_role,
    disable_account,
    enable_account,
    first_admin,
    reset_password,
)
from zsgx_docs.desk.office.deeds import DEEDS
from zsgx_docs.desk.office.errors import NotAllowed, NotSignedIn, TooManyTries, UnfitAccount, WrongPassword
from zsgx_docs.desk.office.keys import (
    SCOPES,
    ApiKey,
    Scope,
    add_program,
    api_keys,
    make_key,
    revoke_key,
    whose_key,
)
from zsgx_docs.desk.office.log import record
from zsgx_docs.desk.office.log_printing import log_file
from zsgx_docs.desk.office.log_reading import (
    ROLES_CALLED,
    SCOPES_CALLED,
    LogLine,
    LogPage,
    LogQuery,
    log_page,
    verified_log,
)
from zsgx_docs.desk.office.opening import LOCAL, account_names, called, default_places, local_admin
from zsgx_docs.desk.office.settings import (
    keep_office_setting,
    notice_setting,
    office_setting,
    season_notices,
)
from zsgx_docs.desk.office.sign_in import (
    LONGEST,
    SignIn,
    change_password,
    csrf_token,
    sign_in,
    sign_out,
    who_is,
)
from zsgx_docs.desk.office.tries import Tries
from zsgx_docs.store import Store, StorePlaces, back_up, open_store, owned, restore, rotate_key

__all__ = [
    "DEEDS",
    "LOCAL",
    "LONGEST",
    "ROLES_CALLED",
    "SCOPES",
    "SCOPES_CALLED",
    "Account",
    "ApiKey",
    "LogLine",
    "LogPage",
    "LogQuery",
    "NotAllowed",
    "NotSignedIn",
    "Scope",
    "SignIn",
    "Store",
    "StorePlaces",
    "TooManyTries",
    "Tries",
    "UnfitAccount",
    "WrongPassword",
    "account_id_of",
    "account_names",
    "accounts",
    "add_account",
    "add_program",
    "api_keys",
    "back_up",
    "called",
    "change_password",
    "change_role",
    "csrf_token",
    "default_places",
    "disable_account",
    "enable_account",
    "first_admin",
    "keep_office_setting",
    "local_admin",
    "log_file",
    "log_page",
    "make_key",
    "notice_setting",
    "office_setting",
    "open_store",
    "owned",
    "record",
    "reset_password",
    "restore",
    "revoke_key",
    "rotate_key",
    "season_notices",
    "sign_in",
    "sign_out",
    "verified_log",
    "who_is",
    "whose_key",
]
