import asyncio

import pytest

from resal.core.live.hub import Frame, Hub

WINDOW = 0.05


class Place:
    """A topic whose state is a count, and which can refuse holders. What matters in it is its step."""

    def __init__(self):
        self.count = self.step = 0
        self.refused = set()
        self.scenes = {}
        self.hub = Hub(self.render, self.admits, window=WINDOW, calm=6 * WINDOW)

    async def render(self, topic):
        return Frame(f"{topic}:{self.count}".encode(), self.step, scenes=self.scenes)

    async def admits(self, topic, holder):
        return holder not in self.refused

    def change(self):
        self.count += 1
        self.hub.publish("salle/a")


def told(story):
    return asyncio.run(story(Place()))


def test_a_newcomer_gets_the_state_at_once():
    async def story(place):
        listener = place.hub.listen("salle/a", "")
        return await listener.next(1)

    assert told(story) == b"salle/a:0"


def test_three_hundred_changes_cost_a_few_renders_and_the_last_one_is_seen_by_all():
    async def story(place):
        listeners = [place.hub.listen("salle/a", "") for _ in range(200)]
        await asyncio.sleep(0.02)
        for _ in range(300):
            place.change()
            await asyncio.sleep(0)
        await asyncio.sleep(3 * WINDOW)
        return place.hub.renders, {await listener.next(1) for listener in listeners}

    renders, frames = told(story)

    assert frames == {b"salle/a:300"}
    assert renders <= 4


def test_updates_keep_their_distance():
    async def story(place):
        listener = place.hub.listen("salle/a", "")
        await listener.next(1)
        seen, until = 0, asyncio.get_running_loop().time() + 4 * WINDOW
        while asyncio.get_running_loop().time() < until:
            place.change()
            seen += await listener.next(0.01) is not None
        return seen

    assert 2 <= told(story) <= 5


def test_a_slow_listener_finds_the_last_state_only():
    async def story(place):
        slow = place.hub.listen("salle/a", "")
        for _ in range(3):
            place.change()
            await asyncio.sleep(1.5 * WINDOW)
        return await slow.next(1), await slow.next(0.01)

    assert told(story) == (b"salle/a:3", None)


def test_a_calm_listener_skips_counts_and_gets_the_last_one():
    async def story(place):
        eager, calm = place.hub.listen("salle/a", ""), place.hub.listen("salle/a", "", is_calm=True)
        heard = {eager: [await eager.next(1)], calm: [await calm.next(1)]}
        for _ in range(3):
            place.change()
            await asyncio.sleep(1.2 * WINDOW)
            for listener, frames in heard.items():
                frames.append(await listener.next(0.001))
        return heard[eager], heard[calm], await calm.next(1)

    eager, calm, last = told(story)

    assert eager == [b"salle/a:0", b"salle/a:1", b"salle/a:2", b"salle/a:3"]
    assert (calm, last) == ([b"salle/a:0", None, None, None], b"salle/a:3")


def test_what_matters_reaches_the_calm_at_once():
    async def story(place):
        calm = place.hub.listen("salle/a", "", is_calm=True)
        await calm.next(1)
        place.step = 1
        place.change()
        return await calm.next(2 * WINDOW)

    assert told(story) == b"salle/a:1"


def test_what_changes_in_another_room_is_not_heard_here():
    async def story(place):
        here = place.hub.listen("salle/a", "")
        await here.next(1)
        place.hub.publish("salle/b")
        return await here.next(2 * WINDOW)

    assert told(story) is None


def test_a_state_that_cannot_be_rendered_stops_nothing():
    async def story(place):
        listener = place.hub.listen("salle/a", "")
        await listener.next(1)

        async def broken(topic):
            raise RuntimeError

        place.hub._render, good = broken, place.hub._render
        place.change()
        await asyncio.sleep(2 * WINDOW)
        place.hub._render = good
        place.change()
        return await listener.next(1)

    assert told(story) == b"salle/a:2"


def test_a_pass_that_was_taken_back_ends_its_streams_only():
    async def story(place):
        mine, hers = place.hub.listen("salle/a", "moi"), place.hub.listen("salle/a", "elle")
        place.refused.add("elle")
        await place.hub.recheck("salle/a")
        return mine.ended, hers.ended

    assert told(story) == (False, True)


def test_the_last_one_to_leave_turns_off_the_light():
    async def story(place):
        listener = place.hub.listen("salle/a", "")
        place.hub.leave("salle/a", listener)
        place.change()
        await asyncio.sleep(0.02)
        return place.hub.renders, place.hub._topics

    assert told(story) == (0, {})


@pytest.mark.parametrize("change", ["publish", "recheck"])
def test_news_of_an_empty_room_cost_nothing(change):
    async def story(place):
        result = getattr(place.hub, change)("salle/vide")
        if result is not None:
            await result
        return place.hub.renders

    assert told(story) == 0


def test_a_page_drawn_for_a_language_goes_to_those_who_read_it():
    async def story(place):
        french = place.hub.listen("salle/a", "", is_calm=True, language="fr-ca")
        english = place.hub.listen("salle/a", "", is_calm=True, language="en-ca")
        screen = place.hub.listen("salle/a", "")
        everybody = (french, english, screen)
        [await listener.next(1) for listener in everybody]
        languages = place.hub.before("salle/a")[1]
        place.scenes = {"fr-ca": b"page", "en-ca": b"the page"}
        place.step += 1
        place.change()
        moved = [await listener.next(1) for listener in everybody]
        late = await place.hub.listen("salle/a", "", language="fr-ca").next(1)
        return languages, moved, late

    languages, moved, late = told(story)

    assert languages == {"fr-ca", "en-ca"}
    assert moved == [b"page", b"the page", b"salle/a:1"]
    assert late == b"salle/a:1"
