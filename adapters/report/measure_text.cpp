#include "adapters/report/columns.hpp"
#include "adapters/report/decision_text.hpp"
#include "adapters/report/measure_report.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>

namespace voorrang::report {

namespace {

using engine::GroupResult;
using State = GroupResult::State;

std::string listed(const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& each : texts) text += (text.empty() ? "" : ", ") + printable(each);
    return text;
}

std::string rows_text(std::uint64_t rows, const Reader& reader) {
    const std::string number = reader.value(std::to_string(rows));
    return rows == 1 ? reader.say("{1} row", {number}) : reader.say("{1} rows", {number});
}

std::string missing_text(const std::map<std::string, std::uint64_t>& missing, const Reader& reader) {
    std::string text;
    for (const auto& [fact, rows] : missing)
        text += (text.empty() ? "" : ", ") + reader.say("{1} in {2}", {fact, rows_text(rows, reader)});
    return text.empty() ? text : reader.say("; missing: {1}", {text});
}

class MeasureWriter {
  public:
    MeasureWriter(const engine::MeasureResult& result, const Places& places, const MeasureText& options)
        : result_(result), places_(places), options_(options), reader_(options.reader), paint_(reader_.colour) {}

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
        const std::string name = paint_(style::bold, result_.name);
        out_ = result_.flagged ? reader_.say("{1}: flags {2} across {3}",
                                             {name, reader_.noun(*result_.flagged), reader_.noun(result_.rows)})
                               : reader_.say("{1} across {2}", {name, reader_.noun(result_.rows)});
        if (result_.where) out_ += ' ' + reader_.say("where {1}", {*result_.where});
        out_ += '\n';
        if (result_.groups.empty()) out_ += "  " + reader_.say("no rows") + '\n';
    }

    void table() {
        Table table;
        for (const std::string& key : result_.key_names) table.add_column(key, Align::left);
        const bool targets = std::any_of(result_.groups.begin(), result_.groups.end(),
                                         [](const GroupResult& group) { return group.target.has_value(); });
        table.add_column(result_.flagged ? reader_.say("flagged") : reader_.say("value"), Align::right);
        if (targets) table.add_column(reader_.say("target"), Align::left);
        table.add_column(reader_.say("rows"), Align::right);
        table.add_column(reader_.say("cases"), Align::right);
        std::size_t rows = 0;
        for (const GroupResult& group : result_.groups) {
            if (!told(group)) continue;
            ++rows;
            std::vector<Cell> cells;
            for (const Said& key : group.key_texts) cells.push_back({printable(reader_.say(key))});
            cells.push_back(value(group));
            if (targets) cells.push_back(target(group));
            cells.push_back({std::to_string(group.rows)});
            cells.push_back({std::to_string(group.cases)});
            table.add_row(std::move(cells));
        }
        if (rows > 0) out_ += table.render(2, paint_);
        if (rows < result_.groups.size())
            out_ += "  " +
                    reader_.count(result_.groups.size() - rows, "{1} group not flagged", "{1} groups not flagged") +
                    '\n';
    }

    Cell value(const GroupResult& group) const {
        if (group.state == State::failed) return {reader_.say("failed"), style::red};
        if (group.state == State::unknown) return {reader_.value("unknown"), style::yellow};
        if (!group.exact) return {reader_.say("{1} so far", {printable(reader_.value(group.text))}), style::yellow};
        return {printable(reader_.value(group.text))};
    }

    Cell target(const GroupResult& group) const {
        if (!group.target) return {""};
        using Met = engine::TargetResult::State;
        const std::string value = reader_.value(group.target->text);
        const std::string text = (group.target->at_most ? reader_.say("at most {1}", {value}) : value) + ": ";
        if (group.target->state == Met::met) return {text + reader_.say("met"), style::green};
        if (group.target->state == Met::not_met) return {text + reader_.say("not met"), style::red};
        return {text + reader_.value("unknown"), style::yellow};
    }

    void line(const std::string& text) { append_wrapped(out_, Prefix("  "), Prefix("    "), text); }

    std::string name_of(const GroupResult& group) const {
        return group.key_texts.empty() ? reader_.say("all") : keys(group.key_texts);
    }

    std::string keys(const std::vector<Said>& texts) const {
        std::string text;
        for (const Said& each : texts) text += (text.empty() ? "" : ", ") + printable(reader_.say(each));
        return text;
    }

    void notes(const GroupResult& group) {
        if (group.unknown_rows > 0)
            line(reader_.say("{1}: {2} of {3} unknown",
                             {name_of(group), std::to_string(group.unknown_rows), rows_text(group.rows, reader_)}) +
                 missing_text(group.missing, reader_));
        if (group.unplaced_rows > 0 && !group.exact)
            line(name_of(group) + ": " +
                 reader_.count(group.unplaced_rows, "{1} row may belong here, by an unknown key",
                               "{1} rows may belong here, by an unknown key"));
        if (group.failure) {
            const auto place = places_.find(group.failure->span);
            line(name_of(group) + ": " + std::string(code_text(group.failure->code)) + ", " +
                 printable(reader_.say(group.failure->whole())) +
                 (place ? " (" + printable(to_text(*place)) + ")" : ""));
        }
        const bool flagged = result_.flagged && group.exact;
        if ((flagged || options_.explain) && !group.because.empty())
            line(name_of(group) + ": " + printable(reader_.say(group.because)));
        if (flagged || options_.explain || options_.all_cases) cases(group.cases, group.case_names);
        if (group.explanation && options_.explain) out_ += explanation_text(*group.explanation, places_, reader_, 4);
    }

    void note(const engine::MeasureResult::Unplaced& unplaced) {
        line("(" + keys(unplaced.key_texts) +
             "): " + reader_.count(unplaced.rows, "{1} row in no group", "{1} rows in no group") +
             missing_text(unplaced.missing, reader_) +
             (unplaced.failure ? "; " + printable(reader_.say(unplaced.failure->whole())) : std::string()));
        if (options_.explain || options_.all_cases) cases(unplaced.cases, unplaced.case_names);
    }

    void cases(std::uint64_t count, const std::vector<std::string>& names) {
        const std::uint64_t more = count > names.size() ? count - names.size() : 0;
        append_wrapped(out_, Prefix("    "), Prefix("      "),
                       more > 0 ? reader_.say("from {1} and {2} more", {listed(names), std::to_string(more)})
                                : reader_.say("from {1}", {listed(names)}));
    }

    const engine::MeasureResult& result_;
    const Places& places_;
    const MeasureText& options_;
    const Reader& reader_;
    Paint paint_;
    std::string out_;
};

} // namespace

std::string measure_text(const engine::MeasureResult& result, const Places& places, const MeasureText& options) {
    return MeasureWriter(result, places, options).write();
}

} // namespace voorrang::report
