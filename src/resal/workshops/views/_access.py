"""Which activity, and may this person? Unknown is 404, forbidden is 403."""

from functools import wraps

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from resal.workshops.models import Workshop


def _loads(permission):
    def decorator(view):
        @wraps(view)
        def wrapped(request, public_id, *args, **kwargs):
            workshops = Workshop.objects.select_related("milieu", "question", "discussion")
            workshop = get_object_or_404(workshops, public_id=public_id)
            if not request.user.has_perm(permission, workshop):
                raise PermissionDenied
            return view(request, workshop, *args, **kwargs)

        return wrapped

    return decorator


for_room = _loads("workshops.run")
for_readers = _loads("workshops.see")
