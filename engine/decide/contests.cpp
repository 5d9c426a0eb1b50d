// From who is admitted to what is settled, contest by contest: whatever the unknown may turn out to be.
#include "engine/decide/bounds.hpp"
#include "engine/decide/judge.hpp"

#include <algorithm>

namespace voorrang::engine {

namespace {

// Above this many undetermined competitors not every combination is tried; the award is then undetermined.
constexpr std::size_t most_tried = 8;

bool clear(const Settled& settled) {
    return settled.state != AwardState::undetermined && settled.state != AwardState::failed;
}

// What is settled for one part of a contest, of what it came to for each combination of `open` rows that are admitted.
Settled combined(const std::vector<Settled>& tried, const std::vector<std::uint32_t>& open) {
    const Settled& first = tried.front();
    if (clear(first) &&
        std::all_of(tried.begin(), tried.end(), [&](const Settled& s) { return clear(s) && same_outcome(s, first); })) {
        Settled result = first;
        result.despite_unknown = true;
        return result;
    }
    // Those matter whose admission changes the outcome in some combination, or leaves it open in all.
    Settled result{AwardState::undetermined, Why::status_open, {}, {}};
    for (std::size_t bit = 0; bit < open.size(); ++bit)
        for (std::size_t with = 0; with < tried.size(); ++with)
            if ((with >> bit & 1) && !same_outcome(tried[with], tried[with ^ (std::size_t{1} << bit)])) {
                result.rows.push_back(open[bit]);
                break;
            }
    for (const Settled& each : tried)
        for (const std::uint32_t row : each.rows)
            if (each.state == AwardState::undetermined) result.rows.push_back(row);
    std::sort(result.rows.begin(), result.rows.end());
    result.rows.erase(std::unique(result.rows.begin(), result.rows.end()), result.rows.end());
    // Nobody's admission matters: it is open for another reason, whoever is admitted.
    if (result.rows.empty())
        for (const Settled& each : tried)
            if (each.state == AwardState::undetermined) return each;
    return result;
}

} // namespace

void Judge::put(const Contest& contest, const std::vector<Settled>& parts, Outcome& outcome) const {
    if (contest.lots.empty()) {
        outcome.parts = parts;
        return;
    }
    const std::uint32_t first = facts_.entities[graph_.award->lots->entity].begin[contest.the_case];
    for (std::size_t i = 0; i < parts.size(); ++i) outcome.parts[contest.lots[i] - first] = parts[i];
}

std::vector<Settled> Judge::settle_all(const Evaluation& evaluation, const Contest& contest,
                                       const std::vector<std::uint32_t>& admitted) const {
    const auto& lots = graph_.award->lots;
    if (lots && (lots->limit || lots->several)) return assign(evaluation, contest, admitted);
    return {settle(evaluation, contest.the_case, admitted)};
}

// Tries every combination of who of the undetermined is admitted, in all these contests at once. Scores are reckoned
// anew each time, since relative ones hang on who is admitted.
void Judge::try_out(const Evaluation& evaluation, Evaluator& trial, const std::vector<const Contest*>& contests,
                    std::vector<Outcome>& outcomes) const {
    const Column& admitted = evaluation.columns[graph_.award->admitted];
    std::vector<std::vector<std::uint32_t>> open(contests.size());
    std::size_t most = 0;
    for (std::size_t i = 0; i < contests.size(); ++i) {
        for (const std::uint32_t row : contests[i]->rows)
            if (admitted.truth[row] == Truth::unknown) open[i].push_back(row);
        most = std::max(most, open[i].size());
    }
    std::vector<std::vector<std::vector<Settled>>> tried(contests.size()); // by contest, then part, then combination
    for (std::size_t combination = 0; combination < std::size_t{1} << most; ++combination) {
        Options options{options_.as_at, admitted.truth, options_.now};
        for (const auto& rows : open)
            for (std::size_t bit = 0; bit < rows.size(); ++bit)
                options.admitted[rows[bit]] = combination >> bit & 1 ? Truth::yes : Truth::no;
        const Evaluation& outcome = trial.run(facts_, Mode::fast, options);
        for (std::size_t i = 0; i < contests.size(); ++i) {
            if (combination >= std::size_t{1} << open[i].size()) continue;
            std::vector<std::uint32_t> rows;
            for (const std::uint32_t row : contests[i]->rows)
                if (options.admitted[row] == Truth::yes) rows.push_back(row);
            std::vector<Settled> parts = settle_all(outcome, *contests[i], rows);
            tried[i].resize(parts.size());
            for (std::size_t part = 0; part < parts.size(); ++part) tried[i][part].push_back(std::move(parts[part]));
        }
    }
    for (std::size_t i = 0; i < contests.size(); ++i) {
        std::vector<Settled> parts;
        for (const auto& part : tried[i]) parts.push_back(combined(part, open[i]));
        put(*contests[i], parts, outcomes[contests[i]->the_case]);
    }
}

std::optional<Settled> Judge::plainly(const Evaluation& evaluation, std::uint32_t the_case) const {
    const auto& award = *graph_.award;
    const FrameRows& frame = evaluation.frames[award.frame];
    const Column& totals = evaluation.columns[award.total];
    if (award.lots || frame.list_known[the_case] != Cell::known || !totals.fixed) return std::nullopt;
    const Truth* const status = evaluation.columns[award.admitted].truth.data();
    const std::uint32_t begin = frame.begin[the_case], end = frame.begin[the_case + 1];
    if (begin == end) return Settled{AwardState::nobody, Why::no_competitors, {}, {}};
    std::optional<std::uint32_t> top;
    bool several = false;
    for (std::uint32_t row = begin; row < end; ++row) {
        if (status[row] == Truth::no) continue;
        if (status[row] != Truth::yes || !totals.known(row)) return std::nullopt;
        if (top && totals.type == graph::ColumnType::money && totals.currency[row] != totals.currency[*top])
            return std::nullopt;
        if (top && totals.integers[row] == totals.integers[*top]) {
            several = true;
        } else if (!top || (totals.integers[row] > totals.integers[*top]) == award.highest_wins) {
            top = row;
            several = false;
        }
    }
    if (!top) return Settled{AwardState::nobody, Why::none_admitted, {}, {}};
    if (several || (award.limit && !evaluation.columns[*award.limit].known(the_case))) return std::nullopt;
    if (!limit_compares(evaluation, *top)) return std::nullopt;
    if (!reaches_limit(evaluation, *top)) return Settled{AwardState::nobody, Why::below_limit, {}, {}};
    return Settled{AwardState::awarded, Why::best, *top, {}};
}

std::vector<Outcome> Judge::award(const Evaluation& evaluation, Evaluator& trial,
                                  const std::vector<std::uint32_t>& cases) const {
    const auto& award = *graph_.award;
    const FrameRows& frame = evaluation.frames[award.frame];
    const Column& status = evaluation.columns[award.admitted];
    const Bounder bounder(graph_, evaluation);
    std::vector<Outcome> outcomes(evaluation.frames[0].count);
    std::vector<Contest> all;
    for (const std::uint32_t c : cases) {
        if (frame.list_known[c] != Cell::known) {
            outcomes[c] = {{{AwardState::undetermined, Why::list_unknown, {}, {}}}};
        } else if (award.lots) {
            for (Contest& contest : contests(evaluation, c, outcomes[c])) all.push_back(std::move(contest));
        } else {
            Contest whole{c, {}, {}};
            for (std::uint32_t row = frame.begin[c]; row < frame.begin[c + 1]; ++row) whole.rows.push_back(row);
            all.push_back(std::move(whole));
        }
    }
    std::vector<const Contest*> to_try;
    for (const Contest& contest : all) {
        std::vector<std::uint32_t> admitted, open, failed;
        bool may_fail = false;
        for (const std::uint32_t row : contest.rows) {
            if (status.truth[row] == Truth::failed) failed.push_back(row);
            if (status.truth[row] == Truth::yes) admitted.push_back(row);
            if (status.truth[row] != Truth::unknown) continue;
            open.push_back(row);
            may_fail = may_fail || bounder.may_fail(award.admitted, row);
        }
        Outcome& outcome = outcomes[contest.the_case];
        const auto same_for_all = [&](const Settled& settled) {
            put(contest, std::vector(std::max<std::size_t>(contest.lots.size(), 1), settled), outcome);
        };
        if (contest.rows.empty())
            same_for_all({AwardState::nobody, Why::no_competitors, {}, {}});
        else if (!failed.empty())
            same_for_all({AwardState::failed, Why::status_failed, {}, failed});
        else if (open.empty())
            put(contest, settle_all(evaluation, contest, admitted), outcome);
        else if (may_fail || open.size() > most_tried)
            same_for_all({AwardState::undetermined, Why::status_open, {}, open});
        else
            to_try.push_back(&contest);
    }
    if (!to_try.empty()) try_out(evaluation, trial, to_try, outcomes);
    std::vector<Outcome> wanted;
    for (const std::uint32_t c : cases) wanted.push_back(std::move(outcomes[c]));
    return wanted;
}

} // namespace voorrang::engine
