"""What the house says when it will not do a thing."""


class Refusal(Exception):
    """A wish that cannot be granted, with a sentence for the person who made it.

    Views show it beside `field` when one is named, else above the form. A bug is never a refusal.
    """

    def __init__(self, sentence, *, field: str | None = None):
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)
