#include "engine/decide/assignment.hpp"

#include <algorithm>
#include <unordered_map>

namespace voorrang::engine {

namespace {

constexpr std::uint32_t nobody = 0xFFFFFFFF;

struct Worth {
    std::uint32_t given = 0;
    Number sum;
    std::uint32_t combinations = 0;
    friend bool operator==(const Worth&, const Worth&) = default;
};

// What is decided before a lot's turn comes.
struct State {
    std::vector<std::uint8_t> taken; // of each lot
    std::vector<std::uint32_t> left; // of each owner
};

using Compare = std::function<Order::Result(std::uint32_t, std::uint32_t)>;

// Of several bids for one lot.
AssignedLot first_of(const std::vector<std::uint32_t>& bids, const Compare& order) {
    if (bids.empty()) return {};
    std::uint32_t top = bids.front();
    for (const std::uint32_t bid : bids)
        if (bid != top && order(top, bid) == Order::Result::second) top = bid;
    // Nothing has a better total than this one, but for an order that is open it need not be the first of its equals.
    AssignedLot result{AssignedLot::State::given, {top}};
    AssignedLot::State unclear = AssignedLot::State::given;
    for (const std::uint32_t bid : bids) {
        if (bid == top) continue;
        const Order::Result found = order(top, bid);
        if (found == Order::Result::first) continue;
        result.bids.push_back(bid);
        if (found == Order::Result::equal) continue;
        if (unclear != AssignedLot::State::failed)
            unclear = found == Order::Result::failed ? AssignedLot::State::failed : AssignedLot::State::open;
    }
    if (result.bids.size() > 1) result.state = AssignedLot::State::tied;
    if (unclear != AssignedLot::State::given) result.state = unclear;
    return result;
}

class Search {
  public:
    explicit Search(const AssignmentProblem& problem) : problem_(problem), by_first_(problem.lots) {
        for (std::uint32_t bid = 0; bid < problem.bids.size(); ++bid)
            by_first_[problem.bids[bid].lots.front()].push_back(bid);
        // How many lots each owner could still get from a lot on: more room than that is no limit.
        wants_.assign(problem.lots + 1, std::vector<std::uint32_t>(problem.most.size(), 0));
        for (std::uint32_t lot = problem.lots; lot-- > 0;) {
            wants_[lot] = wants_[lot + 1];
            for (const std::uint32_t bid : by_first_[lot])
                wants_[lot][problem.bids[bid].owner] += static_cast<std::uint32_t>(problem.bids[bid].lots.size());
        }
    }

    std::optional<std::vector<AssignedLot>> run() {
        State start{std::vector<std::uint8_t>(problem_.lots, 0), problem_.most};
        best(0, start);
        if (given_up_) return std::nullopt;
        return first_of_equals(start);
    }

  private:
    struct Node {
        State state;
        std::vector<std::uint32_t> holders; // of each lot
    };

    std::string key(std::uint32_t lot, const State& state) const {
        std::string key = std::to_string(lot) + ':';
        for (std::uint32_t later = lot; later < problem_.lots; ++later) key += state.taken[later] ? '1' : '0';
        for (std::size_t owner = 0; owner < state.left.size(); ++owner)
            key += ',' + std::to_string(std::min(state.left[owner], wants_[lot][owner]));
        return key;
    }

    bool possible(const AssignmentBid& bid, const State& state) const {
        return bid.lots.size() <= state.left[bid.owner] &&
               std::none_of(bid.lots.begin(), bid.lots.end(), [&](std::uint32_t lot) { return state.taken[lot]; });
    }
    static void take(const AssignmentBid& bid, State& state) {
        for (const std::uint32_t lot : bid.lots) state.taken[lot] = 1;
        state.left[bid.owner] -= static_cast<std::uint32_t>(bid.lots.size());
    }

    bool better(const Worth& a, const Worth& b) const {
        if (a.given != b.given) return a.given > b.given;
        if (a.sum != b.sum) return (a.sum > b.sum) == problem_.highest_best;
        return a.combinations < b.combinations;
    }

    // Of the rest, if this bid (or nobody) takes the lot whose turn it is.
    Worth with(std::uint32_t bid, std::uint32_t lot, const State& state) {
        if (bid == nobody) return best(lot + 1, state);
        const AssignmentBid& taken = problem_.bids[bid];
        State after = state;
        take(taken, after);
        Worth worth = best(lot + 1, after);
        worth.given += static_cast<std::uint32_t>(taken.lots.size());
        worth.combinations += taken.lots.size() > 1 ? 1 : 0;
        given_up_ = given_up_ || add(worth.sum, taken.worth, worth.sum) != NumberFault::none;
        return worth;
    }

    std::vector<std::uint32_t> choices(std::uint32_t lot, const State& state) const {
        std::vector<std::uint32_t> all{nobody};
        if (!state.taken[lot])
            for (const std::uint32_t bid : by_first_[lot])
                if (possible(problem_.bids[bid], state)) all.push_back(bid);
        return all;
    }

