"""The programs that are measured: built or found, and run on the cores they are to have."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BENCH = ROOT / "bench"
BUILD = ROOT / "build/release"
WORK = ROOT / "build/bench"
ZEN_VERSION = "0.54.0"


def say(text):
    print(f"bench/run: {text}", file=sys.stderr, flush=True)


def build(*targets):
    if not (BUILD / "build.ninja").exists():
        subprocess.run(["cmake", "--preset", "release"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    done = subprocess.run(["cmake", "--build", str(BUILD), "--target", *targets], cwd=ROOT, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"bench/run: {' '.join(targets)} can't be built:\n{done.stdout}{done.stderr}")


class Ran:
    """What a program wrote, how long it took from its start to its end, and how much memory it had at most."""

    def __init__(self, output, seconds, peak_bytes):
        self.output, self.seconds, self.peak_bytes = output, seconds, peak_bytes

    def json(self):
        return json.loads(self.output)


class Programs:
    def __init__(self):
        WORK.mkdir(parents=True, exist_ok=True)
        say("building")
        build("voorrang", "voorrang_limit")
        self.voorrang = str(BUILD / "voorrang")
        self.limit = str(BUILD / "bench/voorrang_limit")
        self.missing = {}  # peer: why it is not measured
        self.zen = self._find_zen()
        self.clips = self._find_clips()
        self.cores = sorted(os.sched_getaffinity(0))

    def _find_zen(self):
        if not shutil.which("node") or not shutil.which("npm"):
            self.missing["GoRules Zen"] = "node and npm are not there"
            return None
        folder = WORK / "zen"
        engine = folder / "node_modules/@gorules/zen-engine/package.json"
        if not engine.exists() or json.loads(engine.read_text())["version"] != ZEN_VERSION:
            folder.mkdir(exist_ok=True)
            install = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), f"@gorules/zen-engine@{ZEN_VERSION}"]
            try:
                done = subprocess.run(install, capture_output=True, text=True, timeout=120)
            except subprocess.TimeoutExpired:
                done = None
            if done is None or done.returncode != 0:
                self.missing["GoRules Zen"] = "npm could not install @gorules/zen-engine"
                return None
        for script in ("zen.mjs", "zen_rules.mjs"):  # a module is looked for beside the script
            shutil.copy(BENCH / "peers" / script, folder / script)
        return folder

    def _find_clips(self):
        if not shutil.which("clips"):
            self.missing["CLIPS"] = "the program clips is not there (Debian: apt-get install clips)"
            return None
        return [sys.executable, str(BENCH / "peers/clips.py")]

    def run(self, command, cores=1, stdin=None, stdout=None, cache="off"):
        """On the first so many cores; without `stdout` what it writes is kept. Fails if it fails."""
        own = self.cores[:cores]
        environment = {**os.environ, "VOORRANG_CACHE": str(cache)}
        with tempfile.TemporaryFile() as kept:
            begin = time.perf_counter()
            process = subprocess.Popen(command, stdin=stdin or subprocess.DEVNULL, stdout=stdout or kept, env=environment,
                                       preexec_fn=lambda: os.sched_setaffinity(0, own))
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - begin
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                sys.exit(f"bench/run: `{' '.join(command)}` ended with {process.returncode}")
            kept.seek(0)
            return Ran(kept.read().decode(), seconds, usage.ru_maxrss * 1024)
