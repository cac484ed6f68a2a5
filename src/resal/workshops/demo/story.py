"""The activities of the demo network, run through the real actions at their own dates (all invented)."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from resal.core import clock
from resal.core.registry import registry
from resal.directory.models import Sector
from resal.workshops import planning
from resal.workshops.actions import (
    deciding,
    gathering,
    papering,
    preparing,
    seating,
    stepping,
    voting,
    wording,
)
from resal.workshops.demo import ballots, words
from resal.workshops.demo.shorter import tell_absent, tell_express
from resal.workshops.enums import Channel, PoliceRole, Script
from resal.workshops.models import Workshop

TORONTO = ZoneInfo("America/Toronto")
DAY = date(2025, 3, 19)
EVERYONE = tuple(f"O{number:02d}" for number in range(1, 12))


def tell(story: dict) -> None:
    """Leaves "workshop" and "plan_address" in the story."""
    story["workshop"] = _full_workshop(story)
    story["plan_address"] = _plan(story)
    tell_absent(story)
    tell_express(story)


def at(hour: int, minute: int, day: date = DAY):
    return clock.at(datetime.combine(day, time(hour, minute), TORONTO))


def _full_workshop(story: dict) -> Workshop:
    by = story["coordination"][0]
    with at(10, 0, date(2025, 3, 10)):
        workshop = _prepared(story, by)
    with at(12, 45):
        preparing.open_room(workshop, by=by)
        tokens = _seats(workshop, by)
        everyone = [story["organisations"][code] for code in EVERYONE]
        preparing.note_presence(workshop, everyone, by=by)
    for hour, minute in ((13, 15), (13, 35), (13, 40)):
        _next(workshop, by, hour, minute)
    with at(13, 45):
        ideas = _ideas(workshop, tokens, by)
    _next(workshop, by, 13, 50)
    with at(14, 20):
        _issues(workshop, ideas, by)
    _vote(workshop, tokens, ballots.VOTE_1, by, 14, 35)
    with at(14, 50):
        seating.leave_seat(workshop, tokens[ballots.LEAVES_AT_THE_BREAK])
    _next(workshop, by, 15, 0)
    with at(15, 20):
        deciding.note_discussion(workshop, words.DISCUSSION, by=by)
    _vote(workshop, tokens, ballots.VOTE_2, by, 15, 25)
    _decide(story, workshop, by)
    return Workshop.objects.get(pk=workshop.pk)


def _prepared(story: dict, by) -> Workshop:
    workshop = preparing.prepare(
        story["milieu"],
        by=by,
        title="Repérer et soutenir les jeunes exposés à l’exploitation sexuelle",
        question=words.QUESTION,
        script=Script.FULL,
        held_on=DAY,
        starts_at=time(13, 0),
        place="Salle communautaire du Boisé (fictive)",
        head_count=20,
        support_name="Maïté Sansregret-Lopez",
        police=PoliceRole.VOTES,
        in_english=True,
    )
    preparing.write_facts(workshop, words.FACTS, by=by)
    preparing.invite(workshop, [story["organisations"][code] for code in EVERYONE], by=by)
    return workshop


def _seats(workshop: Workshop, by) -> dict[str, str]:
    """Everybody checks in; those on paper keep no token."""
    sectors = {sector.code: sector for sector in Sector.objects.filter(code__in=ballots.SECTORS.values())}
    tokens = {}
    for voter, code in ballots.SECTORS.items():
        if voter in ballots.ON_PAPER:
            seating.seat_paper(workshop, sector=sectors[code], people=1, by=by)
        else:
            tokens[voter] = seating.take_seat(workshop, sector=sectors[code], channel=Channel.PHONE)
    return tokens


def _ideas(workshop: Workshop, tokens: dict[str, str], by) -> dict[int, list]:
    """The ideas of each issue, from phones in turn and from cards."""
    phones = list(tokens.values())
    ideas, turn = {}, 0
    for number, (_fr, _en, written) in enumerate(words.ISSUES, start=1):
        ideas[number] = []
        for idea in written:
            if turn % 7 == 6:
                ideas[number].append(gathering.type_idea(workshop, idea, by=by))
            else:
                ideas[number].append(gathering.add_idea(workshop, phones[turn % len(phones)], idea))
            turn += 1
    return ideas


def _issues(workshop: Workshop, ideas: dict[int, list], by) -> None:
    camera = ideas[10][0]
    gathering.flag_solution(camera, is_solution=True, by=by)
    for number, (french, english, _written) in enumerate(words.ISSUES, start=1):
        issue = wording.add_issue(workshop, french, wording_en=english, ideas=ideas[number], by=by)
        wording.mark_read(issue, read=True, by=by)


def _vote(workshop: Workshop, tokens, cast: dict[str, tuple[int, ...]], by, hour: int, minute: int) -> None:
    """Open by stepping in, vote on phones and paper, close, count, step out."""
    _next(workshop, by, hour, minute)
    round = workshop.rounds.uncounted().get()
    with at(hour, minute + 4):
        for voter, choices in cast.items():
            if voter in tokens:
                voting.cast(round, tokens[voter], choices)
        paper = [(round.group_of(ballots.SECTORS[v]), cast[v]) for v in ballots.ON_PAPER]
        papering.type_ballots(round, paper)
        voting.begin_closing(round, by=by)
    with at(hour, minute + 5):
        voting.count_round(round, by=by)
    _next(workshop, by, hour, minute + 10)


def _decide(story: dict, workshop: Workshop, by) -> None:
    issues = {issue.number: issue for issue in workshop.issues.select_related("workshop")}
    organisations = story["organisations"]
    with at(15, 45):
        for number, said in words.BLOCKS.items():
            deciding.note_blocks(issues[number], said, by=by)
        for number, (size, serious, effect) in words.CRITERIA.items():
            no = {"pearl_no": ["L"], "pearl_reason": words.BLOCKS[7]} if number == 7 else {}
            deciding.weigh(issues[number], size=size, seriousness=serious, effectiveness=effect, by=by, **no)
    _next(workshop, by, 15, 50)
    with at(16, 5):
        for title, numbers, reason in words.PROBLEMS:
            chosen = [issues[number] for number in numbers]
            deciding.choose_problem(workshop, title, chosen, reason=reason, by=by)
        for number, to in words.PASSED_TO.items():
            deciding.pass_on(issues[number], to, by=by)
        code, said = words.DISSENT
        deciding.record_dissent(workshop, organisations[code], said, by=by)
    _next(workshop, by, 16, 10)
    with at(16, 20):
        for code, what, due, approval in words.COMMITMENTS:
            who, answer = approval or ("", None)
            deciding.promise(
                workshop,
                organisations[code],
                what,
                due=date.fromisoformat(due),
                approval_by=who,
                approval_due=date.fromisoformat(answer) if answer else None,
                by=by,
            )
        deciding.finish(workshop, by=by)


def _next(workshop: Workshop, by, hour: int, minute: int) -> None:
    with at(hour, minute):
        seen = Workshop.objects.values_list("step", flat=True).get(pk=workshop.pk)
        stepping.advance(workshop, seen=seen, by=by)


def _plan(story: dict) -> str:
    if not registry.can_hand_over(planning.PLAN):
        return ""
    with at(9, 0, DAY + timedelta(days=5)):
        return planning.make_plan(story["workshop"], by=story["coordination"][0])
