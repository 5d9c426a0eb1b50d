"""A real service for tests: started as a process, asked over sockets."""

import http.client
import json
import os
import pathlib
import queue
import re
import signal
import subprocess
import threading
import time

from openapi import Description

HERE = pathlib.Path(__file__).resolve().parent
RULES = HERE / "short.vrg"


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def text(self):
        return self.body.decode(errors="replace" if self.headers["Content-Type"] == "application/pdf" else "strict")

    @property
    def json(self):
        return json.loads(self.text)


class Service:
    """`with Service(program, folder) as service:`. The folder keeps what it keeps between starts."""

    def __init__(self, program, folder, options=(), rules=RULES, data=None, environment=None, description=None):
        self.program, self.folder, self.options = program, pathlib.Path(folder), list(options)
        self.policies = self.folder / "policies"
        self.data = pathlib.Path(data or self.folder / "service.db")
        self.environment = {**os.environ, **(environment or {})}
        self.policies.mkdir(exist_ok=True)
        target = self.policies / "short.vrg"
        if not target.exists():
            target.write_text(pathlib.Path(rules).read_text())
        self.admin = None
        self.process = None
        self.description = description or Description()  # may be shared, for what was met

    def start(self):
        command = [self.program, "serve", "--policies", self.policies, "--data", self.data, "--listen", "127.0.0.1:0"]
        self.log = open(self.folder / "service.log", "a")
        self.process = subprocess.Popen([str(part) for part in command + self.options], stdout=subprocess.PIPE,
                                        stderr=self.log, text=True, env=self.environment)
        self.port = None
        for line in self.process.stdout:
            if found := re.match(r"listening on http://127\.0\.0\.1:(\d+)$", line.strip()):
                self.port = int(found[1])
            if found := re.search(r"(vrt_[0-9a-f]{72})", line):
                self.admin = found[1]
            if self.port and (self.admin or not line.startswith("the token")):
                break
        if self.port is None:
            raise RuntimeError("the service did not start: " + (self.folder / "service.log").read_text())
        if self.admin is None:
            # The token, if there is one, comes after the addresses.
            self.rest = queue.Queue()
            threading.Thread(target=lambda: [self.rest.put(line) for line in self.process.stdout], daemon=True).start()
            try:
                while self.admin is None:
                    if found := re.search(r"(vrt_[0-9a-f]{72})", self.rest.get(timeout=0.5)):
                        self.admin = found[1]
            except queue.Empty:
                pass
        return self

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        code = self.process.wait(timeout=60)
        self.process.stdout.close()
        self.log.close()
        return code

    def __enter__(self):
        return self.start()

    def close(self):
        if self.process and self.process.poll() is None:
            self.stop()

    def __exit__(self, *_):
        self.close()

    def ask(self, method, path, body=None, token=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = dict(headers or {})
        if token:
            sent["Authorization"] = "Bearer " + token
        given = body if isinstance(body, dict) else None
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
        if body is not None:
            sent.setdefault("Content-Type", "application/json")
        connection.request(method, path, body, sent)
        answer = Answer(connection.getresponse())
        connection.close()
        self.description.check(method, path, given, answer)
        return answer

    def user(self, name, *roles, organisation=""):
        """A new user's token."""
        made = self.ask("POST", "/v1/users", {"id": name, "roles": list(roles), "organisation": organisation}, self.admin)
        assert made.status == 201, made.text
        token = self.ask("POST", f"/v1/users/{name}/tokens", {"label": "test"}, self.admin)
        assert token.status == 201, token.text
        return token.json["token"]


class Stream:
    """The events of /v1/log/stream as they come in, each a dictionary."""

    def __init__(self, service, token, query=""):
        path = "/v1/log/stream" + query
        self.connection = http.client.HTTPConnection("127.0.0.1", service.port, timeout=60)
        self.connection.request("GET", path, headers={"Authorization": "Bearer " + token})
        self.response = self.connection.getresponse()
        self.status, self.headers, self.text = self.response.status, self.response.headers, ""
        service.description.check("GET", path, None, self)
        self.events, self.over = [], threading.Event()
        threading.Thread(target=self.read, daemon=True).start()

    def read(self):
        event = {}
        try:
            for line in self.response:
                name, _, value = line.decode().rstrip("\r\n").partition(": ")
                if name and value:
                    event[name] = value
                elif event:
                    self.events.append({**event, "data": json.loads(event["data"])})
                    event = {}
        except (OSError, ValueError, http.client.HTTPException):
            pass
        self.over.set()

    def close(self):
        self.connection.close()


def instant(seconds):
    """So many seconds from now."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + seconds))


def publish(service, tender, deadline, buyers):
    """A new tender whose notice two buyers have published."""
    made = service.ask("POST", "/v1/tenders", {"release": release(tender, deadline)}, buyers[0])
    assert made.status == 201, made.text
    for buyer, more in ((buyers[0], {}), (buyers[1], {"approve": True})):
        done = service.ask("POST", f"/v1/tenders/{tender}/events", {"event": "publish", **more}, buyer)
        assert done.status == 200, done.text


def release(ocid, deadline, value=100000):
    return {"ocid": ocid, "tender": {"id": ocid, "title": "Groenonderhoud", "value": {"amount": value, "currency": "EUR"},
                                     "tenderPeriod": {"startDate": instant(-3600), "endDate": deadline}}}


def bid(organisation, name, amount):
    return {"tenderer": {"id": organisation, "name": name}, "price": {"amount": amount, "currency": "EUR"}}


def until(condition, seconds=20):
    """Waits for something that comes by itself; what it returns."""
    end = time.time() + seconds
    while time.time() < end:
        if found := condition():
            return found
        time.sleep(0.1)
    raise AssertionError("it did not come about")
