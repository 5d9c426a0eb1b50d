#!/usr/bin/env python3
"""kill -9 at random points, under load, with clients that try again until they get an answer.

kill_test.py PROGRAM [ROUNDS]. After each round: nothing that was acknowledged is lost, nothing is there twice, every
deadline fired once; the log verifies, and every decision in it is made again byte for byte. A short run is part of the tests; `kill_test.py build/release/voorrang 200` is the long one.
"""

import collections
import http.client
import pathlib
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from service import Service, bid, instant, release, until

PROGRAM = sys.argv[1]
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 8
CLIENTS = 4


class Client(threading.Thread):
    """Makes tenders and publishes them, each step again until it is answered, with a key that says it is the same."""

    def __init__(self, service, number, anna, bob, stop):
        super().__init__(daemon=True)
        self.service, self.number, self.anna, self.bob, self.stopping = service, number, anna, bob, stop
        self.done, self.opened, self.count, self.wrong = [], set(), 0, []

    def insist(self, path, body, token, key):
        while True:
            try:
                answer = self.service.ask("POST", path, body, token, {"Idempotency-Key": key})
                if answer.status != 503:
                    return answer
            except (OSError, http.client.HTTPException):
                pass
            if self.stopping.is_set() and not self.service.alive:
                return None
            time.sleep(0.02)

    def run(self):
        while not self.stopping.is_set():
            self.count += 1
            tender = f"ocds-kill-{self.number}-{self.count}"
            steps = [("/v1/tenders", {"release": release(tender, instant(1))}, self.anna),
                     (f"/v1/tenders/{tender}/events", {"event": "publish"}, self.anna),
                     (f"/v1/tenders/{tender}/events", {"event": "publish", "approve": True}, self.bob)]
            if not self.insist_on(tender, steps):
                return
            self.done.append(tender)
            # One whose deadline has passed by now goes on: the second step decides.
            for older in [each for each in self.done if each not in self.opened and self.is_opening(each)][:1]:
                path = f"/v1/tenders/{older}/events"
                if not self.insist_on(older, [(path, {"event": "open_bids"}, self.anna),
                                              (path, {"event": "open_bids", "approve": True}, self.bob)], "open"):
                    return
                self.opened.add(older)

    def insist_on(self, tender, steps, what="begin"):
        for index, (path, body, token) in enumerate(steps):
            answer = self.insist(path, body, token, f"{tender}-{what}-{index}")
            if answer is None:
                return False
            if answer.status not in (200, 201):
                self.wrong.append((tender, what, index, answer.status, answer.text))
                return False
        return True

    def is_opening(self, tender):
        try:
            answer = self.service.ask("GET", f"/v1/tenders/{tender}", token=self.anna)
            return answer.status == 200 and answer.json["state"] == "opening"
        except (OSError, http.client.HTTPException):
            return False


def main():
    with tempfile.TemporaryDirectory() as folder:
        service = Service(PROGRAM, folder, ["--connections-of-one", "1000"])
        service.alive = True
        service.start()
        anna, bob = service.user("anna", "buyer"), service.user("bob", "buyer")
        stop = threading.Event()
        clients = [Client(service, number, anna, bob, stop) for number in range(CLIENTS)]
        for client in clients:
            client.start()
        kills = 0
        for _ in range(ROUNDS):
            time.sleep(random.uniform(0.05, 0.6))
            service.process.send_signal(signal.SIGKILL)
            service.process.wait()
            service.process.stdout.close()
            kills += 1
            port = service.port
            service.options = ["--connections-of-one", "1000"]
            service.start()
        stop.set()
        for client in clients:
            client.join(timeout=60)
        wrong = [each for client in clients for each in client.wrong]
        assert not wrong, wrong
        acknowledged = {tender for client in clients for tender in client.done}
        time.sleep(1.2)
        until(lambda: not service.ask("GET", "/v1/tenders?state=published&limit=1", token=anna).json["items"], 60)
        assert service.stop() == 0
        opened = {tender for client in clients for tender in client.opened}
        database = pathlib.Path(folder) / "service.db"
        decisions = check(database, acknowledged, opened)
        for command in ("verify", "replay"):
            told = subprocess.run([PROGRAM, "audit", command, database], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  text=True)
            assert told.returncode == 0, told.stdout
        print(f"{kills} kills, {len(acknowledged)} tenders acknowledged: none lost, none twice, every deadline fired once; "
              f"the log verifies, {decisions} decisions are made again as they were")


def check(database, acknowledged, opened):
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    states = dict(connection.execute("SELECT id, state FROM tenders"))
    lost = acknowledged - states.keys()
    assert not lost, lost
    kinds = collections.defaultdict(collections.Counter)
    for tender, kind in connection.execute("SELECT tender, kind FROM log WHERE tender <> ''"):
        kinds[tender][kind] += 1
    for tender in acknowledged:
        counted = dict(kinds[tender])
        if tender not in opened and counted["event.waiting"] > 1:
            continue  # the last steps of a client that was stopped within them
        each = 2 if tender in opened else 1
        wanted = {"tender.created": 1, "tender.begun": 1, "event.waiting": each, "event.done": each, "timer.passed": 1}
        assert counted == wanted, (tender, counted)
        assert states[tender] == ("evaluation" if tender in opened else "opening"), (tender, states[tender])
    numbers = [seq for (seq,) in connection.execute("SELECT seq FROM log ORDER BY seq")]
    assert numbers == list(range(1, len(numbers) + 1)), "numbers of entries with gaps"
    decided = collections.Counter(tender for (tender,) in connection.execute("SELECT tender FROM decisions"))
    assert all(decided[tender] == 1 for tender in opened), decided
    return decided.total()


if __name__ == "__main__":
    main()
