// A connection with its statements, each compiled when it is first used.
#pragma once

#include "adapters/sqlite/database.hpp"
#include "dsl/value/calendar_date.hpp"

#include <unordered_map>
#include <vector>

namespace voorrang::sqlite_store {

// What a row is about, for messages: the tender `x`.
struct Subject {
    std::string_view kind, name;
};

struct Bytes {
    std::string_view bytes;
};

// Makes a value of the row that a statement stands on; none if it is not as this program writes one.
template <class Value>
using Read = std::optional<Value> (*)(const sqlite::Statement& row);

class Connection {
  public:
    explicit Connection(sqlite::Database database) : database_(std::move(database)) {}

    sqlite::Database& database() { return database_; }

    // `sql` is a literal: it is remembered by its text. Values are bound in their order.
    template <class Value, class... Values>
    Result<std::vector<Value>> all(std::string_view sql, Read<Value> read, const Values&... values) {
        std::vector<Value> found;
        bool damaged = false;
        const auto add = [&](const sqlite::Statement& row) {
            std::optional<Value> value = read(row);
            damaged = !value;
            if (value) found.push_back(std::move(*value));
            return !damaged;
        };
        if (const Result<void> done = each(sql, add, values...); !done) return done.error();
        if (damaged) return damaged_row();
        return found;
    }

    // Each row to a visit, which ends the reading by returning false.
    template <class Value, class Visit>
    Result<void> visit_all(std::string_view sql, Read<Value> read, const Visit& visit) {
        bool damaged = false;
        const auto take = [&](const sqlite::Statement& row) {
            const std::optional<Value> value = read(row);
            damaged = !value;
            return value && visit(*value);
        };
        if (const Result<void> done = each(sql, take); !done) return done;
        if (damaged) return damaged_row();
        return {};
    }

    // The first row, if there is one.
    template <class Value, class... Values>
    Result<std::optional<Value>> one(std::string_view sql, Read<Value> read, const Values&... values) {
        std::optional<Value> found;
        bool damaged = false;
        const auto take = [&](const sqlite::Statement& row) {
            found = read(row);
            damaged = !found;
            return false;
        };
        if (const Result<void> done = each(sql, take, values...); !done) return done.error();
        if (damaged) return damaged_row();
        return found;
    }

    // A visit that returns false ends the reading.
    template <class Visit, class... Values>
    Result<void> each(std::string_view sql, const Visit& visit, const Values&... values) {
        const Result<Use> statement = use(sql);
        if (!statement) return statement.error();
        bind_all(**statement, values...);
        while (true) {
            const Result<bool> row = (*statement)->step();
            if (!row) return noted(row.error());
            if (!*row || !visit(**statement)) return {};
        }
    }

    // Writes. V712 if a row of this key is there, V719 if the row names another that is not.
    template <class... Values>
    Result<void> run(std::string_view sql, const Subject& subject, const Values&... values) {
        // Without one the statement would take effect at once, whatever becomes of the job.
        if (!database_.in_transaction()) return lost();
        const Result<Use> statement = use(sql);
        if (!statement) return statement.error();
        bind_all(**statement, values...);
        const Result<void> done = (*statement)->run();
        return done ? done : refused(subject, noted(done.error()));
    }

    std::int64_t changed() const; // rows, by the last write
    std::int64_t last_row() const { return database_.last_row(); }

    // Of several writes that are to take effect together: all of `part`, or nothing of it.
    template <class Part>
    Result<void> together(const Part& part) {
        if (!database_.in_transaction()) return lost();
        if (const Result<void> begun = execute("SAVEPOINT part"); !begun) return begun;
        Undo undo{*this};
        Result<void> done = part();
        if (done) done = execute("RELEASE part");
        if (done) undo.connection = nullptr;
        return done;
    }

    Result<void> execute(std::string_view sql);

    // Whether a damaged page was met, whatever became of the error: who meets one may go on, or tell it in other words.
    bool met_damage() const { return met_damage_; }

  private:
    // Ready for its next use when it is no longer used.
    struct Reset {
        void operator()(sqlite::Statement* statement) const { statement->reset(); }
    };
    using Use = std::unique_ptr<sqlite::Statement, Reset>;
    struct Undo {
        Connection* connection;
        explicit Undo(Connection& undone) : connection(&undone) {}
        Undo(const Undo&) = delete;
        Undo& operator=(const Undo&) = delete;
        ~Undo();
    };

    Result<Use> use(std::string_view sql);
    Result<void> refused(const Subject& subject, const Diagnostic& why) const;
    Diagnostic lost() const;
    Diagnostic damaged_row() const;
    Diagnostic noted(const Diagnostic& why) {
        met_damage_ = met_damage_ || why.code == database_.kind().codes.damaged;
        return why;
    }

    static void bind(sqlite::Statement& to, int at, const std::string& value) { to.bind(at, std::string_view(value)); }
    static void bind(sqlite::Statement& to, int at, std::string_view value) { to.bind(at, value); }
    static void bind(sqlite::Statement& to, int at, Bytes value) { to.bind_bytes(at, value.bytes); }
    static void bind(sqlite::Statement& to, int at, Time value) { to.bind(at, value.microseconds); }
    static void bind(sqlite::Statement& to, int at, std::int64_t value) { to.bind(at, value); }
    static void bind(sqlite::Statement& to, int at, const std::optional<std::string>& value) {
        to.bind_if_any(at, value);
    }
    static void bind(sqlite::Statement& to, int at, const std::optional<Time>& value) {
        to.bind_if_any(at, value ? std::optional(value->microseconds) : std::nullopt);
    }
    template <class... Values>
    static void bind_all([[maybe_unused]] sqlite::Statement& to, const Values&... values) {
        [[maybe_unused]] int at = 0;
        (bind(to, ++at, values), ...);
    }

    sqlite::Database database_;
    std::unordered_map<std::string_view, sqlite::Statement> statements_;
    bool met_damage_ = false;
};

Time time_of(const sqlite::Statement& row, int column);
std::optional<Time> time_if_any(const sqlite::Statement& row, int column);

// A list of texts stands in a column as JSON.
std::string list_text(const std::vector<std::string>& list);
std::optional<std::vector<std::string>> list_of(const sqlite::Statement& row, int column);

} // namespace voorrang::sqlite_store
