"""The figures as tables in docs/performance.md, between two comments of their own."""
import datetime
import platform

from paired import page
from paired.page import machine, number, table

BEGIN, END = "<!-- bench/service begins -->", "<!-- bench/service ends -->"


def share(value):
    return f"{value:.2f} ×"


def reads(results):
    figures = results["figures"]
    rows = [["`GET` of a decision", number(figures["reads"]), number(figures["reads cpu"]), share(figures["reads part"])],
            ["a bare answer by Beast", number(figures["hello"]), number(figures["hello cpu"]), "1 ×"]]
    text = f"**Reading**, answers of {results['size']:,} bytes, {results['options'].connections} connections.\n\n"
    return text + table(["", "requests/s", "µs of CPU a request", "bare is 1"], rows)


def events(results):
    figures, rows = results["figures"], []
    for clients in results["options"].clients:
        of = lambda name: figures[f"{name} {clients}"]
        rows.append([f"{clients} clients", number(of("events")), number(of("events cpu")), number(of("group")),
                     number(of("sqlite unguarded")), share(of("events part unguarded")), number(of("sqlite service")),
                     share(of("events part service"))])
    return ("**Events that decide**, each on the disk before it is answered.\n\n" +
            table(["", "events/s", "µs of CPU an event", "events a commit", "SQLite alone, bare tables, events/s",
                   "the service's part of it", "SQLite alone, the service's tables, events/s",
                   "the service's part of it"], rows))


def open_loop(results):
    rows = []
    for name, words in (("reads", "`GET` of a decision"), ("events", "events that decide")):
        for part, told in results[name].items():
            rows.append([f"{words}, {part:.0%} of the throughput", number(told["per_second"]),
                         *[number(told[f"{each}_us"] / 1000) for each in ("p50", "p99", "max")]])
    return ("**Latency at a fixed rate**, from the moment a request was due, in ms.\n\n" +
            table(["", "requests/s", "half within", "99% within", "the slowest"], rows))


def memory(results):
    told, resident = results["memory"], results["memory"]["resident"]
    done = told["told"]["requests"]
    rows = [["at the begin", f"{resident[0] / 1e6:.1f} MB"],
            *[[f"after {part}0%", f"{value / 1e6:.1f} MB"] for part, value in enumerate(resident[1:-1], 1) if part % 2],
            ["at the end", f"{resident[-1] / 1e6:.1f} MB"], ["the most that was seen", f"{told['highest'] / 1e6:.1f} MB"]]
    return (f"**Memory** of the service while {done:,} events go through ({told['told']['per_second']:,.0f} a second; the "
            f"database grew by {told['grown'] / 1e6:,.0f} MB).\n\n" + table(["", "resident"], rows))


def asked(results):
    figures, most = results["figures"], max(results["options"].clients)
    resident = results["memory"]["resident"]
    rows = [["events that decide against SQLite alone in groups of the same size, the service's tables", "at least 0.5 ×",
             share(figures[f"events part service {most}"])],
            ["the same, tables without checks, references and triggers", "", share(figures[f"events part unguarded {most}"])],
            ["`GET` of a decision against a bare answer by Beast", "at least 0.5 ×", share(figures["reads part"])],
            ["memory at the end against the begin", "1 ×", share(resident[-1] / resident[0])]]
    return "**What is asked, and what came out.**\n\n" + table(["", "asked", "this run"], rows)


def tables(results):
    model, commit = machine()
    options = results["options"]
    text = (f"{datetime.date.today().isoformat()}, at {commit}: {model}, {options.cores} cores for the server and the load "
            f"together, {platform.system()} {platform.machine()}; medians of {options.rounds} rounds of "
            f"{options.seconds:g} s.\n\n")
    return text + "\n".join(part(results) for part in (asked, reads, events, open_loop, memory))


def write(text):
    page.write(text, BEGIN, END)
