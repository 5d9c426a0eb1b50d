// A kind of database that this program writes, and the way from each of its versions to the next.
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace voorrang::sqlite {

class Database;

struct Codes {
    Code unreadable, read_only, not_ours, write_failed, damaged;
};

struct Kind {
    // Makes the next version of the one before. The first makes version 1 of an empty database.
    using Step = std::string (*)();
    // What SQL alone can't do of the step to a version; in the same transaction, after it.
    using Fill = Result<void> (*)(Database& database, std::int64_t version);

    std::string_view name;       // in messages: "the NAME can't be opened"
    std::string_view title;      // "this is not a TITLE"
    std::string_view kept;       // what someone whose write failed may rely on
    std::int64_t application_id; // what tells it from other databases: PRAGMA application_id
    std::span<const Step> steps;
    Codes codes;
    Fill fill = nullptr;

    std::int64_t version() const { return static_cast<std::int64_t>(steps.size()); } // PRAGMA user_version
};

} // namespace voorrang::sqlite
