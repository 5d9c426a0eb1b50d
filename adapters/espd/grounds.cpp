#include "adapters/espd/grounds.hpp"

#include <algorithm>

namespace voorrang::espd {

namespace {

// The first thing that an answer says, if it is an indicator.
std::optional<bool> truth_of(const Answer& answer) {
    return answer.values.empty() ? std::nullopt : indicator(answer.values.front().front());
}

void take_answer(Ground& ground, const Answer& answer, Polarity polarity) {
    const auto truth = truth_of(answer);
    if (!truth || polarity == Polarity::unclear) return;
    const bool applies = polarity == Polarity::applies ? *truth : !*truth;
    if (ground.applies.value_or(false)) return;
    ground.applies = applies;
    ground.from = answer.values.front().front();
}

void take_days(Ground& ground, const Answer& answer) {
    for (const auto& value : answer.values)
        if (value.front().name() == "cbc:ResponseDate") ground.since.push_back(value.front());
    if (!answer.period) return;
    if (const auto start = answer.period->child("cbc:StartDate"); start && !start->text().empty())
        ground.since.push_back(*start);
}

void take(Ground& ground, const Answer& answer, Polarity polarity) {
    switch (answer.question->asks) {
    case Asks::whether:
        return take_answer(ground, answer, polarity);
    case Asks::cleaned:
        if (const auto truth = truth_of(answer); truth && !ground.cleaned.value_or(false)) {
            ground.cleaned = truth;
            ground.cleaned_from = answer.values.front().front();
        }
        return;
    case Asks::since:
        return take_days(ground, answer);
    case Asks::barred:
        if (answer.period)
            if (const auto end = answer.period->child("cbc:EndDate"); end && !end->text().empty())
                ground.barred.push_back(*end);
        return;
    case Asks::established_otherwise: // then there is no decision that could bind
        if (truth_of(answer).value_or(false)) {
            ground.binding = false;
            ground.binding_from = answer.values.front().front();
        }
        return;
    case Asks::binding:
        if (const auto truth = truth_of(answer); truth && !ground.binding) {
            ground.binding = truth;
            ground.binding_from = answer.values.front().front();
        }
        return;
    case Asks::other:
        return;
    }
}

} // namespace

std::vector<Ground> grounds_of(const Form& form, const std::vector<Answer>& answers) {
    std::vector<Ground> grounds;
    const auto place_of = [&](std::string_view code) { return std::ranges::find(grounds, code, &Ground::code); };
    // One criterion of several that are asked of the same ground, and that was left open, leaves the ground open.
    std::vector<bool> answered(form.criteria().size());
    for (const Answer& answer : answers)
        if (answer.question->asks == Asks::whether && truth_of(answer)) answered[answer.question->criterion] = true;
    for (const Criterion& criterion : form.criteria())
        if (!criterion.ground().empty() && place_of(criterion.ground()) == grounds.end())
            grounds.push_back({criterion.ground(), criterion.element, {}, {}, {}, {}, {}, {}, {}});
    for (const Answer& answer : answers) {
        const Criterion& criterion = form.of(*answer.question);
        if (!criterion.ground().empty()) take(*place_of(criterion.ground()), answer, criterion.polarity);
    }
    for (std::size_t i = 0; i < form.criteria().size(); ++i) {
        const Criterion& criterion = form.criteria()[i];
        if (criterion.ground().empty() || (answered[i] && criterion.polarity != Polarity::unclear)) continue;
        Ground& ground = *place_of(criterion.ground());
        if (ground.applies.value_or(false)) continue;
        ground.applies.reset();
        ground.from = criterion.element;
    }
    return grounds;
}

} // namespace voorrang::espd
