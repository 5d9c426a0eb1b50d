// Who wins, by the reference interpreter: the award of docs/language.md without lots, reckoned for one case in the
// simplest way. What bounds of unknown facts could still settle is left open here: see Verdict::may_also_be_awarded.
#pragma once

#include "engine/decide/decision.hpp"
#include "tests/reference/interpreter.hpp"

namespace voorrang::reference {

struct Settled {
    engine::AwardState state = engine::AwardState::undetermined;
    std::optional<std::uint32_t> winner;  // row of the competitors' entity
    std::vector<std::uint32_t> tied = {}; // the same
    friend bool operator==(const Settled&, const Settled&) = default;
};

// The outcome of one case. Where facts are missing the engine may say less, or more, than this:
struct Verdict {
    Settled settled;
    // It holds whoever of the undetermined is admitted. That may be left undetermined, as where a value might fail.
    bool may_be_undetermined = false;
    // Undetermined for want of totals. If the missing facts have ranges that can't bring these up, this one wins.
    std::optional<Settled> may_also_be = std::nullopt;

    bool allows(const Settled& other) const {
        if (other == settled) return true;
        if (other.state == engine::AwardState::undetermined && may_be_undetermined) return true;
        return may_also_be && other == *may_also_be;
    }
};

class Judge {
  public:
    Judge(const graph::Graph& graph, const engine::Facts& facts, Given given, std::string draw_seed)
        : graph_(graph), facts_(facts), given_(std::move(given)), draw_seed_(std::move(draw_seed)) {}

    Verdict award(std::uint32_t the_case);

  private:
    Verdict settle(Interpreter& values, std::uint32_t the_case, const std::vector<std::uint32_t>& admitted);
    Settled best(Interpreter& values, std::uint32_t the_case, const std::vector<std::uint32_t>& rows);

    enum class Order { first, second, equal, open, failed };
    Order order(Interpreter& values, std::uint32_t the_case, std::uint32_t a, std::uint32_t b);
    std::string draw_ticket(Interpreter& values, const graph::TieKey& draw, std::uint32_t the_case, std::uint32_t row);

    const graph::Graph& graph_;
    const engine::Facts& facts_;
    const Given given_;
    const std::string draw_seed_;
};

} // namespace voorrang::reference
