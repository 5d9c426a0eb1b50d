#!/usr/bin/env python3
"""procedures_test.py VOORRANG: walks each procedure of workflows/nl through a course of events, from the notice to the
contract, and holds every step to expected.txt beside them. With VOORRANG_BLESS=1 that is written anew."""
import os
import subprocess
import sys
import unittest
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
COURSES = SOURCE / "tests/procedures/courses"
PROGRAM = None


class Procedures(unittest.TestCase):
    maxDiff = None

    def test_each_goes_as_expected(self):
        courses = sorted(path for path in COURSES.iterdir() if path.is_dir())
        self.assertGreater(len(courses), 10)
        for course in courses:
            with self.subTest(course.name):
                self.walk(course)

    def walk(self, course):
        place = course.relative_to(SOURCE)
        command = [PROGRAM, "simulate", "--policy", place / "policy.vrg", "--events", place / "events.jsonl"]
        # A package with several workflows: the course's name begins with that of its own.
        if "nl.private_procedures" in (course / "policy.vrg").read_text():
            command += ["--workflow", "_".join(course.name.split("_")[:2])]
        done = subprocess.run([*command, place / "tender.json"], cwd=SOURCE, capture_output=True, text=True, timeout=60)
        told = f"{done.stdout}{done.stderr}exit code {done.returncode}\n"
        expected = course / "expected.txt"
        if os.environ.get("VOORRANG_BLESS"):
            expected.write_text(told)
        self.assertEqual(told, expected.read_text())


if __name__ == "__main__":
    PROGRAM = Path(sys.argv.pop(1)).resolve()
    unittest.main()
