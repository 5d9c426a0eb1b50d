// The words that the grammar knows. The grammar names a Keyword; how it is spelt is a table per surface language.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace voorrang::syntax {

// X(enumerator, reserved): a reserved word can't be a name; the others are keywords only where the grammar expects
// them.
#define VOORRANG_KEYWORDS(X)                                                                                           \
    X(across, true)                                                                                                    \
    X(adds, false)                                                                                                     \
    X(admit, false)                                                                                                    \
    X(admitted, false)                                                                                                 \
    X(all, true)                                                                                                       \
    X(among, false)                                                                                                    \
    X(and_, true)                                                                                                      \
    X(another, false)                                                                                                  \
    X(any, true)                                                                                                       \
    X(approved, false)                                                                                                 \
    X(as, true)                                                                                                        \
    X(ask, true)                                                                                                       \
    X(asked, false)                                                                                                    \
    X(assign, false)                                                                                                   \
    X(at, false)                                                                                                       \
    X(average, true)                                                                                                   \
    X(award, true)                                                                                                     \
    X(because, true)                                                                                                   \
    X(by, false)                                                                                                       \
    X(calendar, true)                                                                                                  \
    X(choice, false)                                                                                                   \
    X(cites, true)                                                                                                     \
    X(collect, false)                                                                                                  \
    X(combinations, false)                                                                                             \
    X(consensus, true)                                                                                                 \
    X(count, true)                                                                                                     \
    X(criterion, false)                                                                                                \
    X(currency, false)                                                                                                 \
    X(date, false)                                                                                                     \
    X(day, false)                                                                                                      \
    X(days, false)                                                                                                     \
    X(decide, false)                                                                                                   \
    X(decimal, false)                                                                                                  \
    X(decimals, false)                                                                                                 \
    X(deducts, false)                                                                                                  \
    X(define, true)                                                                                                    \
    X(distinct, true)                                                                                                  \
    X(down, false)                                                                                                     \
    X(draw, false)                                                                                                     \
    X(duration, false)                                                                                                 \
    X(dutch, false)                                                                                                    \
    X(each, true)                                                                                                      \
    X(earliest, false)                                                                                                 \
    X(easter, false)                                                                                                   \
    X(else_, true)                                                                                                     \
    X(empty, false)                                                                                                    \
    X(end, false)                                                                                                      \
    X(english, false)                                                                                                  \
    X(even, false)                                                                                                     \
    X(every, false)                                                                                                    \
    X(exception, true)                                                                                                 \
    X(exclude, true)                                                                                                   \
    X(excluded, false)                                                                                                 \
    X(expect, false)                                                                                                   \
    X(extremes, false)                                                                                                 \
    X(facts, true)                                                                                                     \
    X(failed, false)                                                                                                   \
    X(fill, true)                                                                                                      \
    X(final, false)                                                                                                    \
    X(first, false)                                                                                                    \
    X(flag, true)                                                                                                      \
    X(flagged, false)                                                                                                  \
    X(for_, true)                                                                                                      \
    X(from, false)                                                                                                     \
    X(given, false)                                                                                                    \
    X(half, false)                                                                                                     \
    X(has, true)                                                                                                       \
    X(highest, true)                                                                                                   \
    X(hit, false)                                                                                                      \
    X(holds_it, false)                                                                                                 \
    X(holiday, false)                                                                                                  \
    X(hour, false)                                                                                                     \
    X(hours, false)                                                                                                    \
    X(identifies, false)                                                                                               \
    X(if_, true)                                                                                                       \
    X(in, true)                                                                                                        \
    X(interpolated, true)                                                                                              \
    X(is, true)                                                                                                        \
    X(known, true)                                                                                                     \
    X(language, false)                                                                                                 \
    X(latest, false)                                                                                                   \
    X(least, false)                                                                                                    \
    X(letters, false)                                                                                                  \
    X(limit, false)                                                                                                    \
    X(list, false)                                                                                                     \
    X(lots, false)                                                                                                     \
    X(lowest, true)                                                                                                    \
    X(measure, true)                                                                                                   \
    X(median, true)                                                                                                    \
    X(minimum, false)                                                                                                  \
    X(minute, false)                                                                                                   \
    X(minutes, false)                                                                                                  \
    X(missing, false)                                                                                                  \
    X(money, false)                                                                                                    \
    X(month, false)                                                                                                    \
    X(months, false)                                                                                                   \
    X(most, false)                                                                                                     \
    X(next, false)                                                                                                     \
    X(no, true)                                                                                                        \
    X(nobody, false)                                                                                                   \
    X(not_, true)                                                                                                      \
    X(number, false)                                                                                                   \
    X(oblige, true)                                                                                                    \
    X(obliged, false)                                                                                                  \
    X(of, true)                                                                                                        \
    X(on, false)                                                                                                       \
    X(open, false)                                                                                                     \
    X(or_, true)                                                                                                       \
    X(otherwise, true)                                                                                                 \
    X(over, false)                                                                                                     \
    X(package, true)                                                                                                   \
    X(parameter, true)                                                                                                 \
    X(pause, false)                                                                                                    \
    X(percent, false)                                                                                                  \
    X(percentile, true)                                                                                                \
    X(personal, false)                                                                                                 \
    X(plural, false)                                                                                                   \
    X(policy, true)                                                                                                    \
    X(prefer, true)                                                                                                    \
    X(preference, false)                                                                                               \
    X(preferred, false)                                                                                                \
    X(priority, false)                                                                                                 \
    X(proportion, true)                                                                                                \
    X(rank, true)                                                                                                      \
    X(ranked, false)                                                                                                   \
    X(record, true)                                                                                                    \
    X(reference, true)                                                                                                 \
    X(refused, false)                                                                                                  \
    X(require, true)                                                                                                   \
    X(reserve, true)                                                                                                   \
    X(resume, false)                                                                                                   \
    X(round, true)                                                                                                     \
    X(rule, true)                                                                                                      \
    X(score, false)                                                                                                    \
    X(scores, false)                                                                                                   \
    X(sealed, false)                                                                                                   \
    X(shown, false)                                                                                                    \
    X(sort, true)                                                                                                      \
    X(starts, false)                                                                                                   \
    X(state, false)                                                                                                    \
    X(sum, true)                                                                                                       \
    X(table, true)                                                                                                     \
    X(target, false)                                                                                                   \
    X(test, true)                                                                                                      \
    X(text, false)                                                                                                     \
    X(that, false)                                                                                                     \
    X(the, false)                                                                                                      \
    X(then, true)                                                                                                      \
    X(tied, false)                                                                                                     \
    X(ties, false)                                                                                                     \
    X(time, false)                                                                                                     \
    X(to, false)                                                                                                       \
    X(total, false)                                                                                                    \
    X(undetermined, false)                                                                                             \
    X(unique, false)                                                                                                   \
    X(unknown, true)                                                                                                   \
    X(unless, true)                                                                                                    \
    X(until, false)                                                                                                    \
    X(up, false)                                                                                                       \
    X(use, true)                                                                                                       \
    X(version, false)                                                                                                  \
    X(week, false)                                                                                                     \
    X(weekend, false)                                                                                                  \
    X(weeks, false)                                                                                                    \
    X(weight, false)                                                                                                   \
    X(when, true)                                                                                                      \
    X(where, true)                                                                                                     \
    X(with, false)                                                                                                     \
    X(without, false)                                                                                                  \
    X(workflow, true)                                                                                                  \
    X(working, false)                                                                                                  \
    X(year, false)                                                                                                     \
    X(years, false)                                                                                                    \
    X(yes, true)                                                                                                       \
    X(zone, false)

