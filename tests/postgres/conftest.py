import pytest

from tests.postgres import cluster


@pytest.fixture(scope="session")
def new_database():
    """A function that gives a new, empty PostgreSQL database of that name, as a RESAL_DATABASE_URL."""
    why = cluster.missing()
    if why:
        pytest.skip(why)
    with cluster.started() as give:
        yield give
