"""The figures as tables in docs/performance.md, between two comments."""
import datetime
import platform
import re
import subprocess

from .measures import RULES, SHAPES
from .programs import ROOT

PAGE = ROOT / "docs/performance.md"
BEGIN, END = "<!-- bench/run begins -->", "<!-- bench/run ends -->"


def number(value):
    """Three digits that count."""
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def table(head, rows):
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def machine():
    model = "unknown processor"
    with open("/proc/cpuinfo") as info:
        for line in info:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True).stdout.strip()
    return model, commit


def times(value, other):
    return f"{number(value / other)} ×"


def decision(figures, programs):
    fast, limit = figures["decide_fast"], figures["limit decide"]
    rows = [["Voorrang, fast", number(fast), number(1e9 / fast), times(fast, limit)],
            ["Voorrang, traced: all kept that reasons are read from", number(figures["decide_traced"]),
             number(1e9 / figures["decide_traced"]), times(figures["decide_traced"], limit)],
            ["Voorrang, every explanation written out", number(figures["decide_explained"]),
             number(1e9 / figures["decide_explained"]), times(figures["decide_explained"], limit)],
            ["by hand in C++ (`limit.cpp`)", number(limit), number(1e9 / limit), "1 ×"]]
    if "zen" in figures:
        rows.append([f"GoRules Zen, ranking done outside it ({figures['zen tenders']:,.0f} tenders)",
                     number(figures["zen"]), number(1e9 / figures["zen"]), times(figures["zen"], limit)])
    else:
        rows.append(["GoRules Zen", f"not measured: {programs.missing['GoRules Zen']}", "", ""])
    text = f"**One decision**, {figures['bids']:,.0f} bids, facts in memory.\n\n"
    text += table(["", "ns/bid", "bids/s", "by hand is 1"], rows)
    whole = [["Voorrang: the whole of `decide --outcomes`, from start to end", number(figures["whole"]),
              times(figures["whole"], figures["limit whole"])],
             ["by hand, JSON by Boost.JSON", number(figures["limit whole"]), "1 ×"],
             ["Voorrang, only reading and loading", number(figures["load"]), times(figures["load"], figures["limit load"])],
             ["by hand, only parsing and loading", number(figures["limit load"]), "1 ×"]]
    return text + "\n**From a file of JSON to a file of outcomes.**\n\n" + table(["", "ns/bid", "by hand is 1"], whole)


def rules(figures, programs):
    rows = []
    for name, words in (("equal", "Voorrang, rules with an equality and a limit each"),
                        ("range", "Voorrang, rules with a range each"),
                        ("open", "Voorrang, rules that no index helps"), ("clips", "CLIPS"), ("zen", "GoRules Zen")):
        if f"{name} 10" in figures:
            rows.append([words, *[number(figures[f"{name} {count}"]) for count in RULES]])
        else:
            rows.append([words, f"not measured: {programs.missing[words]}", "", "", ""])
    each = figures["open 10000"] * 1e3 / 10_000
    return ("**Many rules on one tender with one bid**, µs a tender.\n\n" +
            table(["rules", *[f"{count:,}" for count in RULES]], rows) +
            f"\nWithout an index, at 10,000 rules: {number(each)} ns a rule.\n")


def start(figures):
    rows = []
    for command, words in (("decide", "`decide`"), ("cached", "`decide`, cached"), ("check", "`check`")):
        for count in (1000, 10000):
            rows.append([f"{words}, {count:,} rules",
                         *[number(figures[f"{command} {shape} {count}"]) for shape in SHAPES]])
    return ("**Start**: ms from the start of the program to its end, with one tender.\n\n" +
            table(["", "equalities", "ranges", "no index helps", "one table"], rows))


