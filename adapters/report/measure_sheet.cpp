#include "adapters/report/measure_report.hpp"

namespace voorrang::report {

namespace {

std::string joined(const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& each : texts) text += (text.empty() ? "" : "; ") + each;
    return text;
}

// A plain number is one for a spreadsheet too; an amount, a percentage or a date is a text with its unit.
sheet::Cell value_cell(const std::string& text) {
    const std::optional<Number> number = parse_number(text);
    if (number && to_exact_text(*number) == text) return sheet::Decimal{text};
    return text;
}

// Numbers and dates for programs: they are the same for every reader.
std::vector<std::string> english(const std::vector<Said>& said) {
    std::vector<std::string> texts;
    for (const Said& each : said) texts.push_back(each.text);
    return texts;
}

} // namespace

std::string_view measure_state(const engine::GroupResult& group) {
    switch (group.state) {
    case engine::GroupResult::State::known:
        return group.exact ? "known" : "so_far";
    case engine::GroupResult::State::unknown:
        return "unknown";
    case engine::GroupResult::State::failed:
        break;
    }
    return "failed";
}

std::string_view word(engine::TargetResult::State state) {
    switch (state) {
    case engine::TargetResult::State::met:
        return "met";
    case engine::TargetResult::State::not_met:
        return "not_met";
    case engine::TargetResult::State::unknown:
        break;
    }
    return "unknown";
}

sheet::Sheet measures_sheet(const std::vector<engine::MeasureResult>& results) {
    sheet::Sheet sheet{"measures",
                       {"measure", "keys", "value", "state", "target", "target_state", "rows", "unknown_rows",
                        "unplaced_rows", "cases", "missing"},
                       {}};
    for (const auto& result : results)
        for (const auto& group : result.groups) {
            std::vector<std::string> missing;
            for (const auto& [fact, rows] : group.missing) missing.push_back(fact + " (" + std::to_string(rows) + ")");
            sheet::Row row{result.name, joined(english(group.key_texts)), value_cell(group.text),
                           std::string(measure_state(group))};
            if (group.target)
                row.insert(row.end(), {(group.target->at_most ? "at most " : "at least ") + group.target->text,
                                       std::string(word(group.target->state))});
            else
                row.insert(row.end(), {sheet::Empty{}, sheet::Empty{}});
            for (const std::uint64_t number : {group.rows, group.unknown_rows, group.unplaced_rows, group.cases})
                row.push_back(sheet::count(number));
            row.push_back(joined(missing));
            sheet.rows.push_back(std::move(row));
        }
    return sheet;
}

} // namespace voorrang::report
