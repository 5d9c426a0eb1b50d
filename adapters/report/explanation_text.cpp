#include "adapters/report/columns.hpp"
#include "adapters/report/decision_text.hpp"
#include "adapters/report/paint.hpp"
#include "adapters/report/words.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::report {

namespace {

using engine::Explanation;
using graph::OutlineKind;

// A literal explains nothing: `5` is 5, and the choice `open` is "open".
bool worth_telling(const Explanation& explanation) {
    if (explanation.kind != OutlineKind::constant) return true;
    return explanation.value != explanation.text && explanation.value != '"' + explanation.text + '"';
}

// The place of a fact is its pointer; of what only has a name, where it is declared. The text of the others is the
// expression itself, below a named one whose place was told.
bool tells_place(OutlineKind kind) {
    switch (kind) {
    case OutlineKind::constant:
    case OutlineKind::fact:
    case OutlineKind::operation:
    case OutlineKind::conditional:
    case OutlineKind::aggregate:
    case OutlineKind::rounding:
        return false;
    default:
        return true;
    }
}

std::string_view style_of(std::string_view value) {
    if (value == "unknown") return style::yellow;
    if (value == "failed") return style::red;
    return style::plain;
}

// An expression of many lines is told on one.
std::string on_one_line(std::string_view text) {
    std::string result;
    for (const char c : printable(text))
        if (c != ' ' || (!result.empty() && result.back() != ' ')) result += c;
    return result;
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
        // What a rule cites is of no interest where it does not strike.
        if (explanation.kind != OutlineKind::rule || explanation.value != "no")
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
        std::string aside = printable(explanation.subject);
        if (!explanation.pointer.empty()) aside += (aside.empty() ? "" : ", ") + printable(explanation.pointer);
        const std::optional<Place> place = named ? places_.find(explanation.span) : std::nullopt;
        if (place) aside += (aside.empty() ? "" : ", ") + printable(to_text(*place));
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
