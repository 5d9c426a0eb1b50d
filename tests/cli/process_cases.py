"""Tests of signals, pipes, terminals, full disks and logs that can't be written."""

import ctypes
import json
import os
import pty
import random
import re
import resource
import select
import signal
import subprocess
import time

from scratch import HERE, Scratch, TIMEOUT

DECIDE = ["decide", "--policy", "policy.vrg"]
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2
PR_CAPBSET_DROP = 24


def held_to_permissions():
    """Even root then may not write what its permissions forbid."""
    libc = ctypes.CDLL(None, use_errno=True)
    if os.geteuid() == 0:
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)


def outcome(decision):
    """A decision as --outcomes has it."""
    def of_award(award):
        winner = award["winner"]
        if not winner:
            return {"award": award["state"]}
        total = decision["standings"][winner["standing"]]["total"]
        return {"award": award["state"], "winner": winner["id"], **({"total": total} if total else {})}

    if "awards" in decision:
        return {"case": decision["case"], "lots": [{"lot": each["lot"]["id"], **of_award(each["award"])}
                                                   for each in decision["awards"]]}
    if decision["award"]:
        return {"case": decision["case"], **of_award(decision["award"])}
    rules = [{"rule": told["rule"], "subject": other["subject"], **({"id": other["id"]} if other["id"] else {}),
              "holds": told["holds"]}
             for other in decision["others"] for told in other["outcomes"] if told["holds"] != "no"]
    return {"case": decision["case"], "award": "no_award", "rules": by_rule(rules)}


def by_rule(rules):
    return sorted(rules, key=lambda each: (each["rule"], each.get("id", "")))


