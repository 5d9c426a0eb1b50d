"""What is measured, in turns within a round."""
import statistics
import time

from .processes import Hello, Load, Service, say, sqlite_alone

TENDERS, BIDS = 200, 5


def release(number):
    return (f'{{"ocid": "ocds-bench-{number}", "tender": {{"id": "{number}", "title": "Groenonderhoud", "value": '
            '{"amount": 100000, "currency": "EUR"}, "tenderPeriod": {"startDate": "2026-01-05T09:00:00+01:00", '
            '"endDate": "2098-12-15T12:00:00+01:00"}}}')


class Filled:
    """A service with tenders that can be decided, each decided once, and the loads on it."""

    def __init__(self, service, folder, connections):
        self.service, self.folder, self.connections = service, folder, connections
        buyer = self.service.user("buyer", "buyer")
        committee = self.service.user("carla", "committee")
        self._fill("tenders", [f'POST /v1/tenders {{"release": {release(n)}}}' for n in range(TENDERS)], buyer)
        self._event("publish", buyer)
        for bid in range(BIDS):
            bidder = self.service.user(f"bidder-{bid}", "bidder", f"NL-KVK-{bid}")
            self._fill(f"bids-{bid}", [
                f'POST /v1/tenders/ocds-bench-{n}/bids {{"tenderer": {{"id": "NL-KVK-{bid}", "name": "Bidder {bid}"}}, '
                f'"price": {{"amount": {40000 + 1000 * ((n + bid) % BIDS) + n}, "currency": "EUR"}}}}'
                for n in range(TENDERS)], bidder)
        self._event("close", buyer)
        # Each brings a fact, so that each decides on a document of its own.
        self.events = Load(folder, "events", [
            f'POST /v1/tenders/ocds-bench-{n}/events {{"event": "weigh", "facts": {{"tender": {{"description": '
            '"as it was weighed for the %Nth time"}}}' for n in range(TENDERS)], committee)
        self.events.run(self.service, connections, count=TENDERS)
        self.reads = Load(folder, "reads", [f"GET /v1/decisions/{n + 1}" for n in range(TENDERS)], buyer)
        self.size = len(self.service.ask("GET", "/v1/decisions/1", token=buyer).encode())

    def _event(self, event, token):
        self._fill(event, [f'POST /v1/tenders/ocds-bench-{n}/events {{"event": "{event}"}}' for n in range(TENDERS)], token)

    def _fill(self, name, lines, token):
        Load(self.folder, name, lines, token).run(self.service, 16, count=TENDERS)


def read_round(filled, hello, bare, seconds):
    reads = filled.reads.run(filled.service, filled.connections, seconds=seconds)
    answers = bare.run(hello, filled.connections, seconds=seconds)
    return {"reads": reads["per_second"], "reads cpu": reads["cpu_us"], "hello": answers["per_second"],
            "hello cpu": answers["cpu_us"], "reads part": reads["per_second"] / answers["per_second"]}


def event_round(filled, clients, seconds):
    service, name = filled.service, "voorrang_write_group_jobs"
    jobs, groups = service.metric(f"{name}_sum"), service.metric(f"{name}_count")
    events = filled.events.run(service, clients, seconds=seconds)
    jobs, groups = service.metric(f"{name}_sum") - jobs, service.metric(f"{name}_count") - groups
    # As many transactions for as many events: which are together does not matter for either.
    group = max(1, round(jobs / groups))
    found = {"events": events["per_second"], "events cpu": events["cpu_us"], "group": jobs / groups}
    for tables in ("unguarded", "service"):
        alone = sqlite_alone(service, filled.folder, events["requests"], group, tables)
        found[f"sqlite {tables}"] = alone["per_second"]
        found[f"events part {tables}"] = events["per_second"] / alone["per_second"]
    return found


def medians(rounds):
    return {name: statistics.median(each[name] for each in rounds) for name in rounds[0]}


def open_loop(filled, load, throughput, connections, seconds):
    return {part: load.run(filled.service, connections, seconds=seconds, rate=round(throughput * part))
            for part in (0.5, 0.8)}


def memory(filled, clients, events):
    """What is resident while events go through: at the begin, and after each tenth of them."""
    service = filled.service
    filled.events.run(service, clients, count=min(events, 1000))  # so that what is made once is there
    resident, begun = [service.resident_bytes()], service.data.stat().st_size
    load = filled.events.start(service, clients, count=events)
    highest = resident[0]
    first = written(service)
    while load.poll() is None:
        time.sleep(0.1)
        now = service.resident_bytes()
        highest = max(highest, now)
        if written(service) - first >= len(resident) * events / 10:
            resident.append(now)
    told = filled.events.result(load)
    resident.append(service.resident_bytes())
    return {"resident": resident, "highest": max(highest, resident[-1]), "told": told,
            "grown": service.data.stat().st_size - begun}


def written(service):
    """Events so far."""
    return service.metric("voorrang_write_group_jobs_sum")


def measure_all(folder, options):
    with Service(folder) as service:
        say("filling the service")
        return measure(Filled(service, folder, options.connections), options)


def measure(filled, options):
    with Hello(filled.size) as hello:
        bare = Load(filled.folder, "hello", ["GET /"])
        rounds = []
        for number in range(options.rounds):
            say(f"round {number + 1} of {options.rounds}")
            found = read_round(filled, hello, bare, options.seconds)
            for clients in options.clients:
                found.update({f"{key} {clients}": value for key, value in event_round(filled, clients, options.seconds).items()})
            rounds.append(found)
        figures = medians(rounds)
        most = max(options.clients)
        say("at fixed rates")
        reads = open_loop(filled, filled.reads, figures["reads"], options.connections, options.seconds)
        events = open_loop(filled, filled.events, figures[f"events {most}"], most, options.seconds)
        say(f"memory over {options.events:,} events")
        return {"figures": figures, "reads": reads, "events": events, "size": filled.size,
                "memory": memory(filled, most, options.events), "options": options}
