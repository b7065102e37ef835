"""“My sixty seconds”: everything that one made, nothing that must come later, and no word that could do anything."""

import html
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from caring import Work, answers, cutting, document, drafts, mine, missing, scripts, statistics
from caring.cli import main
from caring.library import broadcasts
from caring.pages import plain
from caring.rewriting import draft_of
from caring.scoring import CRITERIA

DAY = date(2026, 11, 24)
VOID = {"meta", "br", "link", "input", "img", "line", "rect"}


class Tags(HTMLParser):
    """Collects a page's tags, headings and text, and follows whether what opens is closed."""

    def __init__(self, page):
        super().__init__()
        self.open, self.tags, self.ids, self.links, self.texts = [], [], [], [], []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        named = dict(attributes)
        self.ids += [named["id"]] if "id" in named else []
        self.links += [named[name] for name in ("src", "href", "srcset", "action") if name in named]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.texts.append(data)


@pytest.fixture
def full(everything_done):
    return everything_done(Work())


def test_everything_that_one_made_is_on_the_page(full):
    said = html.unescape(re.sub(r"<[^>]+>", "", document.as_html(full, DAY)))
    assert "Made on 24 November 2026" in said
    assert mine.promise(full) in said
    assert all(text in said for text in mine.person(full).values())
    assert all(version.text in said for version in mine.versions(full))
    assert all(answers.rating(full, script).note in said for script in answers.finished(full))
    jeans = next(broadcast for broadcast in broadcasts() if broadcast.id == "jeans")
    assert said.index(jeans.text) < said.index(drafts.draft(full, draft_of("jeans")).text)
    assert drafts.draft(full, cutting.NAME).text in said
    assert "Of the creators I follow, I came up with 2 in 100." in said
    assert "at my own." in said
    assert not any(name in said for name in missing.memory_test(full).names)
    places = [said.index(s.claim) for i in answers.order(full).ids for s in statistics() if s.id == i]
    assert places == sorted(places)
    assert f"Because {answers.because(full)}" in said
    names = {s.id: s.name for s in statistics()}
    assert f"Once more, later: {', '.join(names[i] for i in answers.order(full, answers.AGAIN).ids)}" in said
    assert "the workshop told me: You ask more of “Human” and “Enjoyable”." in said
    assert "★ The article’s pick." in said
    assert "I let relevance count 72%" in said


def test_the_twin_says_the_same_in_markdown(full):
    said = document.as_markdown(full, DAY)
    assert said.startswith("# My sixty seconds\n\nMade on 24 November 2026")
    assert all(f"> {plain(line)}" in said for v in mine.versions(full) for line in v.text.splitlines() if line)
    assert f"> {plain(mine.promise(full))}" in said
    assert "1. There are 29.7 million" in said
    assert f"Because {plain(answers.because(full))}" in said
    assert "Once more, later: Connection to people, " in said


def test_the_page_is_whole_and_asks_for_nothing(full):
    for work in (full, Work()):
        page = Tags(document.as_html(work))
        assert "script" not in page.tags
        assert page.links == []
        assert len(page.ids) == len(set(page.ids))
        assert page.tags.count("h1") == page.tags.count("main") == 1


def test_what_one_wrote_is_shown_and_can_do_nothing(full):
    assert "<script" not in document.as_html(full)
    twin = document.as_markdown(full)
    assert "<script" not in twin.replace("\\<script", "")
    assert "*stars*" not in twin.replace("\\*stars\\*", "")
    assert "](x)" not in twin.replace("\\](x)", "")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# No heading", "\\# No heading"),
        ("- no list", "\\- no list"),
        ("60. no list", "60\\. no list"),
        ("a_b_c", "a\\_b\\_c"),
        ("one | two", "one \\| two"),
        ("&lt;", "\\&lt;"),
        ("It’s 60 seconds - and I mean it.", "It’s 60 seconds - and I mean it."),
    ],
)
def test_signs_stay_signs_in_markdown(text, escaped):
    assert plain(text) == escaped


def test_empty_parts_say_so_and_where_they_wait():
    for said in (document.as_html(Work()), document.as_markdown(Work())):
        assert said.count("yet.") >= 6
        assert "It waits in the lesson “Which number matters?”." in said
        assert "It waits in the lesson “Score the scripts”." in said
        assert "<svg" not in said


@pytest.mark.parametrize(("names", "says"), [("Theo\nBeryl", "2 names"), ("Theo", "one name"), ("", "no name")])
def test_a_memory_test_that_is_not_sealed_is_begun_and_names_nobody(names, says):
    work = Work()
    missing.write(work, names, 60)
    missing.end(work)
    for said in (document.as_html(work, DAY), document.as_markdown(work, DAY)):
        assert f"I’ve begun the memory test, with {says} so far. It waits in the lesson" in said
        assert "Theo" not in said


