#!/usr/bin/env python3
"""The codes of exclusion grounds are the European Union's, all of them: python3 exclusion_grounds_test.py VOORRANG

Its list `exclusion-ground`, version 20250618-0, as it stands in OP-TED/ESPD-EDM, codelists/ExclusionGround.gc. The records
of std.procurement and nl.exclusion have them all and no others, docs/facts.md tells of each, and what a notice declares or
a bidder was found to have is read, whichever of them it is.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIMEOUT = 60
GROUNDS = {
    "exg-crim": ["part", "corrpt", "fraud", "terror", "laund", "traffick"],
    "exg-pmt": ["bre-tax", "bre-ssc"],
    "exg-mis": ["bre-env-law", "bre-soc-law", "bre-lab-law", "misconduct", "distortion", "partic-confl", "prep-confl",
                "sanction", "misrepresent", "off-cond", "unrel-sec"],
    "exg-sitn": ["bankr", "insolvency", "cred-arran", "other", "liq-admin", "as-susp"],
    "exg-natl": ["bre-nat-law"],
}
CODES = [code for group, parts in GROUNDS.items() for code in [group, *[f"{group}-{part}" for part in parts]]]
# Those that exclude whatever the notice says; of the others those for defence count in no other contract.
ALWAYS = [code for code in CODES if code.startswith(("exg-crim", "exg-pmt"))]
DEFENCE = ["exg-mis-off-cond", "exg-mis-unrel-sec"]
CHOICE = re.compile(r"choice of\n((?:\s+\"exg-[^\n]*\n)+)")


def release(found, declared, defence):
    return {
        "ocid": "ocds-xxtest-1",
        "tender": {"tenderPeriod": {"startDate": "2026-03-02T09:00:00+01:00", "endDate": "2026-04-13T12:00:00+02:00"},
                   "exclusionGrounds": declared, "defence": defence},
        "parties": [{"id": "1", "name": "Een", "roles": ["tenderer"], "exclusionGrounds": [found],
                     "selfCleaning": "none"}],
        "bids": {"details": [{"id": "1", "date": "2026-04-10T16:00:00+02:00", "tenderers": [{"id": "1"}]}]},
    }


class ExclusionGrounds(unittest.TestCase):
    program = None

    def run_decide(self, cases):
        return subprocess.run(
            [self.program, "decide", "--policy", "workflows/nl/exclusion.vrg", "--format", "jsonl", "-"], cwd=ROOT,
            input="".join(json.dumps(release(*case)) + "\n" for case in cases), capture_output=True, text=True,
            timeout=TIMEOUT, env={**os.environ, "VOORRANG_CACHE": "off"})

    def hold(self, expected):
        """Of each case (what was found, what is declared, whether it is for defence) the rules that exclude."""
        done = self.run_decide(expected)
        self.assertEqual(done.returncode, 0, done.stderr)
        decisions = [json.loads(line) for line in done.stdout.splitlines()]
        for (case, rules), decision in zip(expected.items(), decisions, strict=True):
            told = {each["name"] for subject in decision["others"] for each in subject["outcomes"]
                    if each["kind"] == "exclude" and each["holds"] == "yes"}
            self.assertEqual(told, rules, case)

    def test_the_list_has_as_many_as_the_unions(self):
        self.assertEqual((len(CODES), len(GROUNDS)), (31, 5))

    def test_the_records_have_them_all(self):
        for path, times in (("workflows/std/procurement.vrg", 2), ("workflows/nl/exclusion.vrg", 1)):
            choices = CHOICE.findall((ROOT / path).read_text(encoding="utf-8"))
            self.assertEqual(len(choices), times, path)
            for choice in choices:
                self.assertCountEqual(re.findall(r'"([^"]+)"', choice), CODES, path)

    def test_the_page_tells_of_each(self):
        rows = [line for line in (ROOT / "docs/facts.md").read_text(encoding="utf-8").splitlines()
                if line.startswith(("| `exg-", "| | `exg-"))]
        self.assertCountEqual(re.findall(r"`(exg-[a-z-]+)`", "".join(rows)), CODES)

    def test_each_is_read_and_has_its_effect(self):
        expected = {}
        for code in CODES:
            for declared in ((), (code,)):
                for defence in (False, True):
                    rules = set()
                    if code in ALWAYS:
                        rules = {"unpaid_taxes" if code.startswith("exg-pmt") else "mandatory_ground"}
                    elif declared and (defence or code not in DEFENCE):
                        rules = {"declared_ground"}
                    expected[code, declared, defence] = rules
        self.hold(expected)

    def test_the_group_declares_each_of_its_grounds(self):
        self.hold({(f"{group}-{part}", (group,), True): {"declared_ground"} for group, parts in GROUNDS.items()
                   for part in parts if group not in ALWAYS})

    def test_another_code_is_an_error(self):
        done = self.run_decide([("exg-mis-else", (), False)])
        self.assertEqual(done.returncode, 2)
        self.assertIn('"exg-mis-else"', done.stderr)


if __name__ == "__main__":
    ExclusionGrounds.program = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
