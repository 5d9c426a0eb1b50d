#include "adapters/auditor/compare.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/cli/data_rows.hpp"
#include "adapters/report/columns.hpp"
#include "adapters/report/json_writer.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>

namespace voorrang::cli {

namespace {

using About = auditor::Difference::About;

constexpr std::string_view word(About about) {
    switch (about) {
    case About::policy:
        return "policy";
    case About::facts:
        return "facts";
    case About::outcome:
        break;
    }
    return "outcome";
}

std::string heading(About about, const report::Reader& reader) {
    switch (about) {
    case About::policy:
        return reader.say("Of the policy");
    case About::facts:
        return reader.say("Of the facts");
    case About::outcome:
        break;
    }
    return reader.say("Of what came out");
}

std::string as_text(const std::vector<auditor::Difference>& differences, const report::Reader& reader) {
    if (differences.empty()) return reader.say("Nothing differs.") + "\n";
    const std::size_t columns =
        std::max(report::display_columns(reader.say("before:")), report::display_columns(reader.say("after:")));
    std::string text;
    const auto line = [&](std::string label, const Said& value) {
        label.append(columns - report::display_columns(label) + 1, ' ');
        const std::string told = value.empty() ? reader.say("(not there)") : printable(reader.say(value));
        report::append_wrapped(text, report::Prefix("      " + label),
                               report::Prefix(std::string(6 + columns + 1, ' ')), told);
    };
    const About* about = nullptr;
    for (const auditor::Difference& each : differences) {
        if (about == nullptr || *about != each.about)
            text += (about == nullptr ? "" : "\n") + heading(each.about, reader) + "\n";
        about = &each.about;
        report::append_wrapped(text, report::Prefix("  "), report::Prefix("    "), printable(reader.say(each.what)));
        line(reader.say("before:"), each.before);
        line(reader.say("after:"), each.after);
    }
    return text;
}

// In English, whoever reads it.
std::string as_json(const std::vector<auditor::Difference>& differences) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().key("differences").begin_array();
    for (const auditor::Difference& each : differences)
        json.begin_object()
            .member("about", word(each.about))
            .member("what", each.what.text)
            .member("before", each.before.text)
            .member("after", each.after.text)
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
    console.out().write(options.format == Format::json ? as_json(*differences)
                                                       : as_text(*differences, console.reader()));
    return differences->empty() ? ExitCode::fine : ExitCode::findings;
}

} // namespace voorrang::cli