def test_a_second_order_waits_for_its_seal_and_a_reason_for_the_first():
    work = Work()
    sealed(work)
    answers.move(work, "S5", 1, answers.AGAIN)
    for said in (document.as_html(work, DAY), document.as_markdown(work, DAY)):
        assert "Once more" not in said
        assert "Because" not in said


def test_a_lesson_that_the_kit_does_not_have_is_not_named(monkeypatch):
    monkeypatch.setattr(document, "lessons", tuple)
    assert "It waits" not in document.as_html(Work())


def sealed(work):
    answers.arrange(work, ["S2", "S4", "S1", "S5", "S3"])
    answers.seal(work)


def judged(work):
    sealed(work)
    for statistic in statistics():
        answers.judge(work, statistic.id, "relevance", 2)
        answers.judge(work, statistic.id, "trust", 3)
    for script in scripts():
        for criterion in ("wonder", *CRITERIA):
            answers.rate(work, script.id, criterion, 2)


def turned(level):
    return str(4 - int(level))  # what was so far from the authors' stays so far


@pytest.mark.parametrize("opened", [lambda _: None, sealed, judged])
def test_nothing_is_given_away_that_must_come_later(kit, opened):
    work = Work()
    opened(work)
    before = document.as_html(work, DAY), document.as_markdown(work, DAY)
    kit.edit("argument.csv", "statistic", lambda cell: cell and "S2")
    kit.edit("argument.csv", "quote", lambda cell: f"Oh! {cell}")
    kit.edit("references.csv", "level", turned)
    kit.edit("second_opinions.csv", "level", turned)
    kit.edit("relevance.csv", "relevance", turned)
    kit.edit("traces.csv", "cannot_show", lambda cell: f"Oh! {cell}")
    assert (document.as_html(work, DAY), document.as_markdown(work, DAY)) == before


def test_the_order_shows_only_when_it_is_sealed():
    work = Work()
    answers.arrange(work, ["S2", "S4", "S1", "S5", "S3"])
    assert document.gather(work)["order"] is None
    sealed(work)
    assert document.gather(work)["order"]["places"][0]["claim"].startswith("There are 29.7 million")


def test_an_unfinished_rating_is_not_shown():
    work = Work()
    answers.rate(work, scripts()[0].id, "wonder", 4)
    assert document.gather(work)["ratings"]["rows"] == []


def test_a_rewrite_that_changed_nothing_is_none():
    work = Work()
    drafts.write(work, draft_of("jeans"), broadcasts()[0].text + " ")
    assert document.gather(work)["rewrites"] == []


def test_a_rewrite_that_was_wiped_shows_the_version_that_was_kept():
    work = Work()
    drafts.write(work, draft_of("jeans"), "I hang mine in the shade.")
    drafts.keep_version(work, draft_of("jeans"))
    drafts.write(work, draft_of("jeans"), "")
    assert [each["after"] for each in document.gather(work)["rewrites"]] == ["I hang mine in the shade."]


def test_the_chart_adds_up(full):
    chart = document.gather(full)["script"]["chart"]
    assert [bar["rated"] for bar in chart["bars"]] == [True, False, True]
    for bar, version in zip(chart["bars"], mine.versions(full), strict=True):
        if version.score is not None:
            assert chart["floor"] - bar["top"] == pytest.approx(version.score.caring / 100 * document.HEIGHT)
            assert bar["middle"] - bar["top"] == pytest.approx(bar["value"])
    assert "From draft 1 to draft 3, by my own ratings: connection from" in chart["says"]
    assert chart["says"] in document.as_markdown(full)


def test_the_script_is_what_was_typed_last_even_when_it_was_not_kept(full):
    drafts.write(full, mine.SCRIPT, "I kept your seat.")
    script = document.gather(full)["script"]
    assert script["text"] == "I kept your seat."
    assert [each["number"] for each in script["between"]] == [2, 3]


def test_a_draft_whose_time_is_damaged_is_still_shown():
    work = Work()
    work.keep(f"draft.{mine.SCRIPT}", {"text": "Hi.", "versions": [{"text": "Hi.", "made": "yesterday"}]})
    assert "an unknown day" in document.as_html(work)


def test_an_earlier_page_that_may_have_been_edited_is_kept(full, tmp_path):
    page, _ = document.save(full, tmp_path)
    page.write_text("my own words", encoding="utf-8")
    document.save(full, tmp_path)
    document.save(full, tmp_path)
    assert [path.read_text(encoding="utf-8") for path in (tmp_path / "backups").iterdir()] == ["my own words"]
    assert page.read_text(encoding="utf-8") == document.as_html(full)


def test_the_command_makes_it_where_the_work_is(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("CARING_WORK", str(tmp_path / "work – ç"))
    assert main(["document"]) == 0
    assert [Path(line).name for line in capsys.readouterr().out.splitlines()] == [
        "my_sixty_seconds.html",
        "my_sixty_seconds.md",
    ]
    assert (tmp_path / "work – ç" / "my_sixty_seconds.html").exists()
