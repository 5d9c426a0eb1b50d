#!/usr/bin/env python3
"""Who has looked at what, as the log of a real service tells it."""

import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from service import Stream
from world import World

PROGRAM = sys.argv.pop(1)
CHECKER = pathlib.Path(__file__).resolve().parents[2] / "docs/audit/verify.py"


class Seen(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.world = World(cls, PROGRAM)
        cls.service = cls.world.service
        cls.tender, cls.bid = cls.world.tenders["announced"], cls.world.bids["announced"]

    def get(self, path, role, number=1, status=200):
        answer = self.service.ask("GET", path, token=self.world.token(role, number))
        self.assertEqual(answer.status, status, answer.text)
        return answer

    def seen(self, *which):
        """As an auditor finds it."""
        found = subprocess.run([PROGRAM, "audit", "search", self.service.data, "--kind", "seen.*", "--format", "json",
                                *which], stdout=subprocess.PIPE, check=True)
        return json.loads(found.stdout)["items"]

    def test_each_user_is_told_once_a_day_of_each_thing(self):
        bid = f"/v1/tenders/{self.tender}/bids/{self.bid}"
        before = self.seen("--bid", self.bid)
        for _ in range(3):
            self.get(bid, "committee")
        self.get(bid, "committee", 2)
        told = self.seen("--bid", self.bid)[len(before):]
        self.assertEqual([each["kind"] for each in told], ["seen.bid", "seen.bid"])
        self.assertEqual({each["tender"] for each in told}, {self.tender})
        self.assertEqual([each["body"] for each in told], [{"bid": self.bid, "path": bid}] * 2)
        self.assertEqual(len({each["actor"] for each in told}), 2)
        self.assertEqual(self.seen("--bid", self.bid, "--person", "committee2"), told[1:])

    def test_a_decision_is_of_its_tender_also_if_the_answer_is_kept(self):
        path = f"/v1/decisions/{self.world.decisions['announced']}"
        for _ in range(3):
            self.get(path, "buyer")
        self.get(path + "/explanation", "buyer")
        told = [each for each in self.seen("--tender", self.tender, "--person", "buyer1") if each["body"]["path"].startswith(path)]
        self.assertEqual([each["kind"] for each in told], ["seen.decisions", "seen.explanations"])

    def test_bidders_and_what_is_for_all_leave_nothing(self):
        before = self.seen()
        self.get(f"/v1/tenders/{self.tender}/bids/{self.bid}", "bidder")
        self.get(f"/v1/decisions/{self.world.decisions['announced']}", "bidder")
        self.get(f"/v1/tenders/{self.world.tenders['published']}", "buyer")
        self.get(f"/v1/tenders/{self.tender}/record", "buyer")
        self.assertEqual(self.seen(), before)

    def test_a_tender_has_its_bids_in_it(self):
        path = f"/v1/tenders/{self.world.tenders['opened']}"
        self.get(path, "committee", 2)
        told = [each for each in self.seen("--person", "committee2") if each["body"]["path"] == path]
        self.assertEqual([each["kind"] for each in told], ["seen.bids"])

    def test_who_follows_the_log_looks_at_it(self):
        before = len(self.seen("--person", "buyer2"))
        Stream(self.service, self.world.token("buyer", 2)).close()
        told = self.seen("--person", "buyer2")[before:]
        self.assertEqual([each["kind"] for each in told], ["seen.log"])

    def test_an_export_is_checked_though_a_tender_was_looked_at_last(self):
        folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        tender = self.world.tenders["opened"]
        self.get(f"/v1/tenders/{tender}/bids", "auditor", 2)
        exported = folder / "log.jsonl"
        subprocess.run([PROGRAM, "audit", "export", self.service.data, exported], check=True, stdout=subprocess.PIPE)
        check = lambda: subprocess.run(["/usr/bin/python3", CHECKER, exported], stdout=subprocess.PIPE,
                                       stderr=subprocess.STDOUT, text=True)
        sound = check()
        self.assertEqual(sound.returncode, 0, sound.stdout)
        lines = exported.read_text().splitlines(keepends=True)
        row = next(i for i, line in enumerate(lines) if line.startswith('{"row":"tender"') and tender in line)
        lines[row] = lines[row].replace(tender, tender[:-1] + "X")
        exported.write_text("".join(lines))
        altered = check()
        self.assertEqual(altered.returncode, 1, altered.stdout)
        self.assertIn("the tender for which it vouches is missing, or was altered", altered.stdout)

    def test_what_was_refused_was_not_seen(self):
        before = self.seen()
        self.get(f"/v1/tenders/{self.world.tenders['published']}/bids", "buyer", status=403)
        self.get(f"/v1/tenders/{self.tender}/bids/none", "buyer", status=404)
        self.assertEqual(self.seen(), before)

    def test_only_an_auditor_learns_of_it(self):
        self.get(f"/v1/tenders/{self.tender}/bids", "auditor")
        entries = self.get(f"/v1/log?kind=seen.*&tender={self.tender}", "auditor", 2).json["items"]
        self.assertIn("auditor1", [each["actor"] for each in entries])
        self.assertEqual(self.get("/v1/log?kind=seen.*", "buyer").json["items"], [])
        self.assertEqual(self.get("/v1/log?kind=seen.*", "admin").json["items"], [])
        self.assertIn("seen.log", [each["kind"] for each in self.seen("--person", "auditor2")])

    def test_papers_are_the_same_whoever_has_looked(self):
        report = f"/v1/tenders/{self.tender}/report"
        first = self.get(report, "auditor").text
        self.get(f"/v1/tenders/{self.tender}/bids", "buyer", 2)
        self.assertEqual(self.get(report, "auditor").text, first)


if __name__ == "__main__":
    unittest.main()
