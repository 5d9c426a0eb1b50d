// SQLite's C interface with owners and with errors as values. Only what our databases need.
#pragma once

#include "adapters/sqlite/kind.hpp"
#include "dsl/diagnostics/result.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace voorrang::sqlite {

// What messages about a database need.
struct Origin {
    std::string path; // as given
    const Kind* kind;
};

// A compiled statement, to be used again and again.
class Statement {
  public:
    // Parameters count from 1. The text must stay where it is until the next reset().
    Statement& bind(int parameter, std::string_view text);
    Statement& bind(int parameter, std::int64_t integer);
    Statement& bind_bytes(int parameter, std::string_view bytes);
    Statement& bind_if_any(int parameter, const std::optional<std::string>& text); // absent: NULL
    Statement& bind_if_any(int parameter, const std::optional<std::int64_t>& integer);

    // True: there is a row. False: done, and ready to be used again.
    Result<bool> step();
    // For statements without rows.
    Result<void> run();
    void reset();

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::string bytes(int column) const;
    std::optional<std::string> text_if_any(int column) const; // NULL: absent
    std::optional<std::int64_t> integer_if_any(int column) const;

  private:
    friend class Database;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    Statement(sqlite3_stmt* statement, const Origin* origin) : statement_(statement), origin_(origin) {}

    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    const Origin* origin_;
};

enum class Access : std::uint8_t {
    read,
    read_immutable, // of a file that nobody writes, in a folder that can't be written
    write           // made if it is not there
};

// Why the last statement was refused by the tables.
enum class Refusal : std::uint8_t {
    none,      // it was not, or not by them
    duplicate, // a row of this key is there
    reference, // it names a row that is not there
    other      // a check, a type, a trigger
};

class Database {
  public:
    // `path` is taken as a file, whatever it looks like; `kind` must outlive the database.
    static Result<Database> open(const std::string& path, Access access, const Kind& kind);

    Result<void> execute(const char* sql); // may be several statements
    Result<Statement> prepare(std::string_view sql);
    Result<std::int64_t> integer(std::string_view sql); // of one row, one column
    std::int64_t last_row() const;
    bool read_only() const;
    bool busy() const; // the last fault was that another connection is in the way
    Refusal refusal() const;
    bool in_transaction() const; // some faults end one, and all that it wrote is gone
    const std::string& path() const { return origin_->path; }
    const Kind& kind() const { return *origin_->kind; }
    sqlite3* handle() const { return connection_.get(); }

  private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };
    std::unique_ptr<Origin> origin_; // its address is kept by statements
    std::unique_ptr<sqlite3, Close> connection_;
};

// A write that is undone unless commit() is reached.
class Transaction {
  public:
    static Result<Transaction> begin(Database& database);
    Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    Result<void> commit();

  private:
    explicit Transaction(Database& database) : database_(&database) {}
    Database* database_;
};

} // namespace voorrang::sqlite
