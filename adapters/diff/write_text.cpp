#include "adapters/diff/phrases.hpp"
#include "adapters/diff/write.hpp"
#include "adapters/report/columns.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>

namespace voorrang::diff {

namespace {

// What fits on one line is a sentence; else each side has a line of its own.
constexpr std::size_t most_columns = 90;

bool is_long(const Difference& difference, Language language) {
    return difference.a && difference.b && report::display_columns(in_words(difference, language)) > most_columns;
}

class Writer {
  public:
    explicit Writer(Language language) : language_(language) {}

    std::string write(const Report& report) {
        for (const Comparison& each : report.pairs) pair(each);
        for (const std::string& file : report.only_in_a) line(0, say(language_, Phrase::file_only_in_a, file));
        for (const std::string& file : report.only_in_b) line(0, say(language_, Phrase::file_only_in_b, file));
        return std::move(text_);
    }

  private:
    void line(std::size_t indent, const std::string& words) {
        report::append_wrapped(text_, report::Prefix(std::string(indent, ' ')),
                               report::Prefix(std::string(indent + 2, ' ')), printable(words));
    }

    void heading(Phrase which, std::size_t count) {
        text_ += "\n" + say(language_, which, std::to_string(count)) + "\n";
    }

    std::string named(const Side& side) const {
        return side.name + (side.version.empty() ? "" : " " + side.version) +
               (side.title.empty() ? "" : " \"" + side.title + "\"") + " (" + side.file + ")";
    }

    std::string named(const Declared& declared) const {
        const std::string kind = in_words(declared.kind, language_);
        std::string words = declared.name.empty() ? kind
                            : declared.open       ? say(language_, Phrase::open_point, declared.name, kind)
                                                  : kind + " `" + declared.name + "`";
        return words;
    }

    static std::string place(const Declared& declared) {
        return declared.line == 0 ? declared.file : declared.file + ":" + std::to_string(declared.line);
    }

    void note(const experience::Note& note) {
        line(4, say(language_, Phrase::note, note.who, to_text(note.date),
                    say(language_, Phrase::tried, note.tried, note.result)));
    }

    // A note that came with a package that both use is told once.
    void notes(const Declared& a, const Declared& b) {
        for (const experience::Note& each : a.notes) note(each);
        for (const experience::Note& each : b.notes)
            if (std::ranges::find(a.notes, each) == a.notes.end()) note(each);
    }

    void alone(const std::vector<Declared>& all, Phrase which) {
        if (all.empty()) return;
        heading(which, all.size());
        for (const Declared& each : all) {
            line(2, named(each) + ", " + place(each));
            for (const Point& point : each.points)
                line(4, point.what + (point.shown.empty() ? "" : ": " + point.shown));
            notes(each, {});
        }
    }

    void differing(const Differing& differing) {
        line(2, named(differing.a));
        if (differing.a.name != differing.b.name)
            line(4, say(language_, differing.differences.empty() ? Phrase::only_renamed : Phrase::renamed,
                        differing.a.name, differing.b.name));
        for (const Difference& each : differing.differences) {
            if (!is_long(each, language_)) {
                line(4, in_words(each, language_));
                continue;
            }
            line(4, say(language_, Phrase::is_at_length, each.what));
            line(6, say(language_, Phrase::in_a, *each.a));
            line(6, say(language_, Phrase::in_b, *each.b));
        }
        if (differing.a.open && differing.a.filled != differing.b.filled)
            line(4, "(" + say(language_, differing.a.filled ? Phrase::b_leaves : Phrase::a_leaves) + ")");
        notes(differing.a, differing.b);
    }

    void pair(const Comparison& compared) {
        if (!text_.empty()) text_ += "\n";
        line(0, "A: " + named(compared.a));
        line(0, "B: " + named(compared.b));
        alone(compared.only_in_a, Phrase::only_in_a);
        alone(compared.only_in_b, Phrase::only_in_b);
        if (!compared.different.empty()) {
            heading(Phrase::different, compared.different.size());
            for (const Differing& each : compared.different) differing(each);
        }
        if (!compared.noted.empty()) {
            heading(Phrase::experience, compared.noted.size());
            for (const Differing& each : compared.noted) differing(each);
        }
        text_ += "\n";
        line(0, compared.is_same() ? say(language_, Phrase::all_same)
                                   : say(language_, Phrase::same, std::to_string(compared.same)));
    }

    Language language_;
    std::string text_;
};

} // namespace

bool Report::is_same() const {
    return only_in_a.empty() && only_in_b.empty() &&
           std::ranges::all_of(pairs, [](const Comparison& each) { return each.is_same(); });
}

std::string in_words(const Difference& difference, Language language) {
    if (difference.a && difference.b)
        return say(language, Phrase::is_in_both, difference.what, *difference.a, *difference.b);
    const std::string& shown = difference.a ? *difference.a : *difference.b;
    return say(language, difference.a ? Phrase::part_only_in_a : Phrase::part_only_in_b,
               difference.what + (shown.empty() ? "" : ": " + shown));
}

std::string as_text(const Report& report, Language language) { return Writer(language).write(report); }

} // namespace voorrang::diff
