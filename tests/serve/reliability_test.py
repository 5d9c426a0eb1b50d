#!/usr/bin/env python3
"""What a real service does in adversity: a clear error or a clean stop, and nothing lost. docs/reliability.md tells.

reliability_test.py PROGRAM SET_CLOCK [TEST…]. SET_CLOCK is the library of set_clock.cpp.
"""

import base64
import hashlib
import hmac
import http.client
import http.server
import json
import os
import pathlib
import random
import resource
import select
import socket
import sqlite3
import ssl
import struct
import subprocess
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from service import Service, bid, instant, publish, release, until

PROGRAM, SET_CLOCK = sys.argv.pop(1), sys.argv.pop(1)


def run(*words, **more):
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=60, **more)


class Case(unittest.TestCase):
    """A folder of its own for each test, and services that end with it."""

    def setUp(self):
        made = tempfile.TemporaryDirectory()
        self.addCleanup(made.cleanup)
        self.folder = pathlib.Path(made.name)

    def serve(self, *options, **more):
        service = Service(PROGRAM, self.folder, options, **more)
        self.addCleanup(lambda: service.process and not service.process.stdout.closed and service.stop())
        return service.start()

    def buyers(self, service):
        return service.user("anna", "buyer"), service.user("bob", "buyer")

    def make(self, service, tender, token, deadline=None, title=None):
        content = release(tender, deadline or instant(3600))
        content["tender"]["title"] = title or "Groenonderhoud"
        return service.ask("POST", "/v1/tenders", {"release": content}, token, {"Idempotency-Key": tender})

    def refused_start(self, service, code, *words):
        """The program says why it does not start, and goes."""
        tried = run(PROGRAM, "serve", "--policies", service.policies, "--data", service.data, "--listen", "127.0.0.1:0",
                    *service.options)
        self.assertEqual(tried.returncode, 2, tried.stdout + tried.stderr)
        self.assertNotIn("listening", tried.stdout)
        for word in (code, *words):
            self.assertIn(word, tried.stderr)

    def whole(self, service, *tenders):
        """Nothing is lost: the database is sound, the log has no gap, and these tenders are in it, once each."""
        connection = sqlite3.connect(service.data)
        self.assertEqual(connection.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        numbers = [number for (number,) in connection.execute("SELECT seq FROM log ORDER BY seq")]
        self.assertEqual(numbers, list(range(1, len(numbers) + 1)))
        made = [tender for (tender,) in connection.execute("SELECT tender FROM log WHERE kind = 'tender.created'")]
        self.assertEqual(len(made), len(set(made)))
        self.assertLessEqual(set(tenders), set(made))
        self.assertEqual(set(made), {tender for (tender,) in connection.execute("SELECT id FROM tenders")})
        connection.close()

    def limit(self, service, size=resource.RLIM_INFINITY):
        """What its files may grow to from now on."""
        resource.prlimit(service.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    def lines(self, service):
        return (service.folder / "service.log").read_text()

    def raw(self, service, sent=b"", address="127.0.0.1"):
        connection = socket.create_connection((address, service.port), timeout=60)
        self.addCleanup(connection.close)
        connection.sendall(sent)
        return connection

    def answer(self, connection):
        response = http.client.HTTPResponse(connection)
        response.begin()
        return response.status, json.loads(response.read().decode())


class Disk(Case):
    def small_disk(self):
        """A disk of two megabytes, where this may be made."""
        disk = self.folder / "disk"
        disk.mkdir()
        if run("mount", "-t", "tmpfs", "-o", "size=2m,mode=0755", "tmpfs", disk).returncode != 0:
            self.skipTest("only root can make a small disk")
        self.addCleanup(run, "umount", "--lazy", disk)
        return disk

    def no_room(self, service, fill, empty):
        """Changes are refused while there is no room, all else goes on; with room again all is as before."""
        anna, _ = self.buyers(service)
        inbox = self.folder / "inbox"
        self.assertEqual(self.make(service, "before", anna).status, 201)
        fill()
        kept, number = ["before"], 0
        while True:
            number += 1
            made = self.make(service, f"t{number}", anna, title="x" * 20_000)
            if made.status != 201:
                break
            kept.append(f"t{number}")
            self.assertLess(number, 1000, "the disk does not get full")
        self.assertEqual(made.status, 503, made.text)
        self.assertEqual(made.json["type"], "/docs/errors/V716")
        self.assertIn("Retry-After", made.headers)
        self.assertNotIn(str(self.folder), made.text, "where the database is concerns nobody outside")
        self.assertRegex(self.lines(service), rf'"level":"error".*request {made.json["request"]}')
        self.assertEqual(service.ask("GET", f"/v1/tenders/t{number}", token=anna).status, 404)
        for tender in kept:
            self.assertEqual(service.ask("GET", f"/v1/tenders/{tender}", token=anna).status, 200)
        self.assertEqual(service.ask("GET", "/healthz").status, 200)
        # A file in the inbox is not to blame.
        content = release("from-inbox", instant(3600))
        content["tender"]["title"] = "x" * 40_000
        whole = json.dumps(content)
        (inbox / ".file.json").write_text(whole)
        (inbox / ".file.json").rename(inbox / "file.json")
        until(lambda: "file.json stays in the inbox" in self.lines(service))
        self.assertTrue((inbox / "file.json").exists())
        empty()
        until(lambda: (inbox / "done/file.json").exists())
        again = self.make(service, f"t{number}", anna, title="x" * 20_000)
        self.assertEqual(again.status, 201, again.text)
        self.assertEqual(service.stop(), 0)
        self.whole(service, *kept, f"t{number}", "from-inbox")

    def test_a_full_disk(self):
        disk = self.small_disk()
        (self.folder / "inbox").mkdir()
        service = self.serve("--inbox", self.folder / "inbox", data=disk / "service.db")

        def fill():
            with open(disk / "ballast", "wb") as ballast:
                while True:
                    left = os.statvfs(disk).f_bavail * 4096 - 60_000
                    if left <= 0:
                        break
                    ballast.write(bytes(min(left, 4096)))
                    ballast.flush()

        self.no_room(service, fill, (disk / "ballast").unlink)

    def test_a_limit_on_files(self):
        """The same where no disk can be made: files may grow no further."""
        (self.folder / "inbox").mkdir()
        service = self.serve("--inbox", self.folder / "inbox")
        room = lambda: pathlib.Path(f"{service.data}-wal").stat().st_size + 60_000
        self.no_room(service, lambda: self.limit(service, room()), lambda: self.limit(service))

    def test_no_room_to_stop(self):
        """The entry that it stopped can't be written: it says so, and stops all the same."""
        service = self.serve()
        anna, _ = self.buyers(service)
        self.make(service, "before", anna)
        self.limit(service, 20_000)  # the log of the service is shorter
        self.assertEqual(service.stop(), 2)
        self.assertIn("V716", self.lines(service))
        service.start()
        self.assertEqual(service.ask("GET", "/v1/tenders/before", token=anna).status, 200)
        self.assertEqual(service.stop(), 0)
        self.whole(service, "before")

    def test_no_room_to_start(self):
        """No half of a key or a database is left that would be in the way of the next start."""
        disk = self.small_disk()
        for room in (0, 40_000):
            ballast = disk / "ballast"
            ballast.write_bytes(bytes((2 << 20) - room))
            service = Service(PROGRAM, self.folder, data=disk / "service.db")
            self.refused_start(service, "V7")
            ballast.unlink()
        service = self.serve(data=disk / "service.db")
        self.assertIsNotNone(service.admin)
        self.assertEqual(service.stop(), 0)

    def test_a_read_only_disk(self):
        disk = self.small_disk()
        service = self.serve(data=disk / "service.db")
        anna, _ = self.buyers(service)
        self.make(service, "before", anna)
        self.assertEqual(service.stop(), 0)
        self.assertEqual(run("mount", "-o", "remount,ro", disk).returncode, 0)
        self.refused_start(service, "V711", "read-only")
        # It can still be read: a copy is made, from which the service goes on.
        copy = self.folder / "copy.db"
        made = run(PROGRAM, "backup", "--data", service.data, copy)
        self.assertEqual(made.returncode, 0, made.stderr)
        refused = run(PROGRAM, "backup", "--data", copy, disk / "copy.db")
        self.assertEqual(refused.returncode, 2)
        self.assertIn("V711", refused.stderr)
        self.assertEqual(run("mount", "-o", "remount,rw", disk).returncode, 0)
        service.start()
        self.assertEqual(service.ask("GET", "/v1/tenders/before", token=anna).status, 200)
        self.assertEqual(service.stop(), 0)
        self.whole(service, "before")

    def test_files_that_may_not_be_written(self):
        if os.geteuid() == 0:
            self.skipTest("root may write everything; a read-only disk holds it")
        service = self.serve()
        self.assertEqual(service.stop(), 0)
        service.data.chmod(0o400)
        self.refused_start(service, "V711", "read-only")
        service.data.chmod(0o600)
        service.start()

    def test_damaged_pages(self):
        """Refused before anything is answered, or answered as before: nothing else."""
        service = self.serve()
        anna, bob = self.buyers(service)
        for number in range(20):
            publish(service, f"t{number}", instant(3600), (anna, bob))
        questions = [f"/v1/tenders/t{number}" for number in range(20)] + ["/v1/log?limit=100", "/v1/policies", "/v1/tenders"]
        ask = lambda path: service.ask("GET", path, token=anna)
        before = {path: ask(path).text for path in questions}
        self.assertEqual(service.stop(), 0)
        sound = service.data.read_bytes()
        pages = len(sound) // 4096
        chance = random.Random(5)
        refused = 0
        for page in [0, pages // 2, *chance.sample(range(1, pages), 10)]:
            bad = bytearray(sound)
            bad[page * 4096:(page + 1) * 4096] = chance.randbytes(4096)
            service.data.write_bytes(bad)
            tried = subprocess.Popen([PROGRAM, "serve", "--policies", service.policies, "--data", service.data,
                                      "--listen", "127.0.0.1:0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            first = tried.stdout.readline()
            if first:  # a page that is not in use
                service.port = int(first.strip().rsplit(":", 1)[1])
                for path in questions:
                    if path != "/v1/log?limit=100":
                        self.assertEqual(ask(path).text, before[path], f"page {page}")
                tried.terminate()
            else:
                refused += 1
            _, told = tried.communicate(timeout=60)
            if not first:
                self.assertEqual(tried.returncode, 2)
                self.assertRegex(told, r"error\[V71[57]\]", f"page {page}")
                self.assertEqual(service.data.read_bytes(), bytes(bad), "it is left as it is")
        self.assertGreater(refused, 8)
        service.data.write_bytes(sound)
        service.start()
        for path in questions[:20]:
            self.assertEqual(ask(path).text, before[path])

    def tamper(self, service, statement):
        self.assertEqual(service.stop(), 0)
        connection = sqlite3.connect(service.data)
        self.assertGreater(connection.execute(statement).rowcount, 0)
        connection.commit()
        connection.close()

    def test_a_row_in_another_form(self):
        """What rests on the row is refused, all else goes on; without its users the service does not start."""
        service = self.serve()
        anna, _ = self.buyers(service)
        for tender in ("t1", "t2"):
            self.make(service, tender, anna)
        self.tamper(service, "UPDATE tenders SET instance = '{' WHERE id = 't1'")
        service.start()
        refused = service.ask("POST", "/v1/tenders/t1/events", {"event": "publish"}, anna)
        self.assertEqual((refused.status, refused.json["type"]), (500, "/docs/errors/V714"), refused.text)
        self.assertIn("backup", refused.json["errors"][0]["help"])
        self.assertNotIn(str(self.folder), refused.text)
        self.assertEqual(service.ask("POST", "/v1/tenders/t2/events", {"event": "publish"}, anna).status, 200)
        self.tamper(service, "UPDATE users SET roles = 7 WHERE id = 'bob'")
        self.refused_start(service, "V714", "backup")

    def test_a_sealed_bid_that_was_changed(self):
        """The bids are not opened, and the tender stays where it is."""
        service = self.serve()
        anna, bob = self.buyers(service)
        green = service.user("green", "bidder", organisation="NL-KVK-1")
        publish(service, "t1", instant(4), (anna, bob))
        made = service.ask("POST", "/v1/tenders/t1/bids", bid("NL-KVK-1", "De Groene Werkplaats", 41000), green)
        self.assertEqual(made.status, 201, made.text)
        self.tamper(service, "UPDATE bids SET content = zeroblob(length(content))")
        service.start()
        self.assertEqual(service.ask("GET", "/v1/tenders/t1", token=anna).json["state"], "published")
        opened = until(lambda: self.refused_to_open(service, anna, bob))
        self.assertEqual((opened.status, opened.json["type"]), (500, "/docs/errors/V722"), opened.text)
        self.assertIn("t1", opened.json["detail"])
        self.assertNotEqual(service.ask("GET", "/v1/tenders/t1", token=anna).json["state"], "evaluation")

    def refused_to_open(self, service, *buyers):
        for number, buyer in enumerate(buyers):
            answer = service.ask("POST", "/v1/tenders/t1/events", {"event": "open_bids", "approve": number > 0}, buyer)
            if answer.status >= 500:
                return answer
        return None

    def restore(self, service, content):
        for beside in ("-wal", "-shm"):
            pathlib.Path(f"{service.data}{beside}").unlink(missing_ok=True)
        service.data.write_bytes(content)

    def test_damage_that_is_met_while_it_serves(self):
        """A large database is checked beside the work. From when damage is found nothing is written."""
        service = self.serve()
        anna, _ = self.buyers(service)
        self.make(service, "large", anna, title="x" * 200_000)
        self.assertEqual(service.stop(), 0)
        sound = service.data.read_bytes()
        bad = bytearray(sound)
        for page in range(0, len(bad), 4096):  # where the title goes on
            if bad[page + 4:page + 4096] == b"x" * 4092:
                bad[page:page + 4096] = b"\x0d\xff\xff\xff\xff damaged".ljust(4096, b"\xff")
        service.data.write_bytes(bad)
        self.refused_start(service, "V717", "damaged")
        service.options = ["--check-megabytes", "0"]
        service.start()
        until(lambda: service.ask("GET", "/readyz").status == 503)
        self.assertIn("damaged", service.ask("GET", "/readyz").text)
        made = self.make(service, "after", anna)
        self.assertEqual((made.status, made.json["type"]), (500, "/docs/errors/V717"))
        self.assertEqual(service.ask("GET", "/v1/tenders/large", token=anna).status, 500)
        self.assertIn("damaged", self.lines(service))
        service.stop()
        # The same met by a request: the file is damaged after it was looked through.
        self.restore(service, sound)
        service.options = []
        service.start()
        with open(service.data, "r+b") as file:
            file.write(bad)
        ready = service.ask("GET", "/readyz")
        self.assertEqual(ready.status, 200, ready.text)
        self.assertEqual(service.ask("GET", "/v1/tenders/large", token=anna).status, 500)
        self.assertEqual(service.ask("GET", "/readyz").status, 503)
        self.assertEqual(self.make(service, "after", anna).status, 500)
        service.stop()
        self.restore(service, sound)
        service.start()
        self.assertEqual(service.ask("GET", "/v1/tenders/large", token=anna).status, 200)


class Clock(Case):
    def setUp(self):
        super().setUp()
        self.shift = self.folder / "shift"
        self.set(0)
        self.environment = {"LD_PRELOAD": SET_CLOCK, "SET_CLOCK": str(self.shift)}

    def set(self, seconds):
        with open(self.shift, "r+b" if self.shift.exists() else "wb") as file:
            file.write(struct.pack("q", seconds))

    def in_order(self, service):
        """No entry of the log is earlier than the one before it."""
        connection = sqlite3.connect(service.data)
        moments = [at for (at,) in connection.execute("SELECT at FROM log ORDER BY seq")]
        connection.close()
        self.assertEqual(moments, sorted(moments))
        return moments

    def test_set_back_by_an_hour(self):
        """While it runs: deadlines pass when they would have; no entry is earlier than one before it."""
        service = self.serve(environment=self.environment)
        anna, bob = self.buyers(service)
        green = service.user("green", "bidder", organisation="NL-KVK-1")
        publish(service, "t1", instant(6), (anna, bob))
        offer = lambda: service.ask("POST", "/v1/tenders/t1/bids", bid("NL-KVK-1", "De Groene Werkplaats", 41000), green)
        self.assertEqual(offer().status, 201)
        self.assertEqual(service.ask("GET", "/readyz").status, 200)
        self.set(-3600)
        self.assertEqual(service.ask("GET", "/readyz").status, 503)
        self.assertIn("set back", service.ask("GET", "/readyz").text)
        state = lambda: service.ask("GET", "/v1/tenders/t1", token=anna).json["state"]
        until(lambda: state() == "opening")
        late = offer()
        self.assertEqual(late.status, 409, late.text)
        self.assertEqual(service.ask("POST", "/v1/tenders/t1/events", {"event": "withdraw"}, anna).status, 409)
        self.make(service, "t2", anna)
        self.in_order(service)
        self.set(0)
        self.assertEqual(service.ask("GET", "/readyz").status, 200)

    def test_set_back_before_a_start(self):
        """Nothing is before the last entry of the log, and what has passed has passed."""
        service = self.serve(environment=self.environment)
        anna, bob = self.buyers(service)
        publish(service, "t1", instant(2), (anna, bob))
        state = lambda: service.ask("GET", "/v1/tenders/t1", token=anna).json["state"]
        until(lambda: state() == "opening")
        self.assertEqual(service.stop(), 0)
        before = self.in_order(service)
        self.set(-3600)
        # The commands for accounts write in the same log.
        environment = {**os.environ, **self.environment}
        added = run(PROGRAM, "user", "add", "carla", "--data", service.data, "--role", "buyer", env=environment)
        self.assertEqual(added.returncode, 0, added.stderr)
        service.start()
        self.assertIn("behind the last entry of the log", self.lines(service))
        self.assertEqual(service.ask("GET", "/readyz").status, 503)
        self.assertEqual(state(), "opening")
        self.assertEqual(self.make(service, "t2", anna).status, 201)
        self.assertEqual(service.stop(), 0)
        self.assertGreater(len(self.in_order(service)), len(before))


class Requests(Case):
    def test_many_that_send_a_byte_now_and_then(self):
        """They are cut off when the time for the headers is over; others are served meanwhile."""
        service = self.serve("--connections-of-one", "100")
        slow = [self.raw(service, b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ") for _ in range(60)]
        silent = [self.raw(service) for _ in range(30)]
        open_ones, answered, began = list(slow), [], time.monotonic()
        while open_ones and time.monotonic() < began + 50:
            self.assertEqual(service.ask("GET", "/healthz").status, 200)
            for connection in list(open_ones):
                try:
                    connection.send(b"a")
                    connection.settimeout(0.001)
                    answered.append(connection.recv(4096))
                    open_ones.remove(connection)
                except TimeoutError:
                    pass
                except OSError:
                    open_ones.remove(connection)
            time.sleep(0.3)
        self.assertEqual(open_ones, [])
        for each in answered:
            self.assertTrue(each.startswith(b"HTTP/1.1 408 "), each)
        self.assertGreater(len(answered), 50)
        for connection in silent:
            connection.settimeout(30)
            self.assertEqual(connection.recv(4096), b"")

    def test_no_address_takes_all_connections(self):
        service = self.serve("--connections-of-one", "10")
        held = [self.raw(service) for _ in range(10)]
        refused = self.raw(service)
        self.assertEqual(self.answer(refused)[0], 429)
        other = socket.create_connection(("127.0.0.1", service.port), timeout=30, source_address=("127.0.0.2", 0))
        self.addCleanup(other.close)
        other.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        self.assertTrue(other.recv(4096).startswith(b"HTTP/1.1 200 "))
        for connection in held:
            connection.close()
        until(lambda: service.ask("GET", "/healthz").status == 200)

    def memory(self, service):
        text = pathlib.Path(f"/proc/{service.process.pid}/status").read_text()
        return int(text.split("VmHWM:")[1].split()[0]) * 1024

    def test_a_body_of_100_megabytes(self):
        """413 from its length, or from its ninth megabyte where it does not tell one.

        What a client still sends is passed over for two seconds, so that it gets to read that; nothing of it is kept.
        """
        service = self.serve()
        anna, _ = self.buyers(service)
        before = self.memory(service)
        head = f"POST /v1/tenders HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {anna}\r\nContent-Type: application/json\r\n"
        size = 100 << 20
        # Told beforehand: nothing of it has to be sent.
        told = self.raw(service, f"{head}Content-Length: {size}\r\nExpect: 100-continue\r\n\r\n".encode())
        self.assertEqual(self.answer(told)[0], 413)
        for framing, piece in ((f"Content-Length: {size}", bytes(65536)),
                               ("Transfer-Encoding: chunked", b"10000\r\n" + bytes(65536) + b"\r\n")):
            connection = self.raw(service, f"{head}{framing}\r\n\r\n".encode())
            sent = 0
            try:
                while sent < size:
                    connection.sendall(piece)
                    sent += len(piece)
            except OSError:
                continue  # it took longer, and did not look for the answer
            self.assertEqual(self.answer(connection)[0], 413)
        # A client that looks for the answer while it sends gets it.
        looking = self.raw(service, f"{head}Transfer-Encoding: chunked\r\n\r\n".encode())
        looking.setblocking(True)
        answer = None
        for _ in range(size // 65536):
            looking.sendall(b"10000\r\n" + bytes(65536) + b"\r\n")
            looking.settimeout(0.002)
            try:
                answer = looking.recv(4096)
                break
            except TimeoutError:
                looking.settimeout(30)
        self.assertTrue(answer and answer.startswith(b"HTTP/1.1 413 "), answer)
        self.assertLess(self.memory(service) - before, 64 << 20)
        self.assertEqual(self.make(service, "after", anna).status, 201)

    def test_10_000_nested_arrays(self):
        service = self.serve()
        anna, _ = self.buyers(service)
        for text, pointer in (("[" * 10_000 + "]" * 10_000, "/0/0"),
                              ('{"release":' + '{"a":' * 10_000 + "1" + "}" * 10_001, "/release/a/a"),
                              ("[" * 10_000, "/0/0")):
            refused = service.ask("POST", "/v1/tenders", text, anna)
            self.assertEqual(refused.status, 400, refused.text)
            error = refused.json["errors"][0]
            self.assertTrue(error["pointer"].startswith(pointer), error)
            self.assertIn("line", error)
            self.assertLess(len(refused.text), 4000)
        self.assertEqual(service.ask("GET", "/healthz").status, 200)

    def test_invalid_utf_8(self):
        service = self.serve()
        anna, _ = self.buyers(service)
        text = json.dumps({"release": release("t1", instant(3600))}).encode()
        for bad in (b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xc0\xaf"):
            refused = service.ask("POST", "/v1/tenders", text.replace(b"Groen", b"Gr" + bad), anna)
            self.assertEqual(refused.status, 400, refused.text)
            self.assertIn("UTF-8", refused.json["detail"] + refused.json["errors"][0]["detail"])
            self.assertIn("line", refused.json["errors"][0])
        for path in ("/v1/tenders/%FF", "/v1/tenders/%C3%28", "/v1/tenders?state=%ED%A0%80"):
            asked = self.raw(service, f"GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {anna}\r\n\r\n".encode())
            status, refused = self.answer(asked)
            self.assertEqual(status, 400)
            self.assertIn("UTF-8", refused["detail"])
        self.assertEqual(service.ask("POST", "/v1/tenders", text.replace(b"Groen", "Gröen".encode()), anna).status, 201)

    def test_more_changes_than_can_wait(self):
        """Those beyond are refused at once, with when to try again; none of the others is lost."""
        now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        if most < 3000:
            self.skipTest("this machine does not let one have so many connections")
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(now, 3000), most))
        service = self.serve("--requests", "3000", "--connections-of-one", "3000")
        anna, _ = self.buyers(service)
        other = sqlite3.connect(service.data, isolation_level=None)
        self.addCleanup(other.close)
        other.execute("BEGIN IMMEDIATE")  # nothing can be written
        connections, refused, answered = [], [], select.poll()
        while not refused and len(connections) < 2000:
            body = json.dumps({"release": release(f"t{len(connections)}", instant(3600))})
            connections.append(self.raw(service, (
                f"POST /v1/tenders HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {anna}\r\nContent-Type: application/json\r\n"
                f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}").encode()))
            answered.register(connections[-1], select.POLLIN)
            refused = answered.poll(0)
        other.execute("ROLLBACK")
        statuses = set()
        for connection in connections:
            response = http.client.HTTPResponse(connection)
            response.begin()
            answer = json.loads(response.read().decode())
            statuses.add(response.status)
            if response.status != 201:
                self.assertEqual((response.status, answer["type"]), (503, "/docs/errors/V755"), answer)
                self.assertEqual(response.headers["Retry-After"], "1")
        self.assertEqual(statuses, {201, 503})
        self.whole(service)


class Tls(Case):
    def setUp(self):
        super().setUp()
        key, certificate = self.folder / "key.pem", self.folder / "certificate.pem"
        made = run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                   "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-days", "2",
                   "-keyout", key, "-out", certificate)
        self.assertEqual(made.returncode, 0, made.stderr)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.service = self.serve("--listen-tls", f"127.0.0.1:{self.port}", "--certificate", certificate,
                                  "--certificate-key", key)
        self.context = ssl.create_default_context(cafile=certificate)

    def plain(self):
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        self.addCleanup(connection.close)
        return connection

    def secure(self):
        """A connection through buffers, so that any byte of it can be held back."""
        into, out = ssl.MemoryBIO(), ssl.MemoryBIO()
        session = self.context.wrap_bio(into, out, server_hostname="localhost")
        connection = self.plain()
        while True:
            try:
                session.do_handshake()
                connection.sendall(out.read())
                return connection, session, into, out
            except ssl.SSLWantReadError:
                connection.sendall(out.read())
                into.write(connection.recv(65536))

    def healthy(self):
        with self.context.wrap_socket(self.plain(), server_hostname="localhost") as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            self.assertTrue(connection.recv(4096).startswith(b"HTTP/1.1 200 "))

    def test_a_handshake_that_is_cut_off(self):
        hello = ssl.MemoryBIO()
        session = self.context.wrap_bio(ssl.MemoryBIO(), hello, server_hostname="localhost")
        with self.assertRaises(ssl.SSLWantReadError):
            session.do_handshake()
        sent = hello.read()
        for size in (0, 1, 5, len(sent) // 2, len(sent)):
            connection = self.plain()
            connection.sendall(sent[:size])
            connection.close()
        noise = self.plain()
        noise.sendall(b"GET / HTTP/1.1\r\n\r\n")
        noise.settimeout(30)
        self.assertNotIn(b"HTTP/1.1 200", noise.recv(4096))
        waiting = self.plain()  # half of it, and no more
        waiting.sendall(sent[:len(sent) // 2])
        self.healthy()
        waiting.settimeout(50)
        self.assertEqual(waiting.recv(4096), b"")
        self.healthy()

    def test_a_request_that_is_cut_off(self):
        """A request that did not come whole is not done, whatever was at its end."""
        anna, _ = self.buyers(self.service)
        body = json.dumps({"release": release("cut", instant(3600))})
        whole = (f"POST /v1/tenders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {anna}\r\n"
                 f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}").encode()
        for size in (10, len(whole) - len(body), len(whole) - 1):
            connection, session, _, out = self.secure()
            session.write(whole[:size])
            connection.sendall(out.read())
            connection.close()  # no close_notify
        connection, session, _, out = self.secure()
        session.write(whole)
        record = out.read()
        connection.sendall(record[:-1])  # the last byte of the record is missing: nothing of it can be read
        connection.close()
        self.healthy()
        time.sleep(0.5)
        self.assertEqual(self.service.ask("GET", "/v1/tenders/cut", token=anna).status, 404)
        # Whole, but nobody waits for the answer: it is done.
        connection, session, _, out = self.secure()
        session.write(whole)
        connection.sendall(out.read())
        connection.close()
        until(lambda: self.service.ask("GET", "/v1/tenders/cut", token=anna).status == 200)
        self.healthy()
        self.assertEqual(self.service.stop(), 0)
        self.whole(self.service, "cut")


class Processes(Case):
    def test_a_second_process(self):
        service = self.serve()
        anna, _ = self.buyers(service)
        self.make(service, "before", anna)
        self.refused_start(service, "V718", str(service.process.pid))
        link = self.folder / "link.db"
        link.symlink_to(service.data)
        second = Service(PROGRAM, self.folder, data=link)
        self.refused_start(second, "V718")
        refused = run(PROGRAM, "user", "add", "carla", "--data", service.data, "--role", "buyer")
        self.assertEqual(refused.returncode, 2)
        self.assertIn("V718", refused.stderr)
        self.assertEqual(self.make(service, "after", anna).status, 201)
        self.assertEqual(service.stop(), 0)
        self.whole(service, "before", "after")

    def test_a_stop_under_load(self):
        """Every request that was taken is answered; what was answered is there."""
        service = self.serve("--connections-of-one", "1000")
        anna, _ = self.buyers(service)
        done, wrong, stopping = [], [], threading.Event()

        def load(number):
            for count in range(10_000):
                tender = f"t-{number}-{count}"
                try:
                    made = self.make(service, tender, anna)
                except ConnectionRefusedError:
                    return
                except (OSError, http.client.HTTPException) as cut:
                    # Accepted by the system, not by the service any more.
                    if not stopping.is_set():
                        wrong.append(repr(cut))
                    return
                (done if made.status == 201 else wrong).append(tender)

        clients = [threading.Thread(target=load, args=(number,)) for number in range(8)]
        for client in clients:
            client.start()
        until(lambda: len(done) > 50)
        stopping.set()
        self.assertEqual(service.stop(), 0)
        for client in clients:
            client.join()
        self.assertEqual(wrong, [])
        self.assertIn(" 0 cut off", self.lines(service))
        self.whole(service, *done)
        last = sqlite3.connect(service.data).execute("SELECT kind FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        self.assertEqual(last, ("service.stopped",))

    def test_the_inbox(self):
        inbox = self.folder / "inbox"
        inbox.mkdir()
        good = lambda tender: json.dumps(release(tender, instant(3600)))
        half = good("half")
        (inbox / ".half.json").write_text(half[:100])
        (inbox / "other.json.part").write_text(half[:100])
        service = self.serve("--inbox", inbox)
        anna, _ = self.buyers(service)
        (inbox / "good.json").write_text(good("good"))
        (inbox / "cut.json").write_text(half[:100])
        (inbox / "none.json").write_text("")
        (inbox / "bytes.json").write_bytes(b"\xff\xfe\x00")
        (inbox / "two.jsonl").write_text(good("first") + "\n" + '{"ocid": ""}\n')
        until(lambda: {file.name for file in inbox.iterdir()} == {".half.json", "other.json.part", "done", "failed"})
        self.assertEqual([file.name for file in (inbox / "done").iterdir()], ["good.json"])
        failed = sorted(file.name for file in (inbox / "failed").iterdir())
        names = ["bytes.json", "cut.json", "none.json", "two.jsonl"]
        self.assertEqual(failed, sorted(names + [f"{name}.reason" for name in names]))
        for name in names:
            self.assertRegex((inbox / f"failed/{name}.reason").read_text(), rf"{name}[^\n]* error\[V\d+\]: ")
        # All of a file or nothing.
        self.assertEqual(service.ask("GET", "/v1/tenders/first", token=anna).status, 404)
        # The half-written ones are left alone until they are whole.
        for name in (".half.json", "other.json.part"):
            self.assertEqual((inbox / name).read_text(), half[:100])
        (inbox / ".half.json").write_text(half)
        (inbox / ".half.json").rename(inbox / "half.json")
        until(lambda: (inbox / "done/half.json").exists())
        (inbox / "half.json").write_text(half)  # once more
        until(lambda: (inbox / "done/half.json.2").exists())
        self.assertEqual(service.stop(), 0)
        self.whole(service, "good", "half")


class Receiver:
    """Takes webhooks; `answer` tells the status for the message of this number."""

    def __init__(self, answer):
        self.got = []
        receiver = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                receiver.got.append((dict(self.headers.items()), body))
                self.send_response(answer(len(receiver.got)))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/hook"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


class Webhooks(Case):
    SECRET = "a secret of some length"

    def receiver(self, answer):
        receiver = Receiver(answer)
        self.addCleanup(receiver.server.server_close)
        self.addCleanup(receiver.server.shutdown)
        return receiver

    def add(self, service, url, token):
        """A webhook for an auditor, who may know of new users."""
        asked = {"url": url, "secret": self.SECRET, "kinds": ["user.added"]}
        made = service.ask("POST", "/v1/webhooks", asked, token)
        self.assertEqual(made.status, 201, made.text)

    def check_signature(self, headers, body):
        low = {name.lower(): value for name, value in headers.items()}
        text = f"{low['webhook-id']}.{low['webhook-timestamp']}.".encode() + body
        mac = base64.b64encode(hmac.new(self.SECRET.encode(), text, hashlib.sha256).digest()).decode()
        self.assertEqual(low["webhook-signature"], "v1," + mac)
        return low["webhook-id"]

    def waiting(self, service):
        service_db = sqlite3.connect(f"file:{service.data}?mode=ro", uri=True)
        count = service_db.execute("SELECT count(*) FROM messages").fetchone()[0]
        service_db.close()
        return count

    def test_a_receiver_that_fails_first(self):
        receiver = self.receiver(lambda number: 500 if number == 1 else 204)
        service = self.serve("--webhooks-anywhere")
        self.add(service, receiver.url, service.user("auditor", "auditor"))
        service.user("carla", "buyer")
        until(lambda: len(receiver.got) == 2, 40)
        first, second = (self.check_signature(*each) for each in receiver.got)
        self.assertEqual(first, second)
        self.assertEqual(receiver.got[0][1], receiver.got[1][1])
        self.assertEqual(json.loads(receiver.got[1][1])["kind"], "user.added")
        until(lambda: self.waiting(service) == 0)
        self.assertIn("answered with 500", self.lines(service))

    def test_one_that_never_answers_well_holds_up_no_other(self):
        dead, good = self.receiver(lambda number: 500), self.receiver(lambda number: 200)
        service = self.serve("--webhooks-anywhere")
        auditor = service.user("auditor", "auditor")
        for receiver in (dead, good):
            self.add(service, receiver.url, auditor)
        for number in range(100):
            made = service.ask("POST", "/v1/users", {"id": f"u{number}", "roles": ["buyer"]}, service.admin)
            self.assertEqual(made.status, 201)
        until(lambda: len(good.got) >= 100, 60)
        self.assertLess(len(dead.got), 20)
        self.assertEqual(len({self.check_signature(*each) for each in good.got}), 100)

    def test_nothing_is_sent_again_and_again_while_the_disk_is_full(self):
        sent, go_on = threading.Event(), threading.Event()

        def answer(number):
            sent.set()
            go_on.wait(30)
            return 200

        receiver = self.receiver(answer)
        service = self.serve("--webhooks-anywhere")
        self.add(service, receiver.url, service.user("auditor", "auditor"))
        service.user("carla", "buyer")
        self.assertTrue(sent.wait(30))
        self.limit(service, 20_000)
        go_on.set()
        until(lambda: "can't be noted" in self.lines(service))
        time.sleep(2.5)
        self.limit(service)
        until(lambda: self.waiting(service) == 0)
        self.assertEqual(len(receiver.got), 1)


if __name__ == "__main__":
    unittest.main()
