// Options of `voorrang personal`.
#pragma once

#include "adapters/cli/format.hpp"
#include "adapters/erasure/erase.hpp"
#include "dsl/value/calendar_date.hpp"

#include <optional>
#include <string>

namespace voorrang::cli {

struct PersonalListOptions {
    std::string data; // the database of the service
    erasure::Selection which;
    std::optional<Date> finished_before;
    Format format = Format::text;
};
struct PersonalEraseOptions {
    std::string data;
    erasure::Selection which;
    std::optional<Date> finished_before;
    std::string reason;
    std::string schedule; // a file, in place of a selection and a reason; empty: none
};
struct PersonalDueOptions {
    std::string data, schedule;
    std::optional<Date> on; // absent: today, in UTC
    Format format = Format::text;
};

} // namespace voorrang::cli
