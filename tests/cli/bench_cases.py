"""Tests of `voorrang bench`: what is told of the tenders, never how long it took."""

import json
import re

from scratch import Scratch

DECIDING = ["policy", "load", "decide_fast", "decide_traced", "decide_explained"]


class Bench(Scratch):
    def bench(self, *arguments):
        result = self.voorrang("bench", "--rounds", "2", *arguments)
        self.assertEqual((result.returncode, result.stderr), (0, b""))
        return result.stdout.decode()

    def figures(self, *arguments):
        return json.loads(self.bench("--format", "json", *arguments))

    def lines(self, name, count):
        tender = json.loads((self.folder / "tender.json").read_text())
        (self.folder / name).write_text(
            "".join(json.dumps({**tender, "ocid": f"ocds-town-{i}"}) + "\n" for i in range(count)))
        return len(tender["bids"]["details"])

    def test_json(self):
        bids = self.lines("many.jsonl", 150)
        found = self.figures("--policy", "policy.vrg", "many.jsonl")
        self.assertEqual([phase["phase"] for phase in found["phases"]], DECIDING)
        self.assertEqual((found["tenders"], found["bids"], found["rounds"]), (150, 150 * bids, 2))
        self.assertEqual(found["input_bytes"], (self.folder / "many.jsonl").stat().st_size)
        self.assertEqual(found["differences"], 0)
        self.assertEqual(found["policy"]["name"], "town")
        for phase in found["phases"]:
            self.assertGreater(phase["nanoseconds"], 0)
            self.assertGreater(phase["peak_memory_bytes"], 0)
            self.assertEqual("bids_per_second" in phase, phase["phase"] != "policy")
        self.assertIn("straight into columns", found["phases"][1]["covers"])

    def test_text(self):
        self.lines("many.jsonl", 2)
        text = self.bench("--policy", "policy.vrg", "many.jsonl")
        self.assertRegex(text, r"\Atown 1\.2: 2 tenders, \d+ bids, .* MB of JSON; the median of 2 rounds, one thread\n")
        for phase in ("policy", "load", "decide, fast", "decide, traced", "decide, explained"):
            self.assertRegex(text, rf"(?m)^{phase} +[\d.]+ (us|ms|s) .* MB$")
            self.assertRegex(text, rf"(?m)^{phase}: \w")
        self.assertTrue(text.endswith("\nFast, traced and explained decisions agree on every tender.\n"))

    def test_only_outcomes(self):
        self.lines("many.jsonl", 2)
        found = self.figures("--policy", "policy.vrg", "--outcomes", "many.jsonl")
        self.assertEqual([phase["phase"] for phase in found["phases"]], DECIDING[:3])
        self.assertNotIn("differences", found)
        self.assertNotIn("agree", self.bench("--policy", "policy.vrg", "--outcomes", "many.jsonl"))

    def test_every_form_of_input(self):
        tender = json.loads((self.folder / "tender.json").read_text())
        releases = [{**tender, "ocid": f"ocds-town-{i}"} for i in range(3)]
        (self.folder / "array.json").write_text(json.dumps(releases, indent=2))
        self.lines("mixed.jsonl", 2)
        with open(self.folder / "mixed.jsonl", "a") as file:
            file.write("\n" + json.dumps(releases))  # a line that is no single release
        found = self.figures("--policy", "policy.vrg", "array.json", "mixed.jsonl", "tender.json")
        self.assertEqual(found["tenders"], 3 + 5 + 1)
        self.assertIn("2 of the tenders straight into columns, the others by way of trees", found["phases"][1]["covers"])
        self.assertEqual(found["differences"], 0)

    def test_bids_of_their_own(self):
        found = self.figures("--policy", "policy.vrg", "--bids", "bids.json", "notice.json")
        self.assertEqual(found["tenders"], 1)
        self.assertGreater(found["bids"], 0)
        self.assertIn("by way of trees", found["phases"][1]["covers"])

    def test_tenders_that_are_no_ocds(self):
        lines = (self.folder / "own.jsonl").read_text().splitlines()
        (self.folder / "sound.jsonl").write_text("\n".join(lines[:2]))
        found = self.figures("--policy", "own.vrg", "--case-id", "/id", "sound.jsonl")
        self.assertEqual((found["tenders"], found["differences"]), (2, 0))

    def test_lots(self):
        found = self.figures("--policy", "lots.vrg", "lots.json")
        self.assertEqual((found["tenders"], found["differences"]), (1, 0))

    def test_measures_are_measured(self):
        lines = (self.folder / "contracts.jsonl").read_text().splitlines()
        (self.folder / "sound.jsonl").write_text("\n".join(lines[:4]))
        found = self.figures("--policy", "measures.vrg", "sound.jsonl")
        self.assertEqual([phase["phase"] for phase in found["phases"]], [*DECIDING, "load_across", "across"])
        self.assertRegex(self.bench("--policy", "measures.vrg", "sound.jsonl"), r"(?m)^measure, across ")

    def refused(self, *arguments):
        result = self.voorrang("bench", *arguments)
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        return result.stderr.decode()

    def test_what_cannot_be_measured(self):
        self.assertIn("bench can't read the standard input", self.refused("--policy", "policy.vrg", "-"))
        self.assertIn("nowhere.json", self.refused("--policy", "policy.vrg", "nowhere.json"))
        self.assertRegex(self.refused("--policy", "policy.vrg", "wrong_type.json"), r"wrong_type\.json.*error\[V503\]")
        self.assertRegex(self.refused("--policy", "policy.vrg", "bad.json"), r"bad\.json.*error\[V502\]")
        self.assertIn("error[V513]", self.refused("--policy", "policy.vrg", "--bids", "other_bids.json", "notice.json"))
        self.assertIn("V801", self.refused("--policy", "policy.vrg", "--rounds", "0", "tender.json"))

    def test_a_line_that_is_wrong_is_told_with_its_place(self):
        self.lines("many.jsonl", 3)
        with open(self.folder / "many.jsonl", "a") as file:
            file.write("{\n")
        self.assertTrue(re.search(r"many\.jsonl:\d", self.refused("--policy", "policy.vrg", "many.jsonl")))
