#include "engine/decide/judge.hpp"

#include "engine/decide/bounds.hpp"
#include "engine/decide/policy_hash.hpp"
#include "engine/evaluate/cells.hpp"

#include <algorithm>

namespace voorrang::engine {

namespace {

int compare_cells(const Column& column, std::uint32_t a, std::uint32_t b) {
    using graph::ColumnType;
    const auto sign = [](auto order) { return order < 0 ? -1 : order > 0 ? 1 : 0; };
    if (column.type == ColumnType::number || column.type == ColumnType::money)
        return sign(compare_numbers(column, a, column, b));
    if (column.type == ColumnType::truth) return sign(column.truth[a] <=> column.truth[b]);
    return sign(column.integers[a] <=> column.integers[b]);
}

} // namespace

std::optional<int> compare_values(const Column& column, std::uint32_t a, std::uint32_t b) {
    using graph::ColumnType;
    if (column.type == ColumnType::money && !common(column.currency[a], column.currency[b])) return std::nullopt;
    if (column.type == ColumnType::duration) {
        const auto order = compare(duration_at(column, a), duration_at(column, b));
        if (!order) return std::nullopt;
        return *order < 0 ? -1 : *order > 0 ? 1 : 0;
    }
    return compare_cells(column, a, b);
}

Status status_of(Truth admitted) {
    switch (admitted) {
    case Truth::yes:
        return Status::admitted;
    case Truth::no:
        return Status::excluded;
    case Truth::unknown:
        return Status::undetermined;
    case Truth::failed:
        break;
    }
    return Status::failed;
}

// A draw that anyone can repeat: the lowest SHA-256 of the published seed, the case and the identifier wins.
std::string Judge::draw_ticket(std::string_view seed, std::uint32_t row) const {
    const graph::EntityId entity = graph_.award->entity;
    const std::string& name = facts_.case_names[facts_.case_of(entity, row)];
    return sha256_hex(std::string(seed) + "\n" + name + "\n" + facts_.identifier(entity, row));
}

std::string_view Judge::draw_seed(const Evaluation& evaluation, const graph::TieKey& draw,
                                  std::uint32_t the_case) const {
    if (draw.outline) {
        const Column& seeds = evaluation.columns[draw.node];
        if (seeds.known(the_case)) return facts_.texts.text(static_cast<std::uint32_t>(seeds.integers[the_case]));
    }
    return options_.draw_seed;
}

Order Judge::order(const Evaluation& evaluation, std::uint32_t a, std::uint32_t b) const {
    const auto& award = *graph_.award;
    const auto from = [](int order, bool highest_first) {
        return (order > 0) == highest_first ? Order::Result::first : Order::Result::second;
    };
    const auto by_total = compare_values(evaluation.columns[award.total], a, b);
    if (!by_total) return {Order::Result::failed, std::nullopt};
    if (*by_total != 0) return {from(*by_total, award.highest_wins), std::nullopt};
    for (std::size_t key = 0; key < award.ties.size(); ++key) {
        const auto& tie = award.ties[key];
        if (tie.by == graph::TieKey::By::draw) {
            const auto seed = draw_seed(evaluation, tie, facts_.case_of(award.entity, a));
            if (seed.empty()) return {Order::Result::open, key};
            const auto ticket_a = draw_ticket(seed, a), ticket_b = draw_ticket(seed, b);
            if (ticket_a == ticket_b) continue;
            return {ticket_a < ticket_b ? Order::Result::first : Order::Result::second, key};
        }
        const Column& column = evaluation.columns[tie.node];
        if (const Cell cell = worse(column.cell(a), column.cell(b)); cell != Cell::known)
            return {cell == Cell::failed ? Order::Result::failed : Order::Result::open, key};
        const auto order = compare_values(column, a, b);
        if (!order) return {Order::Result::failed, key};
        if (*order != 0) return {from(*order, tie.highest_first), key};
    }
    return {Order::Result::equal, std::nullopt};
}

std::vector<std::uint32_t> Judge::ranking(const Evaluation& evaluation, std::vector<std::uint32_t> rows) const {
    std::stable_sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        return order(evaluation, a, b).result == Order::Result::first;
    });
    return rows;
}

