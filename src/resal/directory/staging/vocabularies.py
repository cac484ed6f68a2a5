"""The vocabularies of this network, as the reading rules want them."""

from resal.directory.importing.vocabularies import Line, Lookup, Vocabularies
from resal.directory.models import Family, Sector, Term, Territory, Vocabulary


def current() -> Vocabularies:
    return Vocabularies(
        sectors=Lookup(
            tuple(
                _line(sector, family=sector.family.code) for sector in _all(Sector).select_related("family")
            )
        ),
        families=Lookup(tuple(map(_line, _all(Family)))),
        territories=Lookup(
            tuple(
                _line(territory, parent=territory.parent.code if territory.parent else "")
                for territory in _all(Territory).select_related("parent")
            )
        ),
        competences=Lookup(tuple(map(_line, _all(Term).of(Vocabulary.COMPETENCE)))),
        languages=Lookup(tuple(map(_line, _all(Term).of(Vocabulary.LANGUAGE)))),
    )


def _all(model):
    return model.objects.in_order()


def _line(line, **more: str) -> Line:
    return Line(line.code, tuple(filter(None, (line.name_fr, line.name_en))), **more)
