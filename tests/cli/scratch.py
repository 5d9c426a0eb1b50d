"""A folder of its own for each test, with the inputs in it, and the program run there."""

import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
TIMEOUT = 120  # seconds: a test never hangs
TABLES = ["policies", "policy_sources", "runs", "run_ends", "cases", "decisions", "explanations"]


class Scratch(unittest.TestCase):
    program = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="voorrang-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        shutil.copytree(HERE / "inputs", self.folder, dirs_exist_ok=True)
        demo = HERE.parents[1] / "workflows" / "demo"
        shutil.copy(demo / "lots.vrg", self.folder)
        shutil.copy(demo / "maaltijden-percelen.json", self.folder / "lots.json")
        depth = 10_000
        (self.folder / "deep.json").write_text('{ "ocid": ' + "[" * depth + "]" * depth + " }\n")
        (self.folder / "deep.vrg").write_text(
            "policy deep version 1\ndefine d: number as " + "(" * depth + "1" + ")" * depth + "\n")
        (self.folder / "service.db").touch()  # as good as a database that was just made
        for folder, names in {"served": ["policy"], "twice": ["one", "two"]}.items():
            (self.folder / folder).mkdir()
            for name in names:
                shutil.copy(HERE / "inputs" / "policy.vrg", self.folder / folder / f"{name}.vrg")
        for name, size, mode in (("open", 32, 0o644), ("short", 4, 0o600)):
            (self.folder / f"{name}.key").write_bytes(b"k" * size)
            (self.folder / f"{name}.key").chmod(mode)
        (self.folder / "notes.txt").write_text("not a database, but longer than the header of one: " + "x" * 100 + "\n")

    def environment(self):
        kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "TERM", "VOORRANG_LANG")}
        return {**kept, "LC_ALL": "C.UTF-8", "VOORRANG_CACHE": "off"}

    def voorrang(self, *arguments, settings=None, **options):
        options.setdefault("stdin", subprocess.DEVNULL)
        options.setdefault("stdout", subprocess.PIPE)
        options.setdefault("stderr", subprocess.PIPE)
        if "input" in options:
            del options["stdin"]
        return subprocess.run([self.program, *arguments], cwd=self.folder, env={**self.environment(), **(settings or {})},
                              timeout=TIMEOUT, check=False, **options)

    def start(self, *arguments, **options):
        process = subprocess.Popen([self.program, *arguments], cwd=self.folder, env=self.environment(), **options)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream:
                self.addCleanup(self.close, stream)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        return process

    @staticmethod
    def close(stream):
        try:
            stream.close()
        except BrokenPipeError:
            pass

    def query(self, sql, log="log.db", readonly=False):
        """`readonly`: does not make the file, nor what belongs to it."""
        mode = "ro" if readonly else "rw"
        connection = sqlite3.connect(f"file:{self.folder / log}?mode={mode}", uri=True, timeout=30)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def assert_log_is_whole(self, log="log.db"):
        """Every tender with its decision and explanations, and SQLite finds no fault."""
        self.assertEqual(self.query("PRAGMA integrity_check", log), [("ok",)])
        self.assertEqual(self.query("PRAGMA foreign_key_check", log), [])
        self.assertEqual(self.query("""SELECT count(*) FROM cases c LEFT JOIN decisions d ON d."case" = c.id
                                       WHERE d."case" IS NULL
                                       OR NOT EXISTS (SELECT 1 FROM explanations e WHERE e."case" = c.id)""", log), [(0,)])

    def assert_log_is_empty(self, log="log.db"):
        if not (self.folder / log).is_file():
            return
        for table in TABLES:
            self.assertEqual(self.query(f"SELECT count(*) FROM {table}", log), [(0,)], table)
