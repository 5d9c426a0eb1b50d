#include "adapters/cli/commands.hpp"
#include "adapters/report/columns.hpp"
#include "adapters/report/json_writer.hpp"
#include "adapters/report/paint.hpp"
#include "adapters/report/words.hpp"
#include "adapters/sqlite/log_reader.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::cli {

namespace {

using sqlite::CaseRow;
using sqlite::RunRow;

// A long run is shown in parts, so that its width is known without reading all of it first.
constexpr std::size_t rows_at_once = 1000;

std::string run_heading(const RunRow& run, const report::Reader& reader) {
    const report::Paint paint(reader.colour);
    const auto number = [&](std::int64_t count) {
        return phrases::say_number(reader.language, static_cast<std::uint64_t>(count));
    };
    std::string text = paint(report::style::bold, reader.say("Run {1}", {std::to_string(run.id)})) + ", " +
                       reader.value(run.started) + ", ";
    text +=
        printable(run.policy.name) + ' ' + printable(run.policy.version) + " (" + run.policy.hash.substr(0, 12) + ')';
    if (run.as_at) text += reader.say(", as at {1}", {reader.value(*run.as_at)});
    if (run.draw_seed) text += reader.say(", draw seed {1}", {printable(*run.draw_seed)});
    text += ", " + reader.count(static_cast<std::uint64_t>(run.decided), "{1} tender", "{1} tenders");
    if (run.skipped > 0) text += ", " + reader.say("{1} passed over", {number(run.skipped)});
    if (!run.how) return text + ", " + reader.say("not ended");
    if (*run.how == "interrupted") text += ", " + reader.say("interrupted");
    if (*run.how == "stopped") text += ", " + reader.say("stopped");
    return text;
}

class CaseTable {
  public:
    CaseTable(Console& console, const report::Reader& reader) : console_(console), reader_(reader) { begin(); }

    void add(const CaseRow& row) {
        table_.add_row({{std::to_string(row.id), report::style::plain},
                        {report::cut_to(printable(row.ocid), 40), report::style::plain},
                        {report::outcome_text(reader_, row.outcome), report::style::plain},
                        {report::cut_to(printable(row.winner.value_or("")), 36), report::style::plain}});
        if (++rows_ % rows_at_once == 0) write();
    }
    void write() {
        if (rows_ == 0) return;
        console_.out().write(table_.render(2, report::Paint(reader_.colour)));
        begin();
    }

  private:
    void begin() {
        table_ = {};
        rows_ = 0;
        table_.add_column(reader_.say("Nr"), report::Align::right);
        table_.add_column(reader_.say("Tender"), report::Align::left);
        table_.add_column(reader_.say("Outcome"), report::Align::left);
        table_.add_column(reader_.say("Awarded to"), report::Align::left);
    }

    Console& console_;
    const report::Reader& reader_;
    report::Table table_;
    std::size_t rows_ = 0;
};

Result<void> list_as_text(sqlite::LogReader& log, Console& console) {
    bool any = false;
    Result<void> cases_read;
    const Result<void> runs_read = log.each_run([&](const RunRow& run) {
        const Result<Language> language = log.language_of_policy(run.policy.hash);
        if (!language) return cases_read = language.error(), false;
        const report::Reader reader = console.reader(*language);
        std::string heading;
        report::append_wrapped(heading, report::Prefix(), report::Prefix("  "), run_heading(run, reader));
        console.out().write((any ? "\n" : "") + heading);
        any = true;
        CaseTable table(console, reader);
        cases_read = log.each_case(run.id, [&](const CaseRow& row) { return table.add(row), console.out().usable(); });
        table.write();
        return cases_read.has_value() && console.out().usable();
    });
    if (!any) console.out().write(console.reader().say("No decisions.") + '\n');
    return runs_read ? cases_read : runs_read;
}

void text_or_null(report::JsonWriter& json, std::string_view name, const std::optional<std::string>& value) {
    json.key(name);
    value ? json.text(*value) : json.null();
}

// JSON Lines: one object for each decision, with what it needs of its run.
Result<void> list_as_json(sqlite::LogReader& reader, Console& console) {
    Result<void> cases_read;
    const Result<void> runs_read = reader.each_run([&](const RunRow& run) {
        cases_read = reader.each_case(run.id, [&](const CaseRow& row) {
            report::JsonWriter json(report::JsonLayout::line);
            json.begin_object().key("decision").integer(static_cast<std::uint64_t>(row.id));
            json.member("case", row.ocid).member("outcome", row.outcome);
            text_or_null(json, "winner", row.winner);
            json.key("run").begin_object().key("id").integer(static_cast<std::uint64_t>(run.id));
            json.member("started", run.started).member("program", run.program);
            text_or_null(json, "finished", run.finished);
            text_or_null(json, "ended", run.how);
            text_or_null(json, "asAt", run.as_at);
            text_or_null(json, "drawSeed", run.draw_seed);
            json.key("policy").begin_object().member("name", run.policy.name).member("version", run.policy.version);
            json.member("sha256", run.policy.hash).end_object().end_object().end_object();
            console.out().write(json.take() + '\n');
            return console.out().usable();
        });
        return cases_read.has_value() && console.out().usable();
    });
    return runs_read ? cases_read : runs_read;
}

} // namespace

ExitCode log_list(const LogListOptions& options, Console& console) {
    Result<sqlite::LogReader> reader = sqlite::LogReader::open(options.log);
    if (!reader) {
        console.report(reader.error());
        return ExitCode::bad_use;
    }
    const Result<void> listed =
        options.format == Format::json ? list_as_json(*reader, console) : list_as_text(*reader, console);
    if (listed) return ExitCode::fine;
    console.report(listed.error());
    return ExitCode::bad_use;
}

} // namespace voorrang::cli
