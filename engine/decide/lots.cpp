// Awards for each lot: which contests there are, and those that hang together because one may get only so many lots, or
// because some compete for several at once (Directive 2014/24/EU art. 46(2) and (3)).
#include "engine/decide/assignment.hpp"
#include "engine/decide/judge.hpp"
#include "engine/evaluate/cells.hpp"

#include <algorithm>
#include <numeric>

namespace voorrang::engine {

std::optional<std::vector<std::uint32_t>> Judge::lots_of(const Evaluation& evaluation, std::uint32_t row) const {
    const auto& lots = *graph_.award->lots;
    const Column& of = evaluation.columns[lots.of];
    if (!lots.several) {
        if (!of.known(row)) return std::nullopt;
        return std::vector{static_cast<std::uint32_t>(of.integers[row])};
    }
    const FrameRows& list = evaluation.frames[graph_.nodes[lots.of].frame];
    if (list.list_known[row] != Cell::known) return std::nullopt;
    const EntityRows& all = facts_.entities[lots.entity];
    const std::uint32_t the_case = facts_.case_of(graph_.award->entity, row);
    std::vector<std::uint32_t> found;
    for (std::uint32_t element = list.begin[row]; element < list.begin[row + 1]; ++element) {
        if (!of.known(element)) return std::nullopt;
        const auto name = facts_.texts.text(static_cast<std::uint32_t>(of.integers[element]));
        std::uint32_t lot = all.begin[the_case];
        while (lot < all.begin[the_case + 1] && facts_.identifier(lots.entity, lot) != name) ++lot;
        if (lot == all.begin[the_case + 1]) lot = no_index; // there is no such lot
        found.push_back(lot);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool Judge::same_owner(const Evaluation& evaluation, std::uint32_t a, std::uint32_t b) const {
    const Column& by = evaluation.columns[graph_.award->lots->limit->by];
    return cells_equal(by, a, by, b);
}

std::optional<std::uint32_t> Judge::most_lots(const Evaluation& evaluation, std::uint32_t the_case) const {
    const auto& limit = graph_.award->lots->limit;
    if (!limit) return std::nullopt;
    const Column& most = evaluation.columns[limit->most];
    if (!most.known(the_case)) return std::nullopt;
    const Number number = round(most.number(the_case), 0, RoundMode::down);
    if (number < Number(0)) return 0;
    const auto whole = number.to_scaled(0);
    constexpr std::int64_t plenty = 1'000'000;
    return static_cast<std::uint32_t>(whole ? std::min(*whole, plenty) : plenty);
}

std::vector<Contest> Judge::contests(const Evaluation& evaluation, std::uint32_t the_case, Outcome& outcome) const {
    const auto& award = *graph_.award;
    const auto& lots = *award.lots;
    const EntityRows& all = facts_.entities[lots.entity];
    if (!all.list_known[the_case]) {
        outcome = {{{AwardState::undetermined, Why::lots_unknown, {}, {}}}};
        return {};
    }
    const std::uint32_t first = all.begin[the_case], last = all.begin[the_case + 1];
    if (first == last) {
        outcome = {{{AwardState::nobody, Why::no_lots, {}, {}}}};
        return {};
    }
    const FrameRows& frame = evaluation.frames[award.frame];
    const Column& status = evaluation.columns[award.admitted];
    const Column& of = evaluation.columns[lots.of];
    std::vector<std::vector<std::uint32_t>> lots_of_rows;
    std::vector<std::uint32_t> failed, open, nowhere;
    for (std::uint32_t row = frame.begin[the_case]; row < frame.begin[the_case + 1]; ++row) {
        auto its = lots_of(evaluation, row);
        lots_of_rows.push_back(its.value_or(std::vector<std::uint32_t>()));
        std::erase(lots_of_rows.back(), no_index);
        if (status.truth[row] == Truth::no) continue; // it competes for none
        if (!its) {
            const bool broken = lots.several
                                    ? evaluation.frames[graph_.nodes[lots.of].frame].list_known[row] == Cell::failed
                                    : of.cell(row) == Cell::failed;
            (broken ? failed : open).push_back(row);
        } else if (std::find(its->begin(), its->end(), no_index) != its->end()) {
            nowhere.push_back(row);
        }
    }
    outcome.by_lot = true;
    const auto same_for_all = [&](const Settled& settled) {
        outcome.parts.assign(last - first, settled);
        return std::vector<Contest>();
    };
    if (!failed.empty()) return same_for_all({AwardState::failed, Why::lot_failed, {}, failed});
    if (!nowhere.empty()) return same_for_all({AwardState::failed, Why::unknown_lot, {}, nowhere});
    if (!open.empty()) return same_for_all({AwardState::undetermined, Why::lot_open, {}, open});
    outcome.parts.resize(last - first);
    if (lots.limit || lots.several) return connected(evaluation, the_case, lots_of_rows);
    std::vector<Contest> result;
    for (std::uint32_t lot = first; lot < last; ++lot) result.push_back({the_case, {lot}, {}});
    for (std::size_t i = 0; i < lots_of_rows.size(); ++i)
        for (const std::uint32_t lot : lots_of_rows[i])
            result[lot - first].rows.push_back(frame.begin[the_case] + static_cast<std::uint32_t>(i));
    return result;
}

// Lots hang together if one competes for both, or may get only so many of both.
std::vector<Contest> Judge::connected(const Evaluation& evaluation, std::uint32_t the_case,
                                      const std::vector<std::vector<std::uint32_t>>& lots_of_rows) const {
    const auto& award = *graph_.award;
    const EntityRows& all = facts_.entities[award.lots->entity];
    const std::uint32_t first = all.begin[the_case], first_row = evaluation.frames[award.frame].begin[the_case];
    const Column& status = evaluation.columns[award.admitted];
    std::vector<std::uint32_t> group(all.begin[the_case + 1] - first);
    std::iota(group.begin(), group.end(), 0);
    const auto join = [&](std::uint32_t a, std::uint32_t b) {
        const std::uint32_t from = std::max(group[a], group[b]), to = std::min(group[a], group[b]);
        std::replace(group.begin(), group.end(), from, to);
    };
    const auto competes = [&](std::size_t i) {
        return !lots_of_rows[i].empty() && status.truth[first_row + i] != Truth::no;
    };
    const auto& limit = award.lots->limit;
    for (std::uint32_t i = 0; i < lots_of_rows.size(); ++i) {
        if (!competes(i)) continue;
        for (const std::uint32_t lot : lots_of_rows[i]) join(lots_of_rows[i].front() - first, lot - first);
        if (!limit) continue;
        for (std::uint32_t other = 0; other < i; ++other) {
            if (!competes(other)) continue;
            // Whose lots they are may be unknown: they might be one's.
            const Column& by = evaluation.columns[limit->by];
            const bool known = by.known(first_row + i) && by.known(first_row + other);
            if (!known || same_owner(evaluation, first_row + i, first_row + other))
                join(lots_of_rows[i].front() - first, lots_of_rows[other].front() - first);
        }
    }
    std::vector<Contest> result;
    for (std::uint32_t head = 0; head < group.size(); ++head) {
        if (group[head] != head) continue;
        Contest contest{the_case, {}, {}};
        for (std::uint32_t lot = head; lot < group.size(); ++lot)
            if (group[lot] == head) contest.lots.push_back(first + lot);
        for (std::uint32_t i = 0; i < lots_of_rows.size(); ++i)
            if (!lots_of_rows[i].empty() && group[lots_of_rows[i].front() - first] == head)
                contest.rows.push_back(first_row + i);
        result.push_back(std::move(contest));
    }
    return result;
}

// The lots of a contest (by their number in it) in the order in which they are decided: as the policy says, equals by
// identifier. Nothing: it is unclear, and `unclear` says why.
std::optional<std::vector<std::uint32_t>> Judge::lot_order(const Evaluation& evaluation, const Contest& contest,
                                                           Settled& unclear) const {
    const auto& lots = *graph_.award->lots;
    std::vector<std::uint32_t> order(contest.lots.size());
    std::iota(order.begin(), order.end(), 0);
    const auto by_name = [&](std::uint32_t a, std::uint32_t b) {
        return facts_.identifier(lots.entity, contest.lots[a]) < facts_.identifier(lots.entity, contest.lots[b]);
    };
    std::sort(order.begin(), order.end(), by_name);
    if (!lots.limit || !lots.limit->order) return order;
    const Column& column = evaluation.columns[*lots.limit->order];
    for (const std::uint32_t lot : contest.lots)
        if (const Cell cell = column.cell(lot); cell != Cell::known && contest.lots.size() > 1) {
            unclear = cell == Cell::failed ? Settled{AwardState::failed, Why::lot_failed, {}, {}}
                                           : Settled{AwardState::undetermined, Why::order_open, {}, {}};
            return std::nullopt;
        }
    for (const std::uint32_t lot : contest.lots)
        if (contest.lots.size() > 1 && !compare_values(column, lot, contest.lots.front())) {
            unclear = {AwardState::failed, Why::lot_failed, {}, {}};
            return std::nullopt;
        }
    if (contest.lots.size() > 1)
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            const int found = *compare_values(column, contest.lots[a], contest.lots[b]);
            return lots.limit->highest_first ? found > 0 : found < 0;
        });
    return order;
}

std::vector<Settled> Judge::assign(const Evaluation& evaluation, const Contest& contest,
                                   const std::vector<std::uint32_t>& admitted) const {
    const auto& award = *graph_.award;
    const auto& lots = *award.lots;
    const auto same_for_all = [&](Settled settled) { return std::vector(contest.lots.size(), std::move(settled)); };
    const Column& totals = evaluation.columns[award.total];
    std::vector<std::uint32_t> unknown, ownerless;
    for (const std::uint32_t row : admitted) {
        if (totals.cell(row) == Cell::failed) return same_for_all({AwardState::failed, Why::score_failed, {}, {row}});
        if (!totals.known(row)) unknown.push_back(row);
        if (!lots.limit) continue;
        const Cell owner = evaluation.columns[lots.limit->by].cell(row);
        if (owner == Cell::failed) return same_for_all({AwardState::failed, Why::lot_failed, {}, {row}});
        if (owner == Cell::unknown) ownerless.push_back(row);
    }
    if (award.limit) {
        const Cell limit = evaluation.columns[*award.limit].cell(contest.the_case);
        if (limit == Cell::failed) return same_for_all({AwardState::failed, Why::score_failed, {}, {}});
        if (limit == Cell::unknown) return same_for_all({AwardState::undetermined, Why::limit_open, {}, {}});
    }
    if (lots.limit) {
        const Cell most = evaluation.columns[lots.limit->most].cell(contest.the_case);
        if (most == Cell::failed) return same_for_all({AwardState::failed, Why::lot_failed, {}, {}});
        if (most == Cell::unknown) return same_for_all({AwardState::undetermined, Why::lot_limit_open, {}, {}});
    }
    if (!unknown.empty()) return same_for_all({AwardState::undetermined, Why::score_open, {}, unknown});
    for (const std::uint32_t row : admitted)
        if (!compare_values(totals, row, admitted.front()) || !limit_compares(evaluation, row))
            return same_for_all({AwardState::failed, Why::score_failed, {}, {row}});
    if (!ownerless.empty()) return same_for_all({AwardState::undetermined, Why::lot_limit_open, {}, ownerless});
    Settled unclear;
    const auto order = lot_order(evaluation, contest, unclear);
    if (!order) return same_for_all(unclear);

    // In the problem lots are numbered in that order.
    std::vector<std::uint32_t> place(order->size());
    for (std::uint32_t i = 0; i < order->size(); ++i) place[(*order)[i]] = i;
    AssignmentProblem problem;
    problem.lots = static_cast<std::uint32_t>(contest.lots.size());
    problem.highest_best = award.highest_wins;
    std::vector<std::uint32_t> rows; // of each bid of the problem
    std::vector<std::uint32_t> owners;
    std::vector<std::uint8_t> wanted(contest.lots.size(), 0), eligible(contest.lots.size(), 0);
    const std::uint32_t most = most_lots(evaluation, contest.the_case).value_or(problem.lots);
    for (const std::uint32_t row : admitted) {
        AssignmentBid bid{{}, 0, totals.number(row)};
        const std::vector<std::uint32_t> its = lots_of(evaluation, row).value_or(std::vector<std::uint32_t>());
        for (const std::uint32_t lot : its) {
            const auto at = std::lower_bound(contest.lots.begin(), contest.lots.end(), lot) - contest.lots.begin();
            bid.lots.push_back(place[static_cast<std::size_t>(at)]);
        }
        std::sort(bid.lots.begin(), bid.lots.end());
        for (const std::uint32_t lot : bid.lots) wanted[lot] = 1;
        if (bid.lots.empty() || !reaches_limit(evaluation, row)) continue;
        for (const std::uint32_t lot : bid.lots) eligible[lot] = 1;
        if (lots.by_average &&
            multiply(bid.worth, Number(static_cast<std::int64_t>(bid.lots.size())), bid.worth) != NumberFault::none)
            return same_for_all({AwardState::failed, Why::score_failed, {}, {row}});
        const auto owner = std::find_if(owners.begin(), owners.end(), [&](std::uint32_t other) {
            return lots.limit && same_owner(evaluation, row, other);
        });
        bid.owner = static_cast<std::uint32_t>(owner - owners.begin());
        if (owner == owners.end()) {
            owners.push_back(row);
            problem.most.push_back(lots.limit ? most : problem.lots);
        }
        problem.bids.push_back(std::move(bid));
        rows.push_back(row);
    }
    problem.order = [&](std::uint32_t a, std::uint32_t b) { return this->order(evaluation, rows[a], rows[b]).result; };

    std::vector<std::uint32_t> in_turn(problem.lots);
    std::iota(in_turn.begin(), in_turn.end(), 0);
    const auto assigned =
        lots.limit && lots.limit->order ? std::optional(assign_in_order(problem, in_turn)) : assign_best(problem);
    if (!assigned) return same_for_all({AwardState::failed, Why::too_many_lots, {}, {}});
    std::vector<Settled> result(contest.lots.size());
    for (std::uint32_t i = 0; i < problem.lots; ++i) {
        const AssignedLot& lot = (*assigned)[i];
        Settled& settled = result[(*order)[i]];
        std::vector<std::uint32_t> involved;
        for (const std::uint32_t bid : lot.bids) involved.push_back(rows[bid]);
        switch (lot.state) {
        case AssignedLot::State::given:
            settled = {AwardState::awarded, Why::best, involved.front(), {}};
            break;
        case AssignedLot::State::tied:
            settled = {AwardState::tied, Why::equal, {}, involved};
            break;
        case AssignedLot::State::open: {
            const bool draw = !award.ties.empty() && award.ties.back().by == graph::TieKey::By::draw;
            const bool here = std::all_of(lot.bids.begin(), lot.bids.end(), [&](std::uint32_t bid) {
                const auto& its = problem.bids[bid].lots;
                return std::find(its.begin(), its.end(), i) != its.end();
            });
            settled = {AwardState::undetermined,
                       here ? (draw ? Why::draw_needed : Why::tie_open) : Why::other_lots,
                       {},
                       involved};
            break;
        }
        case AssignedLot::State::failed:
            settled = {AwardState::failed, Why::score_failed, {}, involved};
            break;
        case AssignedLot::State::nobody:
            settled = {AwardState::nobody,
                       !wanted[i]     ? (contest.rows.empty() ? Why::no_competitors : Why::none_admitted)
                       : !eligible[i] ? Why::below_limit
                       : lots.limit   ? Why::limit_reached
                                      : Why::others_better,
                       {},
                       {}};
            break;
        }
    }
    return result;
}

} // namespace voorrang::engine
