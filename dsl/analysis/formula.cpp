#include "dsl/analysis/formula.hpp"

#include <algorithm>
#include <iterator>

namespace voorrang::analysis {

namespace {

constexpr std::size_t most_tries = 20'000;

using Kind = Formula::Kind;

Truth of_bool(bool value) { return value ? Truth::yes : Truth::no; }

// Statements about one axis become one, so that there are no two left.
void merge_statements(std::vector<Formula>& parts, bool all) {
    const auto first = std::stable_partition(parts.begin(), parts.end(),
                                             [](const Formula& part) { return part.kind != Kind::statement; });
    std::stable_sort(first, parts.end(), [](const Formula& a, const Formula& b) { return a.axis < b.axis; });
    auto merged = first;
    for (auto part = first; part != parts.end(); ++merged) {
        const std::size_t axis = part->axis, size = part->regions.size();
        // What all of them hold in is what lies outside of what one of them does not hold in.
        std::vector<Regions::Stretch> stretches;
        for (; part != parts.end() && part->axis == axis; ++part) {
            const Regions regions = all ? part->regions.complement() : part->regions;
            stretches.insert(stretches.end(), regions.stretches().begin(), regions.stretches().end());
        }
        const Regions united(size, std::move(stretches));
        *merged = Formula::statement(axis, all ? united.complement() : united);
    }
    parts.erase(merged, parts.end());
}

Formula composed(Kind kind, std::vector<Formula> given) {
    const bool all = kind == Kind::conjunction;
    std::vector<Formula> parts;
    for (Formula& part : given)
        if (part.kind == kind)
            std::move(part.parts.begin(), part.parts.end(), std::back_inserter(parts));
        else
            parts.push_back(std::move(part));
    merge_statements(parts, all);
    std::erase_if(parts, [&](const Formula& part) { return part.kind == (all ? Kind::yes : Kind::no); });
    const Kind settling = all ? Kind::no : Kind::yes;
    if (std::any_of(parts.begin(), parts.end(), [&](const Formula& part) { return part.kind == settling; }))
        return Formula::constant(!all);
    if (parts.empty()) return Formula::constant(all);
    if (parts.size() == 1) return std::move(parts.front());
    return {kind, 0, {}, std::move(parts)};
}

void add_axes(const Formula& formula, std::vector<std::size_t>& axes) {
    if (formula.kind == Kind::statement) axes.push_back(formula.axis);
    for (const Formula& part : formula.parts) add_axes(part, axes);
}

// What is asked of a formula: that it be yes, or that it be no.
struct Goal {
    const Formula* formula;
    bool wanted;
};

// Of each axis of the goals a region of each stretch that their statements tell apart.
class Choices {
  public:
    struct Axis {
        std::size_t axis;
        std::vector<std::uint32_t> regions;
    };

    Choices(const std::vector<Goal>& goals, From from) {
        for (const Goal& goal : goals) note(*goal.formula);
        std::sort(edges_.begin(), edges_.end());
        edges_.erase(std::unique(edges_.begin(), edges_.end()), edges_.end());
        for (const auto& [axis, edge] : edges_) {
            if (axes_.empty() || axes_.back().axis != axis) axes_.push_back({axis, {}});
            axes_.back().regions.push_back(edge);
        }
        if (from == From::last)
            for (Axis& axis : axes_) turn(axis);
    }

    std::vector<Axis> take() { return std::move(axes_); }

  private:
    void note(const Formula& formula) {
        if (formula.kind == Kind::statement) {
            edges_.emplace_back(formula.axis, 0);
            for (const auto each : formula.regions.stretches()) {
                edges_.emplace_back(formula.axis, each.begin);
                if (each.end < formula.regions.size()) edges_.emplace_back(formula.axis, each.end);
            }
            sizes_.emplace_back(formula.axis, static_cast<std::uint32_t>(formula.regions.size()));
        }
        for (const Formula& part : formula.parts) note(part);
    }

    // The last region of each stretch, from the last stretch on.
    void turn(Axis& axis) const {
        const auto size =
            std::find_if(sizes_.begin(), sizes_.end(), [&](const auto& each) { return each.first == axis.axis; });
        std::vector<std::uint32_t> ends(std::next(axis.regions.begin()), axis.regions.end());
        ends.push_back(size->second);
        std::reverse(ends.begin(), ends.end());
        for (std::uint32_t& end : ends) --end;
        axis.regions = std::move(ends);
    }

    std::vector<std::pair<std::size_t, std::uint32_t>> edges_, sizes_;
    std::vector<Axis> axes_;
};

// Chooses a region for one axis after another, and goes no further where the goals are settled.
class Search {
  public:
    explicit Search(std::vector<Goal> goals, From from = From::first)
        : goals_(std::move(goals)), axes_(Choices(goals_, from).take()) {}

