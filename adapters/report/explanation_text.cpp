#include "adapters/report/columns.hpp"
#include "adapters/report/decision_text.hpp"
#include "adapters/report/explanation_parts.hpp"
#include "adapters/report/paint.hpp"
#include "adapters/report/words.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::report {

namespace {

using engine::Explanation;

std::string_view style_of(std::string_view value) {
    if (value == "unknown") return style::yellow;
    if (value == "failed") return style::red;
    return style::plain;
}

class TreeWriter {
  public:
    TreeWriter(const Places& places, const Reader& reader) : places_(places), reader_(reader), paint_(reader.colour) {}

    void write(const Explanation& explanation, const std::string& first, const std::string& rest) {
        std::vector<const Explanation*> children;
        for (const Explanation& child : explanation.children)
            if (worth_telling(child)) children.push_back(&child);
        const std::string below = rest + (children.empty() ? "   " : "│  ");

        append_wrapped(out_, tree(first), tree(below), headline(explanation));
        if (!explanation.because.empty()) note(below, reader_.say("because"), reader_.say(explanation.because));
        if (tells_cites(explanation))
            for (const std::string& cite : explanation.cites) note(below, reader_.say("cites"), cite);
        for (std::size_t i = 0; i < children.size(); ++i) {
            const bool last = i + 1 == children.size();
            write(*children[i], rest + (last ? "└─ " : "├─ "), rest + (last ? "   " : "│  "));
        }
    }

    std::string take() { return std::move(out_); }

  private:
    Prefix tree(const std::string& lines) const { return {paint_(style::dim, lines), display_columns(lines)}; }

    std::string headline(const Explanation& explanation) const {
        const bool named = tells_place(explanation.kind);
        std::string line =
            paint_.words(named ? style::bold : style::plain, on_one_line(explained_text(reader_, explanation)));
        line += ": " + paint_.words(style_of(explanation.value), on_one_line(reader_.say(explanation.value_said())));
        const std::string aside = aside_of(explanation, places_);
        if (aside.empty()) return line;
        return line + ' ' + paint_.words(style::dim, '(' + aside + ')');
    }

    void note(const std::string& lines, std::string_view word, std::string_view text) {
        const std::string label = std::string(word) + ' ';
        const Prefix before = tree(lines);
        const std::string spaces(label.size(), ' ');
        append_wrapped(out_, {before.text + paint_(style::dim, label), before.columns + label.size()},
                       {before.text + spaces, before.columns + spaces.size()}, on_one_line(text));
    }

    const Places& places_;
    const Reader& reader_;
    Paint paint_;
    std::string out_;
};

} // namespace

std::string explanation_text(const Explanation& explanation, const Places& places, const Reader& reader,
                             std::size_t indent) {
    if (explanation.text.empty()) return {}; // was not traced
    TreeWriter writer(places, reader);
    const std::string spaces(indent, ' ');
    writer.write(explanation, spaces, spaces);
    return writer.take();
}

} // namespace voorrang::report