enum class Keyword : std::uint8_t {
    none,
#define X(name, reserved) name,
    VOORRANG_KEYWORDS(X)
#undef X
};

bool is_reserved(Keyword keyword);

// Where translating writes a spelling, if a keyword has more than one. Reading takes each everywhere.
enum class SpeltWhere : std::uint8_t { anywhere, before_a_date };

// A surface language: its code after `language`, the spelling of every keyword and of the built-in names.
struct Surface {
    // A spelling is one or several words, and may stand for two keywords that follow each other: "ten minste".
    struct Word {
        std::string_view spelling; // with one space between words
        std::array<Keyword, 2> keywords{};
        SpeltWhere where = SpeltWhere::anywhere;

        constexpr Word(std::string_view written, Keyword keyword, SpeltWhere place = SpeltWhere::anywhere)
            : spelling(written), keywords{keyword, Keyword::none}, where(place) {}
        constexpr Word(std::string_view written, Keyword first, Keyword second)
            : spelling(written), keywords{first, second} {}
    };
    // What the language itself has a name for: functions, days of the week. The syntax tree has the English one.
    struct BuiltIn {
        std::string_view name;
        std::string_view english;
    };
    std::string_view code;
    std::span<const Word> words;        // ordered by spelling
    std::span<const BuiltIn> built_ins; // ordered by name; empty for English

    Keyword find(std::string_view spelling) const; // none if the word is no keyword, or stands for two
    std::string_view spelling(Keyword keyword) const;

    // The longest spelling that begins at `at` and ends where a word ends; blanks of any length stand between its
    // words.
    struct Match {
        const Word* word = nullptr; // nullptr: none
        std::size_t length = 0;
    };
    Match match(std::string_view text, std::size_t at) const;

    std::string_view english_name(std::string_view built_in) const; // what is no built-in name stays as it is
    std::string_view name_of(std::string_view english) const;       // the other way
};

const Surface& english();
const Surface& dutch();

std::span<const Surface* const> surfaces();
const Surface* surface_of_code(std::string_view code); // nullptr if there is none

// The surface that a file says it is written in by its first words; English if it says nothing.
const Surface& surface_of_text(std::string_view text);

// For the tables: every keyword has a spelling, no spelling stands there twice, and they are in order.
constexpr bool is_whole(std::span<const Surface::Word> words) {
    for (std::size_t i = 1; i < words.size(); ++i)
        if (words[i - 1].spelling >= words[i].spelling) return false;
    const auto has = [&](Keyword keyword) {
        for (const Surface::Word& word : words)
            if (word.keywords[0] == keyword && word.keywords[1] == Keyword::none && word.where == SpeltWhere::anywhere)
                return true;
        return false;
    };
#define X(name, reserved)                                                                                              \
    if (!has(Keyword::name)) return false;
    VOORRANG_KEYWORDS(X)
#undef X
    return true;
}

} // namespace voorrang::syntax