Settled Judge::settle(const Evaluation& evaluation, std::uint32_t the_case,
                      const std::vector<std::uint32_t>& admitted) const {
    const auto& award = *graph_.award;
    if (admitted.empty()) return {AwardState::nobody, Why::none_admitted, {}, {}};
    const Column& totals = evaluation.columns[award.total];
    std::vector<std::uint32_t> known, unknown;
    for (const std::uint32_t row : admitted) {
        if (totals.cell(row) == Cell::failed) return {AwardState::failed, Why::score_failed, {}, {row}};
        (totals.known(row) ? known : unknown).push_back(row);
    }
    if (award.limit) {
        const Cell limit = evaluation.columns[*award.limit].cell(the_case);
        if (limit == Cell::failed) return {AwardState::failed, Why::score_failed, {}, {}};
        if (limit == Cell::unknown) return {AwardState::undetermined, Why::limit_open, {}, {}};
    }
    if (known.empty()) return {AwardState::undetermined, Why::score_open, {}, unknown};
    Settled best = best_of(evaluation, known);
    if (unknown.empty() || best.state == AwardState::failed) return best;
    // Those whose totals are unknown must all be unable to come first, else nothing can be said.
    std::vector<std::uint32_t> open;
    for (const std::uint32_t row : unknown)
        if (!best.winner || !out_of_reach(evaluation, row, *best.winner)) open.push_back(row);
    if (!open.empty()) return {AwardState::undetermined, Why::score_open, {}, open};
    best.despite_unknown = true;
    return best;
}

Settled Judge::best_of(const Evaluation& evaluation, const std::vector<std::uint32_t>& rows) const {
    const auto& award = *graph_.award;
    const Column& totals = evaluation.columns[award.total];
    std::uint32_t top = rows.front();
    for (const std::uint32_t row : rows) {
        if (!compare_values(totals, row, top)) return {AwardState::failed, Why::score_failed, {}, {row, top}};
        const int order = compare_cells(totals, row, top);
        if (award.highest_wins ? order > 0 : order < 0) top = row;
    }
    if (!limit_compares(evaluation, top)) return {AwardState::failed, Why::score_failed, {}, {top}};
    if (!reaches_limit(evaluation, top)) return {AwardState::nobody, Why::below_limit, {}, {}};
    std::vector<std::uint32_t> equal;
    for (const std::uint32_t row : rows)
        if (compare_cells(totals, row, top) == 0) equal.push_back(row);
    std::uint32_t winner = equal.front();
    std::vector<std::uint32_t> level{winner};
    bool open = false, draw = false;
    for (std::size_t i = 1; i < equal.size(); ++i) {
        const Order found = order(evaluation, winner, equal[i]);
        switch (found.result) {
        case Order::Result::first:
            break;
        case Order::Result::second:
            winner = equal[i];
            level = {winner};
            break;
        case Order::Result::equal:
            level.push_back(equal[i]);
            break;
        case Order::Result::open:
            open = true;
            draw = draw || award.ties[*found.key].by == graph::TieKey::By::draw;
            break;
        case Order::Result::failed:
            return {AwardState::failed, Why::score_failed, {}, equal};
        }
    }
    if (open) return {AwardState::undetermined, draw ? Why::draw_needed : Why::tie_open, {}, equal};
    if (level.size() > 1) return {AwardState::tied, Why::equal, {}, level};
    return {AwardState::awarded, Why::best, winner, {}};
}

bool Judge::out_of_reach(const Evaluation& evaluation, std::uint32_t row, std::uint32_t winner) const {
    const auto bounds = Bounder(graph_, evaluation).of(graph_.award->total, row);
    if (!bounds) return false;
    const Column& totals = evaluation.columns[graph_.award->total];
    if (totals.type == graph::ColumnType::money && bounds->currency != totals.currency[winner]) return false;
    const Number winning = totals.number(winner);
    return graph_.award->highest_wins ? bounds->high < winning : bounds->low > winning;
}

bool Judge::limit_compares(const Evaluation& evaluation, std::uint32_t row) const {
    const auto& award = *graph_.award;
    const Column& totals = evaluation.columns[award.total];
    if (!award.limit || totals.type != graph::ColumnType::money) return true;
    const Column& limit = evaluation.columns[*award.limit];
    return common(totals.currency[row], limit.currency[facts_.case_of(award.entity, row)]).has_value();
}

bool Judge::reaches_limit(const Evaluation& evaluation, std::uint32_t row) const {
    const auto& award = *graph_.award;
    if (!award.limit) return true;
    const auto order = compare_numbers(evaluation.columns[award.total], row, evaluation.columns[*award.limit],
                                       facts_.case_of(award.entity, row));
    return award.highest_wins ? order >= 0 : order <= 0;
}

} // namespace voorrang::engine
