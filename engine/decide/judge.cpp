#include "engine/decide/judge.hpp"

#include "engine/decide/bounds.hpp"
#include "engine/decide/policy_hash.hpp"
#include "engine/evaluate/cells.hpp"

#include <algorithm>

namespace voorrang::engine {

namespace {

// Above this many undetermined competitors not every combination is tried; the award is then undetermined.
constexpr std::size_t most_tried = 8;

int compare_cells(const Column& column, std::uint32_t a, std::uint32_t b) {
    using graph::ColumnType;
    const auto sign = [](auto order) { return order < 0 ? -1 : order > 0 ? 1 : 0; };
    if (column.type == ColumnType::number || column.type == ColumnType::money)
        return sign(column.number(a) <=> column.number(b));
    if (column.type == ColumnType::truth) return sign(column.truth[a] <=> column.truth[b]);
    return sign(column.integers[a] <=> column.integers[b]);
}

// Two known values that have an order: not amounts in different currencies, nor months against days.
std::optional<int> order_of(const Column& column, std::uint32_t a, std::uint32_t b) {
    using graph::ColumnType;
    if (column.type == ColumnType::money && !common(column.currency[a], column.currency[b])) return std::nullopt;
    if (column.type == ColumnType::duration) {
        const auto order = compare(duration_at(column, a), duration_at(column, b));
        if (!order) return std::nullopt;
        return *order < 0 ? -1 : *order > 0 ? 1 : 0;
    }
    return compare_cells(column, a, b);
}

} // namespace

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
    const auto by_total = order_of(evaluation.columns[award.total], a, b);
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
        const auto order = order_of(column, a, b);
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
    Settled best = best_of(evaluation, the_case, known);
    if (unknown.empty() || best.state == AwardState::failed) return best;
    // Those whose totals are unknown must all be unable to come first, else nothing can be said.
    std::vector<std::uint32_t> open;
    for (const std::uint32_t row : unknown)
        if (!best.winner || !out_of_reach(evaluation, row, *best.winner)) open.push_back(row);
    if (!open.empty()) return {AwardState::undetermined, Why::score_open, {}, open};
    best.despite_unknown = true;
    return best;
}

