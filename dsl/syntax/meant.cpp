#include "dsl/syntax/meant.hpp"

#include "dsl/diagnostics/quote.hpp"
#include "dsl/diagnostics/suggest.hpp"
#include "dsl/syntax/foreign_words.hpp"
#include "dsl/value/currency.hpp"
#include "dsl/value/value.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace voorrang::syntax {

namespace {

struct Meaning {
    std::string_view word;
    std::string_view symbol;
};

// Before `than` or `dan`.
constexpr auto comparatives = std::to_array<Meaning>({
    {"more", ">"},    {"greater", ">"}, {"higher", ">"}, {"larger", ">"}, {"bigger", ">"},  {"later", ">"},
    {"longer", ">"},  {"less", "<"},    {"fewer", "<"},  {"lower", "<"},  {"smaller", "<"}, {"earlier", "<"},
    {"shorter", "<"}, {"meer", ">"},    {"groter", ">"}, {"hoger", ">"},  {"langer", ">"},  {"minder", "<"},
    {"lager", "<"},   {"kleiner", "<"}, {"eerder", "<"}, {"korter", "<"},
});

// Between what is compared.
constexpr auto comparing = std::to_array<Meaning>({
    {"exceeds", ">"},
    {"above", ">"},
    {"after", ">"},
    {"below", "<"},
    {"under", "<"},
    {"before", "<"},
    {"equals", "="},
    {"equal", "="},
    {"differs", "<>"},
    {"overschrijdt", ">"},
    {"boven", ">"},
    {"onder", "<"},
    {"gelijk", "="},
    {"minimaal", ">="},
    {"minstens", ">="},
    {"na", ">"},
    {"maximaal", "<="},
    {"hoogstens", "<="},
});

constexpr std::array<std::array<std::string_view, 2>, 12> months{{{"january", "januari"},
                                                                  {"february", "februari"},
                                                                  {"march", "maart"},
                                                                  {"april", "april"},
                                                                  {"may", "mei"},
                                                                  {"june", "juni"},
                                                                  {"july", "juli"},
                                                                  {"august", "augustus"},
                                                                  {"september", "september"},
                                                                  {"october", "oktober"},
                                                                  {"november", "november"},
                                                                  {"december", "december"}}};

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return result;
}

template <std::size_t size>
std::string_view symbol_of(const std::array<Meaning, size>& meanings, std::string_view word) {
    const auto found = std::ranges::find(meanings, lower(word), &Meaning::word);
    return found != meanings.end() ? found->symbol : std::string_view();
}

// 1 to 12; 0: no month is called so. "Jan" will do.
int month_of(std::string_view word) {
    const std::string wanted = lower(word);
    if (wanted.size() < 3) return 0;
    for (std::size_t i = 0; i < months.size(); ++i)
        for (const std::string_view name : months[i])
            if (name == wanted || name.substr(0, 3) == wanted) return static_cast<int>(i) + 1;
    return 0;
}

class Meant {
  public:
    Meant(const Expected& expected, std::span<const Token> tokens, std::size_t at, const Surface& surface)
        : expected_(expected), tokens_(tokens.data(), tokens.size() + 1), at_(at), surface_(surface) {}

    std::string help() const {
        for (const auto each :
             {&Meant::if_for_when, &Meant::point_at_end, &Meant::colon_behind_word, &Meant::other_language,
              &Meant::date, &Meant::percentage, &Meant::amount, &Meant::comparison, &Meant::times, &Meant::working_days,
              &Meant::list, &Meant::bracket_for_of, &Meant::aggregate, &Meant::name_of_words, &Meant::bare_text,
              &Meant::rule_by_if, &Meant::type_left_out})
            if (std::string help = (this->*each)(); !help.empty()) return help;
        return {};
    }

