"""Mail: everything goes through the outbox (`post`), news through a daily digest (`digest`)."""
