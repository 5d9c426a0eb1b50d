#!/usr/bin/env python3
"""procedures_test.py VOORRANG: walks each procedure of workflows/nl through courses of events, from the notice to the
contract, and holds every step to expected.txt beside them. With VOORRANG_BLESS=1 that is written anew.

Each procedure has a course over Easter, one over Christmas and one over a leap day, of the least time that the law
allows: where a term is of days, it ends on a holiday and so goes on to the next working day, or the 29th of February
counts in it.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from datetime import datetime, timedelta
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
COURSES = SOURCE / "tests/procedures/courses"
PROGRAM = None


# The workflows, each with what the names of its courses begin with.
PROCEDURES = {"open_procedure": "open", "restricted_procedure": "restricted", "negotiated_without_notice": "negotiated",
              "social_services": "social_services", "multiple_private": "multiple_private",
              "single_private": "single_private"}
# In each year that courses are in: the days over which they lead.
OCCASIONS = {"easter": ("2026-04-05",), "christmas": ("2025-12-25", "2026-12-25"), "leap_day": ("2028-02-29",)}


class Procedures(unittest.TestCase):
    maxDiff = None

    def test_each_is_walked_to_the_contract_over_easter_christmas_and_a_leap_day(self):
        written = {name for path in (SOURCE / "workflows/nl").glob("*.vrg")
                   for name in re.findall(r"^workflow (\w+)", path.read_text(), re.MULTILINE)}
        self.assertEqual(written, set(PROCEDURES))
        for name in PROCEDURES.values():
            for occasion, days in OCCASIONS.items():
                with self.subTest(name, occasion=occasion):
                    told = (COURSES / f"{name}_{occasion}/expected.txt").read_text()
                    self.assertIn("\nIt is in contracted.\n", told)
                    steps = re.findall(r"^(\d{4}-\d\d-\d\d)T", told, re.MULTILINE)
                    self.assertTrue(any(steps[0] < day <= steps[-1] for day in days), steps)

    def test_each_goes_as_expected(self):
        courses = sorted(path for path in COURSES.iterdir() if path.is_dir())
        self.assertGreater(len(courses), 10)
        for course in courses:
            with self.subTest(course.name):
                self.walk(course)

    def test_a_minute_less_is_too_short(self):
        """Where bids or requests are awaited for so many days at the least, a course has just these."""
        for name in ("open", "restricted", "multiple_private"):
            for occasion in OCCASIONS:
                course = COURSES / f"{name}_{occasion}"
                files = [course / "tender.json", course / "events.jsonl"]
                deadlines = {found for path in files
                             for found in re.findall(r'"(?:endDate|deadline)": "([^"]+)"', path.read_text())}
                self.assertEqual(len(deadlines), 2 if name == "restricted" else 1)
                for deadline in deadlines:
                    with self.subTest(course.name, deadline=deadline), tempfile.TemporaryDirectory() as folder:
                        less = (datetime.fromisoformat(deadline) - timedelta(minutes=1)).isoformat()
                        tender, events = (shutil.copy(path, folder) for path in files)
                        for path in (tender, events):
                            Path(path).write_text(Path(path).read_text().replace(f'"{deadline}"', f'"{less}"'))
                        told = " ".join(self.simulate(course, tender, events).split())
                        self.assertIn(f"error[V627]: a deadline before its minimum: {less} is before", told)

    def walk(self, course):
        place = course.relative_to(SOURCE)
        told = self.simulate(course, place / "tender.json", place / "events.jsonl")
        expected = course / "expected.txt"
        if os.environ.get("VOORRANG_BLESS"):
            expected.write_text(told)
        self.assertEqual(told, expected.read_text())

    @staticmethod
    def simulate(course, tender, events):
        # The packages that stand here, wherever the program has its own.
        command = [PROGRAM, "simulate", "--packages", "workflows", "--policy",
                   course.relative_to(SOURCE) / "policy.vrg", "--events", events]
        # A package with several workflows: the course's name begins with that of its own.
        if "nl.private_procedures" in (course / "policy.vrg").read_text():
            command += ["--workflow", "_".join(course.name.split("_")[:2])]
        done = subprocess.run([*command, tender], cwd=SOURCE, capture_output=True, text=True, timeout=60)
        return f"{done.stdout}{done.stderr}exit code {done.returncode}\n"


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1)).resolve()
    unittest.main()
