// A formula that holds at a point - a region for every axis - has a guard that holds there: a statement without which
// it can't. Guards are indexed by axis and region, so that looking up a point finds the formulas that may hold there.
//
// - If a implies b, then b holds at every point where a does: those that b rests on are given by a alone. So the
//   formulas that a implies are found at any point where a holds, among those with a guard on one of a's axes.
// - If a and b cover all regions, then b holds at every point where a does not. Of such a point only the regions on a's
//   axes are given; the others may be any, so they are the same for all formulas: the default point. So b has a guard
//   on one of a's axes, or one that holds at the default point.
//
// What is found is tried at two such points of each of the two before it is told.
#include "dsl/analysis/pairs.hpp"

#include "dsl/analysis/region_index.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace voorrang::analysis {

namespace {

constexpr std::size_t most_looks = 4'000'000;

// The statements of which at least one holds wherever the formula does.
std::vector<const Formula*> guards_of(const Formula& formula) {
    if (formula.kind == Formula::Kind::statement) return {&formula};
    std::vector<const Formula*> guards;
    if (formula.kind == Formula::Kind::disjunction) {
        for (const Formula& part : formula.parts) {
            const auto more = guards_of(part);
            guards.insert(guards.end(), more.begin(), more.end());
        }
        return guards;
    }
    // Of parts that must all hold, that which seldom does.
    double least = 0;
    for (const Formula& part : formula.parts) {
        auto other = guards_of(part);
        double share = 0;
        for (const Formula* guard : other)
            share += static_cast<double>(guard->regions.count()) / static_cast<double>(guard->regions.size());
        if (guards.empty() || share < least) {
            least = share;
            guards = std::move(other);
        }
    }
    return guards;
}

struct Member {
    const Formula* formula;
    std::vector<std::size_t> axes;
    std::vector<const Formula*> guards;
    // It is known where it holds and where it doesn't: two points of each. Else it is told with all on its axes.
    bool settled = false;
    std::vector<Assignment> holds, fails;
};

Member member(const Formula& formula) {
    Member result{&formula, axes_of(formula), guards_of(formula), false, {}, {}};
    for (const From from : {From::first, From::last}) {
        const Found holds = find(formula, true, from), fails = find(formula, false, from);
        if (!holds.exists.value_or(false) || !fails.exists.value_or(false)) return result;
        result.holds.push_back(holds.example);
        result.fails.push_back(fails.example);
    }
    result.settled = true;
    return result;
}

class Related {
  public:
    Related(const std::vector<const Formula*>& formulas, const PairVisitor& visit) : visit_(visit) {
        for (const Formula* formula : formulas) members_.push_back(member(*formula));
        index_guards();
        choose_defaults();
        index_members();
    }

    void run() {
        for (std::uint32_t at = 0; at < members_.size() && !done_; ++at) {
            if (members_[at].settled) {
                find_implied(at);
                find_covering(at);
            } else {
                for (const std::size_t axis : members_[at].axes)
                    for (const std::uint32_t other : axes_.at(axis).members) tell(at, other);
            }
        }
    }

  private:
    struct Axis {
        RegionIndex guards;
        std::size_t default_region = 0;
        std::vector<std::uint32_t> members = {};    // that rest on it
        std::vector<std::uint32_t> at_default = {}; // of those, the ones with a guard that holds at the default point
    };

    void index_guards() {
        for (std::uint32_t at = 0; at < members_.size(); ++at) {
            note_axes(*members_[at].formula);
            for (const Formula* guard : members_[at].guards) axes_.at(guard->axis).guards.add(guard->regions, at);
        }
    }

    void note_axes(const Formula& formula) {
        if (formula.kind == Formula::Kind::statement && !axes_.contains(formula.axis))
            axes_.emplace(formula.axis, Axis{RegionIndex(formula.regions.size())});
        for (const Formula& part : formula.parts) note_axes(part);
    }

