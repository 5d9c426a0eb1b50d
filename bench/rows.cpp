// How fast SQLite alone writes what the service wrote: the rows of its last events (tender, document, entry of the log
// with its hashes of the tree, decision), of the same bytes, so many events in a transaction, into a new database on
// the same disk, by a connection that is set as the service's is. Deadlines are there, but written once: the events
// leave them as they are, and so does the service.
//
//   voorrang_rows SERVICE.DB NEW.DB --events 5000 --group 40 [--tables service]
//
// The tables have the columns and indexes of the service's and nothing that guards them; with `--tables service` they
// are the service's own, with their checks, references and triggers.
#include "adapters/sqlite/open.hpp"
#include "adapters/sqlite_store/schema.hpp"
#include "adapters/sqlite_store/store.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <deque>
#include <map>
#include <vector>

namespace {

using namespace voorrang;
using sqlite::Statement;

// A benchmark of what fails would measure something else.
template <class Value>
Value must(Result<Value> result) {
    if (!result) {
        std::fprintf(stderr, "voorrang_rows: %s\n", result.error().message.c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<Value>) return std::move(*result);
}

std::string unguarded() {
    return R"sql(
CREATE TABLE tenders (id TEXT NOT NULL PRIMARY KEY, policy TEXT, workflow TEXT, state TEXT, paused INTEGER,
    finished INTEGER, revision INTEGER, created INTEGER, changed INTEGER, instance TEXT, document TEXT);
CREATE INDEX tenders_running ON tenders (id) WHERE finished = 0;
CREATE TABLE log (seq INTEGER PRIMARY KEY, at INTEGER, kind TEXT, tender TEXT, actor TEXT, body TEXT, commits TEXT);
CREATE INDEX log_by_tender ON log (tender) WHERE tender <> '';
CREATE INDEX log_by_actor ON log (actor) WHERE actor <> '';
CREATE TABLE log_nodes (level INTEGER NOT NULL, place INTEGER NOT NULL, hash BLOB, PRIMARY KEY (level, place))
    WITHOUT ROWID;
CREATE TABLE documents (hash TEXT NOT NULL PRIMARY KEY, text TEXT);
CREATE TABLE decisions (id INTEGER PRIMARY KEY, tender TEXT, entry INTEGER, at INTEGER, policy TEXT, document TEXT,
    draw_seed TEXT, decides TEXT, outcome TEXT, winner TEXT, decision TEXT);
CREATE INDEX decisions_by_tender ON decisions (tender);
CREATE TABLE timers (tender TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER, to_state TEXT, text TEXT,
    PRIMARY KEY (tender, seq)) WITHOUT ROWID;
CREATE INDEX timers_by_moment ON timers (at, tender, seq);
)sql";
}
constexpr sqlite::Kind::Step unguarded_steps[] = {unguarded};

// A row as texts and integers, in the order of the columns.
struct Row {
    std::vector<std::optional<std::string>> texts;
    std::vector<std::optional<std::int64_t>> integers; // where there is one, it is not a text
};

std::vector<Row> rows(sqlite::Database& from, const std::string& sql, const std::string& key, const char* types) {
    Statement select = must(from.prepare(sql));
    if (!key.empty()) select.bind(1, std::string_view(key));
    std::vector<Row> found;
    while (must(select.step())) {
        Row row;
        for (int i = 0; types[i] != 0; ++i) {
            const bool number = types[i] == 'i';
            row.texts.push_back(number ? std::nullopt : select.text_if_any(i));
            row.integers.push_back(number ? select.integer_if_any(i) : std::nullopt);
        }
        found.push_back(std::move(row));
    }
    return found;
}

void write(Statement& statement, const Row& row) {
    for (std::size_t i = 0; i < row.texts.size(); ++i) {
        const int at = static_cast<int>(i) + 1;
        row.integers[i] ? statement.bind_if_any(at, row.integers[i]) : statement.bind_if_any(at, row.texts[i]);
    }
    must(statement.run());
}

struct Tender {
    Row row;
    std::vector<Row> timers;
};

// A hash of the log's tree.
struct Node {
    std::int64_t level, place;
    std::string hash;
};

struct Event {
    Row decision, entry, document;
    std::vector<Node> nodes;
    std::string tender;
};

// What the service wrote, in memory.
struct Written {
    std::vector<Row> policies;
    std::map<std::string, Tender> tenders;
    std::vector<Event> events;
};

// The hashes that an entry of the log made whole.
std::vector<Node> nodes_of(Statement& select, std::int64_t seq) {
    std::vector<Node> nodes;
    for (std::int64_t level = 0; seq % (std::int64_t{1} << level) == 0; ++level) {
        const std::int64_t place = (seq >> level) - 1;
        if (!must(select.bind(1, level).bind(2, place).step())) break;
        nodes.push_back({level, place, select.bytes(0)});
        select.reset();
    }
    return nodes;
}

Written read(const std::string& file, std::size_t count) {
    sqlite::Database from = must(sqlite::open_to_read(file, sqlite_store::data_kind));
    Written written;
    written.policies = rows(from, "SELECT hash, name, version, loaded FROM policies", "", "ttti");
    const std::vector<Row> decisions =
        rows(from,
             "SELECT * FROM (SELECT id, tender, entry, at, policy, document, draw_seed, decides, outcome, winner, "
             "decision FROM decisions ORDER BY id DESC LIMIT " +
                 std::to_string(count) + ") ORDER BY id",
             "", "itiittttttt");
    Statement node = must(from.prepare("SELECT hash FROM log_nodes WHERE level = ? AND place = ?"));
    for (const Row& decision : decisions) {
        Event event;
        event.tender = *decision.texts[1];
        event.decision = decision;
        event.entry = rows(from,
                           "SELECT seq, at, kind, tender, actor, body, commits FROM log WHERE seq = " +
                               std::to_string(*decision.integers[2]),
                           "", "iittttt")
                          .front();
        event.nodes = nodes_of(node, *decision.integers[2]);
        event.document =
            rows(from, "SELECT hash, text FROM documents WHERE hash = ?", *decision.texts[5], "tt").front();
        if (!written.tenders.contains(event.tender)) {
            Tender tender;
            tender.row = rows(from,
                              "SELECT id, policy, workflow, state, paused, finished, revision, created, changed, "
                              "instance, document FROM tenders WHERE id = ?",
                              event.tender, "ttttiiiiitt")
                             .front();
            tender.timers = rows(from, "SELECT tender, seq, at, to_state, text FROM timers WHERE tender = ?",
                                 event.tender, "tiitt");
            written.tenders.emplace(event.tender, std::move(tender));
        }
        written.events.push_back(std::move(event));
    }
    return written;
}

double seconds_to_write(const Written& written, sqlite::Database& to, std::size_t group, bool guarded) {
    {
        sqlite::Transaction transaction = must(sqlite::Transaction::begin(to));
        if (guarded) {
            Statement policy = must(to.prepare("INSERT INTO policies VALUES (?, ?, ?, ?)"));
            for (const Row& row : written.policies) write(policy, row);
        }
        Statement tender = must(to.prepare("INSERT INTO tenders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        Statement timer = must(to.prepare("INSERT INTO timers VALUES (?, ?, ?, ?, ?)"));
        for (const auto& [id, each] : written.tenders) {
            write(tender, each.row);
            for (const Row& row : each.timers) write(timer, row);
        }
        must(transaction.commit());
    }
    Statement change = must(to.prepare("UPDATE tenders SET policy = ?2, workflow = ?3, state = ?4, paused = ?5, "
                                       "finished = ?6, revision = ?7, created = ?8, changed = ?9, instance = ?10, "
                                       "document = ?11 WHERE id = ?1"));
    Statement entry = must(to.prepare("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?)"));
    Statement node = must(to.prepare("INSERT INTO log_nodes VALUES (?, ?, ?)"));
    Statement document = must(to.prepare("INSERT OR IGNORE INTO documents VALUES (?, ?)"));
    Statement decision = must(to.prepare("INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    const auto begun = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < written.events.size();) {
        sqlite::Transaction transaction = must(sqlite::Transaction::begin(to));
        for (const std::size_t end = std::min(i + group, written.events.size()); i < end; ++i) {
            const Event& event = written.events[i];
            const Tender& tender = written.tenders.at(event.tender);
            write(change, tender.row);
            write(entry, event.entry);
            for (const Node& each : event.nodes)
                must(node.bind(1, each.level).bind(2, each.place).bind_bytes(3, each.hash).run());
            write(document, event.document);
            write(decision, event.decision);
        }
        must(transaction.commit());
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

} // namespace

int main(int argc, char** argv) {
    std::string from, to, tables = "unguarded";
    std::size_t events = 5000, group = 1;
    CLI::App app("How fast SQLite alone writes what the service wrote.");
    app.add_option("from", from, "database of the service, which is not running")->required();
    app.add_option("to", to, "new database")->required();
    app.add_option("--events", events, "the last so many that decided");
    app.add_option("--group", group, "events in a transaction")->check(CLI::PositiveNumber);
    app.add_option("--tables", tables, "unguarded, or as those of the service")
        ->check(CLI::IsMember({"unguarded", "service"}));
    CLI11_PARSE(app, argc, argv);
    const Written written = read(from, events);
    sqlite::Kind kind = sqlite_store::data_kind;
    const bool guarded = tables == "service";
    if (!guarded) kind.steps = unguarded_steps;
    sqlite::Database database = must(sqlite::open_to_write(to, kind));
    must(sqlite_store::make_ready(database));
    const double seconds = seconds_to_write(written, database, group, guarded);
    std::printf("{\"events\":%zu,\"group\":%zu,\"seconds\":%.4f,\"per_second\":%.1f}\n", written.events.size(), group,
                seconds, static_cast<double>(written.events.size()) / seconds);
}
