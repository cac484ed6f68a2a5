"""Ten times the demo network costs no page one query more."""

import re
from collections import deque
from html import unescape
from itertools import cycle, islice
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import Resolver404, resolve

from resal.accounts.models import Person
from resal.demo.load import load
from resal.directory.models import Mandate, MandateRole, Member, Milieu, Organisation
from resal.plans.models import ActionPlan
from resal.support.models import SupportFile, SupportRequest
from resal.workshops.models import Workshop
from tests import factories
from tests.plans import factories as plans
from tests.support import factories as support
from tests.workshops import factories as workshops

pytestmark = pytest.mark.django_db

LINK = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
TIMES = 10


def test_every_page_asks_as_much_of_ten_times_the_demo():
    load()
    sizes = network()
    coordinator = Person.objects.coordination().order_by("pk").first()
    lead = Mandate.objects.current().with_role(MandateRole.LEAD).order_by("pk").first().person
    clients = [signed_in(coordinator), signed_in(lead)]
    pages = [one_page_of_each_kind(client, "/bureau/") for client in clients]
    assert [len(found) > 40 for found in pages] == [True, True]
    before = [asked(client, found) for client, found in zip(clients, pages, strict=True)]

    grow(coordinator)

    grown = network()
    assert [model for model, few in sizes.items() if grown[model] < TIMES * few] == []
    for client, found in zip(
        clients, pages, strict=True
    ):  # a proposal is computed once after what it hangs on moved
        asked(client, found)
    assert [asked(client, found) for client, found in zip(clients, pages, strict=True)] == before


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def one_page_of_each_kind(client, start) -> list[str]:
    """The pages that links lead to, the first of each view."""
    waiting, views, found = deque([start]), set(), []
    while waiting:
        path = waiting.popleft()
        view = view_of(path)
        if view is None or view in views:
            continue
        views.add(view)
        answer = client.get(path)
        if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
            continue
        found.append(path)
        links = (unescape(link) for link in LINK.findall(answer.content.decode()))
        waiting.extend(urljoin(path, urldefrag(link).url) for link in links)
    return found


def view_of(path) -> str | None:
    try:
        return None if urlsplit(path).netloc else resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None


def asked(client, pages) -> dict[str, int]:
    """How many queries each page costs to somebody who opens it for the first time."""
    return {path: queries(client, path) for path in pages}


def queries(client, path) -> int:
    for cache in caches.all():
        cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


def network() -> dict[type, int]:
    counted = (Organisation, Member, Milieu, SupportRequest, SupportFile, Workshop, ActionPlan)
    return {model: model.objects.count() for model in counted}


def grow(by) -> None:
    """Nine times what is there is added: new milieux, and more in those that are known."""
    sizes = {model: (TIMES - 1) * few for model, few in network().items()}
    known = list(Milieu.objects.order_by("pk"))
    factories.OrganisationFactory.create_batch(sizes[Organisation])
    factories.MemberFactory.create_batch(sizes[Member])
    milieux = cycle(known + factories.MilieuFactory.create_batch(sizes[Milieu]))
    for _time in range(sizes[SupportRequest]):
        support.received()
    for milieu in islice(milieux, sizes[SupportFile]):
        support.opened(milieu=milieu, by=by)
    for milieu in islice(milieux, sizes[Workshop]):
        workshops.prepared(milieu=milieu, by=by)
    for milieu in islice(milieux, sizes[ActionPlan]):
        plan, _by = plans.drafted(milieu, by)
        plans.action(plan, by)
        plans.commitment(plan, by)
    for plan in ActionPlan.objects.living().order_by("pk")[: len(known)]:
        for _time in range(TIMES):
            plans.indicator(plan, by)
            plans.partner_of(plan)