  private:
    // So many tokens on; the last token if there are not so many, the first before it.
    const Token& token(int on) const {
        const auto wanted = static_cast<std::ptrdiff_t>(at_) + on;
        return tokens_[static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(wanted, 0, static_cast<std::ptrdiff_t>(tokens_.size()) - 1))];
    }
    const Token& found() const { return token(0); }
    bool has_before(int tokens) const { return at_ >= static_cast<std::size_t>(tokens); }
    std::string_view spelling(Keyword keyword) const { return surface_.spelling(keyword); }
    static bool is_word(const Token& token) { return token.kind == TokenKind::word && !is_reserved(token.keyword); }
    static bool touches(const Token& first, const Token& second) { return first.span.end == second.span.begin; }
    // A word stands before that could be one side of something.
    bool between() const { return expected_.has("an operator") && has_before(1) && !found().first_on_line; }

    bool expects(Keyword keyword) const {
        const std::vector<std::string> words = expected_.words(surface_);
        return std::ranges::find(words, spelling(keyword)) != words.end();
    }

    // `if`, in whichever language, where the condition of a rule begins; and the last word of what is spelt as several.
    std::string if_for_when() const {
        if (found().kind != TokenKind::word) return {};
        const std::vector<std::string> words = expected_.words(surface_);
        if (words.size() == 1 && words.front().ends_with(" " + std::string(found().text)))
            return "write " + in_ticks(words.front());
        const bool is_if = std::ranges::any_of(
            surfaces(), [&](const Surface* each) { return each->spelling(Keyword::if_) == found().text; });
        if (!is_if || !expects(Keyword::when)) return {};
        return "a condition begins with " + in_ticks(spelling(Keyword::when));
    }

    std::string point_at_end() const {
        const bool last = at_ + 1 >= tokens_.size() || token(1).first_on_line || token(1).kind == TokenKind::end;
        return found().symbol == Symbol::dot && last ? "nothing ends a line or a declaration: leave the point out" : "";
    }

    std::string colon_behind_word() const {
        if (found().symbol != Symbol::colon || !has_before(1) || !is_reserved(token(-1).keyword)) return {};
        return "no colon stands behind " + in_ticks(token(-1).text);
    }

    std::string other_language() const {
        if (found().kind != TokenKind::word || is_reserved(found().keyword)) return {};
        if (surface_.find(found().text) != Keyword::none) return {};
        for (const Surface* each : surfaces()) {
            if (each == &surface_) continue;
            // One word may stand for two keywords: the one that could stand here is meant.
            Keyword meant = each->find(found().text);
            bool expected = false;
            for (const std::string& word : expected_.words(surface_)) {
                const Keyword here = surface_.find(word);
                if (here == Keyword::none || (here != meant && each->spelling(here) != found().text)) continue;
                meant = here;
                expected = true;
            }
            if (expected || (meant != Keyword::none && is_reserved(meant)))
                return "this file is written in the language `" + std::string(surface_.code) + "`: write " +
                       in_ticks(spelling(meant));
        }
        return {};
    }

    std::string date() const {
        if (!between()) return {};
        const auto number = [](const Token& token, std::size_t most_digits) {
            return token.kind == TokenKind::number && token.text.size() <= most_digits;
        };
        const Token *day = nullptr, *year = nullptr;
        int month = 0;
        if (number(token(-1), 2) && (month = month_of(found().text)) != 0)
            day = &token(-1), year = &token(1);
        else if (number(found(), 2) && (month = month_of(token(-1).text)) != 0)
            day = &found(), year = token(1).symbol == Symbol::comma ? &token(2) : &token(1);
        if (day == nullptr) return {};
        const auto two = [](std::string_view digits) { return (digits.size() == 1 ? "0" : "") + std::string(digits); };
        const bool whole = number(*year, 4) && year->text.size() == 4;
        const std::string meant =
            (whole ? std::string(year->text) : "2026") + "-" + two(std::to_string(month)) + "-" + two(day->text);
        return parse_date(meant) ? "a date is year-month-day: " + meant : "a date is written as 2026-01-31";
    }

    std::string percentage() const {
        if (!between() || token(-1).kind != TokenKind::number) return {};
        const std::string word = lower(found().text);
        if (word != "percent" && word != "procent" && word != "pct") return {};
        return "write it with the sign: " + in_ticks(std::string(token(-1).text) + "%");
    }

    std::string amount() const {
        if (!between()) return {};
        const std::string code = upper(token(-1).text);
        if (token(-1).kind == TokenKind::word && found().kind == TokenKind::number && parse_currency(code) &&
            code != token(-1).text)
            return "the code of a currency is in capitals: " + in_ticks(code + " " + std::string(found().text));
        if (token(-1).kind != TokenKind::number || found().kind != TokenKind::word) return {};
        std::string after = upper(found().text);
        if (after == "EURO" || after == "EUROS") after = "EUR";
        if (!parse_currency(after)) return {};
        return "the currency stands before the amount: " + in_ticks(after + " " + std::string(token(-1).text));
    }

    std::string comparison() const {
        if (!between()) return {};
        const auto with = [](std::string_view symbol) { return "compare with " + in_ticks(symbol); };
        const std::string word = lower(found().text), before = lower(token(-1).text);
        if (word == "than" || word == "dan")
            if (const std::string_view symbol = symbol_of(comparatives, before); !symbol.empty()) return with(symbol);
        const std::string next = lower(token(1).text);
        if ((word == "at" && next == "least") || (before == "at" && word == "least")) return with(">=");
        if ((word == "at" && next == "most") || (before == "at" && word == "most")) return with("<=");
        if (word == "between" || word == "tussen" || before == "between" || before == "tussen")
            return "write two comparisons, with " + in_ticks(spelling(Keyword::and_)) + " between them";
        for (const std::string_view each : {word, before})
            if (const std::string_view symbol = symbol_of(comparing, each); !symbol.empty()) return with(symbol);
        return {};
    }

    std::string times() const {
        return between() && (found().text == "x" || found().text == "X") ? "write " + in_ticks("*") : "";
    }

    // 5 business days
    std::string working_days() const {
        const std::string word = lower(found().text);
        if (!between() || token(-1).kind != TokenKind::number || (word != "business" && word != "work")) return {};
        return "write " + in_ticks(std::string(token(-1).text) + " " + std::string(spelling(Keyword::working)) + " " +
                                   std::string(spelling(Keyword::days)));
    }

    // in works, services; in (works, services)
    std::string list() const {
        if (found().symbol != Symbol::comma || !has_before(2)) return {};
        const bool bracket = has_before(3) && token(-2).symbol == Symbol::open_round;
        if (token(bracket ? -3 : -2).keyword != Keyword::in) return {};
        return "a list stands between square brackets: " +
               in_ticks("[" + std::string(token(-1).text) + ", " + std::string(token(1).text) + "]");
    }

    std::string bracket_for_of() const {
        if (found().symbol != Symbol::open_round || !has_before(1)) return {};
        const std::string of(spelling(Keyword::of));
        if (!expects(Keyword::of)) return {};
        return "write " + in_ticks(std::string(token(-1).text) + " " + of + " " + std::string(token(1).text));
    }

    // maximum of bid.price for each bid in bids
    std::string aggregate() const {
        if (found().keyword != Keyword::for_) return {};
        for (int back = 1; has_before(back) && !token(1 - back).first_on_line; ++back) {
            const std::string_view here = for_foreign_word(token(-back).text);
            if (!here.empty() && token(1 - back).keyword == Keyword::of) return "write " + in_ticks(here);
        }
        return {};
    }

    // too-dear, too dear, "too dear" for too_dear
    std::string name_of_words() const {
        if (found().kind == TokenKind::text && expected_.has("a name")) {
            std::string name(std::get<std::string>(found().literal));
            for (char& c : name)
                if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
            return "a name is one word without quotes: " + in_ticks(name);
        }
        if (!expected_.has(Symbol::colon) || !has_before(1) || !is_word(token(-1))) return {};
        const bool dash = found().symbol == Symbol::minus && touches(token(-1), found()) && is_word(token(1)) &&
                          touches(found(), token(1));
        const bool word = found().kind == TokenKind::word && found().keyword == Keyword::none;
        if (!dash && (!word || found().first_on_line || suggest(found().text, expected_.words(surface_)))) return {};
        return "a name is one word: " +
               in_ticks(std::string(token(-1).text) + "_" + std::string(token(dash ? 1 : 0).text));
    }

    std::string bare_text() const {
        if (found().kind != TokenKind::word || !expected_.has("a text") || found().first_on_line) return {};
        return "a text stands between double quotes: `\"…\"`";
    }

    // rule big: if tender.value > EUR 5 then …
    std::string rule_by_if() const {
        if (found().keyword != Keyword::if_ || found().first_on_line) return {};
        if (!expects(Keyword::flag)) return {};
        return "a rule says first what it does, then when: " +
               in_ticks(std::string(spelling(Keyword::flag)) + " tender " + std::string(spelling(Keyword::when)) +
                        " …");
    }

    // parameter share = 5%; parameter share: 5%; define big of tender as …; define big: tender.value > EUR 5
    std::string type_left_out() const {
        const auto example = [&](std::string_view type) { return in_ticks(": " + std::string(type) + " = …"); };
        if (expected_.has(Symbol::colon) && found().symbol == Symbol::equal)
            return "its type stands between: " + example(spelling(Keyword::number));
        if (expected_.has("a type"))
            if (const std::optional<Keyword> type = type_of(found()))
                return "its type stands between: " + example(spelling(*type));
        const std::string as(spelling(Keyword::as));
        if (expected_.has(Symbol::colon) && found().keyword == Keyword::as)
            return "its type stands between: " +
                   in_ticks(": " + std::string(spelling(Keyword::number)) + " " + as + " …");
        const std::vector<std::string> words = expected_.words(surface_);
        const bool only_as = words.size() == 1 && words.front() == as;
        if (only_as && found().symbol == Symbol::equal) return "write " + in_ticks(as) + " for the " + in_ticks("=");
        if (only_as && found().kind == TokenKind::symbol)
            return "a definition says its type, then its value: " +
                   in_ticks(": " + std::string(spelling(Keyword::number)) + " " + as + " …");
        return {};
    }

    static std::optional<Keyword> type_of(const Token& token) {
        switch (token.kind) {
        case TokenKind::number:
            return Keyword::number;
        case TokenKind::percent:
            return Keyword::percent;
        case TokenKind::money:
            return Keyword::money;
        case TokenKind::date:
            return Keyword::date;
        case TokenKind::duration:
            return Keyword::duration;
        case TokenKind::text:
            return Keyword::text;
        default:
            return std::nullopt;
        }
    }

    const Expected& expected_;
    std::span<const Token> tokens_; // and the one behind them
    std::size_t at_;
    const Surface& surface_;
};

} // namespace

std::string help_for_meant(const Expected& expected, std::span<const Token> tokens, std::size_t at,
                           const Surface& surface) {
    return Meant(expected, tokens, at, surface).help();
}

} // namespace voorrang::syntax
