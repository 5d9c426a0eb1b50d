#include "engine/measure/others.hpp"

namespace voorrang::engine {

namespace {

bool is_known(const GroupResult& group) { return group.state == GroupResult::State::known && group.exact; }

Truth whether(const GroupResult& condition) {
    if (condition.failure) return Truth::failed;
    if (!is_known(condition)) return Truth::unknown;
    return std::get<bool>(condition.value) ? Truth::yes : Truth::no;
}

// Over what the groups come to. Rows that are in no group may make groups of their own. `where`: by group whether it
// counts; nullptr: all do.
FoldResult over_groups(const graph::Measure::Other& other, const MeasureResult& of, const MeasureResult* where,
                       const StreamTexts& texts) {
    graph::Measure::Fold what;
    what.function = *other.function;
    what.quantile = other.quantile;
    what.type = other.type;
    what.name = other.name;
    what.span = other.span;
    what.value = graph::Measure::RowValue();
    Fold fold(what);
    for (std::size_t i = 0; i < of.groups.size(); ++i) {
        const GroupResult& group = of.groups[i];
        const Truth counts = where ? whether(where->groups[i]) : Truth::yes;
        if (counts == Truth::no)
            fold.add(Truth::no, std::nullopt);
        else if (counts == Truth::failed)
            fold.fail(*where->groups[i].failure);
        else if (counts == Truth::unknown)
            fold.add(Truth::unknown, std::nullopt);
        else if (group.failure)
            fold.fail(*group.failure);
        else
            fold.add(Truth::yes, is_known(group) ? std::optional(group.value) : std::nullopt);
    }
    for (std::size_t i = 0; i < of.unplaced.size(); ++i) fold.add(Truth::unknown, std::nullopt);
    return fold.result(texts);
}

FoldResult of_group(const GroupResult* group) {
    FoldResult result;
    result.exact = false;
    result.state = FoldResult::State::unknown;
    if (group == nullptr) return result;
    result.exact = group->exact;
    if (group->failure) {
        result.state = FoldResult::State::failed;
        result.failure = group->failure;
    } else if (group->state == GroupResult::State::known) {
        result.state = FoldResult::State::known;
        result.value = group->value;
    }
    return result;
}

} // namespace

Others::Others(const graph::Measure& measure, std::span<const MeasureResult> results, const StreamTexts& texts)
    : measure_(measure), of_all_(measure.others.size()), groups_(measure.others.size()) {
    for (std::size_t i = 0; i < measure.others.size(); ++i) {
        const MeasureResult& of = results[measure.others[i].measure];
        if (measure.others[i].function)
            of_all_[i] = over_groups(measure.others[i], of,
                                     measure.others[i].where ? &results[*measure.others[i].where] : nullptr, texts);
        else
            for (const GroupResult& group : of.groups) groups_[i].emplace(group.keys, &group);
    }
}

FoldResult Others::value(std::size_t other, const GroupKeys& keys) const {
    if (measure_.others[other].function) return of_all_[other];
    GroupKeys wanted;
    for (const std::uint32_t key : measure_.others[other].keys) wanted.push_back(keys[key]);
    const auto found = groups_[other].find(wanted);
    return of_group(found == groups_[other].end() ? nullptr : found->second);
}

} // namespace voorrang::engine
