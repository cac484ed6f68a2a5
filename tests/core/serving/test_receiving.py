import asyncio

import pytest

from resal.core.receiving import whole_body

LARGEST = 10


def post(*pieces, headers=(), broken=False, query=b""):
    """What Django sees of a post that comes in `pieces`: (content-length, body), or None when it sees nothing."""
    seen = []
    messages = [{"type": "http.request", "body": piece, "more_body": True} for piece in pieces]
    if broken:
        messages.append({"type": "http.disconnect"})
    elif messages:
        messages[-1]["more_body"] = False

    async def receive():
        return messages.pop(0)

    async def django(scope, receive, send):
        message = await receive()
        length = dict(scope["headers"]).get(b"content-length")
        seen.append((length, message["body"], scope["query_string"]))

    scope = {"headers": list(headers), "query_string": query}
    asyncio.run(whole_body(django, LARGEST)(scope, receive, None))
    return seen[0][:2] if seen and not query else seen[0][2] if seen else None


def test_a_body_comes_whole():
    assert post(b"abc", b"de", headers=[(b"content-length", b"5")]) == (b"5", b"abcde")


def test_a_body_in_chunks_gets_a_length():
    assert post(b"abc", b"de", headers=[(b"transfer-encoding", b"chunked")]) == (b"5", b"abcde")


def test_a_body_in_chunks_that_never_ends_is_left_out_and_announced():
    length, body = post(b"abcdef", b"ghijkl", headers=[(b"transfer-encoding", b"chunked")])

    assert int(length) > LARGEST
    assert body == b""


def test_a_body_that_is_announced_too_large_is_not_read():
    assert post(b"never read", headers=[(b"content-length", b"11")]) == (b"11", b"")


def test_half_a_post_is_no_post():
    assert post(b"a=1", headers=[(b"content-length", b"9")], broken=True) is None


@pytest.mark.parametrize(
    ("raw", "quoted"), [(b"a=%20b&c=1", b"a=%20b&c=1"), ("é=1".encode(), b"%C3%A9=1"), (b"\xff", b"%FF")]
)
def test_raw_bytes_in_an_address_are_quoted(raw, quoted):
    assert post(query=raw) == quoted
