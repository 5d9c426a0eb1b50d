#include "dsl/analysis/formula.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace voorrang::analysis {

namespace {

constexpr std::size_t most_tries = 20'000;

Truth of_bool(bool value) { return value ? Truth::yes : Truth::no; }

Truth evaluate_statement(const Formula& formula, const Assignment& assignment) {
    const auto& region = assignment[formula.axis];
    if (region) return of_bool(formula.regions[*region]);
    const auto& regions = formula.regions;
    if (std::find(regions.begin(), regions.end(), false) == regions.end()) return Truth::yes;
    return std::find(regions.begin(), regions.end(), true) == regions.end() ? Truth::no : Truth::unknown;
}

void note_axes(const Formula& formula, std::map<std::size_t, std::size_t>& sizes) {
    if (formula.kind == Formula::Kind::statement) sizes[formula.axis] = formula.regions.size();
    for (const Formula& part : formula.parts) note_axes(part, sizes);
}

// Chooses a region for one axis after another, and goes no further where the formula is settled.
class Search {
  public:
    explicit Search(const Formula& formula) : formula_(formula) {
        std::map<std::size_t, std::size_t> sizes;
        note_axes(formula, sizes);
        axes_.assign(sizes.begin(), sizes.end());
        assignment_.resize(axes_.empty() ? 0 : axes_.back().first + 1);
    }

    std::optional<bool> run() {
        const bool found = step(0);
        if (found) return true;
        return tries_ > most_tries ? std::nullopt : std::optional<bool>(false);
    }

  private:
    bool step(std::size_t next) {
        if (++tries_ > most_tries) return false;
        const Truth truth = evaluate(formula_, assignment_);
        if (truth != Truth::unknown) return truth == Truth::yes;
        const auto [axis, size] = axes_[next];
        for (std::size_t region = 0; region < size; ++region) {
            assignment_[axis] = region;
            if (step(next + 1)) return true;
        }
        assignment_[axis].reset();
        return false;
    }

    const Formula& formula_;
    std::vector<std::pair<std::size_t, std::size_t>> axes_; // with their number of regions
    Assignment assignment_;
    std::size_t tries_ = 0;
};

} // namespace

Formula Formula::constant(bool value) { return {value ? Kind::yes : Kind::no, 0, {}, {}}; }

Formula Formula::statement(std::size_t axis, std::vector<bool> regions) {
    return {Kind::statement, axis, std::move(regions), {}};
}

Formula Formula::all(std::vector<Formula> parts) { return {Kind::conjunction, 0, {}, std::move(parts)}; }

Formula Formula::any(std::vector<Formula> parts) { return {Kind::disjunction, 0, {}, std::move(parts)}; }

Formula Formula::negation(Formula part) {
    Formula result{Kind::negation, 0, {}, {}};
    result.parts.push_back(std::move(part));
    return result;
}

Truth evaluate(const Formula& formula, const Assignment& assignment) {
    switch (formula.kind) {
    case Formula::Kind::yes:
        return Truth::yes;
    case Formula::Kind::no:
        return Truth::no;
    case Formula::Kind::statement:
        return evaluate_statement(formula, assignment);
    case Formula::Kind::negation:
        return truth_not(evaluate(formula.parts.front(), assignment));
    case Formula::Kind::conjunction:
    case Formula::Kind::disjunction:
        break;
    }
    const bool all = formula.kind == Formula::Kind::conjunction;
    Truth result = of_bool(all);
    for (const Formula& part : formula.parts) {
        const Truth truth = evaluate(part, assignment);
        result = all ? truth_and(result, truth) : truth_or(result, truth);
        if (result == of_bool(!all)) break;
    }
    return result;
}

std::optional<bool> can_hold(const Formula& formula) { return Search(formula).run(); }

bool never_holds(const Formula& formula) { return can_hold(formula) == false; }

bool always_holds(const Formula& formula) { return never_holds(Formula::negation(formula)); }

bool implies(const Formula& first, const Formula& second) {
    return never_holds(Formula::all({first, Formula::negation(second)}));
}

} // namespace voorrang::analysis
