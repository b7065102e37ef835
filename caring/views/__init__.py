"""The widgets that lessons show: thin, no arithmetic; what they show and keep is computed below them."""

from caring.views.cards import FactCards
from caring.views.check import Check
from caring.views.cut import CutToSixty
from caring.views.debrief import ClassLevels, ClassOrders, ClassStandings, Widest
from caring.views.draft import YourScript
from caring.views.gather import Debrief, GatherAnswers
from caring.views.guess import GuessFirst
from caring.views.leanings import Leanings, ThreeSums
from caring.views.lens import ArticleLens, Lens
from caring.views.mark import MarkValue
from caring.views.memory import MemoryTest
from caring.views.order import ForWhat, OrderTheFive
from caring.views.person import OnePerson, Promise
from caring.views.posts import LastTen
from caring.views.practice import Practice
from caring.views.prompter import Prompter
from caring.views.reveal import Reveal
from caring.views.rewrite import Rewrite
from caring.views.room import JoinRoom, OrderAgain, WallLine
from caring.views.scorer import ScoreScripts
from caring.views.start import CourseMap, Hello, YourWork
from caring.views.take_home import TakeHome
from caring.views.tempo import MyPace
from caring.views.way import YourWay
from caring.views.weights import Weights
from caring.views.yourself import ScoreYourself

__all__ = [
    "ArticleLens",
    "Check",
    "ClassLevels",
    "ClassOrders",
    "ClassStandings",
    "CourseMap",
    "CutToSixty",
    "Debrief",
    "FactCards",
    "ForWhat",
    "GatherAnswers",
    "GuessFirst",
    "Hello",
    "JoinRoom",
    "LastTen",
    "Leanings",
    "Lens",
    "MarkValue",
    "MemoryTest",
    "MyPace",
    "OnePerson",
    "OrderAgain",
    "OrderTheFive",
    "Practice",
    "Promise",
    "Prompter",
    "Reveal",
    "Rewrite",
    "ScoreScripts",
    "ScoreYourself",
    "TakeHome",
    "ThreeSums",
    "WallLine",
    "Weights",
    "Widest",
    "YourScript",
    "YourWay",
    "YourWork",
]
