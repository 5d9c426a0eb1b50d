#!/usr/bin/env python3
"""The log of a real service as an auditor checks it, by the commands and over HTTP. tests/auditor has what is found of each
thing that can be altered."""

import base64
import csv
import hashlib
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import unittest

import openpyxl

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from service import Service, until
from world import World

PROGRAM = sys.argv.pop(1)
CHECKER = pathlib.Path(__file__).resolve().parents[2] / "docs/audit/verify.py"


def audit(*arguments):
    return subprocess.run([PROGRAM, "audit", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


class Audit(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        world = World(cls, PROGRAM)
        service = world.service
        cls.bid, cls.tender = world.bids["opened"], world.tenders["opened"]
        withdrawn = service.ask("DELETE", f"/v1/tenders/ocds-published/bids/{world.bids['published']}",
                                token=world.token("bidder"))
        assert withdrawn.status in (200, 204), withdrawn.text
        assert service.stop() == 0
        cls.key_file = pathlib.Path(str(service.data) + ".signkey")
        cls.mode = stat.S_IMODE(cls.key_file.stat().st_mode)
        # A second start: more entries after a first checkpoint.
        service.start()
        service.ask("POST", "/v1/tenders/ocds-draft/events", {"event": "publish", "approve": True}, world.token("buyer", 2))
        assert service.stop() == 0
        cls.original = cls.folder / "service.db"
        connection = sqlite3.connect(service.data)
        connection.execute("VACUUM INTO ?", (str(cls.original),))
        connection.close()
        shutil.copy(cls.key_file, str(cls.original) + ".signkey")
        cls.key = audit("key", cls.original).stdout.strip()
        connection = sqlite3.connect(cls.original)
        cls.checkpoint = cls.folder / "checkpoint"
        cls.notes = [note for (note,) in connection.execute("SELECT note FROM checkpoints ORDER BY id")]
        cls.checkpoint.write_text(cls.notes[-1])
        cls.entries = connection.execute("SELECT count(*) FROM log").fetchone()[0]

    def copy(self, *statements):
        """A copy that somebody altered who may write the file: triggers are no hindrance."""
        database = self.folder / "altered.db"
        shutil.copy(self.original, database)
        connection = sqlite3.connect(database)
        connection.execute("PRAGMA ignore_check_constraints = ON")
        for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            self.assertGreater(connection.execute(statement).rowcount, 0, statement)
        connection.commit()
        connection.close()
        return database

    def found(self, *statements, arguments=()):
        result = audit("verify", self.copy(*statements), *arguments)
        self.assertEqual((result.returncode, result.stderr), (1, ""), result.stdout)
        return result.stdout

    def one(self, sql):
        return sqlite3.connect(self.original).execute(sql).fetchone()[0]

    def test_what_nobody_altered_verifies(self):
        result = audit("verify", self.original, "--key", self.key, "--checkpoint", self.checkpoint)
        self.assertEqual((result.returncode, result.stderr), (0, ""), result.stdout)
        self.assertIn(f"{self.entries} entries, ", result.stdout)
        self.assertIn("all as they were logged\n", result.stdout)
        self.assertNotIn("under no checkpoint", result.stdout)  # the stop made one
        told = json.loads(audit("verify", self.original, "--format", "json").stdout)
        self.assertEqual((told["entries"], told["covered"], told["keys"], told["findings"]),
                         (self.entries, self.entries, [self.key], []))
        self.assertGreaterEqual(told["checkpoints"], 2)
        self.assertEqual(audit("verify", self.copy(), "--key", self.key).returncode, 0)  # triggers are not logged

    def test_what_was_altered_is_told_with_its_place(self):
        self.assertIn("entry 12: it is not as it was written (log)\n",
                      self.found("UPDATE log SET actor = actor || 'x' WHERE seq = 12"))
        self.assertIn("decision 1: it is not as it was when entry ", self.found("UPDATE decisions SET winner = 'x' WHERE id = 1"))
        self.assertIn("user `writer1`: organisation, roles or being disabled are not as entry ",
                      self.found("UPDATE users SET roles = '[\"admin\"]' WHERE id = 'writer1'"))
        rest = self.entries - 3
        cut = self.found(f"DELETE FROM log WHERE seq > {rest}", f"DELETE FROM log_nodes WHERE (place + 1) << level > {rest}",
                         f"DELETE FROM checkpoints WHERE size > {rest}", arguments=("--checkpoint", self.checkpoint))
        self.assertIn(f"it has {self.entries} entries, and the log {rest}: entries were cut off at its end", cut)

    def test_files_that_are_something_else(self):
        other = self.folder / "other"
        other.write_text("no checkpoint")
        for arguments, told in ((("verify", self.folder / "none.db"), "error[V501]"),
                                (("verify", other), "error[V715]"),
                                (("verify", self.original, "--checkpoint", other), "error[V801]: this is no checkpoint of a log"),
                                (("verify", self.original, "--checkpoint", self.folder / "none"), "error[V501]"),
                                (("verify", self.original, "--key", "x"), "error[V801]: `x` is no public key")):
            result = audit(*arguments)
            self.assertEqual((result.returncode, result.stdout), (2, ""), arguments)
            self.assertIn(told, result.stderr)

    def test_over_http(self):
        """A checkpoint that an admin was given holds, and so do proofs about it, while the service runs and after `kill -9`."""
        with tempfile.TemporaryDirectory() as folder:
            service = Service(PROGRAM, folder, ["--checkpoint-seconds", "1"])
            service.start()
            first = service.ask("GET", "/v1/log/checkpoint", token=service.admin).text
            size = int(first.split("\n")[1])
            for number in range(5):
                service.user(f"user{number}", "buyer")
            until(lambda: int(service.ask("GET", "/v1/log/checkpoint", token=service.admin).text.split("\n")[1]) >= size + 10)
            kept = pathlib.Path(folder) / "kept"
            kept.write_text(first)
            self.assertEqual(audit("verify", service.data, "--checkpoint", kept).returncode, 0)
            proof = service.ask("GET", f"/v1/log/proof/consistency?from={size}", token=service.admin).json
            self.assertEqual(proof["from"], size)
            self.assertTrue(proof["proof"])
            service.stop(signal.SIGKILL)
            service.start()
            kept.write_text(proof["checkpoint"])
            result = audit("verify", service.data, "--checkpoint", kept)
            self.assertEqual(result.returncode, 0, result.stdout)
            self.assertEqual(service.stop(), 0)

    def test_another_key(self):
        other = self.key.split("+")[0] + "+00000000+AAAA"
        self.assertEqual(audit("verify", self.original, "--key", other).returncode, 2)
        stranger = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
        result = audit("verify", self.original, "--key", stranger)
        self.assertEqual(result.returncode, 1)
        self.assertIn("it is signed with other keys than the one that was given", result.stdout)

    def test_the_key_is_for_its_owner_only(self):
        self.assertEqual(self.mode, 0o600)
        with tempfile.TemporaryDirectory() as folder:
            service = Service(PROGRAM, folder)
            with service:
                pass
            file = pathlib.Path(str(service.data) + ".signkey")
            os.chmod(file, 0o640)
            with self.assertRaisesRegex(RuntimeError, "did not start"):
                service.start()
            service.process.wait(timeout=10)
            self.assertIn("others than its owner may read the signing key", (service.folder / "service.log").read_text())
            file.unlink()
            with self.assertRaisesRegex(RuntimeError, "did not start"):
                service.start()
            service.process.wait(timeout=10)
            self.assertIn("the signing key that belongs to this database is not there",
                          (service.folder / "service.log").read_text())

    def test_a_key_follows_another(self):
        with tempfile.TemporaryDirectory() as folder:
            service = Service(PROGRAM, folder, ["--log-name", "alkmaar.example/log"])
            with service:
                pass
            first = audit("key", service.data).stdout.strip()
            self.assertTrue(first.startswith("alkmaar.example/log+"))
            rotated = audit("key", service.data, "--rotate")
            self.assertEqual((rotated.returncode, rotated.stderr), (0, ""))
            second = audit("key", service.data).stdout.strip()
            self.assertEqual(rotated.stdout.strip(), second)
            self.assertNotEqual(first, second)
            with service:
                pass
            for key in (first, second):  # each vouches for the other
                result = audit("verify", service.data, "--key", key)
                self.assertEqual(result.returncode, 0, result.stdout)
            self.assertEqual(audit("key", service.data, "--rotate", "--lost").returncode, 0)
            lost = audit("verify", service.data, "--key", first)
            self.assertEqual(lost.returncode, 1)
            self.assertIn("the key before did not vouch for the next one", lost.stdout)
            export = pathlib.Path(folder) / "log.jsonl"
            self.assertEqual(audit("export", service.data, export).returncode, 0)
            checked = self.check(export)
            self.assertEqual(checked.returncode, 1)
            self.assertIn("did not vouch for", checked.stdout)

    def check(self, file, *arguments):
        return subprocess.run([sys.executable, str(CHECKER), str(file), *map(str, arguments)], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)

    def test_an_export_is_checked_without_our_programs(self):
        self.assertLess(len(CHECKER.read_text().splitlines()), 200)
        export = self.folder / "log.jsonl"
        self.assertEqual(audit("export", self.original, export).returncode, 0)
        checked = self.check(export, "--key", self.key, "--checkpoint", self.checkpoint)
        self.assertEqual((checked.returncode, checked.stderr), (0, ""), checked.stdout)
        self.assertIn(f"{self.entries} entries, {self.entries} of them under a checkpoint", checked.stdout)
        lines = export.read_text().splitlines(keepends=True)
        altered = self.folder / "altered.jsonl"
        decision = next(place for place, line in enumerate(lines) if line.startswith('{"row":"decision"'))
        for what, change in (("begin with", lambda all: all.__setitem__(12, all[12].replace('"actor":"', '"actor":"x'))),
                             ("was expected", lambda all: all.__delitem__(12)),
                             ("missing, or was altered", lambda all: all.__delitem__(decision)),
                             ("cut off", lambda all: all.__delitem__(slice(self.entries - 2, self.entries + 1)))):
            changed = list(lines)
            change(changed)
            altered.write_text("".join(changed))
            checked = self.check(altered, "--key", self.key)
            self.assertEqual((checked.returncode, checked.stderr), (1, ""), checked.stdout)
            self.assertIn(what, checked.stdout)

    def test_the_log_opens_in_a_spreadsheet(self):
        """A row for each entry, as CSV and as a workbook; hashes are those of the leaves, roots those of checkpoints."""
        whole = audit("export", self.original, "-").stdout.splitlines()
        exported = whole[1:self.entries + 1]
        persons = {row["token"]: json.loads(row["value"]) for row in
                   (json.loads(json.loads(line)["text"]) for line in whole if line.startswith('{"row":"personal"'))}
        text = audit("export", "--format", "csv", self.original, "-").stdout
        rows = list(csv.DictReader(text.splitlines()))
        self.assertEqual(list(rows[0]), ["entry", "moment", "kind", "tender", "actor", "about", "leaf_hash", "checkpoint",
                                         "root_hash"])
        self.assertEqual(len(rows), self.entries)
        notes = [note.split("\n")[1:3] for note in self.notes]
        for line, row in zip(exported, rows):
            entry = json.loads(line)
            self.assertEqual((row["entry"], row["moment"], row["kind"], row["tender"], row["actor"]),
                             (str(entry["seq"]), entry["at"], entry["kind"], entry["tender"],
                              persons.get(entry["actor"], entry["actor"])))
            leaf = hashlib.sha256(b"\0" + line.encode()).digest()
            for name in ("leaf_hash", "root_hash"):  # CSV guards one that begins with +
                row[name] = row[name].removeprefix("'")
            self.assertEqual(row["leaf_hash"], base64.b64encode(leaf).decode())
            size, root = next(note for note in notes if int(note[0]) >= entry["seq"])
            self.assertEqual((row["checkpoint"], row["root_hash"]), (size, root))
        self.assertTrue(any(self.bid in row["about"] for row in rows))
        file = self.folder / "log.xlsx"
        self.assertEqual(audit("export", self.original, file, "--format", "xlsx").returncode, 0)
        cells = list(openpyxl.load_workbook(file).active.iter_rows(values_only=True))
        self.assertEqual([[str(cell) if cell is not None else "" for cell in row] for row in cells[1:]],
                         [list(row.values()) for row in rows])
        self.assertIn("[V712]", audit("export", self.original, file, "--format", "csv").stderr)
        self.assertIn("[V801]", audit("export", self.original, "-", "--bom").stderr)

    def test_an_entry_is_proved(self):
        for entry in (1, 12, self.entries):
            proof = self.folder / "proof.json"
            made = audit("prove", self.original, entry)
            self.assertEqual((made.returncode, made.stderr), (0, ""))
            proof.write_text(made.stdout)
            checked = self.check(proof, "--key", self.key)
            self.assertEqual((checked.returncode, checked.stderr), (0, ""), checked.stdout)
            told = json.loads(made.stdout)
            self.assertEqual(json.loads(told["leaf"])["seq"], entry)
            told["leaf"] = told["leaf"].replace('"actor":"', '"actor":"x')
            proof.write_text(json.dumps(told))
            self.assertEqual(self.check(proof, "--key", self.key).returncode, 1)
        refused = audit("prove", self.original, self.entries + 1)
        self.assertEqual(refused.returncode, 2)
        self.assertIn("error[V751]: there is no entry", refused.stderr)

    def search(self, *arguments):
        result = audit("search", self.original, *arguments)
        self.assertEqual((result.returncode, result.stderr), (0, ""), arguments)
        return result.stdout.splitlines()

    def items(self, *arguments):
        return json.loads("".join(self.search(*arguments, "--format", "json")))["items"]

    def test_entries_are_found_by_what_they_are_about(self):
        everything = self.items()
        self.assertEqual([each["entry"] for each in everything], list(range(1, self.entries + 1)))
        self.assertEqual([each["entry"] for each in self.items("--tender", self.tender)],
                         [each["entry"] for each in everything if each["tender"] == self.tender])
        about = self.items("--bid", self.bid)
        self.assertEqual(about[0]["kind"], "bid.received")
        self.assertIn("bid.opened", [each["kind"] for each in about])
        self.assertEqual(about, self.items("--bid", self.bid, "--tender", self.tender, "--bidder", "NL-KVK-1"))
        self.assertEqual(self.items("--bid", self.bid, "--bidder", "NL-KVK-3"), [])
        # Who has the database may know of sealed bids.
        self.assertIn("bid.received", [each["kind"] for each in self.items("--bidder", "NL-KVK-1", "--tender", "ocds-published")])
        decided = self.items("--verdict", "admitted", "--bid", self.bid)
        self.assertTrue(decided)
        self.assertTrue(all(each["body"]["step"]["decision"] for each in decided))
        self.assertEqual(self.items("--verdict", "excluded", "--bid", self.bid), [])
        awarded = self.items("--verdict", "awarded")
        award, tender = awarded[-1]["body"]["step"]["decision"]["award"]["name"], awarded[-1]["tender"]
        by_rule = self.items("--rule", award, "--tender", tender)
        self.assertIn(awarded[-1], by_rule)
        self.assertEqual(by_rule, self.items("--rule", award.split(".")[-1], "--tender", tender))
        self.assertEqual(self.items("--rule", "too_dear"), [], "it held for none")
        self.assertTrue(self.items("--policy-version", "1"))
        self.assertEqual(self.items("--policy-version", "2"), [])
        self.assertEqual(self.items("--article", "no such article"), [])
        writer = self.items("--person", "writer1")
        self.assertEqual({each["kind"].split(".")[0] for each in writer}, {"user", "token"})
        self.assertEqual(writer, [each for each in everything if each["actor"] == "writer1" or
                                  each["tender"] == "" and each["body"].get("user") == "writer1"])
        moment = everything[20]["time"]
        self.assertEqual(self.items("--from", moment, "--to", moment), [each for each in everything if each["time"] == moment])

    def test_what_was_found_as_text_and_in_pages(self):
        lines = self.search("--bid", self.bid)
        self.assertRegex(lines[0], rf"^\d+  20\S+Z  bid\.received  {self.tender}  by bidder1: submit_bid, .*bid {self.bid}")
        self.assertIn(f"{self.bid} admitted", lines[-1])
        page = self.search("--bid", self.bid, "--limit", "1")
        self.assertEqual(page[0], lines[0])
        number = lines[0].split()[0]
        self.assertEqual(page[1:], ["there is more: --after " + number])
        self.assertEqual(self.search("--bid", self.bid, "--after", number), lines[1:])
        told = json.loads(self.search("--bid", self.bid, "--limit", "1", "--format", "json")[0])
        self.assertEqual(str(told["next"]), number)
        self.assertEqual(self.search("--bid", "none"), ["nothing in the log fits"])
        for arguments, what in ((("--from", "yesterday"), "error[V801]: --from: `yesterday` is no day and no moment"),
                                (("--to", "2026-13-01"), "error[V801]: --to: `2026-13-01` is no day and no moment")):
            result = audit("search", self.original, *arguments)
            self.assertEqual((result.returncode, result.stdout), (2, ""))
            self.assertIn(what, result.stderr)

    def test_a_search_goes_by_indexes(self):
        """What is asked of SQLite for a person, a bid and a bidder reads no whole table, nor does what is asked at each act."""
        plans = {"SELECT seq FROM log WHERE seq > 1 AND actor = 'x' AND actor <> '' UNION SELECT seq FROM log WHERE seq > 1 AND tender = '' "
                 "AND (kind GLOB 'user.*' OR kind GLOB 'token.*') AND json_extract(body, '$.user') = 'x' ORDER BY 1": ("log_by_actor", "log_of_service"),
                 "SELECT seq FROM log WHERE seq > 1 AND tender IN (SELECT value FROM json_each('[\"x\"]')) AND tender <> '' ORDER BY seq": ("log_by_tender",),
                 "SELECT seq FROM log INDEXED BY log_of_interests WHERE seq > 1 AND tender = 'x' AND kind = 'interest.declared' AND "
                 "('y' = '' OR actor = 'y') ORDER BY seq": ("log_of_interests",),
                 "SELECT DISTINCT tender FROM bids WHERE owner = 'x'": ("bids_by_owner",),
                 "SELECT DISTINCT tender FROM bids WHERE id = 'x'": ("bids_by_id",)}
        for query, indexes in plans.items():
            plan = " ".join(row[3] for row in sqlite3.connect(self.original).execute("EXPLAIN QUERY PLAN " + query))
            for index in indexes:
                self.assertIn(index, plan)
            self.assertNotRegex(plan, r"SCAN (log|bids)(?! USING INDEX log_of_service)", plan)

    def test_every_decision_is_made_again(self):
        result = audit("replay", self.original)
        self.assertEqual((result.returncode, result.stderr), (0, ""), result.stdout)
        count = self.one("SELECT count(*) FROM decisions")
        self.assertGreater(count, 2)
        self.assertEqual(result.stdout, f"{count} decisions made again: all the same, byte for byte\n")
        altered = audit("replay", self.copy("UPDATE decisions SET decision = replace(decision, 'admitted', 'excluded') WHERE id = 2"))
        self.assertEqual(altered.returncode, 1)
        self.assertIn("decision 2 on ", altered.stdout)
        self.assertIn(f"{count} decisions made again: 1 differ\n", altered.stdout)

    def test_decisions_under_another_policy(self):
        rules = (pathlib.Path(__file__).resolve().parent / "short.vrg").read_text()
        policy = self.folder / "short.vrg"
        policy.write_text(rules)
        same = audit("replay", self.original, "--policy", policy)
        self.assertEqual((same.returncode, same.stderr), (0, ""), same.stdout)
        policy.write_text(self.other_rules(rules))
        result = audit("replay", self.original, "--policy", policy)
        self.assertEqual((result.returncode, result.stderr), (1, ""), result.stdout)
        self.assertRegex(result.stdout, r"decision \d+ on ocds-\w+: the winner is nobody, and was `bid-\w+`\n")
        self.assertRegex(result.stdout, r"\d+ decisions under trial\.short \S+: \d+ would differ\n")

    def other_rules(self, rules):
        self.assertIn("bid.price > tender.value", rules)
        return rules.replace("bid.price > tender.value", "bid.price < tender.value")


if __name__ == "__main__":
    unittest.main()
