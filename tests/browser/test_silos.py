"""The page of silos by keyboard, and the report as its funder reads it."""

from tests.browser.people import enter, look


def test_a_circle_of_the_map_leads_by_keyboard_to_its_row(demo, visitor):
    page = visitor(demo)
    enter(page, demo, "coordination")
    page.goto("/silos/")
    look(page)
    circle = page.locator(".map a").first
    row = page.locator(circle.get_attribute("href"))
    assert row.is_hidden()
    circle.focus()
    page.keyboard.press("Enter")
    row.wait_for(state="visible")

    assert row.locator("a").count() == 1


def test_a_funder_reads_the_headline_and_takes_the_report(demo, visitor):
    page = visitor(demo)
    enter(page, demo, "funder")
    page.goto("/silos/")
    look(page)
    assert page.locator(".map").count() == 0
    page.goto("/rapport/")
    look(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="Télécharger (Word)").click()

    assert taken.value.suggested_filename == "rapport.docx"
