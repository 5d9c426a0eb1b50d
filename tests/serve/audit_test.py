#!/usr/bin/env python3
"""The log of a real service as an auditor checks it: everything that was altered is found, or it was nothing that is
logged. The number of random changes of a byte may be given after the program: 1000 for what the project promises."""

import json
import os
import pathlib
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from service import Service
from world import World

PROGRAM = sys.argv.pop(1)
TRIALS = int(sys.argv.pop(1)) if len(sys.argv) > 1 and sys.argv[1].isdigit() else 60
CHECKER = pathlib.Path(__file__).resolve().parents[2] / "docs/audit/verify.py"
# What entries tell of or vouch for. Of users only what they may do; nothing of texts that are told once, such as tokens.
LOGGED = {
    "log": "*", "log_nodes": "*", "checkpoints": "id, size, note", "cosignatures": "id, checkpoint, witness, line",
    "decisions": "*", "documents": "*", "policies": "*", "policy_texts": "*", "bids": "*", "tenders": "*",
    "users": "id, organisation, roles, disabled",
}


def audit(*arguments):
    return subprocess.run([PROGRAM, "audit", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def logged_content(database):
    """All that is logged, as another program reads it; None if it can't. Rows as they stand in tables: no index helps."""
    try:
        connection = sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)
        connection.text_factory = bytes
        return {table: sorted(connection.execute(f"SELECT {columns} FROM {table} NOT INDEXED"), key=repr)
                for table, columns in LOGGED.items() if table != "log_nodes"} | {
                    "log_nodes": list(connection.execute("SELECT * FROM log_nodes"))}
    except (sqlite3.Error, OverflowError):
        return None


class Audit(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        world = World(cls, PROGRAM)
        service = world.service
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

    def test_entries_altered_removed_swapped_added_back_dated(self):
        self.assertIn("entry 12: it is not as it was written (log)",
                      self.found("UPDATE log SET body = replace(body, 'e', 'f') WHERE seq = 12"))
        for column in ("kind", "tender", "actor"):
            self.assertIn("entry 12: it is not as it was written",
                          self.found(f"UPDATE log SET {column} = {column} || 'x' WHERE seq = 12"))
        self.assertIn("entry 9: it is missing (log)", self.found("DELETE FROM log WHERE seq = 9"))
        removed = self.found("DELETE FROM log WHERE seq = 9", "UPDATE log SET seq = -seq WHERE seq > 9",
                             "UPDATE log SET seq = -seq - 1 WHERE seq < 0")
        self.assertIn("entry 9: it is not as it was written", removed)
        self.assertIn(f"entry {self.entries}: it is missing", removed)
        swapped = self.found("UPDATE log SET seq = -1 WHERE seq = 12", "UPDATE log SET seq = 12 WHERE seq = 13",
                             "UPDATE log SET seq = 13 WHERE seq = -1")
        self.assertIn("entry 12: it is not as it was written", swapped)
        self.assertIn("entry 13: it is not as it was written", swapped)
        added = self.found("INSERT INTO log SELECT max(seq) + 1, at, kind, tender, actor, body, commits FROM log")
        self.assertIn(f"entry {self.entries + 1}: the tree has no hash of it: it was added", added)
        dated = self.found("UPDATE log SET at = at - 3600000000 WHERE seq = 20 AND kind NOT IN ('timer.passed', 'bid.opened')")
        self.assertIn("entry 20: it is not as it was written", dated)
        self.assertIn("entry 20: it is dated before entry 19 (log.at)", dated)

    def test_the_tail_cut_off(self):
        cut = self.found(f"DELETE FROM log WHERE seq > {self.entries - 3}")
        self.assertIn(f"entries {self.entries - 2} to {self.entries}: they are missing", cut)
        # With its hashes and every checkpoint that had it: what was kept elsewhere tells.
        rest = self.entries - 3
        whole = self.copy(f"DELETE FROM log WHERE seq > {rest}",
                          f"DELETE FROM log_nodes WHERE (place + 1) << level > {rest}",
                          f"DELETE FROM checkpoints WHERE size > {rest}")
        result = audit("verify", whole, "--checkpoint", self.checkpoint)
        self.assertEqual(result.returncode, 1)
        self.assertIn(f"checkpoint: it has {self.entries} entries, and the log {rest}: entries were cut off at its end",
                      result.stdout)

    def test_history_written_anew(self):
        """An entry altered and all hashes made to fit it, as who knows the format can: checkpoints tell."""
        database = self.copy("UPDATE log SET actor = 'nobody' WHERE seq = 7")
        sys.path.insert(0, str(CHECKER.parent))
        import verify
        connection = sqlite3.connect(database)
        lines = audit("export", database, "-").stdout.splitlines()
        level = [verify.leaf_hash(line.encode()) for line in lines[1:] if not line.startswith('{"row":')]
        number = 0
        while level:
            for place, value in enumerate(level):
                connection.execute("UPDATE log_nodes SET hash = ? WHERE level = ? AND place = ?", (value, number, place))
            level = [verify.node_hash(*level[place:place + 2]) for place in range(0, len(level) - 1, 2)]
            number += 1
        connection.commit()
        connection.close()
        result = audit("verify", database)
        self.assertEqual(result.returncode, 1, result.stdout)
        self.assertRegex(result.stdout, r"checkpoint 2: the log does not begin with the entries that it was made of: one of "
                                        r"entries [1-7] to \d+ is not as it was")
        self.assertNotIn("entry 7", result.stdout)

    def test_rows_for_which_entries_vouch(self):
        for statement, told in (
                ("UPDATE decisions SET winner = 'x' WHERE id = 1", "decision 1: it is not as it was when entry "),
                ("UPDATE decisions SET decision = replace(decision, 'admitted', 'excluded') WHERE id = 1", "decision 1: it is not"),
                ("UPDATE decisions SET draw_seed = 'x' WHERE id = 1", "decision 1: it is not"),
                ("DELETE FROM decisions WHERE id = 1", "it is missing: entry "),
                ("INSERT INTO decisions SELECT max(id) + 1, tender, 1, at, policy, document, draw_seed, decides, outcome, "
                 "winner, decision FROM decisions", "no entry of the log tells of it: it was added (decisions)"),
                ("UPDATE documents SET text = text || ' '", "it is not the text of its hash (documents.text"),
                ("DELETE FROM documents", "is missing"),
                ("UPDATE policy_texts SET text = text || ' '", "its texts are not those of its hash"),
                ("UPDATE policy_texts SET file = 'x'", "policy `trial.short`"),
                ("UPDATE bids SET owner = 'x' WHERE seq = 1", "bid `bid-"),
                ("UPDATE bids SET received = received - 1 WHERE seq = 1", "bid `bid-"),
                ("UPDATE bids SET content = x'00' WHERE seq = 1", "bid `bid-"),
                ("UPDATE bids SET status = 'withdrawn' WHERE status = 'opened'", "by the log it is opened, not withdrawn"),
                ("DELETE FROM bids WHERE seq = 1", "it is missing: entry "),
                ("UPDATE tenders SET state = 'x' WHERE id = 'ocds-draft'", "tender `ocds-draft`: it is not as it was"),
                ("UPDATE tenders SET document = document || ' ' WHERE id = 'ocds-draft'", "tender `ocds-draft`"),
                ("UPDATE users SET roles = '[\"admin\"]' WHERE id = 'writer1'", "user `writer1`: organisation, roles"),
                ("UPDATE checkpoints SET note = replace(note, 'voorrang', 'voorgang')", "checkpoint 1: no key of this log"),
                ("UPDATE checkpoints SET note = replace(note, char(10), ' ')", "checkpoint 1: it is no signed note"),
                ("UPDATE checkpoints SET size = size - 1", "its size is not that of its note"),
                ("DELETE FROM checkpoints WHERE id = 1", "checkpoints before it are missing"),
                ("UPDATE log_nodes SET hash = zeroblob(32) WHERE level = 1 AND place = 2",
                 "the hash at level 1, place 2: it is not that of what lies below it"),
                ("DELETE FROM log_nodes WHERE level = 1 AND place = 2", "the tree: 1 of its hashes are missing"),
        ):
            with self.subTest(statement):
                self.assertIn(told, self.found(statement))

    def test_a_byte_of_the_file(self):
        content = logged_content(self.original)
        self.assertIsNotNone(content)
        whole = self.original.read_bytes()
        chance = random.Random(9162)
        seen = harmless = 0
        database = self.folder / "byte.db"
        for trial in range(TRIALS):
            at, other = chance.randrange(len(whole)), chance.randrange(1, 256)
            database.write_bytes(whole[:at] + bytes([whole[at] ^ other]) + whole[at + 1:])
            result = audit("verify", database)
            self.assertIn(result.returncode, (0, 1, 2), f"byte {at}: {result}")
            if result.returncode != 0:
                seen += 1
                self.assertNotEqual(result.stdout + result.stderr, "")
            else:
                harmless += 1
                self.assertEqual(logged_content(database), content, f"byte {at} ^ {other} was not found")
        self.assertEqual(seen + harmless, TRIALS)
        self.assertGreater(seen, TRIALS // 3)
        print(f"{TRIALS} bytes altered: {seen} found, {harmless} in nothing that is logged")

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
