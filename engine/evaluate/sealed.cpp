#include "engine/evaluate/cells.hpp"
#include "engine/evaluate/operations.hpp"

namespace voorrang::engine {

using graph::ColumnType;

namespace {

// A seal whose moment is not known is not opened.
bool opened(const Column& until, std::uint32_t row, const calendar::Calendar* calendar, Time now) {
    if (!until.known(row)) return false;
    if (until.type == ColumnType::time) return now.microseconds >= until.integers[row];
    const auto end = calendar::end_of(*calendar, Date{static_cast<std::int32_t>(until.integers[row])});
    return end && now >= *end;
}

} // namespace

void evaluate_sealed(Column& out, const Column& fact, const Column& until, const calendar::Calendar* calendar,
                     std::optional<Time> now) {
    out = fact;
    if (!now) return;
    for (std::uint32_t row = 0; row < out.size; ++row)
        if (!opened(until, row, calendar, *now)) mark(out, row, Cell::unknown);
}

} // namespace voorrang::engine
