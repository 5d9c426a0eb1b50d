#include "dsl/diagnostics/quote.hpp"
#include "dsl/diagnostics/render.hpp"

#include <algorithm>

namespace voorrang {

namespace {

constexpr std::size_t least_gutter_columns = 5;

// SGR parameters of ANSI X3.64, which every terminal since the VT100 takes.
constexpr std::string_view bold = "1";
constexpr std::string_view red = "1;31";
constexpr std::string_view green = "1;32";
constexpr std::string_view yellow = "1;33";
constexpr std::string_view blue = "1;34";
constexpr std::string_view cyan = "1;36";

class Renderer {
  public:
    Renderer(const SourceMap& sources, Colour colour, const Terms& terms)
        : sources_(sources), colour_(colour), terms_(terms) {}

    std::string render(const Diagnostic& diagnostic) {
        const bool is_error = severity(diagnostic.code) == Severity::error;
        const std::string_view accent = is_error ? red : yellow;
        const bool quotes = diagnostic.span && diagnostic.span->source < sources_.size();

        if (quotes)
            location(*diagnostic.span);
        else if (!diagnostic.place.empty())
            painted(bold, printable(diagnostic.place) + ": ");
        painted(accent,
                std::string(is_error ? terms_.error : terms_.warning).append("[").append(code_text(diagnostic.code)) +
                    "]");
        out_ += ": ";
        painted(bold, printable(diagnostic.message));
        out_ += '\n';
        if (quotes) quote(*diagnostic.span, accent);

        for (const Label& label : diagnostic.labels) {
            const bool known = label.span.source < sources_.size();
            if (known) location(label.span);
            painted(cyan, terms_.note);
            out_ += ": " + printable(label.text) + '\n';
            if (known) quote(label.span, cyan);
        }
        if (!diagnostic.help.empty()) {
            out_ += "   ";
            painted(green, terms_.help);
            out_ += ": " + printable(diagnostic.help) + '\n';
        }
        return std::move(out_);
    }

  private:
    void painted(std::string_view style, std::string_view text) {
        if (colour_ == Colour::off) {
            out_ += text;
            return;
        }
        out_.append("\x1b[").append(style).append("m").append(text).append("\x1b[0m");
    }

    void location(Span span) {
        const Position position = sources_.position(span.source, span.begin);
        painted(bold, printable(sources_.source(span.source).name) + ':' + std::to_string(position.line) + ':' +
                          std::to_string(position.column) + ": ");
    }

    void gutter(std::string_view text) {
        std::string cells(gutter_columns_ - std::min(gutter_columns_, text.size()), ' ');
        painted(blue, cells.append(text) + " |");
    }

    // The part of [begin, end) that lies in the line of `begin`.
    void quote_one_line(SourceId id, std::uint32_t begin, std::uint32_t end, std::string_view accent) {
        const std::string_view line = sources_.line(id, begin);
        const auto line_begin = static_cast<std::uint32_t>(line.data() - sources_.source(id).text.data());
        const std::uint32_t from = std::max(begin, line_begin) - line_begin;
        const std::uint32_t to = std::max(end, line_begin) - line_begin;
        const QuotedLine quoted =
            quote_line(line, from, std::min<std::size_t>(to, std::max<std::size_t>(line.size(), from)));

        gutter(std::to_string(sources_.position(id, begin).line));
        if (!quoted.text.empty()) out_ += ' ' + quoted.text;
        out_ += '\n';
        gutter("");
        out_.append(quoted.indent + 1, ' ');
        painted(accent, std::string(quoted.carets, '^'));
        out_ += '\n';
    }

    // Of a place of many lines the first and the last are quoted.
    void quote(Span span, std::string_view accent) {
        const auto size = static_cast<std::uint32_t>(sources_.source(span.source).text.size());
        const std::uint32_t begin = std::min(span.begin, size);
        std::uint32_t end = std::clamp(span.end, begin, size);
        // What ends in line ends and indentation is not shown as reaching into the line after.
        const std::string_view text = sources_.text({span.source, begin, end});
        const std::size_t last = text.find_last_not_of(" \t\r\n");
        if (last != std::string_view::npos) end = begin + static_cast<std::uint32_t>(last) + 1;

        const std::uint32_t last_line = sources_.position(span.source, std::max(begin + 1, end) - 1).line;
        gutter_columns_ = std::max(least_gutter_columns, std::to_string(last_line).size());

        quote_one_line(span.source, begin, end, accent);
        if (last == std::string_view::npos) return;
        const std::uint32_t first_line = sources_.position(span.source, begin).line;
        if (last_line == first_line) return;
        if (last_line > first_line + 1) {
            gutter("...");
            out_ += '\n';
        }
        const std::string_view line = sources_.line(span.source, end - 1);
        const auto line_begin = static_cast<std::uint32_t>(line.data() - sources_.source(span.source).text.data());
        const auto indent = static_cast<std::uint32_t>(line.find_first_not_of(" \t"));
        quote_one_line(span.source, line_begin + indent, end, accent);
    }

    const SourceMap& sources_;
    Colour colour_;
    const Terms& terms_;
    std::size_t gutter_columns_ = least_gutter_columns;
    std::string out_;
};

} // namespace

std::string render_text(const Diagnostic& diagnostic, const SourceMap& sources, Colour colour, const Terms& terms) {
    return Renderer(sources, colour, terms).render(diagnostic);
}

} // namespace voorrang
