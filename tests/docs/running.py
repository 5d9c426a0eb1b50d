"""The program as a page of docs/errors has it run: in a folder of its own, with a service beside it if asked."""

import http.client
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import time

TIMEOUT = 60
POLICY = pathlib.Path(__file__).resolve().parent / "service.vrg"
SERVE = "voorrang serve --policies policies --data service.db --listen 127.0.0.1:0"
LISTENING = re.compile(r"listening on http://127\.0\.0\.1:(\d+)\n")
WRITTEN_PORT = "127.0.0.1:8080"  # what pages say where they mean the service beside


class Folder:
    """`with Folder(program) as folder:`. What was started in it ends with it."""

    def __init__(self, program):
        self.path = pathlib.Path(tempfile.mkdtemp(prefix="voorrang-"))
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "PATH": f"{program.parent}:{os.environ['PATH']}"}
        self.service, self.port = None, None
        (self.path / "policies").mkdir()
        shutil.copy(POLICY, self.path / "policies" / "example.vrg")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.service:
            self.end(self.service)
        shutil.rmtree(self.path, ignore_errors=True)

    def write(self, files):
        for name, text in files.items():
            (self.path / name).parent.mkdir(parents=True, exist_ok=True)
            (self.path / name).write_text(text, encoding="utf-8")

    def prepare(self, command):
        subprocess.run(["bash", "-e", "-c", command], cwd=self.path, env=self.environment, check=True, timeout=TIMEOUT,
                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def run(self, command):
        """What is written, and the exit code. A service that is started only shows that it listens."""
        with open(self.path / ".output", "w+", encoding="utf-8") as output:
            process = self.start(self.with_port(command), output)
            if re.search(r"^voorrang serve", command, re.M):
                self.wait_for_listening(process, self.path / ".output")
                if process.poll() is None:
                    self.end(process)
            code = process.wait(timeout=TIMEOUT)
        text = (self.path / ".output").read_text(encoding="utf-8")
        return text.replace(f"127.0.0.1:{self.port}", WRITTEN_PORT), code

    def serve(self, users):
        """With users as in a comment: jan buyer, bakker bidder NL-KVK-1."""
        commands = ["touch service.db", "head -c 32 /dev/urandom > service.db.key", "chmod 600 service.db.key"]
        for user in users.split(", "):
            name, role, *organisation = user.split()
            acting = "".join(f" --organisation {each}" for each in organisation)
            commands += [f"voorrang user add {name} --role {role}{acting} --data service.db",
                         f"voorrang token add {name} --data service.db > {name}.token"]
        self.prepare("\n".join(commands))
        with open(self.path / ".service", "w", encoding="utf-8") as output:
            self.service = self.start(SERVE, output)
        self.port = self.wait_for_listening(self.service, self.path / ".service")
        assert self.port, (self.path / ".service").read_text()

    def ask(self, user, method, path, body):
        """The status, and the answer: an error as the program writes one."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=TIMEOUT)
        token = (self.path / f"{user}.token").read_text().strip()
        headers = {"Authorization": "Bearer " + token, **({"Content-Type": "application/json"} if body else {})}
        connection.request(method, path, body.encode() or None, headers)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response.status, text if response.status < 400 else problem(json.loads(text))

    def with_port(self, command):
        return command.replace(WRITTEN_PORT, f"127.0.0.1:{self.port}") if self.port else command

    def start(self, command, output):
        return subprocess.Popen(["bash", "-e", "-c", command], cwd=self.path, env=self.environment,
                                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                                start_new_session=True)

    @staticmethod
    def wait_for_listening(process, output):
        end = time.monotonic() + TIMEOUT
        while time.monotonic() < end:
            ended = process.poll() is not None
            if found := LISTENING.search(output.read_text(encoding="utf-8")):
                return int(found[1])
            if ended:
                return None
            time.sleep(0.02)
        raise AssertionError("a service that neither listens nor ends")

    @staticmethod
    def end(process):
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=TIMEOUT)


def problem(answer):
    """An application/problem+json in the words of the command line."""
    text = ""
    for error in answer.get("errors", []):
        text += f"{error['pointer']}: " if error.get("pointer") else ""
        text += f"error[{error['code']}]: {error['detail']}\n"
        text += f"   help: {error['help']}\n" if error.get("help") else ""
    return text
