"""What a learner does in the views, in their words; the tests say why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lab import Lab
from playwright.sync_api import Locator, expect

if TYPE_CHECKING:
    from app_page import App

ORDER, PURPOSE, CARDS = "Which number matters most?", "Important for what?", "Turn the cards"
WEIGHTS, REVEAL = "What would you have to believe?", "What the article picks"
SCORER, LEANINGS, SUMS = "Score the scripts", "How you judge", "Is it really a sum?"
LENS, ARTICLE, REWRITE = "Who are you talking to?", "The article under its own lens", "For one person"
GATHER, FIRST, STANDING = "Gather the class’s answers", "What you put first", "Where you put a script"
APART, WIDEST = "How far apart you are", "Where you disagree most"
SLOW = 30_000  # the first class loads Plotly in the kernel, and five views draw at once
PERSON, DESK, PROMPTER = "One person", "Write it for one person", "The prompter"
YOURSELF, WAY, PROMISE = "Score yourself", "From first to last", "Your promise"
GUESS, MARK, PACE, CUT = (
    "Guess first", "Where does it become valuable?", "How fast do you speak?", "From ninety seconds to sixty",
)  # fmt: skip
WALL = "A line for the wall"
MEMORY, POSTS = "Whom would you miss?", "Would they wonder where you are?"
CRITERIA = ("One person", "I and you", "Human", "Enjoyable", "Consumable", "Valuable")
RATINGS = {"S1": (1, 3), "S2": (2, 4), "S3": (3, 2), "S4": (3, 0), "S5": (4, 1)}


def claims(order: Locator) -> list[str]:
    return order.locator(".cw-claim").all_text_contents()


def seal(order: Locator) -> None:
    order.get_by_role("button", name="Seal my order").click()
    order.get_by_role("button", name="Yes").click()
    expect(order.get_by_text("Sealed", exact=True)).to_be_visible()


def pick(group: Locator, level: int) -> None:
    group.get_by_role("radio").nth(level).check()
    expect(group.get_by_role("radio").nth(level)).to_be_checked()


def judge_all(lab: Lab, ratings: dict[str, tuple[int, int]] = RATINGS) -> None:
    cards = lab.view(CARDS)
    for number, (relevance, trust) in enumerate(ratings.values(), start=1):
        expect(cards.get_by_text(f"Card {number} of 5")).to_be_visible()
        pick(cards.get_by_role("group", name="Relevance"), relevance)
        cards.get_by_role("button", name="Turn the card").click()
        pick(cards.get_by_role("group", name="Trust"), trust)
        if number < len(ratings):
            cards.get_by_role("button", name="Next card").click()


def guess(view: Locator, choice: int) -> None:
    pick(view, choice)
    view.get_by_role("button", name="This is my guess").click()
    view.get_by_role("button", name="Yes").click()
    expect(view.get_by_role("heading", name="What was found")).to_be_visible()


def name_them(view: Locator, names: str) -> None:
    view.get_by_role("button", name="Start").click()
    box = view.get_by_role("textbox", name="Whom would you miss?")
    expect(box).to_be_focused()
    box.fill(names)


def mark(view: Locator, sentence: int) -> None:
    pick(view, sentence)
    view.get_by_role("button", name="This is my mark").click()
    view.get_by_role("button", name="Yes").click()
    expect(view.get_by_role("heading", name="The authors marked")).to_be_visible()


def rate(scorer: Locator, wonder: int, levels: tuple[int, ...]) -> None:
    pick(scorer.get_by_role("group", name="wonder where"), wonder)
    for name, level in zip(CRITERIA, levels, strict=True):
        pick(scorer.get_by_role("group", name=name), level)


def finish(scorer: Locator) -> None:
    scorer.get_by_role("button", name="These are my ratings").click()
    scorer.get_by_role("button", name="Yes").click()
    expect(scorer.get_by_role("heading", name="Where you and the authors differ")).to_be_focused(timeout=SLOW)


def write(view: Locator, text: str, hears: str) -> None:
    """Write under the lens and wait until it is heard."""
    view.get_by_role("textbox").fill(text)
    expect(view.locator(".cw-count")).to_contain_text(hears)


def show_made_up(lab: Lab) -> None:
    lab.view(GATHER).get_by_role("button", name="Show a made-up one").click()
    expect(lab.view(WIDEST).get_by_text("below the mean")).to_be_visible(timeout=SLOW)


def look_through_notes(lab: Lab) -> None:
    widest = lab.view(WIDEST)
    widest.get_by_role("button", name="Look through their notes").click()
    widest.get_by_role("button", name="Yes").click()
    widest.get_by_role("checkbox").first.check()


def keep_version(lab: Lab, text: str, number: int) -> None:
    desk = lab.view(DESK)
    desk.get_by_role("textbox").fill(text)
    desk.get_by_role("button", name="Keep this version").click()
    expect(desk.get_by_text(f"Version {number}:")).to_be_visible()


def score_version(lab: Lab, wonder: int, levels: tuple[int, ...]) -> None:
    view = lab.view(YOURSELF)
    rate(view, wonder, levels)
    view.get_by_role("button", name="These are my ratings").click()
    view.get_by_role("button", name="Yes").click()
    expect(view.get_by_role("heading", name="Your rating, and what the words show")).to_be_visible(timeout=20_000)


def follow_and_miss(lab: Lab) -> None:
    guess(lab.view(GUESS), 0)
    pick(lab.view(POSTS), 5)
    memory = lab.view(MEMORY)
    name_them(memory, "Theo\nBeryl from the garden")
    memory.get_by_role("button", name="That’s all I remember").click()
    pick(memory, 0)
    pick(memory, 3)
    memory.get_by_role("spinbutton").fill("210")
    memory.get_by_role("button", name="Show my caring rate").click()
    memory.get_by_role("button", name="Yes").click()
    memory.get_by_role("heading", name="Your caring rate").wait_for()


def mark_and_cut(lab: Lab) -> None:
    guess(lab.view(GUESS), 0)
    mark(lab.view(MARK), 3)
    pace = lab.view(PACE)
    pace.get_by_text("Not reading aloud today?").click()
    pace.get_by_role("button", name="calm").click()
    cut = lab.view(CUT)
    cut.get_by_role("checkbox").first.uncheck()
    cut.get_by_role("button", name="Keep this cut").click()
    cut.get_by_role("heading", name="What is left in it").wait_for()


def begin(lab: Lab | App) -> None:
    if isinstance(lab, Lab):  # the app view needs no trial
        lab.view("Does it work here?").get_by_role("button", name="Say hello").click()
    lab.view("Take it home").get_by_role("button", name="Make my page").click()
    lab.view("Check yourself").locator(".cw-choice").first.click()


def practise(lab: Lab | App) -> None:
    view = lab.view("Your turn: One number for a friend")
    view.get_by_role("button", name="Give me a hint").click()
    view.get_by_role("textbox").fill("Hey everyone! I kept 70% of it.")
    view.get_by_role("button", name="Check it").click()
    expect(view.get_by_text("– Not yet")).to_be_visible()


def choose_a_number(lab: Lab | App) -> None:
    seal(lab.view(ORDER))
    lab.view(PURPOSE).get_by_role("button", name="sell ads").click()
    lab.view(PURPOSE).get_by_role("button", name="This is my order for it").click()
    judge_all(lab)
    lab.view(WEIGHTS).get_by_role("slider").click(position={"x": 20, "y": 16})
    lab.view(REVEAL).get_by_role("button", name="Show me the article’s pick").click()


def say_it_to_one(lab: Lab | App) -> None:
    write(lab.view(LENS), "Hey everyone. I kept your seat.", "1 to all of you")
    write(lab.view(ARTICLE), "We speak to all of you.", "1 sentence to all of you")
    rewrite = lab.view(REWRITE)
    rewrite.get_by_role("button", name="Show to whom each sentence speaks").click()
    write(rewrite, "I wash mine cold, and I hang them in the shade. Would you?", "1 sentence to you")
    rewrite.get_by_role("button", name="Keep this version").click()
    rewrite.get_by_text("Version 1,").click()
    lab.view("Check yourself").get_by_role("button", name="Only with strangers").click()


def score_one(lab: Lab | App) -> None:
    scorer = lab.view(SCORER)
    scorer.get_by_role("combobox").select_option("page")  # it has a second opinion and another half
    rate(scorer, 2, (0, 1, 2, 3, 4, 0))
    finish(scorer)
    scorer.get_by_role("button", name="Show to whom each sentence speaks").click()


def debrief(lab: Lab | App) -> None:
    show_made_up(lab)
    lab.view(STANDING).get_by_role("button", name="Show the authors’ side, too").click()
    look_through_notes(lab)


def write_ones_own(lab: Lab | App) -> None:
    keep_version(lab, "Hey everyone, welcome back. We saved a seat for all of you.", 1)
    score_version(lab, 1, (0, 1, 2, 3, 4, 0))
    keep_version(lab, "Hey you. I kept your seat by the window. " * 20, 2)
    score_version(lab, 3, (4, 3, 2, 3, 1, 2))
    lab.view(WAY).get_by_text("The numbers as a table").click()
    lab.view(DESK).get_by_text("Version 1:").click()


PLAYS = {
    "00": begin,
    "01": choose_a_number,
    "02": follow_and_miss,
    "03": say_it_to_one,
    "04": mark_and_cut,
    "05": score_one,
    "06": write_ones_own,
    "07": debrief,
    "exercises": practise,
}


def play(lab: Lab | App, lesson: str) -> None:
    """Do what a learner does in a lesson, so that its later states are looked at, too."""
    next(done for begins, done in PLAYS.items() if lesson.startswith(begins))(lab)
