"""Who comes in."""

from django.contrib.auth.decorators import permission_required

consulting = permission_required("directory.consult", raise_exception=True)
editing = permission_required("directory.edit", raise_exception=True)
reading_names = permission_required("directory.names", raise_exception=True)
