"""Who may: those who run the room of the milieu, and those who see the milieu once the room has decided."""

import rules

from resal.directory.rules import runs_room, takes_part


@rules.predicate
def runs(user, workshop):
    return runs_room(user, workshop.milieu)


@rules.predicate
def sees(user, workshop):
    """Any mandate on the milieu reads the outcome; preparing and running stay with those who run the room."""
    return takes_part(user, workshop.milieu) and (workshop.is_decided or runs_room(user, workshop.milieu))


rules.add_perm("workshops.run", runs)
rules.add_perm("workshops.see", sees)


@rules.predicate
def sees_poll(user, poll):
    """Any mandate on the milieu reads a count; before it only those who run rooms."""
    return takes_part(user, poll.milieu) and (poll.is_counted or runs_room(user, poll.milieu))


rules.add_perm("workshops.see_poll", sees_poll)
