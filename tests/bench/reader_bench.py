"""How well the reader hears, on the labelled cases: every confusion and every error, beside two simple rules.

    python3 start.py bench reader [--held-out]

Without `--held-out` only what may be tuned on is shown, so that nobody sees the other half's errors by accident.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "cases"))

from judging import FOLDER, RULES, Case, Verdict, cases, judge, misordered, pairs, set_aside, unmarked

_QUESTIONS = ("to whom", "who")


def main() -> None:
    parser = argparse.ArgumentParser("reader_bench.py", description=__doc__)
    parser.add_argument("--held-out", action="store_true", help="show the half that is set aside, too")
    parser.add_argument("--quiet", action="store_true", help="figures only, no errors")
    chosen = parser.parse_args()
    names = sorted(path.stem for path in FOLDER.glob("*.tsv") if chosen.held_out or not path.stem.endswith("held_out"))
    for name in names:
        if name.startswith("pairs"):
            show_pairs(name, errors=not chosen.quiet)
        else:
            show_cases(name, cases(name), errors=not chosen.quiet)
    if chosen.held_out:
        for kind, labelled in set_aside().items():
            show_cases(f"Set aside: {kind}", labelled, errors=False)
    else:
        print("\nThe half that is set aside: add --held-out, and don't tune on what it shows.")


def show_cases(name: str, labelled: list[Case], *, errors: bool) -> None:
    print(f"\n{name}: {len(labelled)} units. Macro-F1 {'to whom':>17}{'who':>8}")
    verdicts = {rule: judge(labelled, hears) for rule, hears in RULES.items()}
    for rule, (to_whom, who) in verdicts.items():
        print(f"  {rule:32}{to_whom.macro_f1:10.3f}{who.macro_f1:8.3f}")
    to_whom, who = judge(unmarked(labelled))
    print(f"  {'reader, marks and capitals gone':32}{to_whom.macro_f1:10.3f}{who.macro_f1:8.3f}")
    for question, verdict in zip(_QUESTIONS, verdicts["reader"], strict=True):
        show_confusion(question, verdict, errors=errors)


def show_confusion(question: str, verdict: Verdict, *, errors: bool) -> None:
    print(f"\n  {question}: labelled, then heard as" + "".join(f"{label:>6}" for label in verdict.labels) + "    F1")
    for label in verdict.labels:
        counts = "".join(f"{verdict.counts[label, heard]:6}" for heard in verdict.labels)
        print(f"  {label:>33}{counts}{verdict.f1(label):8.3f}")
    for label, heard, text in verdict.errors if errors else ():
        print(f"    {label} heard as {heard}: {text}")


def show_pairs(name: str, *, errors: bool) -> None:
    judged = pairs(name)
    wrong = misordered(judged)
    print(f"\n{name}: {len(judged) - len(wrong)} of {len(judged)} in the right order")
    for kind in sorted({pair.kind for pair in judged}):
        count = sum(pair.kind == kind for pair in judged)
        print(f"  {kind:10}{count - sum(pair.kind == kind for pair, _, _ in wrong):4} of {count}")
    for pair, better, worse in wrong if errors else ():
        print(f"    {pair.half} {better:.2f} for: {pair.better}\n    but    {worse:.2f} for: {pair.worse}")


if __name__ == "__main__":
    main()
