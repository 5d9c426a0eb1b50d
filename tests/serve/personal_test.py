#!/usr/bin/env python3
"""Personal data in a real service: who may see them sees them, the log has tokens in their place, and once they are erased
none of them is anywhere in the files, while everything that is proven by the log still is."""

import json
import pathlib
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from service import Service, bid, instant, release, until

PROGRAM = sys.argv.pop(1)
CHECKER = pathlib.Path(__file__).resolve().parents[2] / "docs/audit/verify.py"
TOKEN = re.compile(r"personal:[0-9a-f]{64}")
TENDER, OTHER = "ocds-personal-1", "ocds-personal-2"

# Of whom something is kept: texts as they came in.
BUYER = ["Johanna Bakkersdochter", "j.bakkersdochter@gemeente.example", "+31 72 000 11 22"]
BIDDER = ["Cornelis van den Überzicht", "cornelis@groen.example"]
RIVAL = ["r.ivaal@snel.example"]


def run(*arguments):
    return subprocess.run([PROGRAM, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


class Personal(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.service = Service(PROGRAM, self.folder, ["--no-watch"])
        self.addCleanup(self.service.close)
        self.service.start()
        self.ask = self.service.ask
        user = self.service.user
        self.buyers = [user("hendrik.de.inkoper", "buyer"), user("bram", "buyer")]
        self.committee = [user("marijke.beoordelaar", "committee"), user("carla", "committee")]
        self.auditor = user("auditor", "auditor")
        self.bidder = user("cornelis", "bidder", organisation="NL-KVK-1")
        self.rival = user("rival", "bidder", organisation="NL-KVK-2")
        self.key = None

    def post(self, path, body, token):
        done = self.ask("POST", path, body, token)
        self.assertIn(done.status, (200, 201, 204), done.text)
        return done

    def event(self, event, token, approve=False, tender=TENDER):
        return self.post(f"/v1/tenders/{tender}/events", {"event": event, "approve": approve}, token)

    def walk(self, tender=TENDER):
        """From the notice to the award."""
        contact = dict(zip(("name", "email", "telephone"), BUYER))
        made = release(tender, instant(6))
        made["buyer"] = {"id": "NL-1", "name": "Gemeente"}
        made["parties"] = [{"id": "NL-1", "name": "Gemeente", "roles": ["buyer"], "contactPoint": contact}]
        self.post("/v1/tenders", {"release": made}, self.buyers[0])
        self.event("publish", self.buyers[0], tender=tender)
        self.event("publish", self.buyers[1], approve=True, tender=tender)
        bids = []
        for organisation, price, contact, token in (("NL-KVK-1", 50, dict(zip(("name", "email"), BIDDER)), self.bidder),
                                                    ("NL-KVK-2", 40, {"email": RIVAL[0]}, self.rival)):
            body = bid(organisation, "Bedrijf " + organisation, price)
            body["tenderer"]["contactPoint"] = contact
            bids.append(self.post(f"/v1/tenders/{tender}/bids", body, token).json["id"])
        self.assertEqual([text for text in BIDDER + RIVAL if text in self.bytes()], [], "sealed bids tell of nobody")
        until(lambda: self.ask("GET", f"/v1/tenders/{tender}", token=self.buyers[0]).json["state"] == "opening")
        self.event("open_bids", self.buyers[0], tender=tender)
        self.event("open_bids", self.buyers[1], approve=True, tender=tender)
        for token in self.committee:
            self.event("confirm", token, tender=tender)
        return bids

    def bytes(self):
        """All that is kept: the database and what is written ahead of it."""
        return b"".join(path.read_bytes() for path in sorted(self.folder.glob("service.db*"))
                        if not path.name.endswith(("key", "-shm"))).decode("utf-8", "replace")

    def logged(self):
        """All that stays: the log and the rows that it vouches for."""
        with sqlite3.connect(self.service.data) as connection:
            tables = ("log", "documents", "decisions", "tenders", "checkpoints")
            return "\n".join(str(row) for table in tables for row in connection.execute(f"SELECT * FROM {table}"))

    def check(self):
        verified = run("audit", "verify", self.service.data, *(["--key", self.key] if self.key else []))
        self.assertEqual((verified.returncode, verified.stderr), (0, ""), verified.stdout)
        replayed = run("audit", "replay", self.service.data)
        self.assertEqual((replayed.returncode, replayed.stderr), (0, ""), replayed.stdout)
        exported = self.folder / "log.jsonl"
        exported.unlink(missing_ok=True)
        self.assertEqual(run("audit", "export", self.service.data, exported).returncode, 0)
        checked = subprocess.run(["/usr/bin/python3", CHECKER, exported], stdout=subprocess.PIPE,
                                 stderr=subprocess.STDOUT, text=True)
        self.assertEqual(checked.returncode, 0, checked.stdout)
        return exported.read_text()

    def erase(self, *which, code=0):
        done = run("personal", "erase", self.service.data, *which, "--reason", "request of 2026-11-30")
        self.assertEqual((done.returncode, done.stderr), (code, ""), done.stdout)
        return done.stdout

    def test_who_may_see_them_sees_them_and_the_log_has_tokens(self):
        bids = self.walk()
        seen = self.ask("GET", f"/v1/tenders/{TENDER}", token=self.buyers[0]).text
        for text in BUYER + BIDDER + RIVAL:
            self.assertIn(text, seen)
        self.assertIsNone(TOKEN.search(seen))
        own = self.ask("GET", f"/v1/tenders/{TENDER}/bids/{bids[0]}", token=self.bidder).text
        self.assertNotIn(RIVAL[0], own)
        entries = self.ask("GET", "/v1/log?actor=hendrik.de.inkoper", token=self.auditor)
        self.assertEqual({each["actor"] for each in entries.json["items"]}, {"hendrik.de.inkoper"})
        self.assertGreaterEqual(len(entries.json["items"]), 3)
        opened = self.ask("GET", "/v1/log?person=marijke.beoordelaar", token=self.service.admin).json["items"]
        self.assertIn("user.added", {each["kind"] for each in opened})
        again = self.ask("POST", f"/v1/tenders/{TENDER}/events", {"event": "confirm", "role": "committee"},
                         self.committee[0])
        self.assertIsNone(TOKEN.search(again.text), again.text)
        logged = self.logged()
        for text in BUYER + BIDDER + RIVAL + ["hendrik.de.inkoper", "marijke.beoordelaar"]:
            self.assertNotIn(text, logged)
        self.service.stop()
        found = run("audit", "search", self.service.data, "--person", "hendrik.de.inkoper")
        self.assertIn("by hendrik.de.inkoper: publish", found.stdout)
        report = run("report", "--log", self.service.data, TENDER, "--lang", "en").stdout
        self.assertIn("marijke.beoordelaar", report)
        self.assertIsNone(TOKEN.search(report), report)

    def test_a_person_who_asks_for_it_is_erased_and_all_proofs_stay(self):
        self.walk()
        self.service.stop()
        self.key = run("audit", "key", self.service.data).stdout.strip()
        with sqlite3.connect(self.service.data) as connection:
            (size,) = connection.execute("SELECT max(seq) FROM log").fetchone()
        proof = run("audit", "prove", self.service.data, 3).stdout
        before = self.check()
        self.assertIn(BIDDER[1], before)  # for the auditor, while it is kept
        listed = run("personal", "list", self.service.data, "--containing", "cornelis@", "--format", "json")
        self.assertEqual([json.loads(line)["value"] for line in listed.stdout.splitlines()], [BIDDER[1]])
        for text in BIDDER:
            told = self.erase("--containing", text)
            self.assertIn("none of it is anywhere in the files of the database", told)
        everything = self.bytes()
        self.assertEqual([text for text in BIDDER if text in everything], [])
        self.assertIn(RIVAL[0], everything)
        after = self.check()
        self.assertEqual(before.splitlines()[1:size + 1], after.splitlines()[1:size + 1])
        self.assertEqual(json.loads(run("audit", "prove", self.service.data, 3).stdout)["leaf"], json.loads(proof)["leaf"])
        with self.service:
            seen = self.ask("GET", f"/v1/tenders/{TENDER}", token=self.buyers[0]).text
            self.assertEqual(len(set(TOKEN.findall(seen))), 2)
            self.assertIn(RIVAL[0], seen)
            told = self.ask("GET", "/v1/log?kind=personal.erased", token=self.service.admin).json["items"]
            self.assertEqual([len(each["body"]["erased"]) for each in told], [1, 1])
            self.assertEqual(told[0]["body"]["reason"], "request of 2026-11-30")
            self.assertEqual(len(told[0]["body"]["bids"]), 2)

    def test_a_user_who_leaves_is_erased(self):
        self.walk()
        name = "hendrik.de.inkoper"
        before = [each["id"] for each in self.ask("GET", f"/v1/log?actor={name}", token=self.auditor).json["items"]]
        self.service.stop()
        refused = run("personal", "erase", self.service.data, "--containing", name, "--reason", "x")
        self.assertEqual(refused.returncode, 2)
        self.assertIn("erase the user with --user", refused.stderr)
        last = run("personal", "erase", self.service.data, "--user", "admin", "--reason", "x")
        self.assertEqual(last.returncode, 2)
        self.assertIn("is the last admin", last.stderr)
        self.assertIn(", 1 user, ", self.erase("--user", name))
        self.assertNotIn(name, self.bytes())
        self.check()
        with self.service:
            self.assertEqual(self.ask("GET", "/v1/self", token=self.buyers[0]).status, 401)
            # Somebody else of the same name is somebody else.
            self.service.user(name, "buyer")
            mine = self.ask("GET", f"/v1/log?actor={name}", token=self.auditor).json["items"]
            self.assertEqual(mine, [])
            told = self.ask("GET", f"/v1/log/{before[0]}", token=self.auditor).json
            self.assertRegex(told["actor"], TOKEN)
        self.check()

    def test_what_nobody_said_is_personal_is_told_to_be_still_there(self):
        made = release(TENDER, instant(600))
        made["tender"]["description"] = "Vragen aan " + BUYER[0]
        made["tender"]["contactPoint"] = {"name": BUYER[0]}
        self.post("/v1/tenders", {"release": made}, self.buyers[0])
        self.service.stop()
        told = self.erase("--containing", BUYER[0], code=1)
        self.assertRegex(told, r"still there: `" + BUYER[0] + r"`, \d+ times? in ")
        self.check()

    def test_what_was_taken_away_without_a_word_is_found(self):
        self.walk()
        self.service.stop()
        with sqlite3.connect(self.service.data) as connection:
            connection.execute("DELETE FROM personal WHERE value LIKE '%hendrik%'")
        verified = run("audit", "verify", self.service.data)
        self.assertEqual(verified.returncode, 1)
        self.assertIn("has it, and none tells that it was erased", verified.stdout)
        with sqlite3.connect(self.service.data) as connection:
            connection.execute("UPDATE personal SET value = '\"somebody else\"' WHERE value LIKE '%marijke%'")
        self.assertIn("it is not the value of its token", run("audit", "verify", self.service.data).stdout)

    def test_a_text_that_looks_like_a_token_is_refused(self):
        made = release(TENDER, instant(600))
        made["tender"]["title"] = "personal:" + "0" * 64
        refused = self.ask("POST", "/v1/tenders", {"release": made}, self.buyers[0])
        self.assertEqual(refused.status, 422, refused.text)
        self.assertEqual(refused.json["errors"][0]["pointer"], "/release/tender/title", refused.text)

    def test_nothing_asked_is_nothing_erased(self):
        self.service.stop()
        self.assertIn("give --containing", run("personal", "erase", self.service.data, "--reason", "x").stderr)
        self.assertIn("nothing was erased", self.erase("--containing", "nobody has this"))
        self.assertIn("there is no user", run("personal", "erase", self.service.data, "--user", "x", "--reason", "x").stderr)

    def test_an_erasure_that_was_stopped_is_finished_by_the_next(self):
        self.walk()
        self.service.stop()
        with sqlite3.connect(self.service.data) as connection:
            connection.execute("PRAGMA secure_delete = OFF")
            connection.execute("CREATE TABLE halfway (text)")
            connection.execute("INSERT INTO halfway VALUES (?)", ("left in free pages " * 500,))
            connection.commit()
            connection.execute("DROP TABLE halfway")
        self.assertIn("left in free pages", self.bytes())
        self.assertIn("nothing was erased", self.erase("--containing", "nobody has this"))
        self.assertNotIn("left in free pages", self.bytes())
        self.check()

    def test_what_is_kept_no_longer_by_a_schedule_is_erased(self):
        for tender, title in ((TENDER, BUYER[0]), (OTHER, BIDDER[0])):
            made = release(tender, instant(600))
            made["tender"]["contactPoint"] = {"name": title}
            self.post("/v1/tenders", {"release": made}, self.buyers[0])
            self.event("publish", self.buyers[0], tender=tender)
            self.event("publish", self.buyers[1], approve=True, tender=tender)
        self.event("withdraw", self.buyers[0])
        self.service.stop()
        schedule = self.folder / "retention.json"
        rules = [{"states": ["contracted"], "keep": "P7Y", "because": "contracts"},
                 {"states": ["withdrawn"], "keep": "P0D", "because": "nothing came of it"}]
        schedule.write_text(json.dumps({"format": "voorrang.retention", "version": 1, "rules": rules}))
        due = run("personal", "due", self.service.data, "--schedule", schedule, "--format", "json")
        told = [json.loads(line) for line in due.stdout.splitlines()]
        self.assertEqual([(each["tender"], each["state"], each["values"], each["due"]) for each in told],
                         [(TENDER, "withdrawn", 1, True)], due.stderr)
        done = run("personal", "erase", self.service.data, "--schedule", schedule)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertIn("erased: 1 value, 0 users, the contents of 0 bids", done.stdout)
        self.assertNotIn(BUYER[0], self.bytes())
        self.assertIn(BIDDER[0], self.bytes())
        self.assertIn("Nothing is due", run("personal", "erase", self.service.data, "--schedule", schedule).stdout)
        self.check()
        rules[1]["keep"] = "seven years"
        schedule.write_text(json.dumps({"format": "voorrang.retention", "version": 1, "rules": rules}))
        wrong = run("personal", "due", self.service.data, "--schedule", schedule)
        self.assertEqual(wrong.returncode, 2)
        self.assertIn("retention.json /rules/1/keep", wrong.stderr)

    def test_who_has_an_interest_says_so_and_abstains(self):
        self.walk()
        path = f"/v1/tenders/{TENDER}/interests"
        secret = "my sister works for Bedrijf NL-KVK-1"
        self.post(path, {"interest": "I know the director"}, self.buyers[0])
        self.post(path, {"interest": secret, "abstains": True}, self.buyers[1])
        told = self.ask("GET", path, token=self.auditor).json["items"]
        self.assertEqual([(each["user"], each["interest"], each["abstains"]) for each in told],
                         [("hendrik.de.inkoper", "I know the director", False), ("bram", secret, True)])
        self.assertNotIn(secret, self.logged())
        refused = self.ask("POST", f"/v1/tenders/{TENDER}/events", {"event": "sign"}, self.buyers[1])
        self.assertEqual(refused.status, 403, refused.text)
        self.assertIn("bram has abstained from this tender", refused.json["detail"])
        again = self.ask("POST", path, {"interest": "it is over"}, self.buyers[1])
        self.assertEqual(again.status, 409, again.text)
        self.event("sign", self.buyers[0])
        self.service.stop()
        report = run("report", "--log", self.service.data, TENDER, "--lang", "nl").stdout
        self.assertRegex(report, r"\| bram \| " + secret + r" \| ja \|")


if __name__ == "__main__":
    unittest.main()
