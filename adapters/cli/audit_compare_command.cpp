#include "adapters/auditor/compare.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/cli/data_rows.hpp"
#include "adapters/report/json_writer.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::cli {

namespace {

std::string as_text(const std::vector<auditor::Difference>& differences) {
    std::string text;
    const std::string* about = nullptr;
    const auto value = [](const std::string& each) { return each.empty() ? "(not there)" : printable(each); };
    for (const auditor::Difference& each : differences) {
        if (about == nullptr || *about != each.about) text += (about == nullptr ? "" : "\n") + each.about + "\n";
        about = &each.about;
        text += "  " + printable(each.what) + "\n    before: " + value(each.before) +
                "\n    after:  " + value(each.after) + "\n";
    }
    return text.empty() ? "nothing differs\n" : text;
}

std::string as_json(const std::vector<auditor::Difference>& differences) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().key("differences").begin_array();
    for (const auditor::Difference& each : differences)
        json.begin_object()
            .member("about", each.about)
            .member("what", each.what)
            .member("before", each.before)
            .member("after", each.after)
            .end_object();
    json.end_array().end_object();
    return json.take() + "\n";
}

} // namespace

ExitCode audit_compare(const AuditCompareOptions& options, Console& console) {
    const auto refuse = [&](const Diagnostic& why) {
        console.report(why);
        return ExitCode::bad_use;
    };
    Result<sqlite_store::Rows> rows = open_rows(options.data);
    if (!rows) return refuse(rows.error());
    const auto differences = auditor::compare(*rows, options.before, options.after);
    if (!differences) return refuse(differences.error());
    console.out().write(options.format == Format::json ? as_json(*differences) : as_text(*differences));
    return differences->empty() ? ExitCode::fine : ExitCode::findings;
}

} // namespace voorrang::cli
