#include "adapters/sqlite_store/connection.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/sqlite/fault.hpp"

#include <sqlite3.h>

namespace voorrang::sqlite_store {

Result<Connection::Use> Connection::use(std::string_view sql) {
    auto found = statements_.find(sql);
    if (found == statements_.end()) {
        Result<sqlite::Statement> prepared = database_.prepare(sql);
        if (!prepared) return noted(prepared.error());
        found = statements_.emplace(sql, std::move(*prepared)).first;
    }
    return Use(&found->second);
}

Result<void> Connection::execute(std::string_view sql) {
    const Result<Use> statement = use(sql);
    if (!statement) return statement.error();
    const Result<void> done = (*statement)->run();
    return done ? done : noted(done.error());
}

std::int64_t Connection::changed() const { return sqlite3_changes64(database_.handle()); }

Result<void> Connection::refused(const Subject& subject, const Diagnostic& why) const {
    const auto about = [&](Code code, std::string_view words) {
        std::string message = "the ";
        message.append(subject.kind).append(1, ' ');
        if (!subject.name.empty()) message.append(1, '`').append(subject.name).append("` ");
        message.append(words);
        return Diagnostic{code, std::move(message), std::nullopt, "", {}, ""};
    };
    switch (database_.refusal()) {
    case sqlite::Refusal::duplicate:
        return about(Code::already_there, "is there already");
    case sqlite::Refusal::reference:
        return about(Code::names_nothing, "names something that is not there");
    case sqlite::Refusal::none:
    case sqlite::Refusal::other:
        break;
    }
    return why;
}

Diagnostic Connection::lost() const {
    return sqlite::about(database_.kind(), database_.kind().codes.write_failed,
                         "can't be written: the transaction was given up after a fault", database_.path(),
                         std::string(database_.kind().kept));
}

Diagnostic Connection::damaged_row() const {
    return sqlite::database_diagnostic(Code::row_damaged, "a row of the database is not as this program writes one",
                                       database_.path(), "restore the database from a backup");
}

Connection::Undo::~Undo() {
    // Some faults have undone everything already; then this has no effect and is of no interest.
    if (connection == nullptr) return;
    static_cast<void>(connection->execute("ROLLBACK TO part"));
    static_cast<void>(connection->execute("RELEASE part"));
}

Time time_of(const sqlite::Statement& row, int column) { return {row.integer(column), 0}; }

std::optional<Time> time_if_any(const sqlite::Statement& row, int column) {
    const std::optional<std::int64_t> microseconds = row.integer_if_any(column);
    return microseconds ? std::optional(Time{*microseconds, 0}) : std::nullopt;
}

std::string list_text(const std::vector<std::string>& list) {
    std::string text = "[";
    for (const std::string& each : list) {
        if (text.size() > 1) text += ',';
        json::append_quoted(text, each);
    }
    return text += ']';
}

std::optional<std::vector<std::string>> list_of(const sqlite::Statement& row, int column) {
    const std::string text = row.text(column);
    const auto parsed = json::read(text);
    const json::Tree* tree = std::get_if<json::Tree>(&parsed);
    if (tree == nullptr || !tree->root().is_array()) return std::nullopt;
    std::vector<std::string> list;
    for (const json::Ref each : tree->root().children()) {
        if (!each.is_string()) return std::nullopt;
        list.emplace_back(each.text());
    }
    return list;
}

} // namespace voorrang::sqlite_store
