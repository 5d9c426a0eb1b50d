#include "adapters/report/decision_page.hpp"

#include "adapters/markup/escape.hpp"
#include "adapters/report/award_words.hpp"
#include "adapters/report/decision_text.hpp"
#include "adapters/report/explanation_parts.hpp"
#include "adapters/report/findings_text.hpp"
#include "adapters/report/ranking_text.hpp"
#include "adapters/report/words.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>

namespace voorrang::report {

namespace {

using engine::AwardOutcome;
using engine::Decision;
using engine::Explanation;
using engine::Standing;

constexpr std::string_view style = R"(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 60rem; background: #fff; color: #1d2330;
  font: 1rem/1.55 system-ui, "Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.25; } h2 { font-size: 1.15rem; line-height: 1.25; margin: 2rem 0 .5rem; }
p, ul, dl { margin: .4rem 0; } ul { padding-left: 1.25rem; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; } dt { font-weight: 600; } dd { margin: 0; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; overflow-wrap: normal; }
th, td { text-align: left; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid #c9ced6; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.tree { list-style: none; padding-left: 0; } .tree ul { list-style: none; border-left: 1px solid #c9ced6; padding-left: 1rem; }
.tree p { margin: .1rem 0 .1rem 1.1rem; color: #414a59; } summary { cursor: pointer; } .leaf { padding-left: 1.1rem; }
b { font-weight: 600; } small { color: #5b6472; } .open { color: #8a5a00; } .failed { color: #b42318; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } }
@media print { body { font-size: 9.5pt; max-width: none; padding: 0; } h2 { break-after: avoid; } @page { size: A4; margin: 2cm; } }
)";

std::string plain(std::string_view text) { return markup::escaped(printable(text)); }

class Page {
  public:
    Page(const Decision& decision, const Places& places, const PageOptions& options)
        : decision_(decision), places_(places), options_(options), reader_(options.reader) {}

    std::string make() {
        const std::string title = plain(heading());
        out_ = "<!doctype html>\n<html lang=\"" + std::string(code_of(reader_.language)) +
               "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
               "initial-scale=1\">\n<title>" +
               title + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n";
        about();
        if (decision_.award) award(*decision_.award, reader_.say("Award"));
        for (const engine::LotAward& lot : decision_.lots)
            award(lot.award, reader_.say("Award of {1}", {lot_name(lot, reader_)}));
        if (!decision_.standings.empty()) ranking();
        explanations();
        return std::move(out_) + "</body>\n</html>\n";
    }

  private:
    // case_heading() without the end of its line.
    std::string heading() const {
        Reader uncoloured = reader_;
        uncoloured.colour = Colour::off;
        std::string text = case_heading(decision_, uncoloured);
        text.pop_back();
        return text;
    }

    void about() {
        if (options_.about.empty()) return;
        out_ += "<dl>\n";
        for (const auto& [what, value] : options_.about)
            out_ += "<dt>" + plain(what) + "</dt><dd>" + plain(value) + "</dd>\n";
        out_ += "</dl>\n";
    }

    void award(const AwardOutcome& award, const std::string& subject) {
        out_ += "<h2>" + plain(award_sentence(decision_, award, subject, reader_)) + "</h2>\n";
        const auto line = [&](const std::string& text) { out_ += "<p>" + plain(text) + "</p>\n"; };
        if (!award.reason.empty()) line(reader_.say(award.reason));
        for (const auto& passed : award.passed_over) line(reader_.say(passed.reason));
        if (award.despite_unknown) line(reader_.say("Some facts are missing, but no value of them could change this."));
        for (const std::string& cite : award.cites) line(reader_.say("cites") + ' ' + cite);
        std::string more;
        append_failure(more, award.failure, places_, reader_, 0);
        append_missing(more, award.missing, reader_, 0);
        if (!more.empty()) line(more);
    }

    void ranking() {
        const Ranking ranking = ranking_of(decision_, reader_);
        out_ += "<div class=\"scroll\"><table>\n<thead><tr>";
        for (const Ranking::Column& column : ranking.columns)
            cell(column, "th scope=\"col\"", markup::escaped(column.heading));
        out_ += "</tr></thead>\n<tbody>\n";
        for (const std::vector<Cell>& row : ranking.rows) {
            out_ += "<tr>";
            for (std::size_t at = 0; at < row.size(); ++at)
                cell(ranking.columns[at], "td", markup::escaped(row[at].text));
            out_ += "</tr>\n";
        }
        out_ += "</tbody>\n</table></div>\n";
    }
    void cell(const Ranking::Column& column, std::string_view tag, const std::string& text) {
        out_.append("<").append(tag).append(column.align == Align::right ? " class=\"number\">" : ">");
        out_.append(text).append("</").append(tag.substr(0, 2)).append(">");
    }

    void explanations() {
        for (const Standing& standing : decision_.standings) {
            if (!options_.explained.covers(standing.id, standing.label)) continue;
            const std::string status = status_text(reader_, standing.status);
            begin_trees(standing.rank ? reader_.say("Why {1} is {2} and ranks {3}:",
                                                    {standing.label, status, std::to_string(*standing.rank)})
                                      : reader_.say("Why {1} is {2}:", {standing.label, status}));
            for (const engine::RuleOutcome& outcome : standing.outcomes) tree(outcome.explanation);
            for (const engine::Score& score : standing.scores) tree(score.explanation);
            out_ += "</ul>\n";
        }
        if (!options_.explained.all) return;
        for (const engine::OtherVerdict& other : decision_.others) {
            if (other.outcomes.empty() || told_of_a_bid(other, decision_)) continue;
            begin_trees(reader_.say("Why, of {1}:", {other.label}));
            for (const engine::RuleOutcome& outcome : other.outcomes) tree(outcome.explanation);
            out_ += "</ul>\n";
        }
        if (decision_.award) why(decision_.award->explanation, reader_.say("Why this award:"));
        for (const engine::LotAward& lot : decision_.lots)
            why(lot.award.explanation, reader_.say("Why this award of {1}:", {lot_name(lot, reader_)}));
    }
    void why(const Explanation& explanation, const std::string& heading) {
        if (explanation.text.empty()) return;
        begin_trees(heading);
        tree(explanation);
        out_ += "</ul>\n";
    }
    void begin_trees(const std::string& heading) { out_ += "<h2>" + plain(heading) + "</h2>\n<ul class=\"tree\">\n"; }

    void tree(const Explanation& explanation) {
        if (explanation.text.empty()) return; // was not traced
        std::string below;
        if (!explanation.because.empty()) below += note(reader_.say("because"), reader_.say(explanation.because));
        if (tells_cites(explanation))
            for (const std::string& cite : explanation.cites) below += note(reader_.say("cites"), cite);
        const bool branches = std::any_of(explanation.children.begin(), explanation.children.end(), worth_telling);
        if (below.empty() && !branches) {
            out_ += "<li class=\"leaf\">" + headline(explanation) + "</li>\n";
            return;
        }
        out_ += "<li><details open><summary>" + headline(explanation) + "</summary>\n" + below;
        if (branches) {
            out_ += "<ul>\n";
            for (const Explanation& child : explanation.children)
                if (worth_telling(child)) tree(child);
            out_ += "</ul>\n";
        }
        out_ += "</details></li>\n";
    }

    std::string headline(const Explanation& explanation) const {
        const std::string name = markup::escaped(on_one_line(explained_text(reader_, explanation)));
        const std::string value = markup::escaped(on_one_line(reader_.say(explanation.value_said())));
        std::string line = tells_place(explanation.kind) ? "<b>" + name + "</b>: " : name + ": ";
        if (explanation.value == "unknown")
            line += "<span class=\"open\">" + value + "</span>";
        else if (explanation.value == "failed")
            line += "<span class=\"failed\">" + value + "</span>";
        else
            line += value;
        const std::string aside = aside_of(explanation, places_);
        return aside.empty() ? line : line + " <small>(" + markup::escaped(aside) + ")</small>";
    }
    static std::string note(const std::string& word, const std::string& text) {
        return "<p><small>" + markup::escaped(word) + "</small> " + markup::escaped(on_one_line(text)) + "</p>\n";
    }

    const Decision& decision_;
    const Places& places_;
    const PageOptions& options_;
    const Reader& reader_;
    std::string out_;
};

} // namespace

std::string decision_page(const Decision& decision, const Places& places, const PageOptions& options) {
    return Page(decision, places, options).make();
}

} // namespace voorrang::report
