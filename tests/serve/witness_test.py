#!/usr/bin/env python3
"""Two municipalities guard each other's logs, with real services and by files: what only grows is cosigned, what was
rewritten or cut off is refused, and the proof of it is kept and holds for others."""

import fcntl
import json
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from service import Service

PROGRAM = sys.argv.pop(1)
CHECKERS = pathlib.Path(__file__).resolve().parents[2] / "docs/audit"
sys.dont_write_bytecode = True
sys.path.insert(0, str(CHECKERS))
from verify import leaf_hash, node_hash


def audit(*arguments, **environment):
    return subprocess.run([PROGRAM, "audit", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                          env={**os.environ, **environment}, timeout=120)


class Town:
    """A service with its log, and what it knows of another's as a witness."""

    def __init__(self, test, name):
        folder = tempfile.TemporaryDirectory()
        test.addCleanup(folder.cleanup)
        self.test, self.folder = test, pathlib.Path(folder.name)
        self.service = Service(PROGRAM, folder.name, ["--log-name", name + "/log", "--checkpoint-seconds", "1"])
        self.service.start()
        test.addCleanup(self.service.close)
        self.guard = self.folder / "guard"
        self.witness = audit("witness-key", self.guard, "--name", name + "/witness").stdout.strip()
        self.users = 0
        self.token = self.folder / "witness.token"
        self.token.write_text(self.service.user("guard", "witness") + "\n")
        os.chmod(self.token, 0o600)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.service.port}"

    @property
    def key(self):
        return audit("key", self.service.data).stdout.strip()

    def grow(self, entries=5):
        for _ in range(entries):
            self.users += 1
            made = self.service.ask("POST", "/v1/users", {"id": f"user{self.users}", "roles": []}, self.service.admin)
            assert made.status == 201, made.text

    def watch(self, other, *arguments):
        """As this town's witness, over HTTP."""
        return audit("witness", other.url, "--state", self.guard, "--token-file", other.token, *arguments)

    def watch_file(self, file, *arguments):
        return audit("witness", file, "--state", self.guard, *arguments)

    def altered(self, *statements):
        """A copy of the database that somebody altered who may write it."""
        copy = self.folder / "altered.db"
        for old in (copy, self.folder / "altered.db.lock"):
            old.unlink(missing_ok=True)
        source = sqlite3.connect(self.service.data)
        source.execute("VACUUM INTO ?", (str(copy),))
        source.close()
        connection = sqlite3.connect(copy)
        for (trigger,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {trigger}")
        for statement in statements:
            self.test.assertGreater(connection.execute(statement).rowcount, 0, statement)
        connection.commit()
        connection.close()
        return copy

    def rewritten(self):
        """A copy in which an entry is another, and every hash was made to fit. The service, which knows nothing of it, signs
        what it finds when it starts."""
        copy = self.altered("UPDATE log SET actor = 'nobody' WHERE seq = 3", "DELETE FROM log_nodes", "DELETE FROM checkpoints",
                            "DELETE FROM cosignatures")
        leaves = [line for line in audit("export", copy, "-").stdout.split("\n")[1:] if line and not line.startswith('{"row":')]
        row, level, connection = [leaf_hash(leaf.encode()) for leaf in leaves], 0, sqlite3.connect(copy)
        while row:
            connection.executemany("INSERT INTO log_nodes VALUES (?, ?, ?)", [(level, place, each) for place, each in enumerate(row)])
            row, level = [node_hash(*pair) for pair in zip(row[::2], row[1::2])], level + 1
        connection.commit()
        connection.close()
        return copy


class Witness(unittest.TestCase):
    def cosigned(self, result):
        self.assertEqual((result.returncode, result.stderr), (0, ""), result.stdout)
        return result.stdout

    def refused(self, result, *parts):
        """The file of evidence."""
        self.assertEqual((result.returncode, result.stderr), (1, ""), result.stdout)
        for part in parts:
            self.assertIn(part, result.stdout)
        return pathlib.Path(result.stdout.split("kept as evidence: ")[1].strip())

    def evidence(self, file, *arguments):
        checked = subprocess.run([sys.executable, CHECKERS / "evidence.py", file, *arguments], stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, text=True)
        self.assertEqual(checked.stderr, "")
        return checked.returncode, checked.stdout

    def towns(self):
        return Town(self, "alkmaar.example"), Town(self, "castricum.example")

    def test_two_guard_each_other(self):
        """Over HTTP, a few times, while both logs grow; the cosignatures are kept, shown and found by an auditor."""
        alkmaar, castricum = self.towns()
        for _ in range(3):
            for one, other in ((alkmaar, castricum), (castricum, alkmaar)):
                other.grow()
                time.sleep(1.2)  # a checkpoint comes each second
                note = self.cosigned(one.watch(other, "--key", other.key))
                shown = other.service.ask("GET", "/v1/log/checkpoint?cosigned=true", token=other.service.admin).text
                self.assertEqual(shown, note)
                self.assertTrue(note.startswith(other.key.split("+")[0] + "\n"), note)
                self.assertIn("— " + one.witness.split("+")[0] + " ", note)
        for one, other in ((alkmaar, castricum), (castricum, alkmaar)):
            size = note_size(other.service.ask("GET", "/v1/log/checkpoint?cosigned=true", token=other.service.admin).text)
            result = audit("verify", other.service.data, "--key", other.key, "--witness", one.witness)
            self.assertEqual(result.returncode, 0, result.stdout)
            self.assertIn(f"cosigned by {one.witness}: the first {size} entries, seen 20", result.stdout)
            told = json.loads(audit("verify", other.service.data, "--witness", one.witness, "--format", "json").stdout)
            self.assertEqual([(each["key"], each["size"]) for each in told["witnesses"]], [(one.witness, size)])
            stranger = audit("verify", other.service.data, "--witness", other.witness)
            self.assertEqual(stranger.returncode, 1)
            self.assertIn("it has cosigned no checkpoint that is here", stranger.stdout)
            export = other.folder / "log.jsonl"
            self.assertEqual(audit("export", other.service.data, export).returncode, 0)
            checked = subprocess.run([sys.executable, CHECKERS / "verify.py", export, "--key", other.key, "--witness", one.witness],
                                     stdout=subprocess.PIPE, text=True)
            self.assertEqual(checked.returncode, 0, checked.stdout)

    def test_what_was_seen_goes_on_to_the_next(self):
        """Without --key after the first time; the same checkpoint may be cosigned again; --keep gives nothing."""
        alkmaar, castricum = self.towns()
        first = castricum.watch(alkmaar)
        self.assertEqual((first.returncode, first.stdout), (2, ""))
        self.assertIn("error[V801]: no key of the log `alkmaar.example/log` is known", first.stderr)
        self.cosigned(castricum.watch(alkmaar, "--key", alkmaar.key, "--keep"))
        none = alkmaar.service.ask("GET", "/v1/log/checkpoint?cosigned=true", token=alkmaar.service.admin)
        self.assertEqual(none.status, 404)
        time.sleep(1.2)  # the last checkpoint has all of the log
        self.assertEqual(note_size(self.cosigned(castricum.watch(alkmaar))), note_size(self.cosigned(castricum.watch(alkmaar))))

    def test_a_history_that_was_rewritten(self):
        """By who has the signing key and makes all fit: refused over HTTP and by files, and anybody can check the proof."""
        alkmaar, castricum = self.towns()
        alkmaar.grow(7)
        time.sleep(1.2)
        seen = note_size(self.cosigned(castricum.watch(alkmaar, "--key", alkmaar.key)))
        key = alkmaar.key
        alkmaar.grow(3)
        self.assertEqual(alkmaar.service.stop(), 0)
        copy = alkmaar.rewritten()
        shutil.copy(copy, alkmaar.service.data)
        for side in ("-wal", "-shm"):
            pathlib.Path(str(alkmaar.service.data) + side).unlink(missing_ok=True)
        alkmaar.service.start()
        self.assertEqual(audit("verify", alkmaar.service.data, "--key", key).returncode, 0, "by itself it looks sound")
        kept = next(castricum.guard.glob("*.checkpoint"))
        before = kept.read_text()
        file = self.refused(castricum.watch(alkmaar), "alkmaar.example/log: its history was rewritten: the ",
                            f"do not begin with the {seen} entries that were seen")
        self.assertEqual(kept.read_text(), before)
        told = json.loads(file.read_text())
        self.assertEqual((told["what"], told["from"], told["seen"], told["keys"], told["witness"]),
                         ("rewritten", seen, before, [key], castricum.witness))
        code, text = self.evidence(file, "--key", key, "--witness", castricum.witness)
        self.assertEqual(code, 0, text)
        self.assertEqual(told["conclusive"], "nobody's word is needed" in text)
        self.assertEqual(told["conclusive"], seen & (seen - 1) != 0)
        # Evidence that was tampered with is none.
        for change in ({"shown": told["seen"]}, {"seen": told["seen"].replace(f"\n{seen}\n", f"\n{seen + 1}\n")}):
            forged = castricum.folder / "forged.json"
            forged.write_text(json.dumps({**told, **change}))
            self.assertEqual(self.evidence(forged, "--key", key)[0], 1)
        self.assertEqual(self.evidence(file, "--key", castricum.key)[0], 1)
        # The same by files; the same file of evidence.
        export, offer = alkmaar.folder / "log.jsonl", alkmaar.folder / "offer.txt"
        self.assertEqual(audit("export", alkmaar.service.data, export).returncode, 0)
        offer.write_text(audit("offer", alkmaar.service.data, "--from", seen).stdout)
        for source in (alkmaar.service.data, export, offer):
            self.refused(castricum.watch_file(source), "its history was rewritten")
        # An auditor with what the witness kept finds it as well.
        found = audit("verify", alkmaar.service.data, "--key", key, "--checkpoint", kept, "--witness", castricum.witness)
        self.assertEqual(found.returncode, 1)
        self.assertIn("the log does not begin with the entries that it was made of", found.stdout)

    def test_a_tail_that_was_cut_off(self):
        alkmaar, castricum = self.towns()
        alkmaar.grow(7)
        time.sleep(1.2)
        self.assertEqual(alkmaar.service.stop(), 0)
        seen = note_size(self.cosigned(castricum.watch_file(alkmaar.service.data, "--key", alkmaar.key)))
        rest = seen - 4
        sizes = [size for (size,) in sqlite3.connect(alkmaar.service.data).execute("SELECT size FROM checkpoints WHERE size <= ?", (rest,))]
        self.assertTrue(sizes)
        cut = alkmaar.altered(f"DELETE FROM log WHERE seq > {rest}", f"DELETE FROM log_nodes WHERE (place + 1) << level > {rest}",
                              f"DELETE FROM checkpoints WHERE size > {rest}", "DELETE FROM users WHERE id = 'user7'")
        file = self.refused(castricum.watch_file(cut), f"it shows {sizes[-1]} entries, and {seen} entries were seen")
        self.assertIn("the log can refute it only by a proof", castricum.watch_file(cut).stdout)
        self.assertEqual(json.loads(file.read_text())["what"], "cut")
        code, text = self.evidence(file, "--key", alkmaar.key, "--witness", castricum.witness)
        self.assertEqual(code, 0)
        self.assertIn(f"the log showed {sizes[-1]} entries after it had {seen}", text)
        kept = next(castricum.guard.glob("*.checkpoint"))
        found = audit("verify", cut, "--checkpoint", kept, "--witness", castricum.witness)
        self.assertEqual(found.returncode, 1)
        self.assertIn(f"it has {seen} entries, and the log {rest}: entries were cut off at its end", found.stdout)
        self.assertNotIn("cut off", audit("verify", cut).stdout, "nobody else can tell")

    def test_by_files_alone(self):
        """An offer goes by mail to the witness, and its cosignature comes back the same way."""
        alkmaar, castricum = self.towns()
        self.assertEqual(alkmaar.service.stop(), 0)
        offer, back, data = alkmaar.folder / "offer.txt", castricum.folder / "cosigned.txt", alkmaar.service.data
        offer.write_text(audit("offer", data).stdout)
        self.assertTrue(offer.read_text().startswith("old 0\n\nalkmaar.example/log\n"))
        back.write_text(self.cosigned(castricum.watch_file(offer, "--key", alkmaar.key)))
        for _ in range(2):  # twice is once
            taken = audit("take", data, back, "--witness", castricum.witness)
            self.assertEqual((taken.returncode, taken.stdout, taken.stderr), (0, "", ""))
        self.assertEqual(sqlite3.connect(data).execute("SELECT count(*) FROM cosignatures").fetchone(), (1,))
        self.assertEqual(audit("verify", data, "--witness", castricum.witness).returncode, 0)
        alkmaar.service.start()
        alkmaar.grow()
        self.assertEqual(alkmaar.service.stop(), 0)
        seen = note_size(back.read_text())
        for start, told in ((0, "the proof is from 0 entries"), (1, "the proof is from 1 entry, and this witness has seen")):
            offer.write_text(audit("offer", data, "--from", start).stdout)
            result = castricum.watch_file(offer)
            self.assertEqual((result.returncode, result.stdout), (2, ""))
            self.assertIn(told, result.stderr)
            self.assertIn(f"`voorrang audit offer DB --from {seen}`", result.stderr)
        offer.write_text(audit("offer", data, "--from", seen).stdout)
        self.assertGreater(note_size(self.cosigned(castricum.watch_file(offer))), seen)

    def test_files_and_uses_that_are_refused(self):
        alkmaar, castricum = self.towns()
        data = alkmaar.service.data
        note = castricum.folder / "note"
        note.write_text(self.cosigned(castricum.watch_file(data, "--key", alkmaar.key)))
        other = castricum.folder / "other"
        other.write_text("nothing of the kind")
        for arguments, told in (
                (("witness", other, "--state", castricum.guard), "error[V801]: this is no log that a witness can look at"),
                (("witness", castricum.folder / "none", "--state", castricum.guard), "error[V501]"),
                (("witness", data, "--state", castricum.guard, "--key", castricum.witness), "is the key of a witness, not of a log"),
                (("verify", data, "--witness", alkmaar.key), "is the key of a log, not of a witness"),
                (("witness", alkmaar.url, "--state", castricum.guard), "error[V801]: there is no token"),
                (("witness-key", castricum.guard, "--name", "a b"), "error[V801]: `a b` can't be the name of a witness"),
                (("offer", data, "--from", "100000"), "the last checkpoint has "),
                (("take", data, note, "--witness", castricum.witness), "error[V718]"),
                (("take", data, other, "--witness", castricum.witness), "error[V801]: this is no checkpoint of a log")):
            result = audit(*arguments, VOORRANG_TOKEN="")
            self.assertEqual((result.returncode, result.stdout), (2, ""), arguments)
            self.assertIn(told, result.stderr)
        buyer = castricum.folder / "buyer.token"
        buyer.write_text(alkmaar.service.user("buyer", "buyer"))
        result = audit("witness", alkmaar.url, "--state", castricum.guard, "--token-file", buyer)
        self.assertEqual(result.returncode, 2)
        self.assertIn("error[V905]: the service answered with 403", result.stderr)
        self.assertEqual(alkmaar.service.stop(), 0)
        note.write_text(note.read_text().replace("alkmaar", "bergen."))
        result = audit("take", data, note, "--witness", castricum.witness)
        self.assertEqual(result.returncode, 2)
        self.assertIn("error[V753]: this is no checkpoint with a cosignature by", result.stderr)
        nobody = audit("witness", alkmaar.url, "--state", castricum.guard, "--token-file", buyer)
        self.assertEqual(nobody.returncode, 2)
        self.assertIn("error[V903]", nobody.stderr)

    def test_a_key_that_was_rotated(self):
        """The log tells of its new key, and the witness follows; a lost one it does not follow."""
        alkmaar, castricum = self.towns()
        first = alkmaar.key
        self.cosigned(castricum.watch(alkmaar, "--key", first))
        self.assertEqual(alkmaar.service.stop(), 0)
        self.assertEqual(audit("key", alkmaar.service.data, "--rotate").returncode, 0)
        alkmaar.service.start()
        alkmaar.grow()
        time.sleep(1.2)
        result = castricum.watch(alkmaar)
        self.assertEqual(result.returncode, 0, result.stdout)
        self.assertIn("the log has a new key, and the one before vouches for it: " + alkmaar.key, result.stderr)
        self.cosigned(castricum.watch(alkmaar))
        export = alkmaar.folder / "log.jsonl"
        self.assertEqual(alkmaar.service.stop(), 0)
        self.assertEqual(audit("key", alkmaar.service.data, "--rotate", "--lost").returncode, 0)
        self.assertEqual(audit("export", alkmaar.service.data, export).returncode, 0)
        for source in (alkmaar.service.data, export):
            result = castricum.watch_file(source)
            self.assertEqual((result.returncode, result.stderr), (1, ""))
            self.assertEqual(result.stdout, "alkmaar.example/log: no key of this log that is trusted has signed its checkpoint\n")
        self.cosigned(castricum.watch_file(export, "--key", alkmaar.key))

    def test_keys_are_for_their_owner_only(self):
        alkmaar, castricum = self.towns()
        key = castricum.guard / "witness.key"
        self.assertEqual(stat.S_IMODE(key.stat().st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(castricum.guard.stat().st_mode), 0o700)
        os.chmod(key, 0o644)
        for result in (audit("witness-key", castricum.guard), castricum.watch_file(alkmaar.service.data, "--key", alkmaar.key)):
            self.assertEqual((result.returncode, result.stdout), (2, ""))
            self.assertIn("witness.key: error[V720]: others than its owner may read the signing key", result.stderr)
            self.assertIn("chmod 600 the file", result.stderr)

    def test_what_is_known_survives_a_kill(self):
        """Killed at any moment, the witness knows what it knew or what it has just seen, and goes on."""
        alkmaar, castricum = self.towns()
        self.assertEqual(alkmaar.service.stop(), 0)
        chance, last, killed = random.Random(6962), 0, 0
        self.cosigned(castricum.watch_file(alkmaar.service.data, "--key", alkmaar.key))
        kept = next(castricum.guard.glob("*.checkpoint"))
        for _ in range(40):
            process = subprocess.Popen([PROGRAM, "audit", "witness", alkmaar.service.data, "--state", castricum.guard],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(chance.uniform(0, 0.06))
            process.send_signal(signal.SIGKILL)
            killed += process.wait() != 0
            size = note_size(kept.read_text())
            self.assertGreaterEqual(size, last)
            last = size
        self.cosigned(castricum.watch_file(alkmaar.service.data))
        self.assertGreater(killed, 0)

    def test_one_at_a_time(self):
        alkmaar, castricum = self.towns()
        with open(castricum.guard / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            result = castricum.watch_file(alkmaar.service.data, "--key", alkmaar.key)
        self.assertEqual((result.returncode, result.stdout), (2, ""))
        self.assertIn("error[V752]: another process works with what this witness knows", result.stderr)


def note_size(note):
    return int(note.split("\n")[1])


if __name__ == "__main__":
    unittest.main()