def others(results):
    rows = []
    across, memory, cores = results["across"], results["memory"], results["cores"]
    rows.append([f"measures and a flag across {across['cases']:,.0f} tenders, once loaded", f"{number(across['across'])} tenders/s"])
    rows.append(["loading them", f"{number(across['load'])} tenders/s"])
    tenders = results["tenders"]
    for command in ("decide", "measure"):
        rows.append([f"memory of `{command}`, {tenders:,} tenders", f"{number(memory[f'{command} 1'] / 1e6)} MB"])
        rows.append([f"memory of `{command}`, {10 * tenders:,} tenders", f"{number(memory[f'{command} 10'] / 1e6)} MB"])
    if cores:
        rows.append(["two cores instead of one, `decide --outcomes`", f"{number(cores['1 cores'] / cores['2 cores'])} × as fast"])
    else:
        rows.append(["two cores instead of one", "not measured: there is one core"])
    return table(["", ""], rows)


def asked(results):
    """What is asked of the engine, in ratios of this run."""
    decision, rules = results["decision"], results["rules"]
    rows = [["fast against by hand", "at most 5 ×", times(decision["decide_fast"], decision["limit decide"])],
            ["traced against fast", "at most 4 ×", times(decision["decide_traced"], decision["decide_fast"])]]
    if "zen" in decision:
        rows.append(["bids/s against GoRules Zen's", "at least 150 ×", times(decision["zen"], decision["decide_fast"])])
    rows.append(["JSON to outcomes against by hand", "under 1 ×", times(decision["whole"], decision["limit whole"])])
    rows.append(["10,000 rules with equalities on one tender", "under 1 µs", f"{number(rules['equal 10000'])} µs"])
    if "clips 10000" in rules:
        rows.append(["the same against CLIPS", "under 1 ×", times(rules["equal 10000"], rules["clips 10000"])])
    rows.append(["10,000 rules that no index helps", "under 20 ns a rule", f"{number(rules['open 10000'] / 10)} ns a rule"])
    rows.append(["across a million tenders", "over 1,000,000 tenders/s", f"{number(results['across']['across'])} tenders/s"])
    memory = results["memory"]
    rows.append(["memory at ten times the tenders", "1 ×", times(memory["decide 10"], memory["decide 1"])])
    slowest = max(results["start"][f"decide {shape} 1000"] for shape in SHAPES)
    rows.append(["start with 1,000 rules, the slowest form", "under 50 ms", f"{number(slowest)} ms"])
    if results["cores"]:
        rows.append(["two cores instead of one", "at least 1.8 ×",
                     times(results["cores"]["1 cores"], results["cores"]["2 cores"])])
    return "**What is asked, and what came out.**\n\n" + table(["", "asked", "this run"], rows)


def tables(results, programs):
    model, commit = machine()
    day = datetime.date.today().isoformat()
    text = (f"{day}, at {commit}: {model}, {platform.system()} {platform.machine()}; {results['tenders']:,} tenders of 10 "
            f"bids, medians of {results['rounds']} rounds, one core unless said otherwise.\n\n")
    text += "\n".join([asked(results), decision(results["decision"], programs), rules(results["rules"], programs),
                       start(results["start"]), "**The rest.**\n\n" + others(results)])
    for peer, why in programs.missing.items():
        text += f"\n{peer} is not measured: {why}.\n"
    return text


def write(text, begin=BEGIN, end=END):
    page = PAGE.read_text()
    if begin not in page or end not in page:
        raise SystemExit(f"bench: {PAGE} has no `{begin}` and `{end}`")
    PAGE.write_text(re.sub(f"(?s){re.escape(begin)}.*{re.escape(end)}", lambda _: f"{begin}\n\n{text}\n{end}", page))


def faults(results):
    """What must not be, however fast it is."""
    figures, found = results["decision"], []
    for figure, words in (("differences", "tenders are decided otherwise fast than traced or explained"),
                          ("wrong", "tenders are decided otherwise than was reckoned apart"),
                          ("limit wrong", "tenders are decided wrongly by the program written by hand")):
        if figures[figure]:
            found.append(f"{figures[figure]:,.0f} {words}")
    return found
