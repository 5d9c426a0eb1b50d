#include "adapters/sqlite_store/rows.hpp"

#include <algorithm>

namespace voorrang::sqlite_store {

namespace {

std::optional<store::Timer> timer_of(const sqlite::Statement& row) {
    return store::Timer{row.text(0), time_of(row, 1), row.text(2), row.text(3)};
}

} // namespace

Result<std::vector<store::Timer>> Rows::timers(const std::string& tender) {
    return connection_.all("SELECT tender, at, to_state, text FROM timers WHERE tender = ? ORDER BY at, seq", timer_of,
                           tender);
}

Result<std::optional<store::Timer>> Rows::first_timer(const std::vector<std::string>& but) {
    std::optional<store::Timer> first;
    const auto visit = [&](const sqlite::Statement& row) {
        if (std::ranges::find(but, row.text(0)) == but.end()) first = timer_of(row);
        return !first.has_value();
    };
    // In the order of the index on moments, so that the first row comes at once. CROSS keeps it the outer table.
    const Result<void> done =
        connection_.each("SELECT t.tender, t.at, t.to_state, t.text FROM timers t CROSS JOIN tenders ON "
                         "tenders.id = t.tender WHERE tenders.paused = 0 ORDER BY t.at, t.tender, t.seq",
                         visit);
    if (!done) return done.error();
    return first;
}

Result<void> Rows::set_timers(const std::string& tender, const std::vector<store::Timer>& timers) {
    // Mostly they are as they were, and reading them is less work than writing them.
    const Result<std::vector<store::Timer>> before = this->timers(tender);
    if (!before) return before.error();
    if (*before == timers) return {};
    return connection_.together([&]() -> Result<void> {
        const Subject subject{"deadline of", tender};
        Result<void> done = connection_.run("DELETE FROM timers WHERE tender = ?", subject, tender);
        std::int64_t seq = 0;
        for (const store::Timer& timer : timers) {
            if (!done) break;
            done = connection_.run("INSERT INTO timers (tender, seq, at, to_state, text) VALUES (?, ?, ?, ?, ?)",
                                   subject, tender, seq++, timer.at, timer.to, timer.text);
        }
        return done;
    });
}

} // namespace voorrang::sqlite_store
