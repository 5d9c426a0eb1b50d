#include "adapters/report/measure_report.hpp"

namespace voorrang::report {

namespace {

// A spreadsheet takes what begins with one of these for a formula.
bool looks_like_a_formula(const std::string& text) {
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

std::string field(const std::string& text, bool from_input = false) {
    const std::string safe = from_input && looks_like_a_formula(text) ? "'" + text : text;
    if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
    std::string quoted = "\"";
    for (const char c : safe) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string joined(const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& each : texts) text += (text.empty() ? "" : "; ") + each;
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

std::string measures_csv(const std::vector<engine::MeasureResult>& results) {
    std::string out = "measure,keys,value,state,target,target_state,rows,unknown_rows,unplaced_rows,cases,missing\n";
    for (const auto& result : results)
        for (const auto& group : result.groups) {
            std::vector<std::string> missing;
            for (const auto& [fact, rows] : group.missing) missing.push_back(fact + " (" + std::to_string(rows) + ")");
            out += field(result.name) + ',' + field(joined(english(group.key_texts)), true) + ',' + field(group.text) +
                   ',' + std::string(measure_state(group)) + ',';
            if (group.target)
                out += field((group.target->at_most ? "at most " : "at least ") + group.target->text) + ',' +
                       std::string(word(group.target->state));
            else
                out += ',';
            for (const std::uint64_t number : {group.rows, group.unknown_rows, group.unplaced_rows, group.cases})
                out += ',' + std::to_string(number);
            out += ',' + field(joined(missing)) + "\n";
        }
    return out;
}

} // namespace voorrang::report