Settled Judge::best_of(const Evaluation& evaluation, std::uint32_t the_case,
                       const std::vector<std::uint32_t>& rows) const {
    const auto& award = *graph_.award;
    const Column& totals = evaluation.columns[award.total];
    std::uint32_t top = rows.front();
    for (const std::uint32_t row : rows) {
        if (!order_of(totals, row, top)) return {AwardState::failed, Why::score_failed, {}, {row, top}};
        const int order = compare_cells(totals, row, top);
        if (award.highest_wins ? order > 0 : order < 0) top = row;
    }
    if (award.limit) {
        const Column& limit = evaluation.columns[*award.limit];
        if (totals.type == graph::ColumnType::money && !common(totals.currency[top], limit.currency[the_case]))
            return {AwardState::failed, Why::score_failed, {}, {top}};
        const auto order = totals.number(top) <=> evaluation.columns[*award.limit].number(the_case);
        if (award.highest_wins ? order < 0 : order > 0) return {AwardState::nobody, Why::below_limit, {}, {}};
    }
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

// Tries every combination of who of the undetermined is admitted, in all these cases at once. Scores are reckoned anew
// each time, since relative ones hang on who is admitted.
void Judge::try_out(const Evaluation& evaluation, Evaluator& trial, const std::vector<std::uint32_t>& cases,
                    std::vector<Settled>& outcomes) const {
    const auto& award = *graph_.award;
    const FrameRows& frame = evaluation.frames[award.frame];
    const Column& admitted = evaluation.columns[award.admitted];
    std::vector<std::vector<std::uint32_t>> undetermined(cases.size());
    std::size_t most = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        for (std::uint32_t row = frame.begin[cases[i]]; row < frame.begin[cases[i] + 1]; ++row)
            if (admitted.truth[row] == Truth::unknown) undetermined[i].push_back(row);
        most = std::max(most, undetermined[i].size());
    }
    std::vector<std::vector<Settled>> tried(cases.size());
    for (std::size_t combination = 0; combination < std::size_t{1} << most; ++combination) {
        Options options{options_.as_at, admitted.truth, options_.now};
        for (const auto& rows : undetermined)
            for (std::size_t bit = 0; bit < rows.size(); ++bit)
                options.admitted[rows[bit]] = combination >> bit & 1 ? Truth::yes : Truth::no;
        const Evaluation& outcome = trial.run(facts_, Mode::fast, options);
        for (std::size_t i = 0; i < cases.size(); ++i) {
            if (combination >= std::size_t{1} << undetermined[i].size()) continue;
            std::vector<std::uint32_t> rows;
            for (std::uint32_t row = frame.begin[cases[i]]; row < frame.begin[cases[i] + 1]; ++row)
                if (options.admitted[row] == Truth::yes) rows.push_back(row);
            tried[i].push_back(settle(outcome, cases[i], rows));
        }
    }
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto& all = tried[i];
        Settled& result = outcomes[cases[i]];
        const bool settled =
            all.front().state != AwardState::undetermined && all.front().state != AwardState::failed &&
            std::all_of(all.begin(), all.end(), [&](const Settled& s) { return same_outcome(s, all.front()); });
        if (settled) {
            result = all.front();
            result.despite_unknown = true;
            continue;
        }
        // Those matter whose admission changes the outcome in some combination, or leaves it open in all.
        result = {AwardState::undetermined, Why::status_open, {}, {}};
        for (std::size_t bit = 0; bit < undetermined[i].size(); ++bit)
            for (std::size_t with = 0; with < all.size(); ++with)
                if ((with >> bit & 1) && !same_outcome(all[with], all[with ^ (std::size_t{1} << bit)])) {
                    result.rows.push_back(undetermined[i][bit]);
                    break;
                }
        for (const Settled& each : all)
            for (const std::uint32_t row : each.rows)
                if (each.state == AwardState::undetermined) result.rows.push_back(row);
        std::sort(result.rows.begin(), result.rows.end());
        result.rows.erase(std::unique(result.rows.begin(), result.rows.end()), result.rows.end());
    }
}

std::vector<Settled> Judge::award(const Evaluation& evaluation, Evaluator& trial) const {
    const auto& award = *graph_.award;
    const FrameRows& frame = evaluation.frames[award.frame];
    const Column& status = evaluation.columns[award.admitted];
    const Bounder bounder(graph_, evaluation);
    std::vector<Settled> outcomes(evaluation.frames[0].count);
    std::vector<std::uint32_t> to_try;
    for (std::uint32_t c = 0; c < outcomes.size(); ++c) {
        Settled& outcome = outcomes[c];
        if (frame.list_known[c] != Cell::known) {
            outcome = {AwardState::undetermined, Why::list_unknown, {}, {}};
            continue;
        }
        std::vector<std::uint32_t> admitted, open, failed, may_fail;
        for (std::uint32_t row = frame.begin[c]; row < frame.begin[c + 1]; ++row) {
            if (status.truth[row] == Truth::failed) failed.push_back(row);
            if (status.truth[row] == Truth::yes) admitted.push_back(row);
            if (status.truth[row] == Truth::unknown) {
                open.push_back(row);
                if (bounder.may_fail(award.admitted, row)) may_fail.push_back(row);
            }
        }
        if (frame.begin[c] == frame.begin[c + 1])
            outcome = {AwardState::nobody, Why::no_competitors, {}, {}};
        else if (!failed.empty())
            outcome = {AwardState::failed, Why::status_failed, {}, failed};
        else if (open.empty())
            outcome = settle(evaluation, c, admitted);
        else if (!may_fail.empty() || open.size() > most_tried)
            outcome = {AwardState::undetermined, Why::status_open, {}, open};
        else
            to_try.push_back(c);
    }
    if (!to_try.empty()) try_out(evaluation, trial, to_try, outcomes);
    return outcomes;
}

} // namespace voorrang::engine
