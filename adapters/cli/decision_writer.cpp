#include "adapters/cli/decision_writer.hpp"

#include "adapters/cli/sheet_output.hpp"
#include "adapters/report/decision_json.hpp"
#include "adapters/report/ranking_sheet.hpp"
#include "dsl/diagnostics/suggest.hpp"

#include <algorithm>

namespace voorrang::cli {

namespace {
constexpr std::size_t most_names = 10'000;
}

DecisionWriter::DecisionWriter(Console& console, const report::Reader& reader, const DecideOptions& options,
                               const std::optional<graph::Award>& award)
    : console_(console), format_(options.format), text_{reader,
                                                        award ? award->competitor : "bid",
                                                        {options.explain && options.bid.empty(), options.bid},
                                                        {}} {
    if (!is_sheet(format_) || !award) return;
    award_ = &*award;
    rows_.emplace(sheet_form(format_, options.bom), "ranking", report::ranking_head(*award));
}

bool DecisionWriter::shows(const engine::Decision& decision) const {
    const std::string& bid = text_.explained.bid;
    return bid.empty() || std::ranges::any_of(decision.standings, [&](const engine::Standing& standing) {
               return standing.id == bid || standing.label == bid;
           });
}

void DecisionWriter::pass_over(const engine::Decision& decision) {
    any_ = true;
    for (const engine::Standing& standing : decision.standings)
        if (other_names_.size() < most_names) other_names_.insert(other_names_.end(), {standing.label, standing.id});
}

std::string DecisionWriter::rendered(const engine::Decision& decision, const report::CaseInfo& info,
                                     const report::Places& places, const std::string& explain_hint) const {
    if (format_ == Format::text) {
        report::TextOptions options = text_;
        options.explain_hint = explains() ? std::string() : explain_hint;
        return decision_text(decision, places, options);
    }
    const bool lines = format_ == Format::jsonl;
    report::JsonWriter json(lines ? report::JsonLayout::line : report::JsonLayout::indented, lines ? 0 : 1);
    report::write_decision(json, decision, info, places, text_.explained, {text_.reader.language});
    return json.take();
}

void DecisionWriter::write(const std::string& rendered) {
    Output& out = console_.out();
    switch (format_) {
    case Format::text:
        if (written_ > 0) out.write("\n");
        out.write(rendered);
        break;
    case Format::json:
        out.write(written_ > 0 ? ",\n  " : "[\n  ");
        out.write(rendered);
        break;
    case Format::jsonl:
        out.write(rendered);
        out.write("\n");
        break;
    case Format::csv:
    case Format::xlsx:
        break;
    }
    ++written_;
}

void DecisionWriter::add_rows(const engine::Decision& decision) {
    ++written_;
    for (const sheet::Row& row : report::ranking_rows(decision, *award_, text_.reader)) {
        if (fault_) return;
        const Result<std::string> text = rows_->add(row);
        text ? console_.out().write(*text) : void(fault_ = text.error());
    }
}

Result<void> DecisionWriter::end() {
    if (format_ == Format::json) console_.out().write(written_ > 0 ? "\n]\n" : "[]\n");
    if (!rows_) return {};
    if (fault_) return *fault_;
    const Result<std::string> rest = rows_->end();
    if (!rest) return rest.error();
    console_.out().write(*rest);
    return {};
}

std::optional<Diagnostic> DecisionWriter::missing_bid() const {
    const std::string& bid = text_.explained.bid;
    if (bid.empty() || written_ > 0 || !any_) return std::nullopt;
    const std::optional<std::string> near = suggest(bid, other_names_);
    return Diagnostic{Code::bad_use,
                      "no tender has a " + text_.competitor + " `" + bid + "`",
                      std::nullopt,
                      "",
                      {},
                      near ? "did you mean `" + *near + "`?" : ""};
}

} // namespace voorrang::cli
