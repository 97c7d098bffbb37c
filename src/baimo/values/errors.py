"""The one error that people see."""


class BaimoError(Exception):
    """Something the user can mend: one clear line that says what is wrong and what to do."""
