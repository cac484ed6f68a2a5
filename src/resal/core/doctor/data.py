"""The data folder: who reads it, how much room is left, when it was last copied."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from resal.core import clock
from resal.core.doctor.finding import Finding, look, ok, problem

GIGABYTE = 1024**3
OLD = timedelta(days=7)
REMOTE = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "davfs"}


def rights() -> Finding:
    home = Path(settings.RESAL_DATA)
    place = {"folder": home}
    if not os.access(home, os.W_OK):
        return problem(_("dossier"), _("%(folder)s ne peut pas être écrit par ce compte.") % place)
    if (kind := file_system(home)) in REMOTE:
        told = _("%(folder)s est sur un disque partagé (%(kind)s), où SQLite se corrompt. Mettez-le ici.")
        return problem(_("dossier"), told % {**place, "kind": kind})
    if os.name == "posix" and home.stat().st_mode & 0o007:
        told = _(
            "%(folder)s est lisible par d’autres comptes de cette machine. Faites : chmod 700 %(folder)s"
        )
        return look(_("dossier"), told % place)
    return ok(_("dossier"), str(home))


def file_system(folder: Path) -> str:
    """Its kind ("ext4", "nfs"), where the machine says so."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return ""
    rows = [line.split()[1:3] for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines()]
    around = [(point, kind) for point, kind in rows if folder.is_relative_to(point.replace("\\040", " "))]
    return max(around, key=lambda row: len(row[0]), default=("", ""))[1]


def disk() -> Finding:
    free = shutil.disk_usage(settings.RESAL_DATA).free / GIGABYTE
    told = _("%(free)s Go libres") % {"free": number_format(free, 1)}
    if free < 0.2:
        return problem(_("disque"), told + ". " + _("Faites de la place avant la prochaine activité."))
    return (look if free < 1 else ok)(_("disque"), told)


def copies() -> Finding:
    """A copy that is kept elsewhere is not seen here; that is said."""
    files = sorted((Path(settings.RESAL_DATA) / "backups").glob("resal-*.zip"))
    if settings.RESAL_IS_DEMO:
        return ok(_("copies"), _("une démo n’en a pas besoin"))
    if not files:
        return look(_("copies"), _("aucune ici. Faites « resal backup », puis gardez la copie ailleurs."))
    last = datetime.fromtimestamp(files[-1].stat().st_mtime, tz=UTC)
    told = _("la dernière est du %(day)s : %(file)s") % {
        "day": last.strftime("%Y-%m-%d"),
        "file": files[-1].name,
    }
    return (look if clock.now() - last > OLD else ok)(_("copies"), told)
