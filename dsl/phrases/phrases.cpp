#include "dsl/phrases/phrases.hpp"

#include "dsl/phrases/catalogue.hpp"
#include "dsl/phrases/code.hpp"
#include "dsl/phrases/match.hpp"
#include "dsl/syntax/markdown.hpp"

#include <algorithm>
#include <array>

namespace voorrang::phrases {

namespace {

constexpr std::size_t deepest = 20; // holes within holes

std::optional<std::string> translated(std::string_view text, std::size_t depth);

// 1,000: a number of the program, as it is written in Dutch.
bool has_thousands(std::string_view text) {
    return text.find(',') != std::string_view::npos && text.front() >= '0' && text.front() <= '9' &&
           text.find_first_not_of("0123456789,") == std::string_view::npos;
}

std::string in_hole(std::string_view text, std::size_t depth) {
    if (has_thousands(text)) {
        std::string dutch(text);
        std::ranges::replace(dutch, ',', '.');
        return dutch;
    }
    if (depth >= deepest) return std::string(text);
    return translated(text, depth + 1).value_or(std::string(text));
}

// The Dutch pattern with what its holes took.
std::string filled(std::string_view pattern, const Matched& matched, std::size_t depth) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        const Hole hole = hole_at(pattern, at);
        if (hole.length == 0) {
            out += pattern[at++];
            continue;
        }
        const Taken& taken = matched.holes[hole.number - 1];
        if (hole.code)
            out += code_in(syntax::dutch(), taken.text);
        else
            out += taken.quoted ? std::string(taken.text) : in_hole(taken.text, depth);
        at += hole.length;
    }
    return out;
}

std::optional<std::string> translated(std::string_view text, std::size_t depth) {
    const Phrase* best = nullptr;
    Matched best_match;
    for (const auto table : catalogue())
        for (const Phrase& each : table) {
            // `{1} and {2}` is of holes only: any sentence with an "and" in it would look translated.
            if (depth == 0 && table.data() == parts_nl().data() && each.english.starts_with("{1}")) continue;
            if (best != nullptr && literal_length(each.english) <= literal_length(best->english)) continue;
            if (std::optional<Matched> found = match(each.english, text)) {
                best = &each;
                best_match = *std::move(found);
            }
        }
    if (best == nullptr) return std::nullopt;
    return filled(best->translated, best_match, depth);
}

} // namespace

std::optional<std::string> find_translation(std::string_view language, std::string_view text) {
    if (language != syntax::dutch().code || text.empty()) return std::nullopt;
    return translated(text, 0);
}

std::string translate_message(std::string_view language, std::string_view text) {
    return find_translation(language, text).value_or(std::string(text));
}

Diagnostic translate(std::string_view language, Diagnostic diagnostic) {
    diagnostic.message = translate_message(language, diagnostic.message);
    diagnostic.help = translate_message(language, diagnostic.help);
    for (Label& label : diagnostic.labels) label.text = translate_message(language, label.text);
    return diagnostic;
}

const Terms& terms(std::string_view language) {
    static constexpr Terms english_terms;
    static constexpr Terms dutch_terms{"fout", "waarschuwing", "zie", "hulp"};
    return language == syntax::dutch().code ? dutch_terms : english_terms;
}

Language language_of_text(std::string_view file, std::string_view text) {
    const syntax::Surface& surface =
        syntax::is_markdown(file) ? syntax::surface_of_text(syntax::keep_code(text)) : syntax::surface_of_text(text);
    return language_of_code(surface.code).value_or(Language::en);
}

std::string_view language_of(const Diagnostic& diagnostic, const SourceMap& sources, std::string_view otherwise) {
    if (!diagnostic.span || diagnostic.span->source >= sources.size()) return otherwise;
    const Source& source = sources.source(diagnostic.span->source);
    return code_of(language_of_text(source.name, source.text));
}

} // namespace voorrang::phrases
