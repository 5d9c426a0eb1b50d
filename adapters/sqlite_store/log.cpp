#include "adapters/sqlite_store/rows.hpp"
#include "adapters/store/kinds.hpp"
#include "adapters/store/tree.hpp"

#include <algorithm>

namespace voorrang::sqlite_store {

namespace {

std::optional<store::Entry> entry_of(const sqlite::Statement& row) {
    return store::Entry{row.integer(0), time_of(row, 1), row.text(2), row.text(3),
                        row.text(4),    row.text(5),     row.text(6)};
}

std::optional<std::int64_t> integer_of(const sqlite::Statement& row) { return row.integer(0); }

#define COLUMNS "at, kind, tender, actor, body, commits"

// Empty texts are no conditions; SQLite is told so, for its indexes are without them.
constexpr std::string_view any = "SELECT seq, " COLUMNS " FROM log WHERE seq > ?1 ORDER BY seq";
constexpr std::string_view of_tender =
    "SELECT seq, " COLUMNS " FROM log WHERE seq > ?1 AND tender = ?2 AND tender <> '' ORDER BY seq";
// The kind that is asked for at each act has an index of its own, which few entries are in. It is named: of the others,
// which hold for some tenders only, SQLite would plan anew for each tender.
constexpr std::string_view interest = "interest.declared";
constexpr std::string_view interests_of_tender =
    "SELECT seq, " COLUMNS " FROM log INDEXED BY log_of_interests WHERE seq > ?1 AND tender = ?2 AND "
    "kind = 'interest.declared' AND "
    "(?3 = '' OR actor = ?3) ORDER BY seq";
constexpr std::string_view of_actor =
    "SELECT seq, " COLUMNS " FROM log WHERE seq > ?1 AND actor = ?2 AND actor <> '' ORDER BY seq";
// Several tenders, as a JSON list.
constexpr std::string_view of_tenders =
    "SELECT seq, " COLUMNS " FROM log WHERE seq > ?1 AND tender IN (SELECT value FROM json_each(?2)) AND tender <> '' "
    "ORDER BY seq";
// What is of no tender is little beside the rest, and has an index of its own.
constexpr std::string_view of_person =
    "SELECT seq, " COLUMNS " FROM log WHERE seq > ?1 AND actor = ?2 AND actor <> '' UNION SELECT seq, " COLUMNS
    " FROM log WHERE seq > ?1 AND tender = '' AND (kind GLOB 'user.*' OR kind GLOB 'token.*') "
    "AND json_extract(body, '$.user') = ?2 ORDER BY 1";
constexpr std::string_view of_both = "SELECT seq, " COLUMNS " FROM log WHERE seq > ?1 AND tender = ?2 AND tender <> '' "
                                     "AND actor = ?3 ORDER BY seq";

} // namespace

Result<std::optional<store::Entry>> Rows::entry(std::int64_t seq) {
    return connection_.one("SELECT seq, " COLUMNS " FROM log WHERE seq = ?", entry_of, seq);
}

Result<std::vector<store::Entry>> Rows::entries(const store::EntryFilter& filter) {
    std::vector<store::Entry> found;
    if (filter.limit == 0) return found;
    const auto visit = [&](const sqlite::Statement& row) {
        // The kind and the moment are looked at first: the body of an entry that is not wanted is never read.
        const bool in_time = (!filter.from && !filter.until) || store::is_within(time_of(row, 1), filter);
        if (in_time && (filter.kinds.empty() || store::is_of(row.text(2), filter.kinds)))
            found.push_back(*entry_of(row));
        return found.size() < filter.limit;
    };
    Result<void> done;
    if (filter.tenders)
        done = connection_.each(of_tenders, visit, filter.after, list_text(*filter.tenders));
    else if (!filter.tender.empty() && filter.kinds.size() == 1 && filter.kinds.front() == interest)
        done = connection_.each(interests_of_tender, visit, filter.after, filter.tender, filter.actor);
    else if (!filter.person.empty())
        done = connection_.each(of_person, visit, filter.after, filter.person);
    else if (filter.tender.empty() && filter.actor.empty())
        done = connection_.each(any, visit, filter.after);
    else if (filter.actor.empty())
        done = connection_.each(of_tender, visit, filter.after, filter.tender);
    else if (filter.tender.empty())
        done = connection_.each(of_actor, visit, filter.after, filter.actor);
    else
        done = connection_.each(of_both, visit, filter.after, filter.tender, filter.actor);
    if (!done) return done.error();
    return found;
}

Result<void> Rows::each_entry(const Visit<store::Entry>& visit) {
    return connection_.visit_all("SELECT seq, " COLUMNS " FROM log NOT INDEXED ORDER BY seq", entry_of, visit);
}

Result<std::int64_t> Rows::last_entry() {
    const auto last = connection_.one("SELECT seq FROM log ORDER BY seq DESC LIMIT 1", integer_of);
    if (!last) return last.error();
    return last->value_or(0);
}

Result<std::optional<Time>> Rows::last_moment() {
    std::optional<Time> last;
    const auto visit = [&](const sqlite::Statement& row) {
        last = std::max(last, std::optional(time_of(row, 0)));
        return store::is_of_deadline(row.text(1));
    };
    if (const auto done = connection_.each("SELECT at, kind FROM log ORDER BY seq DESC", visit); !done)
        return done.error();
    return last;
}

Result<std::int64_t> Rows::append(const store::Entry& entry) {
    store::Entry row = entry;
    row.at.offset_minutes = 0; // it is not kept
    const Result<void> done = connection_.together([&]() -> Result<void> {
        const Result<std::int64_t> seq =
            last_row(connection_.run("INSERT INTO log (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?)", {"entry", row.kind},
                                     row.at, row.kind, row.tender, row.actor, row.body, row.commits));
        if (!seq) return seq.error();
        row.seq = *seq;
        return store::add_leaf(*this, row);
    });
    if (!done) return done.error();
    return row.seq;
}

Result<void> Rows::set_commits(const store::Entry& entry) {
    return connection_.run("UPDATE log SET commits = ? WHERE seq = ?", {"entry", entry.kind}, entry.commits, entry.seq);
}

} // namespace voorrang::sqlite_store
