// Who stands where and who wins, without words: the part that fast and traced decisions share.
#pragma once

#include "engine/decide/decide.hpp"

namespace voorrang::engine {

// Why an award came out as it did.
enum class Why : std::uint8_t {
    best,           // awarded: the best total
    no_competitors, // nobody: the list is empty
    none_admitted,  // nobody
    below_limit,    // nobody: the best total does not meet the limit
    list_unknown,   // undetermined: the competitors themselves are unknown
    status_open,    // undetermined: it hangs on whether some are admitted
    score_open,     // undetermined: it hangs on scores
    limit_open,     // undetermined: the limit is unknown
    tie_open,       // undetermined: a tie key of equal competitors is unknown
    draw_needed,    // undetermined: only the draw is left, and no seed is given
    status_failed,  // failed: whether one is admitted
    score_failed,   // failed: a total, the limit or a tie key
    equal,          // tied: equal on every key
    no_lots,        // nobody: the case is known to have none
    lots_unknown,   // undetermined: the lots themselves are unknown
    lot_open,       // undetermined: for which lot some compete
    lot_limit_open, // undetermined: how many lots one may get, or whose lots are counted together
    order_open,     // undetermined: which lot is decided first
    other_lots,     // undetermined: it hangs on the outcome for other lots
    limit_reached,  // nobody: those who compete have as many lots as they may have
    others_better,  // nobody: leaving it out is better for all lots together
    lot_failed,     // failed: for which lot, how many or whose, or which comes first
    unknown_lot,    // failed: one competes for a lot that is not there
    too_many_lots   // failed: too much to be assigned exactly
};

// Outcome among the admitted of one case; rows are of the award's frame.
struct Settled {
    AwardState state = AwardState::nobody;
    Why why = Why::no_competitors;
    std::optional<std::uint32_t> winner;
    std::vector<std::uint32_t> rows; // tied; or those whose missing or failed values matter
    bool despite_unknown = false;

    friend bool same_outcome(const Settled& a, const Settled& b) {
        return a.state == b.state && a.winner == b.winner && (a.state != AwardState::tied || a.rows == b.rows);
    }
};

// Competitors among whom is decided together, for one lot or for several that hang together; without lots: all.
struct Contest {
    std::uint32_t the_case;
    std::vector<std::uint32_t> lots; // rows of the lots' entity
    std::vector<std::uint32_t> rows;
};

// What was settled for a case: one thing, or one for each lot, in the order of the facts.
struct Outcome {
    std::vector<Settled> parts;
    bool by_lot = false;
};

// Which of two competitors comes first, and by which tie key (nothing: by the total).
struct Order {
    enum class Result : std::uint8_t { first, second, equal, open, failed } result;
    std::optional<std::size_t> key;
};

// Two known values that have an order: nothing for amounts in different currencies, or months against days.
std::optional<int> compare_values(const Column& column, std::uint32_t a, std::uint32_t b);

// Where a competitor stands, by whether it is admitted.
Status status_of(Truth admitted);

class Judge {
  public:
    Judge(const graph::Graph& graph, const Facts& facts, const DecideOptions& options)
        : graph_(graph), facts_(facts), options_(options) {}

    // The outcome of each of these cases. `evaluation` is of these facts; `trial` is used to try out what is unknown.
    std::vector<Outcome> award(const Evaluation& evaluation, Evaluator& trial,
                               const std::vector<std::uint32_t>& cases) const;
    // The same outcome at once where it is plain: without lots, with all that matters known.
    std::optional<Settled> plainly(const Evaluation& evaluation, std::uint32_t the_case) const;

    // The lots for which one competes, as rows of their entity, ascending. Nothing: unknown or failed.
    std::optional<std::vector<std::uint32_t>> lots_of(const Evaluation& evaluation, std::uint32_t row) const;
    // Whether its lots are counted together with another's.
    bool same_owner(const Evaluation& evaluation, std::uint32_t a, std::uint32_t b) const;
    // How many lots one may get in a case, if there is a limit and it is known.
    std::optional<std::uint32_t> most_lots(const Evaluation& evaluation, std::uint32_t the_case) const;
    // Whether a known total meets the award's limit, if there is one.
    bool limit_compares(const Evaluation& evaluation, std::uint32_t row) const; // they are of one currency, if of any
    bool reaches_limit(const Evaluation& evaluation, std::uint32_t row) const;

    // Best first; equal ones in the order of the facts. Only for rows with known totals and tie keys.
    std::vector<std::uint32_t> ranking(const Evaluation& evaluation, std::vector<std::uint32_t> rows) const;
    Order order(const Evaluation& evaluation, std::uint32_t a, std::uint32_t b) const;

  private:
    Settled settle(const Evaluation& evaluation, std::uint32_t the_case,
                   const std::vector<std::uint32_t>& admitted) const;
    Settled best_of(const Evaluation& evaluation, const std::vector<std::uint32_t>& rows) const;
    // Whether a row with an unknown total can't reach the winner's, whatever its unknown facts are.
    bool out_of_reach(const Evaluation& evaluation, std::uint32_t row, std::uint32_t winner) const;

    // lots.cpp
    // The contests of a case with lots; or what is settled of it without any.
    std::vector<Contest> contests(const Evaluation& evaluation, std::uint32_t the_case, Outcome& outcome) const;
    std::vector<Contest> connected(const Evaluation& evaluation, std::uint32_t the_case,
                                   const std::vector<std::vector<std::uint32_t>>& lots_of_rows) const;
    std::vector<Settled> assign(const Evaluation& evaluation, const Contest& contest,
                                const std::vector<std::uint32_t>& admitted) const;
    std::optional<std::vector<std::uint32_t>> lot_order(const Evaluation& evaluation, const Contest& contest,
                                                        Settled& unclear) const;

    // contests.cpp
    // One for each lot of the contest; without lots, one.
    std::vector<Settled> settle_all(const Evaluation& evaluation, const Contest& contest,
                                    const std::vector<std::uint32_t>& admitted) const;
    void try_out(const Evaluation& evaluation, Evaluator& trial, const std::vector<const Contest*>& contests,
                 std::vector<Outcome>& outcomes) const;
    void put(const Contest& contest, const std::vector<Settled>& parts, Outcome& outcome) const;
    // The published seed of a case: the fact that the policy names, else the one of the options; empty if there is
    // none.
    std::string_view draw_seed(const Evaluation& evaluation, const graph::TieKey& draw, std::uint32_t the_case) const;
    std::string draw_ticket(std::string_view seed, std::uint32_t row) const;

    const graph::Graph& graph_;
    const Facts& facts_;
    const DecideOptions& options_;
};

} // namespace voorrang::engine
