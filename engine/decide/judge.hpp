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
    equal           // tied: equal on every key
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

// Which of two competitors comes first, and by which tie key (nothing: by the total).
struct Order {
    enum class Result : std::uint8_t { first, second, equal, open, failed } result;
    std::optional<std::size_t> key;
};

// Where a competitor stands, by whether it is admitted.
Status status_of(Truth admitted);

class Judge {
  public:
    Judge(const graph::Graph& graph, const Facts& facts, const DecideOptions& options)
        : graph_(graph), facts_(facts), options_(options) {}

    // The outcome of each case. `evaluation` is of these facts; `trial` is used to try out what is unknown.
    std::vector<Settled> award(const Evaluation& evaluation, Evaluator& trial) const;

    // Best first; equal ones in the order of the facts. Only for rows with known totals and tie keys.
    std::vector<std::uint32_t> ranking(const Evaluation& evaluation, std::vector<std::uint32_t> rows) const;
    Order order(const Evaluation& evaluation, std::uint32_t a, std::uint32_t b) const;

  private:
    Settled settle(const Evaluation& evaluation, std::uint32_t the_case,
                   const std::vector<std::uint32_t>& admitted) const;
    Settled best_of(const Evaluation& evaluation, std::uint32_t the_case, const std::vector<std::uint32_t>& rows) const;
    // Whether a row with an unknown total can't reach the winner's, whatever its unknown facts are.
    bool out_of_reach(const Evaluation& evaluation, std::uint32_t row, std::uint32_t winner) const;
    void try_out(const Evaluation& evaluation, Evaluator& trial, const std::vector<std::uint32_t>& cases,
                 std::vector<Settled>& outcomes) const;
    // The published seed of a case: the fact that the policy names, else the one of the options; empty if there is
    // none.
    std::string_view draw_seed(const Evaluation& evaluation, const graph::TieKey& draw, std::uint32_t the_case) const;
    std::string draw_ticket(std::string_view seed, std::uint32_t row) const;

    const graph::Graph& graph_;
    const Facts& facts_;
    const DecideOptions& options_;
};

} // namespace voorrang::engine