    // At one end of an axis, where few guards hold.
    void choose_defaults() {
        for (auto& [number, axis] : axes_)
            if (axis.guards.count(axis.guards.size() - 1) < axis.guards.count(0))
                axis.default_region = axis.guards.size() - 1;
    }

    void index_members() {
        for (std::uint32_t at = 0; at < members_.size(); ++at) {
            const Member& member = members_[at];
            const bool by_default = std::any_of(member.guards.begin(), member.guards.end(), [&](const Formula* guard) {
                return guard->regions.contains(axes_.at(guard->axis).default_region);
            });
            for (const std::size_t number : member.axes) {
                Axis& axis = axes_.at(number);
                axis.members.push_back(at);
                if (by_default) axis.at_default.push_back(at);
            }
        }
    }

    std::size_t region(const Assignment& point, std::size_t axis) const {
        const auto chosen = point.region(axis);
        return chosen ? *chosen : axes_.at(axis).default_region;
    }

    bool holds(const Formula& formula, const Assignment& point) const {
        if (formula.kind == Formula::Kind::statement) return formula.regions.contains(region(point, formula.axis));
        const bool any = formula.kind == Formula::Kind::disjunction;
        for (const Formula& part : formula.parts)
            if (holds(part, point) == any) return any;
        return !any;
    }

    bool holds_at(std::uint32_t at, const std::vector<Assignment>& points) const {
        return std::all_of(points.begin(), points.end(),
                           [&](const Assignment& point) { return holds(*members_[at].formula, point); });
    }

    // Of the points the one at which fewer formulas are found.
    const Assignment& sparse(const Member& member, const std::vector<Assignment>& points) const {
        const auto found = [&](const Assignment& point) {
            std::size_t count = 0;
            for (const std::size_t axis : member.axes) count += axes_.at(axis).guards.count(region(point, axis));
            return count;
        };
        return found(points[1]) < found(points[0]) ? points[1] : points[0];
    }

    template <class Look>
    void look_up(const Member& member, const Assignment& point, Look look) {
        for (const std::size_t number : member.axes) {
            const Axis& axis = axes_.at(number);
            axis.guards.sets_with(region(point, number), look);
        }
    }

    void find_implied(std::uint32_t at) {
        const Member& member = members_[at];
        look_up(member, sparse(member, member.holds), [&](std::uint32_t other) {
            if (!may_look(at, other)) return;
            const auto& axes = members_[other].axes;
            if (std::includes(member.axes.begin(), member.axes.end(), axes.begin(), axes.end()) &&
                holds_at(other, member.holds))
                tell(at, other);
        });
    }

    void find_covering(std::uint32_t at) {
        const Member& member = members_[at];
        const auto look = [&](std::uint32_t other) {
            if (!may_look(at, other)) return;
            if (holds_at(other, member.fails) && holds_at(at, members_[other].fails)) tell(at, other);
        };
        look_up(member, sparse(member, member.fails), look);
        for (const std::size_t axis : member.axes)
            for (const std::uint32_t other : axes_.at(axis).at_default) look(other);
    }

    bool may_look(std::uint32_t at, std::uint32_t other) {
        if (++looks_ > most_looks) done_ = true;
        return !done_ && at != other;
    }

    void tell(std::uint32_t a, std::uint32_t b) {
        if (done_ || a == b) return;
        const std::uint64_t low = std::min(a, b), high = std::max(a, b);
        if (told_.insert(low << 32U | high).second && !visit_(low, high)) done_ = true;
    }

    const PairVisitor& visit_;
    std::vector<Member> members_;
    std::unordered_map<std::size_t, Axis> axes_;
    std::unordered_set<std::uint64_t> told_; // pairs
    std::size_t looks_ = 0;
    bool done_ = false;
};

} // namespace

void visit_related_pairs(const std::vector<const Formula*>& formulas, const PairVisitor& visit) {
    Related(formulas, visit).run();
}

} // namespace voorrang::analysis