    Worth best(std::uint32_t lot, const State& state) {
        if (lot == problem_.lots || given_up_) return {};
        std::string here = key(lot, state);
        if (const auto known = known_.find(here); known != known_.end()) return known->second;
        std::optional<Worth> best;
        for (const std::uint32_t bid : choices(lot, state)) {
            const Worth worth = with(bid, lot, state);
            if (!best || better(worth, *best)) best = worth;
        }
        known_.emplace(std::move(here), *best);
        given_up_ = given_up_ || known_.size() > most_assignment_states;
        return *best;
    }

    // All best assignments side by side, lot by lot, keeping those with the first bid of each lot.
    std::optional<std::vector<AssignedLot>> first_of_equals(const State& start) {
        std::vector<Node> nodes{{start, std::vector<std::uint32_t>(problem_.lots, nobody)}};
        for (std::uint32_t lot = 0; lot < problem_.lots; ++lot) {
            std::vector<Node> next;
            for (const Node& node : nodes) {
                const Worth wanted = best(lot, node.state);
                for (const std::uint32_t bid : choices(lot, node.state)) {
                    if (with(bid, lot, node.state) != wanted) continue;
                    next.push_back(node);
                    if (bid == nobody) continue;
                    take(problem_.bids[bid], next.back().state);
                    for (const std::uint32_t each : problem_.bids[bid].lots) next.back().holders[each] = bid;
                }
                if (given_up_ || next.size() > most_equal_assignments) return std::nullopt;
            }
            const AssignedLot first = first_of(holders_of(next, lot), problem_.order);
            if (first.state == AssignedLot::State::open || first.state == AssignedLot::State::failed)
                return stopped(next, lot, first);
            if (first.state != AssignedLot::State::nobody)
                std::erase_if(next, [&](const Node& node) {
                    return std::find(first.bids.begin(), first.bids.end(), node.holders[lot]) == first.bids.end();
                });
            nodes = std::move(next);
        }
        std::vector<AssignedLot> lots;
        for (std::uint32_t lot = 0; lot < problem_.lots; ++lot) lots.push_back(held(nodes, lot));
        return lots;
    }

    // Those that hold a lot in some of the assignments.
    static std::vector<std::uint32_t> holders_of(const std::vector<Node>& nodes, std::uint32_t lot) {
        std::vector<std::uint32_t> holders;
        for (const Node& node : nodes)
            if (node.holders[lot] != nobody) holders.push_back(node.holders[lot]);
        std::sort(holders.begin(), holders.end());
        holders.erase(std::unique(holders.begin(), holders.end()), holders.end());
        return holders;
    }
    static AssignedLot held(const std::vector<Node>& nodes, std::uint32_t lot) {
        std::vector<std::uint32_t> holders = holders_of(nodes, lot);
        if (holders.empty()) return {};
        return {holders.size() > 1 ? AssignedLot::State::tied : AssignedLot::State::given, std::move(holders)};
    }

    // The order of two bids for a lot can't be said, so that neither can what hangs on it.
    std::vector<AssignedLot> stopped(const std::vector<Node>& nodes, std::uint32_t at, const AssignedLot& why) const {
        std::vector<AssignedLot> lots;
        for (std::uint32_t lot = 0; lot < problem_.lots; ++lot) {
            AssignedLot one = held(nodes, lot);
            if (lot >= at || one.state == AssignedLot::State::tied) one = why;
            lots.push_back(std::move(one));
        }
        return lots;
    }

    const AssignmentProblem& problem_;
    std::vector<std::vector<std::uint32_t>> by_first_; // bids, by the first of their lots
    std::vector<std::vector<std::uint32_t>> wants_;    // by lot, then owner
    std::unordered_map<std::string, Worth> known_;
    bool given_up_ = false;
};

} // namespace

std::optional<std::vector<AssignedLot>> assign_best(const AssignmentProblem& problem) { return Search(problem).run(); }

std::vector<AssignedLot> assign_in_order(const AssignmentProblem& problem, const std::vector<std::uint32_t>& order) {
    std::vector<AssignedLot> lots(problem.lots);
    std::vector<std::uint32_t> left = problem.most;
    std::vector<std::uint8_t> unsure(left.size(), 0); // owners of whom it is open how many they have
    for (const std::uint32_t lot : order) {
        AssignedLot& result = lots[lot];
        std::vector<std::uint32_t> all;
        bool hangs = false;
        for (std::uint32_t bid = 0; bid < problem.bids.size(); ++bid) {
            const AssignmentBid& each = problem.bids[bid];
            if (each.lots.front() != lot || left[each.owner] == 0) continue;
            all.push_back(bid);
            hangs = hangs || unsure[each.owner];
        }
        result = hangs ? AssignedLot{AssignedLot::State::open, all} : first_of(all, problem.order);
        if (result.state == AssignedLot::State::nobody) continue;
        if (result.state == AssignedLot::State::given)
            --left[problem.bids[result.bids.front()].owner];
        else
            for (const std::uint32_t bid : result.bids) unsure[problem.bids[bid].owner] = 1;
    }
    return lots;
}

} // namespace voorrang::engine