class Process(Scratch):
    def tenders(self, count):
        tender = json.loads((self.folder / "tender.json").read_text())
        lines = (json.dumps({**tender, "ocid": f"ocds-town-{i}"}) for i in range(count))
        return ("\n".join(lines) + "\n").encode()

    def wait_for_decisions(self, count):
        deadline = time.monotonic() + TIMEOUT
        while time.monotonic() < deadline:
            try:
                if self.query("SELECT count(*) FROM decisions", readonly=True)[0][0] >= count:
                    return
            except Exception:  # the log is being made
                pass
            time.sleep(0.02)
        self.fail("the program decides nothing")

    def test_read_only_log(self):
        self.assertEqual(self.voorrang(*DECIDE, "--log", "log.db", "tender.json").returncode, 0)
        os.chmod(self.folder / "log.db", 0o444)
        before = (self.folder / "log.db").read_bytes()
        result = self.voorrang(*DECIDE, "--log", "log.db", "tender.json", preexec_fn=held_to_permissions)
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stdout, b"")
        self.assertEqual(result.stderr.decode(), "log.db: error[V702]: the log can't be written: it is read-only\n")
        self.assertEqual((self.folder / "log.db").read_bytes(), before)

    def test_log_in_a_read_only_folder(self):
        sealed = self.folder / "sealed"
        sealed.mkdir()
        self.assertEqual(self.voorrang(*DECIDE, "--log", "sealed/log.db", "tender.json").returncode, 0)
        os.chmod(sealed, 0o555)
        self.addCleanup(os.chmod, sealed, 0o755)
        for name in ("sealed/log.db", "sealed/new.db"):
            result = self.voorrang(*DECIDE, "--log", name, "tender.json", preexec_fn=held_to_permissions)
            self.assertEqual(result.returncode, 2)
            self.assertEqual(result.stdout, b"")
            self.assertTrue(result.stderr.decode().startswith(f"{name}: error[V702]: the log can't be written: it"),
                            result.stderr)
        shown = self.voorrang("log", "show", "sealed/log.db", "1", preexec_fn=held_to_permissions)
        self.assertEqual((shown.returncode, shown.stderr), (0, b""))

    def test_disk_that_fills_up(self):
        (self.folder / "many.jsonl").write_bytes(self.tenders(400))

        def limited():
            resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))

        result = self.voorrang(*DECIDE, "--log", "log.db", "--format", "jsonl", "many.jsonl", preexec_fn=limited)
        self.assertEqual(result.returncode, 2)
        error = result.stderr.decode()
        self.assertIn("error[V705]", error)
        self.assertEqual(error.count("error["), 1, error)
        self.assert_log_is_whole()
        # What was shown is what was logged.
        logged = self.query("SELECT count(*) FROM cases")[0][0]
        self.assertGreater(logged, 0)
        self.assertEqual(len(result.stdout.splitlines()), logged)

    def test_kill_leaves_a_whole_log(self):
        for wanted in (1, 20, 150):
            process = self.start(*DECIDE, "--log", f"log.db", "--format", "jsonl", "-", stdin=subprocess.PIPE,
                                 stdout=subprocess.DEVNULL)
            try:
                process.stdin.write(self.tenders(300))
                process.stdin.flush()
            except BrokenPipeError:
                pass
            self.wait_for_decisions(wanted)
            process.kill()
            process.wait(TIMEOUT)
            process.stdin.close()
            self.assert_log_is_whole()
            (self.folder / "log.db").unlink()
            for leftover in self.folder.glob("log.db-*"):
                leftover.unlink()

    def interrupt(self, number):
        with open(self.folder / "out.json", "wb") as out:
            process = self.start(*DECIDE, "--log", "log.db", "--format", "json", "-", stdin=subprocess.PIPE,
                                 stdout=out, stderr=subprocess.PIPE)
        process.stdin.write(self.tenders(70))
        process.stdin.flush()
        self.wait_for_decisions(70)  # also those that were short of a whole batch
        process.send_signal(number)
        err = process.stderr.read().decode()
        return process.wait(TIMEOUT), (self.folder / "out.json").read_bytes(), err

    def test_interrupt_and_terminate(self):
        for number, code in ((signal.SIGINT, 130), (signal.SIGTERM, 143)):
            returned, out, err = self.interrupt(number)
            self.assertEqual(returned, code)
            self.assertEqual(err, "interrupted: 70 tenders decided: 70 undetermined; logged in log.db as 1 to 70\n")
            self.assertEqual(len(json.loads(out)), 70)
            self.assert_log_is_whole()
            self.assertEqual(self.query("SELECT how, decided FROM run_ends"), [("interrupted", 70)])
            (self.folder / "log.db").unlink()

    def test_interrupt_in_the_middle_of_a_tender(self):
        process = self.start(*DECIDE, "--log", "log.db", "-", stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE)
        process.stdin.write(self.tenders(2)[:-100])
        process.stdin.flush()
        self.wait_for_decisions(1)
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        self.assertEqual(process.stderr.read().decode(),
                         "interrupted: 1 tender decided: 1 undetermined; logged in log.db as 1\n")
        self.assertEqual(process.wait(TIMEOUT), 130)
        self.assert_log_is_whole()

    def spoilt_lines(self, source):
        """Tenders one a line, some over several lines, some spoilt."""
        tender = json.loads((self.folder / "tender.json").read_text())
        pieces = []
        for number in range(200):
            text = json.dumps({**tender, "ocid": f"ocds-town-{number}"}, indent=source.choice([None] * 12 + [1]))
            if source.random() < 0.08:
                at = source.randrange(len(text))
                text = source.choice([text[:at], text[:at] + "\n" + text[at:], text + "}", "", "7",
                                      text + text, f"[{text}]", '{"releases": [' + text + ",\n" + text + "]}"])
            pieces.append(text + source.choice(["\n"] * 9 + [" \r\n"]))
        return "".join(pieces).encode()

    # `measure` reads tenders one after the other. What is wrong with them is told alike, however many are decided at
    # once, and the decisions are the same.
    def test_jobs(self):
        for seed in range(12):
            lines = self.spoilt_lines(random.Random(seed))
            (self.folder / "spoilt.jsonl").write_bytes(lines)
            measured = self.voorrang("measure", "--policy", "measures.vrg", "spoilt.jsonl")
            for format in ("text", "jsonl"):
                results = [self.voorrang(*DECIDE, "--format", format, "--jobs", jobs, "spoilt.jsonl")
                           for jobs in ("1", "3")]
                for result in results:
                    self.assertEqual(result.stderr.decode(), measured.stderr.decode(), seed)
                self.assertEqual(results[0].stdout, results[1].stdout, seed)
            decided = re.search(rb"(\d+) tenders measured", measured.stdout)[1]
            self.assertEqual(len(results[0].stdout.splitlines()), int(decided), seed)
            piped = self.voorrang(*DECIDE, "--format", "jsonl", "--jobs", "3", "-", input=lines)
            self.assertEqual(piped.stdout.replace(b"stdin:", b"spoilt.jsonl:"), results[0].stdout, seed)

    # A broken tender at the end of a part, after one of several lines: whether it is the end of all hangs on the next.
    def test_mistakes_between_parts(self):
        tender = json.loads((self.folder / "tender.json").read_text())
        line = json.dumps(tender) + "\n"
        tall = json.dumps(tender, indent=1) + "\n"
        for broken in range(20, 31):
            (self.folder / "broken.jsonl").write_text(line + (tall + line[:200] + "\n") * broken + line * 40)
            result = self.voorrang(*DECIDE, "--format", "jsonl", "--jobs", "2", "broken.jsonl")
            self.assertEqual(len(result.stdout.splitlines()), 41 + broken)
            self.assertEqual(result.stderr.count(b"error["), broken)

    def test_outcomes_are_those_of_decisions(self):
        (self.folder / "spoilt.jsonl").write_bytes(self.spoilt_lines(random.Random(99)))
        for arguments in ([*DECIDE, "tenders.jsonl", "tender.json", "spoilt.jsonl", "no_bids.json"],
                          ["decide", "--policy", "lots.vrg", "lots.json"],
                          ["decide", "--policy", "flags.vrg", "tenders.jsonl", "tender.json", "no_bids.json"],
                          ["decide", "--policy", "own.vrg", "--case-id", "/id", "own.jsonl"]):
            short = self.voorrang(*arguments, "--outcomes")
            whole = self.voorrang(*arguments, "--format", "jsonl")
            self.assertEqual(short.stderr, whole.stderr)
            lines = [json.loads(line) for line in short.stdout.splitlines()]
            for line in lines:
                if "rules" in line:
                    line["rules"] = by_rule(line["rules"])
            self.assertEqual(lines, [outcome(json.loads(line)) for line in whole.stdout.splitlines()])

    def test_the_log_does_not_depend_on_the_reader(self):
        for language in ("en", "nl"):
            for policy, tender in (("policy.vrg", "tender.json"), ("lots.vrg", "lots.json"), ("policy.vrg", "fails.json")):
                self.voorrang("decide", "--policy", policy, "--lang", language, "--log", f"{language}.db", tender)
        for table in ("policies", "policy_sources", "cases", "decisions", "explanations"):
            english, dutch = (self.query(f"SELECT * FROM {table}", log) for log in ("en.db", "nl.db"))
            self.assertGreater(len(english), 0)
            self.assertEqual(english, dutch, table)
        # And each is shown in either language, the same.
        for number in ("1", "2", "3"):
            shown = [self.voorrang("log", "show", "--lang", language, "--explain", log, number).stdout
                     for language in ("en", "nl") for log in ("en.db", "nl.db")]
            self.assertEqual(shown[0], shown[1])
            self.assertEqual(shown[2], shown[3])
            self.assertNotEqual(shown[0], shown[2])

    def test_a_reader_that_goes_away(self):
        (self.folder / "many.jsonl").write_bytes(self.tenders(300))
        process = self.start(*DECIDE, "--format", "jsonl", "many.jsonl", stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        self.assertEqual(process.stderr.read(), b"")
        self.assertEqual(process.wait(TIMEOUT), 141)

    def test_output_that_cannot_be_written(self):
        with open("/dev/full", "wb") as full:
            for arguments in ([*DECIDE, "tender.json"], ["check", "policy.vrg"], ["--help"]):
                result = self.voorrang(*arguments, stdout=full)
                self.assertEqual(result.returncode, 2)
                self.assertEqual(result.stderr.decode(),
                                 "error[V802]: the output can't be written: No space left on device\n")

    def test_files_that_cannot_be_watched(self):
        def limited():
            resource.setrlimit(resource.RLIMIT_NOFILE, (4, 4))

        result = self.voorrang("test", "--watch", "policy.vrg", preexec_fn=limited)
        self.assertEqual(result.returncode, 2)
        self.assertIn(b"error[V818]: this folder can't be watched: Too many open files\n", result.stderr)

    def test_standard_input(self):
        from_file = self.voorrang(*DECIDE, "tender.json")
        from_pipe = self.voorrang(*DECIDE, "-", input=(self.folder / "tender.json").read_bytes())
        self.assertEqual((from_pipe.returncode, from_pipe.stdout), (0, from_file.stdout))
        bad = self.voorrang(*DECIDE, "-", input=b"[1,\n 2")
        self.assertEqual(bad.returncode, 2)
        self.assertTrue(bad.stderr.startswith(b"stdin"), bad.stderr)

    def test_order_of_output_is_order_of_input(self):
        result = self.voorrang(*DECIDE, "--format", "jsonl", "-", input=self.tenders(200))
        names = [json.loads(line)["case"] for line in result.stdout.splitlines()]
        self.assertEqual(names, [f"ocds-town-{i}" for i in range(200)])

    def test_a_log_is_read_while_it_is_written(self):
        process = self.start(*DECIDE, "--log", "log.db", "--format", "jsonl", "-", stdin=subprocess.PIPE,
                             stdout=subprocess.DEVNULL)
        process.stdin.write(self.tenders(5))
        process.stdin.flush()
        self.wait_for_decisions(5)
        listed = self.voorrang("log", "list", "log.db")
        self.assertEqual((listed.returncode, listed.stderr), (0, b""))
        self.assertIn(b"not ended", listed.stdout)
        shown = self.voorrang("log", "show", "log.db", "5")
        self.assertEqual((shown.returncode, shown.stderr), (0, b""))
        process.stdin.close()
        self.assertEqual(process.wait(TIMEOUT), 0)
        self.assertNotIn(b"not ended", self.voorrang("log", "list", "log.db").stdout)

    def test_the_log_shows_what_was_decided(self):
        decided = self.voorrang(*DECIDE, "--log", "log.db", "--format", "json", "--explain", "tender.json")
        shown = self.voorrang("log", "show", "log.db", "1", "--format", "json", "--explain")
        self.assertEqual(json.loads(decided.stdout), [json.loads(shown.stdout)])

    def on_terminal(self, *arguments, **environment):
        """What the program writes to a terminal."""
        control, terminal = pty.openpty()
        process = subprocess.Popen([self.program, *arguments], cwd=self.folder, stdout=terminal, stderr=terminal,
                                   stdin=subprocess.DEVNULL, env={**self.environment(), **environment})
        os.close(terminal)
        written = b""
        while select.select([control], [], [], TIMEOUT)[0]:
            try:
                piece = os.read(control, 65536)
            except OSError:  # Linux tells the end of a terminal so
                break
            if not piece:
                break
            written += piece
        os.close(control)
        process.wait(TIMEOUT)
        return written

    def test_colours_on_a_terminal_only(self):
        self.assertNotIn(b"\x1b", self.voorrang(*DECIDE, "tender.json").stdout)
        self.assertIn(b"\x1b[", self.on_terminal(*DECIDE, "tender.json"))
        self.assertIn(b"\x1b[", self.on_terminal("check", "bad.vrg"))
        self.assertNotIn(b"\x1b", self.on_terminal(*DECIDE, "tender.json", NO_COLOR="1"))
        self.assertNotIn(b"\x1b", self.on_terminal(*DECIDE, "tender.json", TERM="dumb"))
        self.assertNotIn(b"\x1b", self.on_terminal(*DECIDE, "--color", "never", "tender.json"))
        self.assertIn(b"\x1b[", self.on_terminal("--color", "always", *DECIDE, "tender.json", NO_COLOR="1"))

    def test_verbose_goes_to_the_standard_error(self):
        quiet = self.voorrang(*DECIDE, "tender.json")
        verbose = self.voorrang(*DECIDE, "--verbose", "tender.json")
        self.assertEqual(verbose.stdout, quiet.stdout)
        self.assertEqual(quiet.stderr, b"")
        self.assertIn(b"policy town 1.2", verbose.stderr)

    def test_check_and_test_take_folders(self):
        rules = self.folder / "rules"
        (rules / ".git").mkdir(parents=True)
        (self.folder / "policy.vrg").rename(rules / "town.vrg")
        (rules / "README.md").write_text("# No rules here\n\n```sh\necho vrg\n```\n")
        (rules / ".git" / "bad.vrg").write_text("not a policy")
        checked = self.voorrang("check", "rules")
        self.assertEqual((checked.returncode, checked.stderr), (0, b""))
        self.assertTrue(checked.stdout.endswith(b"\n1 file, 1 warning\n"), checked.stdout)
        tested = self.voorrang("test", "rules")
        self.assertEqual(tested.returncode, 0)
        self.assertTrue(tested.stdout.startswith(b"rules/town.vrg\n"), tested.stdout)
        (rules / "town.vrg").unlink()
        empty = self.voorrang("check", "rules")
        self.assertEqual(empty.returncode, 2)
        self.assertEqual(empty.stderr, b"rules: error[V501]: there are no rule files below this folder\n")

    def test_a_package_that_is_not_as_locked(self):
        """Every command that reads the policy refuses it, and names the package."""
        self.assertEqual(self.voorrang("lock", "measures.vrg").returncode, 0)
        locked = json.loads((self.folder / "voorrang.lock").read_text())
        self.assertEqual([each["package"] for each in locked["policies"]["town.measures"]], ["town.terms"])
        self.assertEqual(locked["policies"]["town.measures"][0]["from"], "town/terms.vrg")
        terms = self.folder / "town" / "terms.vrg"
        terms.write_text(terms.read_text() + "-- changed\n")
        for arguments in (["check", "measures.vrg"], ["test", "measures.vrg"], ["lock", "--check", "measures.vrg"],
                          ["decide", "--policy", "measures.vrg", "tender.json"],
                          ["measure", "--policy", "measures.vrg", "contracts.jsonl"]):
            result = self.voorrang(*arguments)
            self.assertNotEqual(result.returncode, 0, arguments)
            self.assertIn(b"voorrang.lock: error[V520]: the package `town.terms` has changed since it was locked",
                          result.stdout + result.stderr, arguments)
        self.assertEqual(self.voorrang("lock", "measures.vrg").returncode, 0)
        self.assertEqual(self.voorrang("lock", "--check", "measures.vrg").returncode, 0)
        # A policy beside it that was not locked is not held to it.
        self.assertEqual(self.voorrang("check", "policy.vrg").returncode, 0)
        (self.folder / "voorrang.lock").write_text("{ \"format\": 1 ")
        self.assertIn(b"error[V521]", self.voorrang("check", "measures.vrg").stdout)
        # What it said of who signed what can't be made anew.
        self.assertEqual(self.voorrang("lock", "measures.vrg").returncode, 1)
        self.assertEqual((self.folder / "voorrang.lock").read_text(), "{ \"format\": 1 ")

    def test_packages_that_were_added_and_changed_or_cannot_be_put(self):
        """`lock` takes over nothing that is not what was signed; a folder that is none ends with 2."""
        terms = "package region.terms version 1\nparameter limit: money = EUR 5\n"
        made = self.voorrang("package", "key", "region.key")
        (self.folder / "region.pub").write_bytes(made.stdout)
        (self.folder / "terms").mkdir()
        (self.folder / "terms" / "terms.vrg").write_text(terms)
        published = self.voorrang("package", "publish", "terms", "--key", "region.key", "--out", "terms.zip")
        self.assertEqual(published.returncode, 0, published.stderr)
        add = ["package", "add", "terms.zip", "--key", "region.pub", "--to"]
        (self.folder / "no_folder").write_text("")
        self.assertEqual(self.voorrang(*add, "no_folder").returncode, 2)
        self.assertEqual(self.voorrang(*add, ".").returncode, 0)
        (self.folder / "user.vrg").write_text("policy user version 1\nuse region.terms\nparameter other: money = EUR 6\n")
        self.assertEqual(self.voorrang("lock", "user.vrg").returncode, 0)
        (self.folder / "region" / "terms.vrg").write_text(terms + "-- changed\n")
        for arguments in (["lock", "user.vrg"], ["lock", "--check", "user.vrg"]):
            refused = self.voorrang(*arguments)
            self.assertEqual(refused.returncode, 1, arguments)
            self.assertIn(b"is not what was added and signed as `region.terms 1`", refused.stdout + refused.stderr)

    def test_measures_do_not_hang_on_the_order_of_the_input(self):
        lines = (self.folder / "contracts.jsonl").read_bytes().splitlines(keepends=True)[:4]
        one_way = self.voorrang("measure", "--policy", "measures.vrg", "--explain", "-", input=b"".join(lines))
        other_way = self.voorrang("measure", "--policy", "measures.vrg", "--explain", "-", input=b"".join(lines[::-1]))
        self.assertEqual((one_way.returncode, one_way.stderr), (1, b""))  # one group has amounts in two currencies
        self.assertEqual(one_way.stdout, other_way.stdout)

    def test_a_language_that_is_not_there(self):
        for language, words in {"nl": b"moet worden gegeven", "en": b"must be given", "": b"must be given"}.items():
            self.assertIn(words, self.voorrang("decide", settings={"VOORRANG_LANG": language}).stderr)
            self.assertIn(words, self.voorrang("decide", *(["--lang", language] if language else [])).stderr)
        wrong = self.voorrang("check", "policy.vrg", settings={"VOORRANG_LANG": "de"})
        self.assertEqual(wrong.returncode, 2)
        self.assertIn(b"VOORRANG_LANG is `de`", wrong.stderr)

    def test_version_is_that_of_the_project(self):
        project = (HERE.parents[1] / "CMakeLists.txt").read_text()
        version = re.search(r"project\(voorrang VERSION (\S+)", project).group(1)
        self.assertEqual(self.voorrang("--version").stdout.decode(), f"voorrang {version}\n")
