#!/usr/bin/env python3
"""The tests in workflows/ exercise all that is shipped: python3 coverage_test.py VOORRANG

Each rule strikes in one and spares in another, each exception applies and stays out, each row of a table is hit, each
criterion scores, each tie key decides, each target is met and missed, each way of a workflow is gone and held back.
What is not is told with its place, and what has been is printed by kind.
"""

import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TIMEOUT = 120
# What stands in the rule files, by the words that begin it, and as what it is counted: so that nothing goes uncounted.
WRITTEN = {
    ("rule", "measure"): r"^(?:open )?(?:rule|regel|measure|meting) \w+",
    ("exception",): r"^\s+(?:exception|uitzondering) \w+",
    ("row",): r"(?<=\|\n)  \|",  # but for the heads, which follow no row
    ("way",): r"^    (?:on|until) \w+",
}


class Coverage(unittest.TestCase):
    program = None

    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory(prefix="voorrang-") as folder:
            path = pathlib.Path(folder) / "coverage.json"
            cls.done = subprocess.run([cls.program, "test", "workflows", "--lang", "en", "--coverage-json", path],
                                      cwd=ROOT, capture_output=True, text=True, timeout=TIMEOUT)
            cls.coverage = json.loads(path.read_text(encoding="utf-8"))

    def test_all_of_it_is_exercised(self):
        self.assertEqual(self.done.returncode, 0, self.done.stdout + self.done.stderr)
        counts, missed = collections.defaultdict(lambda: [0, 0]), []
        for item in self.coverage["items"]:
            for part in item["parts"]:
                counts[item["kind"]][0] += part["tests"] > 0
                counts[item["kind"]][1] += 1
                if part["tests"] == 0:
                    missed.append(f"{item['file']}:{item['line']}: {item['name']}: {part['aspect']} in no test")
        for kind, (exercised, of) in counts.items():
            print(f"{kind}: {exercised} of {of}")
        self.assertEqual(missed, [])

    def test_nothing_that_is_written_goes_uncounted(self):
        counted = collections.Counter((item["kind"], item["file"]) for item in self.coverage["items"])
        found = collections.Counter()
        for path in sorted([*(ROOT / "workflows").rglob("*.vrg"), ROOT / "workflows/alkmaar/kader.md"]):
            name, text = str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")
            text = re.sub(r"^(\s+\|.*)$", r"\1|", text, flags=re.MULTILINE)  # what ends a row, whatever cites follow
            # The steps of tests look like the ways of workflows.
            text = "".join(part for part in re.split(r"^(?=\S)", text, flags=re.MULTILINE)
                           if not part.startswith("test "))
            for kinds, pattern in WRITTEN.items():
                written = len(re.findall(pattern, text, re.MULTILINE))
                found[kinds] += written
                with self.subTest(name, kinds=kinds):
                    self.assertEqual(sum(counted[kind, name] for kind in kinds), written)
        self.assertEqual([kinds for kinds in WRITTEN if found[kinds] < 5], [])


if __name__ == "__main__":
    Coverage.program = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
