// The words that the grammar knows. The grammar names a Keyword; how it is spelt is a table per surface language.
#pragma once

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
    X(after, false)                                                                                                    \
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
    X(before, false)                                                                                                   \
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
    X(each, true)                                                                                                      \
    X(earliest, false)                                                                                                 \
    X(easter, false)                                                                                                   \
    X(else_, true)                                                                                                     \
    X(empty, false)                                                                                                    \
    X(end, false)                                                                                                      \
    X(even, false)                                                                                                     \
    X(every, false)                                                                                                    \
    X(exception, true)                                                                                                 \
    X(exclude, true)                                                                                                   \
    X(excluded, false)                                                                                                 \
    X(expect, false)                                                                                                   \
    X(extremes, false)                                                                                                 \
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
    X(holiday, false)                                                                                                  \
    X(hour, false)                                                                                                     \
    X(hours, false)                                                                                                    \
    X(identifies, false)                                                                                               \
    X(if_, true)                                                                                                       \
    X(in, true)                                                                                                        \
    X(is, true)                                                                                                        \
    X(known, true)                                                                                                     \
    X(language, false)                                                                                                 \
    X(latest, false)                                                                                                   \
    X(least, false)                                                                                                    \
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
    X(require, true)                                                                                                   \
    X(reserve, true)                                                                                                   \
    X(resume, false)                                                                                                   \
    X(role, false)                                                                                                     \
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

// A surface language: its code after `language` and the spelling of every keyword.
struct Surface {
    struct Word {
        std::string_view spelling;
        Keyword keyword;
    };
    std::string_view code;
    std::span<const Word> words; // ordered by spelling

    Keyword find(std::string_view spelling) const; // none if the word is no keyword
    std::string_view spelling(Keyword keyword) const;
};

const Surface& english();

} // namespace voorrang::syntax
