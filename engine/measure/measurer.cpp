#include "engine/measure/measurer.hpp"

#include <algorithm>

namespace voorrang::engine {

Measurer::Measurer(const graph::Measures& measures, MeasureOptions options)
    : options_(options), evaluator_(measures.rows), texts_(measures.rows.texts) {
    for (const graph::Measure& measure : measures.measures) {
        auto grouping = std::find_if(groupings_.begin(), groupings_.end(),
                                     [&](const Grouping& each) { return each.serves(measure); });
        if (grouping == groupings_.end()) {
            groupings_.emplace_back(measure);
            grouping = groupings_.end() - 1;
        }
        tallies_.emplace_back(measures, measure, *grouping);
    }
}

void Measurer::add(const Facts& facts, const std::optional<Date>& as_at) {
    const Evaluation& evaluation = evaluator_.run(facts, Mode::traced, {as_at, {}, {}});
    texts_.begin(facts.texts);
    const Grouping::Batch batch{facts, evaluation, texts_, cases_, options_.case_names};
    for (Grouping& grouping : groupings_) grouping.add(batch);
    for (Tally& tally : tallies_) tally.add(batch);
    cases_ += facts.entities[graph::the_case].count;
}

std::vector<MeasureResult> Measurer::results(bool explained) const {
    std::vector<MeasureResult> results(tallies_.size());
    std::vector<bool> done(tallies_.size());
    // Those on which another rests come before it; none rests on itself.
    const auto reckon = [&](const auto& self, std::size_t at) -> void {
        if (done[at]) return;
        for (const auto& other : tallies_[at].measure().others) {
            self(self, other.measure);
            if (other.where) self(self, *other.where);
        }
        results[at] = measure_result(tallies_[at], texts_, results, explained);
        done[at] = true;
    };
    for (std::size_t i = 0; i < tallies_.size(); ++i) reckon(reckon, i);
    std::erase_if(results, [](const MeasureResult& result) { return result.of_groups; });
    return results;
}

} // namespace voorrang::engine
