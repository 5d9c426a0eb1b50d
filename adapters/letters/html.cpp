#include "adapters/letters/paper.hpp"
#include "adapters/markup/escape.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::letters {

namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1.25rem 4rem; max-width: 46rem; background: #fff; color: #1d2330;
  font: 1.0625rem/1.55 Charter, "Bitstream Charter", Georgia, "DejaVu Serif", serif; overflow-wrap: break-word; }
h1, h2, h3, th, dt { font-family: system-ui, "Segoe UI", "Liberation Sans", "DejaVu Sans", sans-serif; line-height: 1.25; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } h3 { font-size: 1.02rem; margin: 1.25rem 0 .4rem; }
p, ul, dl, pre { margin: .5rem 0; } ul { padding-left: 1.3rem; } ul ul { margin: .15rem 0; color: #4a5261; }
.strong { border-left: .25rem solid #8a5a00; padding: .35rem .75rem; font-weight: 700; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .15rem 1rem; }
dt { font-weight: 600; font-size: .92rem; } dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; margin: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .9rem .3rem 0; border-bottom: 1px solid #c9ced6; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
pre { font: .8125rem/1.45 ui-monospace, "DejaVu Sans Mono", monospace; background: #f4f5f7; padding: .6rem .8rem;
  overflow-x: auto; }
@media (max-width: 36rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .4rem; } }
@media print { body { font-size: 10.5pt; max-width: none; padding: 0; } pre { white-space: pre-wrap; background: none;
  border: 1px solid #999; overflow-wrap: anywhere; } h1, h2, h3 { break-after: avoid; } tr, li { break-inside: avoid; }
  @page { size: A4; margin: 2.2cm; } }
)";

std::string plain(std::string_view text) { return markup::escaped(printable(text)); }

struct Setter {
    std::string& out;

    void operator()(const Heading& heading) const {
        const std::string tag = "h" + std::to_string(heading.level);
        out += '<' + tag + '>' + plain(heading.text) + "</" + tag + ">\n";
    }
    void operator()(const Paragraph& paragraph) const {
        out += (paragraph.strong ? "<p class=\"strong\">" : "<p>") + plain(paragraph.text) + "</p>\n";
    }
    void operator()(const Items& items) const {
        out += "<ul>\n";
        for (const Items::Item& item : items.items) {
            out += "<li>" + plain(item.text);
            if (!item.below.empty()) {
                out += "\n<ul>\n";
                for (const std::string& each : item.below) out += "<li>" + plain(each) + "</li>\n";
                out += "</ul>\n";
            }
            out += "</li>\n";
        }
        out += "</ul>\n";
    }
    void operator()(const Pairs& pairs) const {
        out += "<dl>\n";
        for (const auto& [what, value] : pairs.pairs)
            out += "<dt>" + plain(what) + "</dt><dd>" + plain(value) + "</dd>\n";
        out += "</dl>\n";
    }
    void operator()(const Table& table) const {
        out += "<div class=\"scroll\"><table>\n<thead>";
        row(table, table.head, true);
        out += "</thead>\n<tbody>\n";
        for (const std::vector<std::string>& each : table.rows) {
            row(table, each, false);
            out += '\n';
        }
        out += "</tbody>\n</table></div>\n";
    }
    void operator()(const Verbatim& verbatim) const { out += "<pre>" + markup::escaped(verbatim.text) + "</pre>\n"; }

    void row(const Table& table, const std::vector<std::string>& cells, bool head) const {
        out += "<tr>";
        for (std::size_t at = 0; at < cells.size(); ++at) {
            const bool number = at >= table.numbers_from;
            const bool names = head || at == 0;
            out += names ? "<th" : "<td";
            if (names) out += head ? " scope=\"col\"" : " scope=\"row\"";
            out += (number ? " class=\"number\">" : ">") + plain(cells[at]) + (names ? "</th>" : "</td>");
        }
        out += "</tr>";
    }
};

} // namespace

std::string to_html(const Paper& paper) {
    const std::string title = plain(paper.title);
    std::string out = "<!doctype html>\n<html lang=\"" + std::string(code_of(paper.language)) +
                      "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
                      "initial-scale=1\">\n<title>" +
                      title + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n<h1>" + title +
                      "</h1>\n";
    for (const Part& part : paper.parts) std::visit(Setter{out}, part);
    return out + "</body>\n</html>\n";
}

} // namespace voorrang::letters
