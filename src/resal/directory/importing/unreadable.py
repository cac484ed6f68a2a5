"""A file that holds no list that can be read."""


class Unreadable(Exception):
    """`code` says what is wrong, `place` where ("1", "3:2"), `found` what stood there. Sentences are in `wording`."""

    def __init__(self, code: str, *, place: str = "1", found: str = ""):
        super().__init__(code)
        self.code = code
        self.place = place
        self.found = found
