"""A service with two users of each role and a tender in each phase, for tests of who may do what."""

import pathlib
import tempfile

from access_table import PHASES, ROLES
from service import Service, bid, instant, release, until


class World:
    """A service with two users of each role and a tender in each phase."""

    def __init__(self, test, program):
        """For the tests of a class; it goes with them."""
        folder = tempfile.TemporaryDirectory()
        test.addClassCleanup(folder.cleanup)
        backups = pathlib.Path(folder.name) / "backups"
        backups.mkdir()
        self.service = Service(program, folder.name, ["--backups", backups, "--body-megabytes", "1", "--no-watch",
                                                      "--checkpoint-seconds", "86400"])
        test.addClassCleanup(self.service.close)
        self.service.start()
        self.ask = self.service.ask
        self.users, self.tokens = {}, {}
        for role in ROLES:
            for number in (1, 2):
                name = f"{role}{number}"
                organisation = f"NL-KVK-{number}" if role == "bidder" else ""
                self.users[role, number] = name
                self.tokens[name] = self.service.user(name, role, organisation=organisation)
        self.rival = self.service.user("rival", "bidder", organisation="NL-KVK-3")
        self.tenders = {phase: f"ocds-{phase}" for phase in PHASES}
        self.bids, self.decisions, self.entries = {}, {}, {}
        for phase in PHASES:
            self.begin(phase)
        for phase in PHASES[2:]:
            self.go_on(phase)

    def token(self, role, number=1):
        return self.tokens[self.users[role, number]]

    def event(self, phase, event, role, number=1, approve=False):
        done = self.ask("POST", f"/v1/tenders/{self.tenders[phase]}/events", {"event": event, "approve": approve},
                        self.token(role, number))
        assert done.status == 200, done.text
        return done.json

    def make_bid(self, phase, token, organisation, price):
        made = self.ask("POST", f"/v1/tenders/{self.tenders[phase]}/bids", bid(organisation, organisation, price), token)
        assert made.status == 201, made.text
        return made.json["id"]

    def begin(self, phase):
        deadline = instant(3600 if phase in PHASES[:2] else 8)
        made = self.ask("POST", "/v1/tenders", {"release": release(self.tenders[phase], deadline)}, self.token("buyer"))
        assert made.status == 201, made.text
        waits = self.event(phase, "publish", "buyer")
        self.entries[phase] = waits["entry"]
        if phase != "draft":
            self.event(phase, "publish", "buyer", 2, approve=True)
            self.bids[phase] = self.make_bid(phase, self.token("bidder"), "NL-KVK-1", 50)
            self.make_bid(phase, self.rival, "NL-KVK-3", 40)

    def go_on(self, phase):
        tender = f"/v1/tenders/{self.tenders[phase]}"
        until(lambda: self.ask("GET", tender, token=self.token("buyer")).json["state"] == "opening")
        self.event(phase, "open_bids", "buyer")
        self.event(phase, "open_bids", "buyer", 2, approve=True)
        if phase != "opened":
            self.event(phase, "confirm", "committee")
            self.event(phase, "confirm", "committee", 2)
        if phase == "announced":
            self.event(phase, "sign", "buyer")
        assert self.ask("GET", tender, token=self.token("buyer")).json["phase"] == phase
        self.decisions[phase] = self.ask("GET", tender + "/decisions", token=self.token("auditor")).json["items"][-1]["id"]
