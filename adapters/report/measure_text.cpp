#include "adapters/report/columns.hpp"
#include "adapters/report/decision_text.hpp"
#include "adapters/report/measure_report.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>

namespace voorrang::report {

namespace {

using engine::GroupResult;
using State = GroupResult::State;

std::string counted(std::uint64_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

std::string listed(const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& each : texts) text += (text.empty() ? "" : ", ") + printable(each);
    return text;
}

std::string missing_text(const std::map<std::string, std::uint64_t>& missing) {
    std::string text;
    for (const auto& [fact, rows] : missing)
        text += (text.empty() ? "; missing: " : ", ") + fact + " in " + counted(rows, "row");
    return text;
}

class MeasureWriter {
  public:
    MeasureWriter(const engine::MeasureResult& result, const Places& places, const MeasureText& options)
        : result_(result), places_(places), options_(options), paint_(options.colour) {}

    std::string write() {
        heading();
        table();
        for (const GroupResult& group : result_.groups)
            if (told(group)) notes(group);
        for (const auto& unplaced : result_.unplaced) note(unplaced);
        return std::move(out_);
    }

  private:
    // Of a flag, those that stay down are passed over.
    bool told(const GroupResult& group) const {
        return !result_.flagged || group.state != State::known || !group.exact || group.text == "yes";
    }

    void heading() {
        out_ = paint_(style::bold, result_.name);
        if (result_.flagged) out_ += ": flags " + *result_.flagged;
        out_ += " across " + result_.rows + '\n';
        if (result_.groups.empty()) out_ += "  no rows\n";
    }

    void table() {
        Table table;
        for (const std::string& key : result_.key_names) table.add_column(key, Align::left);
        const bool targets = std::any_of(result_.groups.begin(), result_.groups.end(),
                                         [](const GroupResult& group) { return group.target.has_value(); });
        table.add_column(result_.flagged ? "flagged" : "value", Align::right);
        if (targets) table.add_column("target", Align::left);
        table.add_column("rows", Align::right);
        table.add_column("cases", Align::right);
        std::size_t rows = 0;
        for (const GroupResult& group : result_.groups) {
            if (!told(group)) continue;
            ++rows;
            std::vector<Cell> cells;
            for (const std::string& key : group.key_texts) cells.push_back({printable(key)});
            cells.push_back(value(group));
            if (targets) cells.push_back(target(group));
            cells.push_back({std::to_string(group.rows)});
            cells.push_back({std::to_string(group.cases)});
            table.add_row(std::move(cells));
        }
        if (rows > 0) out_ += table.render(2, paint_);
        if (rows < result_.groups.size())
            out_ += "  " + counted(result_.groups.size() - rows, "group") + " not flagged\n";
    }

    static Cell value(const GroupResult& group) {
        if (group.state == State::failed) return {"failed", style::red};
        if (group.state == State::unknown) return {"unknown", style::yellow};
        if (!group.exact) return {printable(group.text) + " so far", style::yellow};
        return {printable(group.text)};
    }

    static Cell target(const GroupResult& group) {
        if (!group.target) return {""};
        using Met = engine::TargetResult::State;
        const std::string text = (group.target->at_most ? "at most " : "") + group.target->text + ": ";
        if (group.target->state == Met::met) return {text + "met", style::green};
        if (group.target->state == Met::not_met) return {text + "not met", style::red};
        return {text + "unknown", style::yellow};
    }

    void line(const std::string& text) { append_wrapped(out_, Prefix("  "), Prefix("    "), text); }

    std::string name_of(const GroupResult& group) const {
        return group.key_texts.empty() ? "all" : listed(group.key_texts);
    }

    void notes(const GroupResult& group) {
        if (group.unknown_rows > 0)
            line(name_of(group) + ": " + std::to_string(group.unknown_rows) + " of " + counted(group.rows, "row") +
                 " unknown" + missing_text(group.missing));
        if (group.unplaced_rows > 0 && !group.exact)
            line(name_of(group) + ": " + counted(group.unplaced_rows, "row") + " may belong here, by an unknown key");
        if (group.failure) {
            const auto place = places_.find(group.failure->span);
            line(name_of(group) + ": " + std::string(code_text(group.failure->code)) + ", " +
                 printable(group.failure->message) + (place ? " (" + printable(to_text(*place)) + ")" : ""));
        }
        const bool flagged = result_.flagged && group.exact;
        if ((flagged || options_.explain) && !group.because.empty())
            line(name_of(group) + ": " + printable(group.because));
        if (flagged || options_.explain || options_.all_cases) cases(group.cases, group.case_names);
        if (group.explanation && options_.explain)
            out_ += explanation_text(*group.explanation, places_, options_.colour, 4);
    }

    void note(const engine::MeasureResult::Unplaced& unplaced) {
        line("(" + listed(unplaced.key_texts) + "): " + counted(unplaced.rows, "row") + " in no group" +
             missing_text(unplaced.missing) +
             (unplaced.failure ? "; " + printable(unplaced.failure->message) : std::string()));
        if (options_.explain || options_.all_cases) cases(unplaced.cases, unplaced.case_names);
    }

    void cases(std::uint64_t count, const std::vector<std::string>& names) {
        const std::uint64_t more = count > names.size() ? count - names.size() : 0;
        append_wrapped(out_, Prefix("    "), Prefix("      "),
                       "from " + listed(names) + (more > 0 ? " and " + std::to_string(more) + " more" : ""));
    }

    const engine::MeasureResult& result_;
    const Places& places_;
    const MeasureText& options_;
    Paint paint_;
    std::string out_;
};

} // namespace

std::string measure_text(const engine::MeasureResult& result, const Places& places, const MeasureText& options) {
    return MeasureWriter(result, places, options).write();
}

} // namespace voorrang::report
