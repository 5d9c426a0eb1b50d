#include "adapters/cli/test_report.hpp"

#include "adapters/report/columns.hpp"
#include "adapters/report/places.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>

namespace voorrang::cli {

namespace style = report::style;

void TestReport::write(const engine::TestResult& result) {
    const bool passed = result.failures.empty();
    const std::string ok = reader_.say("ok"), fail = reader_.say("FAIL");
    const std::string spaces(std::max(ok.size(), fail.size()) - (passed ? ok : fail).size() + 2, ' ');
    std::string out = "  " + (passed ? paint_(style::green, ok) : paint_(style::red, fail)) + spaces;
    out += printable(result.title) + '\n';
    for (const engine::TestResult::Failure& failure : result.failures) {
        std::string place;
        if (const auto found = report::SourcePlaces(sources_).find(failure.span))
            place = printable(to_text(*found)) + ": ";
        report::append_wrapped(out, report::Prefix("        "), report::Prefix("          "),
                               place + printable(reader_.say(failure.message)));
        quote(out, failure.span);
    }
    console_.out().write(out);
}

void TestReport::quote(std::string& out, Span span) const {
    if (span.begin == span.end || span.source >= sources_.size()) return;
    const std::string_view line = sources_.line(span.source, span.begin);
    const auto begin = static_cast<std::size_t>(sources_.source(span.source).text.data() + span.begin - line.data());
    const std::size_t end = std::min(begin + (span.end - span.begin), line.size());
    const QuotedLine quoted = quote_line(line, begin, end);
    const std::string number = std::to_string(sources_.position(span.source, span.begin).line);
    out += "        " + number + " | " + quoted.text + '\n';
    out += "        " + std::string(number.size(), ' ') + " | " + std::string(quoted.indent, ' ') +
           paint_(style::red, std::string(quoted.carets, '^')) + '\n';
}

} // namespace voorrang::cli
