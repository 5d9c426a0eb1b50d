"""Tests of what the tools for policy writers make: pictures, pages, test reports, sessions at a terminal."""

import html.parser
import os
import pty
import re
import select
import signal
import subprocess
import termios
import time
import xml.etree.ElementTree as xml
from pathlib import Path

from scratch import Scratch, TIMEOUT

SVG = "{http://www.w3.org/2000/svg}"
# What Jenkins' junit-10.xsd and GitLab's reader ask of each element: the attributes it must and may have, and what may
# stand in it.
JUNIT = {
    "testsuites": ({"tests", "failures", "errors"}, {"name"}, {"testsuite"}),
    "testsuite": ({"name", "tests", "failures", "errors"}, set(), {"testcase"}),
    "testcase": ({"name", "classname"}, {"file", "line"}, {"failure", "error"}),
    "failure": ({"message", "type"}, set(), set()),
    "error": ({"message", "type"}, set(), set()),
}
VOID = {"meta", "br", "hr", "img", "input", "link"}


class Page(html.parser.HTMLParser):
    """Whether every element is closed where it should be, and every link leads somewhere."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.links, self.faults, self.tags, self.text = [], [], [], [], set(), ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)
        if "p" in self.open[:-1] and tag in ("p", "ul", "ol", "table", "div", "section", "article", "pre"):
            self.faults.append(f"<{tag}> in a paragraph")
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if attributes.get("href", "").startswith("#"):
            self.links.append(attributes["href"][1:])
        self.faults += [f"{name} of {tag}" for name in attributes if name.startswith("on")]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("style",):
            self.text += data


class Tools(Scratch):
    def assert_page(self, text):
        self.assertTrue(text.startswith("<!DOCTYPE html>\n"))
        page = Page(text)
        self.assertEqual((page.faults, page.open), ([], []))
        self.assertEqual(len(page.ids), len(set(page.ids)), "an id twice")
        self.assertEqual([link for link in page.links if link not in page.ids], [])
        self.assertNotIn("script", page.tags)
        return page

    def test_pages_are_sound(self):
        for name in ("policy.vrg", "covered.vrg", "literate.md", "procedure.vrg", "layered.vrg"):
            for language in ("en", "nl"):
                made = self.voorrang("doc", "--lang", language, name)
                self.assertEqual((made.returncode, made.stderr), (0, b""))
                self.assert_page(made.stdout.decode())

    def test_pages_escape_what_they_show(self):
        page = self.assert_page(self.voorrang("doc", "covered.vrg").stdout.decode())
        self.assertIn("Parts & wholes", page.text)
        self.assertIn("with <b>markup</b> & more", page.text)

    def test_a_site_of_pages(self):
        rules = self.folder / "rules"
        (rules / "base").mkdir(parents=True)
        (rules / "base" / "late.vrg").write_text(
            'package base.late "Late bids"\nrecord bid plural bids from ocds "/bids/details"\n'
            '  id : text at "/id" identifies\n  price : number at "/price"\n'
            'define dear of bid: yes/no as bid.price > 5\n'
            'rule late: flag bid when dear of bid because "dear"\n')
        (rules / "town.vrg").write_text(
            'policy town "A town"\nuse base.late\nrule odd: flag bid when dear of bid because "odd"\n')
        made = self.voorrang("doc", "rules", "-o", "site")
        self.assertEqual((made.returncode, made.stdout, made.stderr), (0, b"", b""))
        self.assertEqual(sorted(path.name for path in (self.folder / "site").iterdir()),
                         ["base.late.html", "index.html", "town.html"])
        for path in (self.folder / "site").iterdir():
            self.assert_page(path.read_text())
        town = (self.folder / "site" / "town.html").read_text()
        self.assertIn('href="base.late.html#base.late.dear"', town)
        self.assertIn('id="base.late.dear"', (self.folder / "site" / "base.late.html").read_text())

    def test_junit_has_the_shape_that_readers_expect(self):
        (self.folder / "odd.vrg").write_text((self.folder / "failing.vrg").read_text().replace(
            'test "the better bid wins"', 'test "<&\'> \\"quoted\\""'))
        result = self.voorrang("test", "--junit", "results.xml", "policy.vrg", "odd.vrg", "bad.vrg")
        self.assertEqual(result.returncode, 1)
        root = xml.parse(self.folder / "results.xml").getroot()
        self.assertEqual(root.tag, "testsuites")
        for element in root.iter():
            must, may, inside = JUNIT[element.tag]
            self.assertLessEqual(must, set(element.attrib), element.tag)
            self.assertLessEqual(set(element.attrib), must | may, element.tag)
            self.assertLessEqual({child.tag for child in element}, inside, element.tag)
        for suite in root.iter("testsuite"):
            cases = suite.findall("testcase")
            self.assertEqual(int(suite.get("tests")), len(cases))
            for tag, count in (("failure", "failures"), ("error", "errors")):
                self.assertEqual(int(suite.get(count)), sum(case.find(tag) is not None for case in cases))
        self.assertEqual([root.get(name) for name in ("tests", "failures", "errors")], ["3", "1", "1"])
        self.assertEqual(root.findall("testsuite")[1].find("testcase").get("name"), "<&'> \"quoted\"")

    def test_coverage_of_packages_counts_where_they_are_tested(self):
        rules = self.folder / "rules"
        rules.mkdir()
        (rules / "base.vrg").write_text(
            'package base "Base"\nrecord tender from ocds "/tender"\n  value : number at "/value"\n'
            'rule high: flag tender when tender.value > 5 because "high"\n')
        (rules / "town.vrg").write_text(
            'policy town "Town"\nuse base\ntest "high" given tender { value 6 } expect that high of tender\n')
        alone = self.voorrang("test", "--coverage", "rules/town.vrg").stdout.decode()
        self.assertIn("coverage: 0 of 0, 100%", alone)
        both = self.voorrang("test", "--coverage", "rules").stdout.decode()
        self.assertIn("coverage: 1 of 2, 50%", both)

    def test_pictures_speak(self):
        drawn = self.voorrang("graph", "policy.vrg", "-o", "policy.svg")
        self.assertEqual((drawn.returncode, drawn.stdout, drawn.stderr), (0, b"", b""))
        root = xml.parse(self.folder / "policy.svg").getroot()
        self.assertEqual(root.get("role"), "img")
        labels = root.get("aria-labelledby").split()
        self.assertEqual([child.get("id") for child in root[:2]], labels)
        self.assertEqual(root[0].text, "Contracts of a town")
        titles = {title.text for title in root.iter(SVG + "title")}
        self.assertIn("rule convicted: exclude bid; cites Aw 2012 art. 2.86", titles)
        self.assertIn("rule too_small rests on parameter turnover_share", titles)
        self.assertFalse([title for title in titles if re.match(r"n\d+", title)], titles)

    def test_a_picture_without_graphviz(self):
        environment = {**self.environment(), "PATH": "/nowhere"}
        result = subprocess.run([self.program, "graph", "policy.vrg"], cwd=self.folder, env=environment, check=False,
                                capture_output=True, timeout=TIMEOUT)
        self.assertEqual((result.returncode, result.stdout), (2, b""))
        self.assertEqual(result.stderr.decode(),
                         "error[V816]: the picture can't be drawn: there is no program `dot`\n   help: install graphviz "
                         "(apt-get install graphviz), or write the graph with --format dot\n")

    def read_until(self, process, wanted, seen=""):
        deadline = time.monotonic() + TIMEOUT
        while wanted not in seen:
            self.assertLess(time.monotonic(), deadline, seen)
            if select.select([process.stdout], [], [], 0.2)[0]:
                piece = os.read(process.stdout.fileno(), 65536).decode()
                self.assertTrue(piece, seen)
                seen += piece
        return seen.split(wanted, 1)[1]

    def test_watch(self):
        rules = self.folder / "rules"
        (rules / "base").mkdir(parents=True)
        package = ('package base.limit "Limit"\nrecord tender from ocds "/tender"\n  value : number at "/value"\n'
                   'parameter limit: number = 5\n')
        policy = ('policy town "Town"\nuse base.limit\nrule high: flag tender when tender.value > limit because "high"\n'
                  'test "six is high" given tender { value 6 } expect that high of tender\n')
        (rules / "base" / "limit.vrg").write_text(package)
        (rules / "town.vrg").write_text(policy)
        process = self.start("test", "--watch", "rules/town.vrg", stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        rest = self.read_until(process, "1 test, 1 passed")
        rest = self.read_until(process, "watching; Ctrl-C ends", rest)
        # A package, written as editors do: a new file takes the name of the old one.
        (rules / "base" / "limit.vrg~new").write_text(package.replace("= 5", "= 7"))
        os.rename(rules / "base" / "limit.vrg~new", rules / "base" / "limit.vrg")
        rest = self.read_until(process, "1 test, 1 failed", rest)
        rest = self.read_until(process, "watching; Ctrl-C ends", rest)
        # A file that is broken for a while.
        (rules / "town.vrg").write_text(policy.replace("when", "whem"))
        rest = self.read_until(process, "1 file with errors", rest)
        rest = self.read_until(process, "watching; Ctrl-C ends", rest)
        (rules / "town.vrg").write_text(policy.replace("value 6", "value 8"))
        rest = self.read_until(process, "1 test, 1 passed", rest)
        self.read_until(process, "watching; Ctrl-C ends", rest)
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(TIMEOUT), 130)

    def test_a_session_at_a_terminal(self):
        control, terminal = pty.openpty()
        environment = {**self.environment(), "TERM": "xterm", "NO_COLOR": "1", "XDG_STATE_HOME": str(self.folder),
                       "LSAN_OPTIONS": f"suppressions={Path(__file__).with_name('lsan.supp')}"}
        process = subprocess.Popen([self.program, "repl", "policy.vrg", "tender.json"], cwd=self.folder, stdin=terminal,
                                   stdout=terminal, stderr=terminal, env=environment, start_new_session=True)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        os.close(terminal)
        self.seen = ""

        def expect(wanted):
            deadline = time.monotonic() + TIMEOUT
            while wanted not in self.seen:
                self.assertLess(time.monotonic(), deadline, repr(self.seen))
                if select.select([control], [], [], 0.2)[0]:
                    self.seen += os.read(control, 65536).decode()
            self.seen = self.seen.split(wanted, 1)[1]

        def prompt():
            """The editor writes it before it takes the terminal over: only then Ctrl-C is a key."""
            expect("> ")
            deadline = time.monotonic() + TIMEOUT
            while termios.tcgetattr(control)[3] & termios.ICANON:
                self.assertLess(time.monotonic(), deadline)
                time.sleep(0.01)

        prompt()
        os.write(control, b"count of bidz\x7fs\n")  # a slip, taken back
        expect("count of bids: 3")
        prompt()
        os.write(control, b"this is dropped\x03")
        expect("^C")
        prompt()
        os.write(control, b"turnover_sh\t\n")  # completed
        expect("turnover_share: 50%")
        prompt()
        os.write(control, b"\x1b[A\x1b[A\n")  # two lines back: the dropped one is not kept
        expect("count of bids: 3")
        prompt()
        os.write(control, b"\x04")
        deadline = time.monotonic() + TIMEOUT
        while process.poll() is None and time.monotonic() < deadline:
            if select.select([control], [], [], 0.05)[0]:
                try:
                    self.seen += os.read(control, 65536).decode()
                except OSError:
                    break
        self.assertEqual(process.wait(TIMEOUT), 0, self.seen)
        os.close(control)
        self.assertIn("turnover_share", (self.folder / "voorrang" / "history").read_text().replace("\\040", " "))
