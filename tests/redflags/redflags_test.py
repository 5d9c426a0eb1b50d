#!/usr/bin/env python3
"""redflags_test.py VOORRANG: the red flags of workflows/redflags give on the examples of Cardinal's documentation what
that prints for them, and on releases made up by chance what indicators.py reckons. The examples lie in
../shared/data/cardinal-docs, beside the repository."""
import json
import re
import subprocess
import sys
import tempfile
import unittest
from fractions import Fraction
from pathlib import Path

sys.dont_write_bytecode = True

from indicators import flagged  # noqa: E402
from releases import releases  # noqa: E402

SOURCE = Path(__file__).resolve().parents[2]
EXAMPLES = SOURCE.parent / "shared/data/cardinal-docs"
INDICATORS = ["003", "018", "024", "025", "028", "030", "035", "036", "038", "048", "058"]
POLICY = SOURCE / "workflows/redflags/cardinal.vrg"
PROGRAM = None

# R048 asks for more procedures than examples have.
LOWERED = """
fill redflags.r048.minimum_contracting_processes = {} because "there are few procedures"
"""

# As the page of each indicator prints it; of a flag without a figure of its own the page has 1 or 0.
PRINTED = {
    "003": {"OCID": {"F": 1}},
    "018": {"OCID": {"F": 1}},
    "024": {"OCID": {"F": 1}, "Tenderer": {"W": 0, "L": 0}},
    "025": {"Tenderer": {"F": Fraction(1, 6)}},
    "028": {"OCID": {"F": 1}, "Tenderer": {"D": 1, "V": 1}},
    "030": {"OCID": {"F": 1}, "Tenderer": {"W": 1}},
    "035": {"OCID": {"F": 1}, "Tenderer": {"V": 0}},
    "036": {"OCID": {"F": 1}},
    "038": {"Buyer": {"B": Fraction(1, 2)}},
    "048": {"Tenderer": {"F": 2}},
    "058": {"OCID": {"F": 99}, "Tenderer": {"W": 0}},
}
GROUPS = {"procedure": "OCID", "tenderer": "Tenderer", "buyer": "Buyer", "procuring_entity": "ProcuringEntity"}
# Where the figure that a page prints stands in the reason of the flag, and what it is of the figure there.
FIGURES = {
    ("024", "OCID"): (r"the next bid was ([\d.]+)% above", Fraction(1, 100)),
    ("058", "OCID"): (r"the next bid was ([\d.]+)% above", Fraction(1, 100)),
    ("025", "Tenderer"): (r"won \S+ \((\d+/\d+)\)% of", Fraction(1, 100)),
    ("038", "Buyer"): (r"^([\d.]+)% of", Fraction(1, 100)),
    ("048", "Tenderer"): (r"supplies (\d+) kinds", 1),
    ("035", "OCID"): (r"of others disqualified: (\d+)", 1),
}


def run(*arguments):
    done = subprocess.run([PROGRAM, *arguments], cwd=SOURCE, capture_output=True, text=True, timeout=60)
    # 1: a measure failed, such as the quartiles of no differences at all.
    if done.returncode not in (0, 1) or done.stderr:
        raise AssertionError(f"exit code {done.returncode}: {done.stderr}")
    return done.stdout


def lowered(folder, minimum):
    """The policy of all, with a lower minimum for R048."""
    policy = Path(folder) / "cardinal.vrg"
    policy.write_text(POLICY.read_text(encoding="utf-8") + LOWERED.format(minimum), encoding="utf-8")
    return policy


def indicator_of(rule):
    return re.fullmatch(r"redflags\.r(\d+)\.\w+", rule).group(1)


def flags(policy, releases):
    """By indicator and group the reason of each that is flagged."""
    found = {}

    def flag(rule, record, key, because):
        found.setdefault(indicator_of(rule), {}).setdefault(GROUPS[record], {})[key] = because

    of = ["--policy", policy, "--packages", SOURCE / "workflows"]
    for decision in map(json.loads, run("decide", *of, "--format", "jsonl", releases).splitlines()):
        for record in decision["others"]:
            for rule in record["outcomes"]:
                if rule["holds"] == "yes":
                    flag(rule["rule"], record["subject"], decision["case"], rule["because"])
    for measure in json.loads(run("measure", *of, "--format", "json", releases))["measures"]:
        if "flags" not in measure:
            continue
        for group in measure["groups"]:
            if (group["state"], group["value"]) == ("known", "yes"):
                flag(measure["full_name"], measure["flags"], group["keys"][0], group["because"])
    return found


class OnExamples(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        if not EXAMPLES.is_dir():
            raise unittest.SkipTest("no shared/data/cardinal-docs beside the repository")

    def test_each_gives_what_its_page_prints(self):
        for indicator in INDICATORS:
            with self.subTest(f"R{indicator}"), tempfile.TemporaryDirectory() as folder:
                policy = lowered(folder, 1) if indicator == "048" else POLICY
                found = flags(policy, EXAMPLES / f"{indicator}.jsonl")
                # Settings of its own switch the others off.
                if (EXAMPLES / f"{indicator}.ini").exists():
                    found = {indicator: found.get(indicator, {})}
                self.assertEqual(
                    {key: {group: set(keys) for group, keys in groups.items()} for key, groups in found.items()},
                    {indicator: {group: set(keys) for group, keys in PRINTED[indicator].items()}},
                )
                for group, printed in PRINTED[indicator].items():
                    self.compare_figures(indicator, group, found[indicator][group], printed)

    def compare_figures(self, indicator, group, told, printed):
        if (indicator, group) not in FIGURES:
            return
        pattern, unit = FIGURES[indicator, group]
        for key, value in printed.items():
            self.assertEqual(Fraction(re.search(pattern, told[key]).group(1)) * unit, value, told[key])


class OnMadeUpReleases(unittest.TestCase):
    maxDiff = None

    def test_each_finds_what_is_reckoned_apart(self):
        seen = set()
        for seed in range(6):
            made = releases(400, seed)
            with self.subTest(seed=seed), tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "releases.jsonl"
                file.write_text("".join(json.dumps(each) + "\n" for each in made), encoding="utf-8")
                found = flags(lowered(folder, 4), file)
                expected = {key: keys for key, keys in flagged(made, 4).items() if keys}
                told = {(key, group): set(keys) for key, groups in found.items() for group, keys in groups.items()}
                self.assertEqual(told, expected)
                seen |= set(expected)
        # Otherwise nothing was compared.
        for indicator in INDICATORS:
            self.assertTrue(any(key == indicator for key, _ in seen), f"R{indicator} found nothing")


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1)).resolve()
    unittest.main()
