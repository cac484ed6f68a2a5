from resal.commands import lock


def test_the_locks_agree_with_the_project():
    assert [problem for level in lock.GROUPS for problem in lock.differences(level)] == []


def test_a_package_that_the_lock_lacks_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(lock, "FOLDER", tmp_path)
    (tmp_path / "run.txt").write_text("--index-url https://exemple.org\nnumpy==1.0.0\n")

    found = lock.differences("run")

    assert "requirements/run.txt: django is missing" in found
    assert "requirements/run.txt: numpy 1.0.0 is not ==2.4.*" in found
    assert "requirements/run.txt: a package has no hash" in found
    assert "requirements/run.txt: names an index" in found
