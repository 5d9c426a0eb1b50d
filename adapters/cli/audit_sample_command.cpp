// `voorrang audit sample`: decisions drawn for control.
#include "adapters/cli/commands.hpp"
#include "adapters/cli/data_rows.hpp"
#include "adapters/report/columns.hpp"
#include "adapters/report/json_writer.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::cli {

namespace {

std::string as_text(const auditor::Sample& sample, const report::Paint& paint) {
    std::size_t all = 0;
    report::Table strata, drawn;
    strata.add_column("Stratum", report::Align::left);
    for (const char* heading : {"Decisions", "Drawn"}) strata.add_column(heading, report::Align::right);
    for (const auditor::Sample::Part& part : sample.parts) {
        all += part.decisions;
        strata.add_row({{part.stratum, report::style::plain},
                        {std::to_string(part.decisions), report::style::plain},
                        {std::to_string(part.drawn), report::style::plain}});
    }
    for (const char* heading : {"Decision", "Entry"}) drawn.add_column(heading, report::Align::right);
    for (const char* heading : {"Decided", "Tender", "Outcome", "Lot"}) drawn.add_column(heading, report::Align::left);
    for (const auditor::Drawn& each : sample.drawn)
        drawn.add_row({{std::to_string(each.decision), report::style::plain},
                       {std::to_string(each.entry), report::style::plain},
                       {to_text(Time{each.at.microseconds, 0}), report::style::plain},
                       {report::cut_to(printable(each.tender), 40), report::style::plain},
                       {each.outcome, report::style::plain},
                       {each.lot.substr(0, 16), report::style::dim}});
    std::string text = std::to_string(sample.drawn.size()) + " of " + std::to_string(all) + " decisions, of " +
                       std::to_string(sample.entries) + " entries of the log\n";
    if (sample.parts.size() > 1) text += "\n" + strata.render(0, paint);
    if (!sample.drawn.empty()) text += "\n" + drawn.render(0, paint);
    return text;
}

std::string as_json(const auditor::Sample& sample, const auditor::SampleOptions& options) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("seed", options.seed).key("entries").integer(static_cast<std::uint64_t>(sample.entries));
    json.key("strata").begin_array();
    for (const auditor::Sample::Part& part : sample.parts) {
        json.begin_object().member("stratum", part.stratum).key("decisions").integer(part.decisions);
        json.key("drawn").integer(part.drawn).end_object();
    }
    json.end_array().key("drawn").begin_array();
    for (const auditor::Drawn& each : sample.drawn) {
        json.begin_object().key("decision").integer(static_cast<std::uint64_t>(each.decision));
        json.key("entry").integer(static_cast<std::uint64_t>(each.entry));
        json.member("time", to_text(Time{each.at.microseconds, 0})).member("tender", each.tender);
        json.member("outcome", each.outcome).member("stratum", each.stratum).member("lot", each.lot).end_object();
    }
    json.end_array().end_object();
    return json.take() + "\n";
}

} // namespace

ExitCode audit_sample(const AuditSampleOptions& options, Console& console) {
    const auto refuse = [&](const Diagnostic& why) {
        console.report(why);
        return ExitCode::bad_use;
    };
    Result<sqlite_store::Rows> rows = open_rows(options.data);
    if (!rows) return refuse(rows.error());
    const Result<auditor::Sample> sample = auditor::sample(*rows, options.sample);
    if (!sample) return refuse(sample.error());
    console.out().write(options.format == Format::json ? as_json(*sample, options.sample)
                                                       : as_text(*sample, report::Paint(console.out_colour())));
    return ExitCode::fine;
}

} // namespace voorrang::cli
