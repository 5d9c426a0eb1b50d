// A database as any other program opens it, without what ours does.
#pragma once

#include <gtest/gtest.h>

#include <sqlite3.h>

#include <string>

namespace voorrang::store {

class RawDatabase {
  public:
    explicit RawDatabase(const std::string& path) { EXPECT_EQ(sqlite3_open(path.c_str(), &connection_), SQLITE_OK); }
    RawDatabase(const RawDatabase&) = delete;
    RawDatabase& operator=(const RawDatabase&) = delete;
    ~RawDatabase() { sqlite3_close(connection_); }

    // The error; empty if there is none.
    std::string try_to_run(const std::string& sql) {
        if (sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) return {};
        return sqlite3_errmsg(connection_);
    }
    void run(const std::string& sql) { EXPECT_EQ(try_to_run(sql), "") << sql; }

    std::int64_t integer(const std::string& sql) {
        sqlite3_stmt* statement = nullptr;
        EXPECT_EQ(sqlite3_prepare_v2(connection_, sql.c_str(), -1, &statement, nullptr), SQLITE_OK) << sql;
        EXPECT_EQ(sqlite3_step(statement), SQLITE_ROW) << sql;
        const std::int64_t value = sqlite3_column_int64(statement, 0);
        sqlite3_finalize(statement);
        return value;
    }

  private:
    sqlite3* connection_ = nullptr;
};

} // namespace voorrang::store
