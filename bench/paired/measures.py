"""What is measured. Every measure is a function of one round that gives figures by name; medians are over the rounds.

Programs that are held against each other run in the same round, one after the other.
"""
import json
import statistics
import subprocess
import sys
from decimal import Decimal

from .programs import BENCH, WORK, say

RULES = (10, 100, 1000, 10000)
SHAPES = ("equal", "range", "open", "table")
CASES = 1_000_000


def make(script, *arguments):
    subprocess.run([sys.executable, str(BENCH / script), *map(str, arguments)], check=True)


class Files:
    """Policies and tenders, made once; the same each time."""

    def __init__(self, tenders):
        self.tenders = tenders
        self.bids = 10
        self.workload = WORK / "tenders.jsonl"
        self.few = WORK / "few.jsonl"  # for slow peers, and what needs no more
        self.cases = WORK / "spending.jsonl"
        say("making tenders")
        make("workload.py", tenders, self.bids, self.workload)
        make("workload.py", min(tenders, 500), self.bids, self.few)
        make("cases.py", "spending", CASES * tenders // 10_000, self.cases)
        make("cases.py", "rules", 1, WORK / "one.jsonl", 10)
        for shape in SHAPES:
            for count in RULES:
                make("rules.py", shape, count, self.policy(shape, count))
        for count in RULES:
            make("cases.py", "rules", max(200, tenders // 5), self.for_rules(count), count)

    def policy(self, shape, count):
        return WORK / f"{shape}-{count}.vrg"

    def for_rules(self, count):
        return WORK / f"rules-{count}.jsonl"


def phases(ran):
    return {phase["phase"]: phase for phase in ran.json()["phases"]}


def voorrang_bench(programs, policy, tenders, *options):
    """Three passes over facts in memory: by hand, too, what is measured has been gone through before."""
    return programs.run([programs.voorrang, "bench", "--policy", str(policy), "--case-id", "/id", "--format", "json",
                         "--rounds", "3", *options, str(tenders)])


def decide(programs, policy, tenders, jobs, **how):
    return programs.run([programs.voorrang, "decide", "--policy", str(policy), "--case-id", "/id", "--outcomes", "--jobs",
                         str(jobs), str(tenders)], **how)


def wrong_outcomes(path, expected):
    """Tenders of which voorrang's outcome is not the one that was reckoned apart."""
    wrong = 0
    with open(path) as ours, open(expected) as theirs:
        for line, other in zip(ours, theirs, strict=True):
            outcome, wanted = json.loads(line), json.loads(other)
            wrong += outcome.get("winner") != wanted["award"] or (
                "total" in outcome and Decimal(outcome["total"]) != Decimal(wanted["total"]))
    return wrong


def decision(programs, files):
    """The decision of tender.vrg: seconds of each program, each over the same tenders."""
    policy = BENCH / "tender.vrg"
    outcomes = WORK / "outcomes.jsonl"
    limit = programs.run([programs.limit, str(files.workload), str(WORK / "limit.jsonl")]).json()
    ours = voorrang_bench(programs, policy, files.workload)
    by_phase = phases(ours)
    with open(outcomes, "wb") as out:
        whole = decide(programs, policy, files.workload, 1, stdout=out)
    bids = limit["bids"]
    figures = {
        "bids": bids,
        "limit decide": limit["decide_s"] / bids * 1e9,
        "limit load": limit["load_s"] / bids * 1e9,
        "limit whole": limit["whole_s"] / bids * 1e9,
        "whole": whole.seconds / bids * 1e9,
        "differences": ours.json()["differences"],
        "wrong": wrong_outcomes(outcomes, f"{files.workload}.expected"),
        "limit wrong": limit["wrong"],
    }
    for phase in ("load", "decide_fast", "decide_traced", "decide_explained"):
        figures[phase] = by_phase[phase]["nanoseconds"] / bids
    if programs.zen:
        zen = programs.run(["node", str(programs.zen / "zen.mjs"), str(files.few)]).json()
        figures["zen"] = zen["decide_s"] / zen["bids"] * 1e9
        figures["zen wrong"] = zen["wrong"]
        figures["zen tenders"] = zen["tenders"]
    return figures


def rules(programs, files):
    """Microseconds a tender against the number of rules."""
    figures = {}
    for count in RULES:
        for shape in ("equal", "range", "open"):
            ran = voorrang_bench(programs, files.policy(shape, count), files.for_rules(count), "--outcomes")
            fast = phases(ran)["decide_fast"]
            figures[f"{shape} {count}"] = fast["nanoseconds"] / ran.json()["tenders"] / 1e3
    if programs.clips:
        for count, took in programs.run([*programs.clips, *map(str, RULES)]).json().items():
            figures[f"clips {count}"] = took
    if programs.zen:
        for count, took in programs.run(["node", str(programs.zen / "zen_rules.mjs"), *map(str, RULES)]).json().items():
            figures[f"zen {count}"] = took
    return figures


def across(programs, files):
    ran = voorrang_bench(programs, BENCH / "spending.vrg", files.cases, "--outcomes")
    by_phase, count = phases(ran), ran.json()["tenders"]
    return {"cases": count, "load": count / by_phase["load_across"]["nanoseconds"] * 1e9,
            "across": count / by_phase["across"]["nanoseconds"] * 1e9}


def streamed(programs, files, times, **command):
    """Many times the same tenders through the standard input."""
    cat = subprocess.Popen(["cat", *[str(files.workload)] * times], stdout=subprocess.PIPE)
    try:
        return decide(programs, BENCH / "tender.vrg", "-", 1, stdin=cat.stdout, stdout=subprocess.DEVNULL, **command)
    finally:
        cat.stdout.close()
        cat.wait()


def memory(programs, files):
    """Bytes at most, once and ten times the input."""
    figures = {f"decide {times}": streamed(programs, files, times).peak_bytes for times in (1, 10)}
    command = [programs.voorrang, "measure", "--policy", str(BENCH / "spending.vrg"), "--case-id", "/id", "-"]
    for times in (1, 10):
        head = subprocess.Popen(["head", "-n", str(files.tenders * times), str(files.cases)], stdout=subprocess.PIPE)
        figures[f"measure {times}"] = programs.run(command, stdin=head.stdout).peak_bytes
        head.stdout.close()
        head.wait()
    return figures


def cores(programs, files):
    """Seconds for the same tenders three times over, on one core and on two."""
    if len(programs.cores) < 2:
        return {}
    inputs = [str(files.workload)] * 3
    command = [programs.voorrang, "decide", "--policy", str(BENCH / "tender.vrg"), "--case-id", "/id", "--outcomes"]
    return {f"{count} cores": programs.run([*command, "--jobs", str(count), *inputs], cores=count,
                                           stdout=subprocess.DEVNULL).seconds for count in (1, 2)}


def start(programs, files):
    """Milliseconds from the start of the program to its end, with one tender; and of a check of the policy."""
    figures = {}
    for count in (1000, 10000):
        for shape in SHAPES:
            policy = files.policy(shape, count)
            figures[f"decide {shape} {count}"] = decide(programs, policy, WORK / "one.jsonl", 1).seconds * 1e3
            for _ in ("once to fill it", "once to use it"):
                cached = decide(programs, policy, WORK / "one.jsonl", 1, cache=WORK / "cache").seconds * 1e3
            figures[f"cached {shape} {count}"] = cached
            figures[f"check {shape} {count}"] = programs.run([programs.voorrang, "check", str(policy)]).seconds * 1e3
    return figures


# Those that take long go fewer rounds: a third of them.
MEASURES = {"decision": (decision, 1), "rules": (rules, 1), "start": (start, 1), "cores": (cores, 1),
            "memory": (memory, 3), "across": (across, 3)}


def measure_all(programs, rounds, tenders):
    """Of each measure its figures, each the median of the rounds."""
    files = Files(tenders)
    kept = {name: [] for name in MEASURES}
    for number in range(rounds):
        say(f"round {number + 1} of {rounds}")
        for name, (measure, share) in MEASURES.items():
            if number % share == 0:
                kept[name].append(measure(programs, files))
    results = {name: {figure: statistics.median(each[figure] for each in figures) for figure in figures[0]}
               for name, figures in kept.items()}
    results["rounds"], results["tenders"] = rounds, tenders
    (WORK / "results.json").write_text(json.dumps({"medians": results, "rounds": kept}, indent=1))
    return results