    Found run() {
        if (step(0)) return {true, std::move(assignment_)};
        return {tries_ > most_tries ? std::nullopt : std::optional<bool>(false), {}};
    }

  private:
    bool step(std::size_t next) {
        if (++tries_ > most_tries) return false;
        const Truth truth = judge();
        if (truth != Truth::unknown) return truth == Truth::yes;
        const auto& [axis, regions] = axes_[next];
        for (const std::uint32_t region : regions) {
            assignment_.choose(axis, region);
            if (step(next + 1)) return true;
        }
        assignment_.leave_open(axis);
        return false;
    }

    Truth judge() const {
        Truth result = Truth::yes;
        for (const Goal& goal : goals_) {
            const Truth truth = evaluate(*goal.formula, assignment_);
            result = truth_and(result, goal.wanted ? truth : truth_not(truth));
            if (result == Truth::no) break;
        }
        return result;
    }

    std::vector<Goal> goals_;
    std::vector<Choices::Axis> axes_;
    Assignment assignment_;
    std::size_t tries_ = 0;
};

} // namespace

Formula Formula::constant(bool value) { return {value ? Kind::yes : Kind::no, 0, {}, {}}; }

Formula Formula::statement(std::size_t axis, Regions regions) {
    if (regions.none()) return constant(false);
    if (regions.all()) return constant(true);
    return {Kind::statement, axis, std::move(regions), {}};
}

Formula Formula::all(std::vector<Formula> parts) { return composed(Kind::conjunction, std::move(parts)); }

Formula Formula::any(std::vector<Formula> parts) { return composed(Kind::disjunction, std::move(parts)); }

Formula Formula::negation(Formula part) {
    switch (part.kind) {
    case Kind::yes:
        return constant(false);
    case Kind::no:
        return constant(true);
    case Kind::statement:
        return statement(part.axis, part.regions.complement());
    case Kind::conjunction:
    case Kind::disjunction:
        break;
    }
    for (Formula& each : part.parts) each = negation(std::move(each));
    return composed(part.kind == Kind::conjunction ? Kind::disjunction : Kind::conjunction, std::move(part.parts));
}

std::vector<std::size_t> axes_of(const Formula& formula) {
    std::vector<std::size_t> axes;
    add_axes(formula, axes);
    std::sort(axes.begin(), axes.end());
    axes.erase(std::unique(axes.begin(), axes.end()), axes.end());
    return axes;
}

namespace {

template <class Choices>
auto place_of(Choices& choices, std::size_t axis) {
    return std::lower_bound(choices.begin(), choices.end(), axis,
                            [](const auto& each, std::size_t wanted) { return each.first < wanted; });
}

} // namespace

void Assignment::choose(std::size_t axis, std::size_t region) {
    const auto place = place_of(choices_, axis);
    if (place != choices_.end() && place->first == axis)
        place->second = region;
    else
        choices_.insert(place, {axis, region});
}

void Assignment::leave_open(std::size_t axis) {
    const auto place = place_of(choices_, axis);
    if (place != choices_.end() && place->first == axis) place->second.reset();
}

std::optional<std::size_t> Assignment::region(std::size_t axis) const {
    const auto place = place_of(choices_, axis);
    return place != choices_.end() && place->first == axis ? place->second : std::nullopt;
}

Truth evaluate(const Formula& formula, const Assignment& assignment) {
    switch (formula.kind) {
    case Kind::yes:
        return Truth::yes;
    case Kind::no:
        return Truth::no;
    case Kind::statement: {
        const auto region = assignment.region(formula.axis);
        return region ? of_bool(formula.regions.contains(*region)) : Truth::unknown;
    }
    case Kind::conjunction:
    case Kind::disjunction:
        break;
    }
    const bool all = formula.kind == Kind::conjunction;
    Truth result = of_bool(all);
    for (const Formula& part : formula.parts) {
        const Truth truth = evaluate(part, assignment);
        result = all ? truth_and(result, truth) : truth_or(result, truth);
        if (result == of_bool(!all)) break;
    }
    return result;
}

bool never_holds(const Formula& formula) { return find(formula, true).exists == false; }

bool always_holds(const Formula& formula) { return find(formula, false).exists == false; }

bool implies(const Formula& first, const Formula& second) {
    return Search({{&first, true}, {&second, false}}).run().exists == false;
}

bool cover_all(const Formula& first, const Formula& second) {
    return Search({{&first, false}, {&second, false}}).run().exists == false;
}

Found find(const Formula& formula, bool wanted, From from) { return Search({{&formula, wanted}}, from).run(); }

} // namespace voorrang::analysis
