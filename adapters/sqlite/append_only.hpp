// Tables whose rows stay as they were written.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace voorrang::sqlite {

struct Keyed {
    std::string_view table;
    std::string_view same_key; // of a row there and a row NEW to be written: "hash = NEW.hash"
};

// Triggers that refuse every update, deletion and replacement: "TITLE is append-only".
std::string append_only_sql(std::span<const Keyed> tables, std::string_view title);

} // namespace voorrang::sqlite
