// What measures come to, for people, for programs and for spreadsheets.
#pragma once

#include "adapters/report/case_info.hpp"
#include "adapters/report/json_writer.hpp"
#include "adapters/report/places.hpp"
#include "adapters/report/reader.hpp"
#include "adapters/sheet/sheet.hpp"
#include "engine/measure/result.hpp"

namespace voorrang::report {

struct MeasureRun {
    PolicyInfo policy;
    std::uint64_t cases = 0, skipped = 0; // skipped: could not be read
};

struct MeasureText {
    Reader reader;
    bool explain = false;   // the formula of every group, with its values and the cases it came from
    bool all_cases = false; // they are all named
};

// One measure: a table of its groups, and below it what is unknown. Of a flag only the groups that are flagged, or may
// be.
std::string measure_text(const engine::MeasureResult& result, const Places& places, const MeasureText& options);

// { "policy": …, "language": …, "cases": …, "measures": [ … ] }
std::string measures_json(const std::vector<engine::MeasureResult>& results, const MeasureRun& run,
                          const Places& places, Language language);

// One row for each group, under one head for all measures. For programs: the same in every language.
sheet::Sheet measures_sheet(const std::vector<engine::MeasureResult>& results);

// known, so_far (rows of which something is unknown are left out), unknown, failed
std::string_view measure_state(const engine::GroupResult& group);
std::string_view word(engine::TargetResult::State state); // met, not_met, unknown

} // namespace voorrang::report
