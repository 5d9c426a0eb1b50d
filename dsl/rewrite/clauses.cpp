#include "dsl/rewrite/clauses.hpp"

#include <algorithm>
#include <array>

namespace voorrang::rewrite {

namespace {

using enum syntax::Keyword;
using syntax::Keyword;
using enum ClauseLine;

constexpr auto clauses = std::to_array<Clause>({
    {none, dutch, 4, kept, {}, {because}},
    {none, english, 4, kept, {}, {because}},

    {rule, that, 2, own},
    {rule, when, 2, own},
    {rule, unless, 2, own},
    {rule, because, 2, own},
    {rule, cites, 2, own},

    {define, because, 2, own},
    {define, cites, 2, own},
    {define, exception, 2, scope},
    {define, as, 2, kept},
    {define, when, 2, kept},

    {parameter, because, 2, own},
    {parameter, cites, 2, kept},

    {table, cites, 2, own},

    {award, limit, 2, own},
    {award, combinations, 2, own},
    {award, criterion, 2, own},
    {award, round, 2, own, {scores, total}},
    {award, award, 2, own, {highest, lowest}},
    {award, ties, 2, own},
    {award, because, 2, own},
    {award, cites, 2, own},

    {facts, given, 2, own},
    {facts, and_, 2, own, {}, {given, and_}},

    {test, given, 2, own},
    {test, and_, 2, own, {}, {given, and_}},
    {test, expect, 2, own},
    {test, at, 4, kept, {}, {expect, at}},

    {calendar, because, 2, own},
    {calendar, cites, 2, own, {}, {because, calendar}},
    {calendar, cites, 2, own, {}, {dutch, english}},
    {calendar, weekend, 2, own},
    {calendar, holiday, 2, own},

    {workflow, state, 2, scope},
    {workflow, final, 2, scope, {state}},
    {workflow, decide, 2, kept},
    {workflow, on, 2, own},
    {workflow, until, 2, own},

    {measure, target, 2, own},
    {measure, because, 2, own},
    {measure, cites, 2, own},

    {open, that, 2, kept},
    {open, when, 2, kept},
    {open, unless, 2, kept},
    {open, because, 2, kept},
    {open, cites, 2, kept},

    {fill, when, 2, own},
    {fill, unless, 2, own},
    {fill, exception, 2, scope},
    {fill, as, 2, kept},
    {fill, because, 2, own},
    {fill, cites, 2, kept},
});

constexpr std::array in_criteria{weight, adds, deducts, score};
constexpr std::array in_dated_values{from, until, cites};
constexpr std::array in_holidays{on, cites};
constexpr std::array in_fields{at, by, that, currency, identifies, personal, sealed};

} // namespace

const Clause* find_clause(Keyword declaration, Keyword word, Keyword next, Keyword previous) {
    const auto allows = [](const std::array<Keyword, 2>& words, Keyword which) {
        return words[0] == none || words[0] == which || words[1] == which;
    };
    const auto found = std::ranges::find_if(clauses, [&](const Clause& each) {
        return (each.declaration == none || each.declaration == declaration) && each.begins == word &&
               allows(each.next, next) && allows(each.previous, previous);
    });
    return found != clauses.end() ? &*found : nullptr;
}

std::span<const Keyword> aligned_words(Keyword line_begins) {
    switch (line_begins) {
    case criterion:
        return in_criteria;
    case record:
        return in_fields;
    case holiday:
        return in_holidays;
    case parameter:
        return in_dated_values;
    default:
        return {};
    }
}

} // namespace voorrang::rewrite
