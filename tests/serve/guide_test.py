#!/usr/bin/env python3
"""What docs/api.md and docs/operating.md tell one to type is typed, as it stands there.

guide_test.py PROGRAM. Of the operator's guide what needs another machine is left out: blocks with sudo.
"""

import os
import pathlib
import re
import shutil
import signal
import ssl
import subprocess
import sys
import tempfile
import unittest
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from ocds import check_record, check_releases
from service import Service, until

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
SOURCE = pathlib.Path(__file__).resolve().parents[2]


def blocks(page, language):
    text = (SOURCE / "docs" / page).read_text()
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


class Folder(unittest.TestCase):
    """A folder with the program in the way, and a curl that tells the status of each answer."""

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="voorrang-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        tools = self.folder / "tools"
        tools.mkdir()
        (tools / "voorrang").symlink_to(PROGRAM)
        curl = tools / "curl"
        curl.write_text(f'#!/bin/sh\nexec {shutil.which("curl")} -w "%{{stderr}}status %{{http_code}} %{{url_effective}}\\n" "$@"\n')
        curl.chmod(0o755)
        self.environment = {**os.environ, "LC_ALL": "C.UTF-8", "PATH": f"{tools}:{os.environ['PATH']}"}
        self.environment.pop("VOORRANG_TOKEN", None)

    def type(self, text, status=0, **environment):
        """Typed into a shell that stops at the first command that fails."""
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", text], cwd=self.folder, env={**self.environment, **environment},
                              timeout=120, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done


class Developers(Folder):
    def test_the_walk_from_notice_to_contract(self):
        state = self.folder / "state"
        state.mkdir()
        with Service(PROGRAM, state) as service:
            walk = "\n".join(blocks("api.md", "sh"))
            self.assertEqual(walk.count("http://127.0.0.1:8080"), 1)
            walk = walk.replace("http://127.0.0.1:8080", f"http://127.0.0.1:{service.port}")
            done = self.type(walk + '\nprintf "%s" "$BIDDER" > bidder; printf "%s" "$ANNA" > anna\n', ADMIN=service.admin)
            asked = [line.split() for line in done.stderr.splitlines() if line.startswith("status ")]
            self.assertGreater(len(asked), 20)
            self.assertEqual([each for each in asked if not each[1].startswith("2")], [])
            self.assertNotEqual(len(re.findall(r"^\s*ask \"", walk, re.MULTILINE)), 0)
            # Every command of the text was carried out, those of the helper for users twice for each of the five.
            plain = len(re.findall(r"^ask ", walk, re.MULTILINE)) + len(re.findall(r"=\$\(ask ", walk))
            once = [each for each in asked if not re.search(r"/users|/v1/tenders/ocds-xxdemo-1$", each[2])]
            self.assertEqual(len(once), plain)
            self.assertIn("De Groene Werkplaats", done.stdout)
            ask = lambda path, who: service.ask("GET", "/v1/tenders/ocds-xxdemo-1" + path, token=(self.folder / who).read_text())
            self.assertEqual(ask("", "anna").json["state"], "contracted")
            releases = check_releases(ask("/releases", "bidder").text)
            self.assertEqual([each["tag"] for each in releases], [["tender"], ["award", "contract"]])
            self.assertEqual(str(check_record(ask("/record", "bidder").text)["awards"][0]["value"]["amount"]), "41000.50")
        self.letters_of(service.data)

    def letters_of(self, data):
        """The commands of letters.md, on the tender that went the walk."""
        (self.folder / "service.db").symlink_to(data)
        (self.folder / "docs").symlink_to(SOURCE / "docs")
        write, prove = blocks("letters.md", "sh")
        self.type(write)
        letter, sheets = sorted((self.folder / "letters").iterdir())
        self.assertRegex(letter.name, r"^bid-[0-9a-f]+\.nl\.md$")
        self.assertRegex(sheets.name, r"^bid-[0-9a-f]+\.nl\.pdf$")
        for each in (sheets, self.folder / "report.pdf"):
            self.assertTrue(each.read_bytes().startswith(b"%PDF-"))
        text = letter.read_text()
        self.assertIn("De opdracht wordt aan u gegund, De Groene Werkplaats.", text)
        self.assertIn("De Groene Werkplaats", (self.folder / "letter.html").read_text())
        self.assertIn("<h1>Proces-verbaal van de gunning</h1>", (self.folder / "report.html").read_text())
        entry = re.search(r"^- regel (\d+) .*: over de gunning is beslist", text, re.MULTILINE)[1]
        key = self.type("voorrang audit key service.db").stdout.strip()
        self.assertIn(key, text.replace("\\", ""))
        self.type(re.sub(r"\b19\b", entry, prove), KEY=key)


