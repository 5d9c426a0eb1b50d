#!/usr/bin/env python3
"""Which procedure a purchase asks for, asked by itself: python3 which_procedure_test.py VOORRANG

No bids, no award, nothing published yet: workflows/demo/which_procedure.vrg tells it all the same, of the purchase beside
it at every value, and as the cookbook shows it. Each package of nl and std can be decided by alone, unless it has a
workflow that decides an award.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLICY = ROOT / "workflows/demo/which_procedure.vrg"
PURCHASE = ROOT / "workflows/demo/bergen-speeltoestellen.json"
PAGE = ROOT / "docs/cookbook/22-which-procedure.md"
TIMEOUT = 60
# By day and value: the procedure, and whether a direct award is flagged.
GOODS = {
    ("2026-06-01", "29999.99"): ("single_private", False),
    ("2026-06-01", "30000"): ("multiple_private", False),
    ("2026-06-01", "150000"): ("national", False),
    ("2026-06-01", "215999.99"): ("national", False),
    ("2026-06-01", "216000"): ("european", True),
    ("2025-06-01", "216000"): ("national", False),  # the threshold was EUR 221,000
    ("2025-06-01", "221000"): ("european", True),
}


class WhichProcedure(unittest.TestCase):
    program = None

    def run_program(self, *options, text=None):
        return subprocess.run([self.program, *options], cwd=ROOT, input=text, capture_output=True, text=True,
                              timeout=TIMEOUT, env={**os.environ, "VOORRANG_CACHE": "off"})

    def decide(self, release, day):
        done = self.run_program("decide", "--policy", POLICY, "--as-at", day, "--format", "json", "-",
                                text=json.dumps(release))
        self.assertEqual(done.returncode, 0, done.stderr)
        outcomes = json.loads(done.stdout)[0]["others"][0]["outcomes"]
        return {each["name"]: each for each in outcomes}

    def test_goods_of_each_value(self):
        for (day, value), (procedure, too_light) in GOODS.items():
            with self.subTest(day=day, value=value):
                package = json.loads(PURCHASE.read_text(encoding="utf-8"))
                package["releases"][0]["tender"]["value"]["amount"] = float(value)
                told = self.decide(package, day)
                self.assertEqual(told["procedure_asked"]["owed"], procedure)
                self.assertEqual(told["too_light"]["holds"], "yes" if too_light else "no")

    def test_what_the_cookbook_shows(self):
        done = self.run_program("decide", "--policy", POLICY, "--as-at", "2026-06-01", PURCHASE)
        shown = re.findall(r"```text\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
        self.assertEqual(len(shown), 1)
        self.assertIn(shown[0], done.stdout)

    def test_packages_can_be_decided_by_alone(self):
        for path in sorted([*(ROOT / "workflows/nl").glob("*.vrg"), *(ROOT / "workflows/std").glob("*.vrg")]):
            text = path.read_text(encoding="utf-8")
            header = re.search(r"^package (\S+)", text, re.MULTILINE)
            if not header or ": decide award" in text:
                continue
            with self.subTest(header[1]):
                with tempfile.TemporaryDirectory(prefix="voorrang-") as folder:
                    policy = pathlib.Path(folder) / "alone.vrg"
                    policy.write_text(f"language en\npolicy alone version 1\nuse {header[1]}\n", encoding="utf-8")
                    done = self.run_program("check", "--packages", "workflows", policy)
                found = set(re.findall(r"error\[(V\d+)\]", done.stdout + done.stderr))
                self.assertLessEqual(found, {"V211"}, done.stdout)  # what is open without a value must be filled in


if __name__ == "__main__":
    WhichProcedure.program = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
