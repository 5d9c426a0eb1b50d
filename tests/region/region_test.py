#!/usr/bin/env python3
"""region_test.py VOORRANG: a year of a region that was made up goes through the packages of workflows/region, and every
outcome, measure and flag is what is reckoned apart, with exact fractions. The figures of the year stand in figures.txt;
docs/region.md shows them. VOORRANG_BLESS=1 writes both anew."""
import functools
import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True

from action import ITEMS, plan_document, readings, standing  # noqa: E402
from figures import figures  # noqa: E402
from measures import flags, measures, target_state  # noqa: E402
from reckoning import Marketplace, Purchase, day  # noqa: E402
from year import Year, as_at  # noqa: E402

SOURCE = Path(__file__).resolve().parents[2]
FIGURES = Path(__file__).with_name("figures.txt")
PAGE = SOURCE / "docs/region.md"
SEED = 2026
OTHER_SEEDS = [1, 2]
MONTH_ENDS = [date(2026 + month // 12, month % 12 + 1, 1) - timedelta(1) for month in range(1, 13)]
RECKONED = ("region.", "nl.procedure_choice.", "nl.thresholds.")
PROGRAM = None


def run(command, policy, documents, *options):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("".join(json.dumps(each) + "\n" for each in documents))
        file.flush()
        arguments = [PROGRAM, command, "--policy", f"workflows/region/{policy}.vrg", *options, file.name]
        done = subprocess.run(arguments, cwd=SOURCE, capture_output=True, text=True, timeout=120)
    if done.returncode != 0 or done.stderr:
        raise AssertionError(f"exit code {done.returncode}: {done.stderr}")
    return done.stdout


def decide(policy, documents):
    return [json.loads(line) for line in run("decide", policy, documents, "--format", "jsonl").splitlines()]


def measure(documents):
    return json.loads(run("measure", "programme", documents, "--format", "json"))


def told(decision):
    """By rule and subject what holds or may hold, of the rules that are reckoned apart."""
    found = {}
    for record in decision["others"]:
        for outcome in record["outcomes"]:
            if outcome["holds"] != "no" and outcome["rule"].startswith(RECKONED):
                found[outcome["rule"], record["id"] or record["subject"]] = outcome["holds"]
    return found


def value_of(text):
    """The exact value of what a report shows."""
    if text in ("yes", "no"):
        return text == "yes"
    if fraction := re.search(r"\((-?\d+)/(\d+)\)$", text):
        return Fraction(int(fraction[1]), int(fraction[2]))
    number = Fraction(re.sub(r"^[A-Z]{3} |,|%$", "", text))
    return number / 100 if text.endswith("%") else number


def results(report):
    """By measure and keys what the report says, as measures.py gives it."""
    found = {}
    for each in report["measures"]:
        for group in each["groups"]:
            exact = group["state"] == "known"
            shown = value_of(group["value"]) if group["state"] in ("known", "so_far") else None
            goal = group["target"]["state"] if group.get("target") else None
            found.setdefault(each["full_name"], {})[tuple(group["keys"])] = (shown, exact, goal, "flags" in each)
    return found


@functools.cache
def the_year(seed):
    return Year(seed)


def differences(found, expected):
    """The first few keys of which the two say something else: (found, expected)."""
    keys = [key for key in found.keys() | expected.keys() if found.get(key) != expected.get(key)]
    return {key: (found.get(key), expected.get(key)) for key in sorted(keys)[:5]}


class Profiles(unittest.TestCase):

    def test_every_badge_is_what_is_reckoned_apart(self):
        seen = set()
        for looked_at in ("2026-01-01", "2026-07-01", "2026-12-31"):
            documents = the_year(SEED).profiles(looked_at)
            self.assertEqual(len(documents), 260)
            for document, decision in zip(documents, decide("marketplace", documents)):
                expected = Marketplace(document, day(looked_at)).outcomes()
                self.assertEqual(differences(told(decision), expected), {}, document["ocid"])
                seen |= {(rule, holds) for (rule, _), holds in expected.items()}
        for rule in ("badge_given", "still_to_show", "to_be_verified", "verified_by_itself", "verified_long_ago"):
            self.assertIn((f"region.profile.{rule}", "yes"), seen)
        for rule in ("expired", "expires_soon", "valid_too_long"):
            self.assertIn((f"region.profile.{rule}", "yes"), seen)
        for rule in ("badge_given", "still_to_show"):
            self.assertIn((f"region.profile.{rule}", "unknown"), seen)


class Purchases(unittest.TestCase):
    def test_every_decision_is_what_is_reckoned_apart(self):
        seen = set()
        for seed in [SEED, *OTHER_SEEDS]:
            documents = the_year(seed).purchases
            self.assertEqual(len(documents), 150)
            for document, decision in zip(documents, decide("programme", documents)):
                with self.subTest(seed=seed, case=document["ocid"]):
                    purchase = Purchase(document)
                    expected = purchase.outcomes()
                    self.assertEqual(differences(told(decision), expected), {})
                    self.compare_places(decision, purchase)
                    self.compare_award(decision, purchase)
                    seen |= {rule for rule, _ in expected}
        for rule in ("too_light_below", "none_suits", "ask_this_one", "passed_over", "asked_unfit"):
            self.assertIn(f"region.buying.{rule}", seen)
        for rule in ("overdue", "counted_already", "in_the_ladder_already", "nobody_vouches"):
            self.assertIn(f"region.impact.{rule}", seen)
        for rule in ("not_a_social_enterprise", "amount_of_invoice", "not_sound"):
            self.assertIn(f"region.impact.{rule}", seen)

    def compare_places(self, decision, purchase):
        """What is told of the candidates that fit: their places, points and badges."""
        found = {
            record["id"]: outcome["because"]
            for record in decision["others"]
            for outcome in record["outcomes"]
            if outcome["rule"] == "region.matching.fits" and outcome["holds"] == "yes"
        }
        expected = {}
        for key, place in purchase.places().items():
            candidate = purchase.candidates[key]
            badge = purchase.market.badge_now(candidate["organisation"])
            expected[key] = f"place {place}: {purchase.points(candidate)} points, {badge}"
        self.assertEqual(differences(found, expected), {})

    def compare_award(self, decision, purchase):
        totals = {each["id"]: Fraction(each["total"]) for each in decision["standings"]}
        self.assertEqual(totals, purchase.totals())
        winner = decision["award"]["winner"]
        self.assertEqual(winner and winner["id"], purchase.winner())


class Measures(unittest.TestCase):
    def test_every_measure_and_flag_is_what_is_reckoned_apart(self):
        raised, inexact = set(), 0
        for seed in [SEED, *OTHER_SEEDS]:
            documents = the_year(seed).purchases
            purchases = [Purchase(each) for each in documents]
            found = results(measure(documents))
            expected = {
                name: {keys: (*result, target_state(name, keys, result), False) for keys, result in groups.items()}
                for name, groups in measures(purchases).items()
            }
            for name, groups in flags(purchases).items():
                expected[name] = {keys: (holds, holds is not None, None, True) for keys, holds in groups.items()}
                raised |= {name for holds in groups.values() if holds}
            self.assertEqual(set(found), set(expected))
            for name, groups in expected.items():
                # What a rule shows that is not exact says nothing.
                shown = {keys: (None if flag and not exact else value, exact, goal, flag)
                         for keys, (value, exact, goal, flag) in found[name].items()}
                self.assertEqual(differences(shown, groups), {}, f"{name}, seed {seed}")
                inexact += sum(not exact for _, exact, _, _ in groups.values())
        self.assertEqual(raised, set(flags(purchases)))
        self.assertGreater(inexact, 0)


class PlanOfAction(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        year = the_year(SEED).purchases
        cls.year, cls.readings = year, []
        for month_end in MONTH_ENDS:
            known = [each for document in year if (each := as_at(document, month_end))]
            cls.readings += readings(month_end, measure(known), value_of)

    def decide_plan(self, looked_at):
        decision = decide("plan", [plan_document(looked_at, self.readings)])[0]
        found = {}
        for (rule, item), holds in told(decision).items():
            found.setdefault(item, {})[rule.removeprefix("region.plan.")] = holds
        because = {
            record["id"]: outcome["because"]
            for record in decision["others"]
            for outcome in record["outcomes"]
            if outcome["name"] in ("is_behind", "goes_well") and outcome["holds"] == "yes"
        }
        return found, because

    def test_each_stands_where_is_reckoned_apart(self):
        seen = set()
        for looked_at in (date(2026, 8, 31), date(2026, 10, 31), date(2026, 12, 31)):
            found, because = self.decide_plan(looked_at)
            for item in ITEMS:
                stands, since = standing(item, self.readings, looked_at)
                rules = found.get(item["id"], {})
                with self.subTest(item=item["title"], day=looked_at):
                    late = item["due"] < str(looked_at)
                    of = lambda *names: "unknown" if stands is None else "yes" if stands in names else None
                    self.assertEqual(rules.get("is_behind"), of("behind"))
                    self.assertEqual(rules.get("goes_well"), of("reached", "on_schedule"))
                    self.assertEqual(rules.get("nothing_read"), of("not_counted"))
                    short = of("not_counted", "behind", "on_schedule")
                    self.assertEqual(rules.get("too_late"), short if late else None)
                    if since:
                        self.assertTrue(because[item["id"]].endswith(f"behind since {since}"))
                    elif stands in ("reached", "on_schedule"):
                        self.assertTrue(because[item["id"]].endswith(f", {stands}"))
                seen.add(stands)
        self.assertEqual(seen, {"not_counted", "behind", "on_schedule", "reached", None})

    def test_the_figures_of_the_year(self):
        report = results(measure(self.year))
        decisions = decide("programme", self.year)
        profiles = decide("marketplace", the_year(SEED).profiles("2026-12-31"))
        found, because = self.decide_plan(date(2026, 12, 31))
        text = figures(report, decisions, profiles, ITEMS, found, because)
        if os.environ.get("VOORRANG_BLESS"):
            FIGURES.write_text(text)
            PAGE.write_text(re.sub(r"(?s)```text\nThe year.*?```", lambda _: f"```text\n{text}```", PAGE.read_text()))
        self.assertEqual(text, FIGURES.read_text())
        self.assertIn(f"```text\n{text}```", PAGE.read_text(), "docs/region.md shows other figures")


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1)).resolve()
    unittest.main()
