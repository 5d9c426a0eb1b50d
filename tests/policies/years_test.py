#!/usr/bin/env python3
"""One tender, decided by the law of 2023, of 2025 and of 2026: python3 years_test.py VOORRANG

EUR 218,000 is above the European threshold of 2023 and of 2026, and under that of 2025: only then does the framework of
workflows/alkmaar/social.vrg let the region count. In 2026 it halved the turnover that is asked. So each year another
wins.
The year is that of `--as-at`, or that in which the tender was published.
"""

import json
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLICY = ROOT / "workflows/alkmaar/social.vrg"
TENDER = ROOT / "tests/policies/three_years.json"
TIMEOUT = 60
# By year: the threshold; who wins, with what total; who is excluded, and the turnover that was asked.
YEARS = {
    2023: ("EUR 215,000.00", ("Groot BV", "80"), {"Jong BV": "EUR 218,000.00"}),
    2025: ("EUR 221,000.00", ("De Werkplaats", "82.192"), {"Jong BV": "EUR 218,000.00"}),
    2026: ("EUR 216,000.00", ("Jong BV", "82"), {}),
}


def thresholds(explanation):
    """What every explanation below says of the threshold."""
    if isinstance(explanation, dict):
        if explanation.get("text") == "threshold" and explanation.get("kind") == "definition":
            yield explanation["value"]
        explanation = list(explanation.values())
    if isinstance(explanation, list):
        for each in explanation:
            yield from thresholds(each)


class Years(unittest.TestCase):
    program = None

    def decide(self, tender, *options):
        done = subprocess.run(
            [self.program, "decide", "--policy", POLICY, "--format", "json", "--explain", *options, "-"], cwd=ROOT,
            input=json.dumps(tender), capture_output=True, text=True, timeout=TIMEOUT,
            env={**os.environ, "VOORRANG_CACHE": "off"})
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)[0]

    def hold(self, decision, year):
        threshold, winner, excluded = YEARS[year]
        self.assertEqual(set(thresholds(decision)), {threshold})
        first = decision["standings"][0]
        self.assertEqual((decision["award"]["winner"]["label"], first["total"]), winner)
        out = [each for each in decision["standings"] if each["status"] == "excluded"]
        self.assertEqual([each["label"] for each in out], list(excluded))
        for each in out:
            reasons = [outcome["because"] for outcome in each["outcomes"]
                       if outcome["holds"] == "yes" and outcome["kind"] == "exclude"]
            self.assertEqual(reasons, [f"turnover EUR 120,000.00 is under {excluded[each['label']]}"])

    def test_as_at_a_day_of_each_year(self):
        tender = json.loads(TENDER.read_text(encoding="utf-8"))
        for year in YEARS:
            for day in (f"{year}-01-01", f"{year}-06-01", f"{year}-12-31"):
                with self.subTest(day):
                    decision = self.decide(tender, "--as-at", day)
                    self.assertEqual(decision["asAt"], day)
                    self.hold(decision, year)

    def test_published_in_each_year(self):
        for year in YEARS:
            with self.subTest(year):
                tender = json.loads(TENDER.read_text(encoding="utf-8"))
                tender["tender"]["tenderPeriod"]["startDate"] = f"{year}-06-01T09:00:00+02:00"
                self.hold(self.decide(tender), year)


if __name__ == "__main__":
    Years.program = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
