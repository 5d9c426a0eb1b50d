#include "tests/reference/judge.hpp"

#include "engine/decide/policy_hash.hpp"

#include <algorithm>

namespace voorrang::reference {

using engine::AwardState;
using graph::TieKey;

namespace {

// -1, 0, 1; nothing: amounts in two currencies, or months against days.
std::optional<int> compared(const Outcome& a, const Outcome& b) {
    const auto sign = [](std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; };
    if (const auto* duration = std::get_if<Duration>(&a)) {
        const auto order = compare(*duration, std::get<Duration>(b));
        return order ? std::optional(sign(*order)) : std::nullopt;
    }
    if (const auto* date = std::get_if<Date>(&a)) return sign(*date <=> std::get<Date>(b));
    if (const auto* time = std::get_if<Time>(&a)) return sign(*time <=> std::get<Time>(b));
    const Amount x = amount_of(a), y = amount_of(b);
    if (!together(x.currency, y.currency)) return std::nullopt;
    return sign(x.number <=> y.number);
}

} // namespace

std::string Judge::draw_ticket(Interpreter& values, const TieKey& draw, std::uint32_t the_case, std::uint32_t row) {
    std::string seed = draw_seed_;
    if (draw.outline)
        if (const Outcome& named = values.value(draw.node, {the_case}); is_known(named))
            seed = std::get<std::string>(named);
    if (seed.empty()) return {};
    return engine::sha256_hex(seed + "\n" + facts_.case_names[the_case] + "\n" +
                              facts_.identifier(graph_.award->entity, row));
}

// Which of two with equal totals comes first.
Judge::Order Judge::order(Interpreter& values, std::uint32_t the_case, std::uint32_t a, std::uint32_t b) {
    for (const TieKey& key : graph_.award->ties) {
        if (key.by == TieKey::By::draw) {
            const std::string first = draw_ticket(values, key, the_case, a);
            const std::string second = draw_ticket(values, key, the_case, b);
            if (first.empty()) return Order::open;
            if (first != second) return first < second ? Order::first : Order::second;
            continue;
        }
        const Outcome x = values.value(key.node, {the_case, a}), y = values.value(key.node, {the_case, b});
        if (is_failed(x) || is_failed(y)) return Order::failed;
        if (is_unknown(x) || is_unknown(y)) return Order::open;
        const auto order = compared(x, y);
        if (!order) return Order::failed;
        if (*order != 0) return (*order > 0) == key.highest_first ? Order::first : Order::second;
    }
    return Order::equal;
}

// Among rows with known totals, with a known limit if there is one.
Settled Judge::best(Interpreter& values, std::uint32_t the_case, const std::vector<std::uint32_t>& rows) {
    const graph::Award& award = *graph_.award;
    const auto total = [&](std::uint32_t row) { return values.value(award.total, {the_case, row}); };
    std::uint32_t top = rows.front();
    for (const std::uint32_t row : rows) {
        const auto order = compared(total(row), total(top));
        if (!order) return {AwardState::failed, std::nullopt};
        if (award.highest_wins ? *order > 0 : *order < 0) top = row;
    }
    if (award.limit) {
        const auto order = compared(total(top), values.value(*award.limit, {the_case}));
        if (!order) return {AwardState::failed, std::nullopt};
        if (award.highest_wins ? *order < 0 : *order > 0) return {AwardState::nobody, std::nullopt};
    }
    std::vector<std::uint32_t> level;
    bool open = false;
    for (const std::uint32_t row : rows) {
        if (*compared(total(row), total(top)) != 0) continue;
        const Order found = level.empty() ? Order::second : order(values, the_case, level.front(), row);
        if (found == Order::failed) return {AwardState::failed, std::nullopt};
        if (found == Order::open) open = true;
        if (found == Order::second) level = {row};
        if (found == Order::equal) level.push_back(row);
    }
    if (open) return {AwardState::undetermined, std::nullopt};
    if (level.size() > 1) return {AwardState::tied, std::nullopt, level};
    return {AwardState::awarded, level.front()};
}

Verdict Judge::settle(Interpreter& values, std::uint32_t the_case, const std::vector<std::uint32_t>& admitted) {
    const graph::Award& award = *graph_.award;
    if (admitted.empty()) return {{AwardState::nobody, std::nullopt}};
    std::vector<std::uint32_t> known;
    for (const std::uint32_t row : admitted) {
        const Outcome& total = values.value(award.total, {the_case, row});
        if (is_failed(total)) return {{AwardState::failed, std::nullopt}};
        if (is_known(total)) known.push_back(row);
    }
    if (award.limit) {
        const Outcome& limit = values.value(*award.limit, {the_case});
        if (is_failed(limit)) return {{AwardState::failed, std::nullopt}};
        if (is_unknown(limit)) return {{AwardState::undetermined, std::nullopt}};
    }
    if (known.empty()) return {{AwardState::undetermined, std::nullopt}};
    const Settled found = best(values, the_case, known);
    if (known.size() == admitted.size() || found.state == AwardState::failed) return {found};
    Verdict verdict{{AwardState::undetermined, std::nullopt}};
    if (found.state == AwardState::awarded) verdict.may_also_be = found;
    return verdict;
}

Verdict Judge::award(std::uint32_t the_case) {
    const graph::Award& award = *graph_.award;
    Interpreter values(graph_, facts_, given_);
    const auto inside = values.elements(award.frame, {the_case});
    const auto* competitors = std::get_if<std::vector<Place>>(&inside);
    if (competitors == nullptr) return {{AwardState::undetermined, std::nullopt}};
    std::vector<std::uint32_t> admitted, open;
    for (const Place& place : *competitors) {
        const Outcome& status = values.value(award.admitted, place);
        if (is_failed(status)) return {{AwardState::failed, std::nullopt}};
        if (is_unknown(status)) open.push_back(place.back());
        if (status == Outcome(true)) admitted.push_back(place.back());
    }
    if (open.empty()) return settle(values, the_case, admitted);

    // Every way in which those may be admitted.
    std::vector<Verdict> ways;
    for (std::size_t way = 0; way < std::size_t{1} << open.size(); ++way) {
        Given given = given_;
        std::vector<std::uint32_t> rows = admitted;
        for (std::size_t i = 0; i < open.size(); ++i) {
            given.admitted[open[i]] = (way >> i & 1) != 0;
            if (given.admitted[open[i]]) rows.push_back(open[i]);
        }
        for (const Place& place : *competitors) // the others are as they are
            given.admitted.try_emplace(place.back(),
                                       std::find(admitted.begin(), admitted.end(), place.back()) != admitted.end());
        std::sort(rows.begin(), rows.end());
        Interpreter trial(graph_, facts_, given);
        ways.push_back(settle(trial, the_case, rows));
    }
    const auto clear = [](const Settled& settled) {
        return settled.state != AwardState::undetermined && settled.state != AwardState::failed;
    };
    const auto in_all = [&](const Settled& settled) {
        return clear(settled) &&
               std::all_of(ways.begin(), ways.end(), [&](const Verdict& way) { return way.allows(settled); });
    };
    Verdict verdict{{AwardState::undetermined, std::nullopt}, true};
    const bool certain = std::all_of(ways.begin(), ways.end(), [&](const Verdict& way) {
        return clear(way.settled) && way.settled == ways.front().settled;
    });
    if (certain) verdict.settled = ways.front().settled;
    for (const Verdict& way : ways) {
        if (in_all(way.settled)) verdict.may_also_be = way.settled;
        if (way.may_also_be && in_all(*way.may_also_be)) verdict.may_also_be = way.may_also_be;
    }
    return verdict;
}

} // namespace voorrang::reference
