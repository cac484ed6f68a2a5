"""The one ASGI application: streams at `/live/…`, everything else is Django, run as WSGI by four threads.

Four threads do better than eight, and Django as WSGI far better than Django as ASGI (bench/, docs/admin).
"""

import logging
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "resal.settings")
django.setup()

from a2wsgi import WSGIMiddleware  # noqa: E402 - after the set-up of Django
from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.urls import get_resolver  # noqa: E402

from resal.core.express import Express  # noqa: E402
from resal.core.live.stream import Streams  # noqa: E402
from resal.core.receiving import whole_body  # noqa: E402
from resal.core.registry import registry  # noqa: E402
from resal.core.tasks import background  # noqa: E402

THREADS = 4

log = logging.getLogger("resal.server")
streams = Streams()
express = Express(WSGIMiddleware(get_wsgi_application(), workers=THREADS), registry.express)
get_resolver().url_patterns  # noqa: B018 - views are imported now, so that nobody waits for them
pages = whole_body(express, settings.RESAL_LARGEST_POST)


async def application(scope, receive, send):
    if scope["type"] == "lifespan":
        await _live_and_work(receive, send)
    elif scope["type"] != "http":
        await send({"type": "websocket.close", "code": 1000})
    elif scope["path"].startswith("/live/"):
        await streams(scope, receive, send)
    else:
        await pages(scope, receive, send)


async def _live_and_work(receive, send):
    """The hub and the background threads start and stop with the server."""
    await receive()
    streams.start()
    workers = background.start() if settings.RESAL_WORKER else []
    await send({"type": "lifespan.startup.complete"})
    await receive()
    background.stop(workers)
    express.stop()
    streams.stop()
    await send({"type": "lifespan.shutdown.complete"})
