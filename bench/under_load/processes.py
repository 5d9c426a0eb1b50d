"""The programs that are measured, as processes: the service, the bare server, the load on either, and SQLite alone."""
import http.client
import json
import os
import re
import signal
import subprocess
import sys

from paired.programs import BENCH, BUILD, ROOT

LOAD, HELLO, ROWS = (str(BUILD / f"bench/voorrang_{name}") for name in ("load", "hello", "rows"))
TICK = os.sysconf("SC_CLK_TCK")


def say(text):
    print(f"bench/service: {text}", file=sys.stderr, flush=True)


class Process:
    """A server. Its CPU seconds, of all its threads, are told by the system in hundredths."""

    def __init__(self, command, log):
        self.process = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=log, text=True)

    def cpu_seconds(self):
        with open(f"/proc/{self.process.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICK

    def resident_bytes(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return int(re.search(r"VmRSS:\s+(\d+) kB", status.read())[1]) * 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=60)
        self.process.stdout.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.stop()


class Hello(Process):
    def __init__(self, size):
        super().__init__([HELLO, size], subprocess.DEVNULL)
        self.port = int(self.process.stdout.readline())


class Service(Process):
    def __init__(self, folder):
        policies = folder / "policies"
        policies.mkdir()
        (policies / "service.vrg").write_text((BENCH / "service.vrg").read_text())
        self.data = folder / "service.db"
        with open(folder / "service.log", "w") as log:
            super().__init__([BUILD / "voorrang", "serve", "--policies", policies, "--packages", ROOT / "workflows",
                              "--data", self.data, "--listen", "127.0.0.1:0", "--connections-of-one", 10000], log)
        address = self.process.stdout.readline()
        token = self.process.stdout.readline()
        if not address or not token:
            sys.exit("bench/service: the service did not start:\n" + (folder / "service.log").read_text())
        self.port = int(address.rsplit(":", 1)[1])
        self.admin = token.rsplit(" ", 1)[1].strip()

    def ask(self, method, path, body=None, token=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Authorization": f"Bearer {token or self.admin}", "Content-Type": "application/json"}
        connection.request(method, path, json.dumps(body) if body is not None else None, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        if answer.status >= 300:
            sys.exit(f"bench/service: {method} {path} was answered with {answer.status}: {text}")
        return text

    def user(self, name, role, organisation=""):
        """The token of a new user."""
        self.ask("POST", "/v1/users", {"id": name, "roles": [role], "organisation": organisation})
        return json.loads(self.ask("POST", f"/v1/users/{name}/tokens", {"label": "bench"}))["token"]

    def metric(self, name):
        found = re.search(rf"^{name} (\S+)$", self.ask("GET", "/metrics"), re.MULTILINE)
        return float(found[1]) if found else 0.0


class Load:
    """Requests, one a line, and how they are asked."""

    def __init__(self, folder, name, lines, token=None):
        self.file = folder / f"{name}.requests"
        self.file.write_text("".join(line + "\n" for line in lines))
        self.headers = ["--header", f"Authorization: Bearer {token}"] if token else []
        self.numbers = 0  # %N that were used

    def command(self, server, connections, **how):
        command = [LOAD, f"127.0.0.1:{server.port}", "--requests", str(self.file), "--connections", str(connections),
                   "--first", str(self.numbers), *self.headers]
        for name, value in how.items():
            command += [f"--{name}", str(value)]
        return command

    def start(self, server, connections, **how):
        return subprocess.Popen(self.command(server, connections, **how), stdout=subprocess.PIPE, text=True)

    def result(self, process):
        output, _ = process.communicate()
        if process.returncode != 0:
            sys.exit("bench/service: the load generator failed")
        told = json.loads(output)
        self.numbers += told["requests"] + sum(told["errors"].values())
        return told

    def run(self, server, connections, **how):
        """What voorrang_load tells, and the server's CPU time for a request. Errors are no answers: it ends."""
        before = server.cpu_seconds()
        told = self.result(self.start(server, connections, **how))
        if told["errors"] or not told["requests"]:
            sys.exit(f"bench/service: not all requests of {self.file.name} were answered: {told}")
        told["cpu_us"] = (server.cpu_seconds() - before) * 1e6 / told["requests"]
        return told


def sqlite_alone(service, folder, events, group, tables):
    new = folder / "rows.db"
    done = subprocess.run([ROWS, str(service.data), str(new), "--events", str(events), "--group", str(group), "--tables",
                           tables], capture_output=True, text=True)
    for part in ("", "-wal", "-shm"):
        (folder / f"rows.db{part}").unlink(missing_ok=True)
    if done.returncode != 0:
        sys.exit(f"bench/service: SQLite alone failed: {done.stderr}")
    return json.loads(done.stdout)