class Operators(Folder):
    """The blocks of operating.md, in their order, with the places of a machine below a folder."""

    PLACES = {"/etc/voorrang": "etc", "/var/lib/voorrang": "lib", "/var/backups/voorrang": "backups"}

    def here(self, text):
        for place, name in self.PLACES.items():
            text = text.replace(place, str(self.folder / name))
        return text

    def serve(self, command):
        """Starts it; its address, and the token it tells, if it does."""
        log = open(self.folder / "service.log", "a")
        self.addCleanup(log.close)
        self.process = subprocess.Popen(["bash", "-c", "exec " + command], cwd=self.folder, env=self.environment, text=True,
                                        stdout=subprocess.PIPE, stderr=log)
        self.addCleanup(self.process.kill)
        self.addCleanup(self.process.stdout.close)
        line = self.process.stdout.readline()
        address = re.fullmatch(r"listening on (https?://127\.0\.0\.1:\d+)\n", line)
        self.assertTrue(address, line + (self.folder / "service.log").read_text())
        return address[1]

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.assertEqual(self.process.wait(timeout=60), 0)

    def test_from_the_first_start_to_a_restored_database(self):
        for name in self.PLACES.values():
            (self.folder / name).mkdir()
        (self.folder / "workflows").symlink_to(SOURCE / "workflows")
        shell = [self.here(each) for each in blocks("operating.md", "sh") if "sudo" not in each]
        first, users, inbox, submit, backup, restore = shell

        make, serve = first.splitlines()
        self.type(make)
        self.serve(serve + " --listen 127.0.0.1:0")
        self.assertRegex(self.process.stdout.readline(), r"^the token of the user `admin`, told this once: vrt_[0-9a-f]{72}$")
        self.stop()
        listed = self.type(users).stdout
        self.assertIn("anna", listed)
        self.assertRegex((self.folder / "anna.token").read_text(), r"^vrt_[0-9a-f]{72}\n$")

        # The file of options, with the addresses of this machine and a certificate of its own.
        [options] = blocks("operating.md", "toml")
        (self.folder / "etc/tls").mkdir()
        self.type("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext "
                  "subjectAltName=IP:127.0.0.1 -keyout etc/tls/key.pem -out etc/tls/fullchain.pem")
        self.type("cp -r policies etc/ && cp service.db service.db.key service.db.signkey lib/ && mkdir -p lib/inbox lib/backups")
        self.assertIn("0.0.0.0:443", options)
        (self.folder / "etc/service.toml").write_text(self.here(options).replace("0.0.0.0:443", "127.0.0.1:0"))
        start = "voorrang serve --config etc/service.toml"
        address = self.serve(start)
        trusted = ssl.create_default_context(cafile=self.folder / "etc/tls/fullchain.pem")

        def ask(path):
            token = (self.folder / "anna.token").read_text().strip()
            request = urllib.request.Request(address + path, headers={"Authorization": "Bearer " + token})
            return urllib.request.urlopen(request, context=trusted, timeout=30).read().decode()

        shutil.copy(SOURCE / "workflows/demo/open_procedure.json", self.folder / "tender.json")
        ocid = re.search(r'"ocid": *"([^"]+)"', (self.folder / "tender.json").read_text())[1]
        self.type(inbox)
        until(lambda: (self.folder / "lib/inbox/done").is_dir() and list((self.folder / "lib/inbox/done").iterdir()))
        self.assertIn(ocid, ask("/v1/tenders"))
        tender = self.folder / "tender.json"
        tender.write_text(tender.read_text().replace(ocid, ocid + "-more"))
        self.assertIn("http://127.0.0.1:8080", submit)
        self.type(submit.replace("http://127.0.0.1:8080", address).replace("submit ", "submit --ca-file etc/tls/fullchain.pem "))

        self.type(backup)
        self.stop()
        self.type(restore)
        self.assertTrue((self.folder / "lib/before/service.db").exists())
        address = self.serve(start)
        self.assertIn(ocid + "-more", ask("/v1/tenders"))
        self.stop()


if __name__ == "__main__":
    unittest.main()
