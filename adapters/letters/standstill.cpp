#include "adapters/letters/standstill.hpp"

#include "adapters/json/members.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/store/damaged.hpp"
#include "adapters/store/each_entry.hpp"
#include "engine/workflow/moment.hpp"

#include <algorithm>
#include <set>

namespace voorrang::letters {

namespace {

using graph::Workflow;

// The step that an entry tells of, with the facts and the rules that it was made by.
struct LoggedStep {
    store::Entry entry;
    std::string before, after, event, because;
    std::optional<Time> deadline; // the first of the state after it
    service::PolicyPtr policy;
    const Workflow* workflow = nullptr;
    std::optional<engine::Facts> facts;
};

std::optional<Time> deadline_of(std::optional<json::Ref> step) {
    if (const auto timers = list(member(step, "timers")))
        for (const json::Ref timer : timers->children())
            if (const auto at = parse_time(text_of(member(timer, "at")))) return at;
    return std::nullopt;
}

Diagnostic damaged(std::int64_t decision) {
    return store::damaged("the deadlines after decision " + std::to_string(decision) +
                          " are not those that its facts give");
}

// What it was made by, from the store.
Result<void> complete(LoggedStep& step, store::Reader& reader, service::Shelf& shelf, const store::Tender& tender,
                      json::Ref body, const Diagnostic& otherwise) {
    Result<service::PolicyPtr> policy = shelf.find(reader, text_of(member(body, "policyHash")));
    if (!policy) return policy.error();
    step.policy = std::move(*policy);
    step.workflow = step.policy->workflow(tender.workflow);
    const auto text = reader.document(text_of(member(body, "documentHash")));
    if (!text) return text.error();
    auto tree = json::read(text->value_or(""));
    if (step.workflow == nullptr || !std::holds_alternative<json::Tree>(tree)) return otherwise;
    const ocds::Case document{tender.id, std::move(std::get<json::Tree>(tree)), "", "", {}};
    Result<engine::Facts> facts = service::facts_of(*step.policy, document);
    if (!facts) return facts.error();
    step.facts.emplace(std::move(*facts));
    return {};
}

// The first step after the decision that led to a state with a deadline.
Result<std::optional<LoggedStep>> find_step(store::Reader& reader, service::Shelf& shelf, const store::Tender& tender,
                                            const store::Decision& row) {
    const store::EntryFilter filter{row.entry - 1, 100, tender.id, "", {"event.done", "timer.passed"}};
    Result<std::optional<LoggedStep>> result = std::optional<LoggedStep>();
    const auto look = [&](const store::Entry& entry, std::optional<json::Ref> body) {
        if (!body) {
            result = damaged(row.id);
            return false;
        }
        const auto step = member(*body, "step");
        LoggedStep found{entry,
                         text_of(member(step, "before")),
                         text_of(member(step, "after")),
                         text_of(member(step, "event")),
                         text_of(member(step, "because")),
                         deadline_of(step),
                         {},
                         nullptr,
                         std::nullopt};
        if (!found.deadline || found.after == found.before) return true;
        const Result<void> completed = complete(found, reader, shelf, tender, *body, damaged(row.id));
        if (completed)
            result = std::optional(std::move(found));
        else
            result = completed.error();
        return false;
    };
    if (const Result<void> read = store::each_entry(reader, filter, look); !read) return read.error();
    return result;
}

// As a sentence that knows its values, to be said in the language of the paper; if it comes out otherwise, as logged.
Said reason_again(const engine::Moment& moment, const LoggedStep& step) {
    for (const Workflow::State& state : step.workflow->states) {
        if (state.name != step.before) continue;
        for (const Workflow::Event& event : state.events)
            if (event.name == step.event)
                if (Said said = moment.fill(event.because); said == step.because) return said;
        for (const Workflow::Deadline& deadline : state.deadlines)
            if (step.event.empty())
                if (Said said = moment.fill(deadline.because); said == step.because) return said;
    }
    return {step.because};
}

} // namespace

Result<std::optional<Standstill>> find_standstill(store::Reader& reader, service::Shelf& shelf,
                                                  const store::Tender& tender, const store::Decision& row) {
    Result<std::optional<LoggedStep>> found = find_step(reader, shelf, tender, row);
    if (!found) return found.error();
    if (!*found) return std::optional<Standstill>();
    LoggedStep& step = **found;
    const auto& states = step.workflow->states;
    const auto state =
        std::find_if(states.begin(), states.end(), [&](const auto& each) { return each.name == step.after; });
    if (state == states.end()) return damaged(row.id);
    const graph::Graph& graph = step.policy->graph;
    engine::Evaluator evaluator(graph);
    engine::Options options;
    options.now = step.entry.at;
    const engine::Moment moment(graph, *step.workflow, *step.facts,
                                evaluator.run(*step.facts, engine::Mode::traced, options));
    std::vector<engine::Timer> timers = moment.timers(*state);
    const auto timer = std::find_if(timers.begin(), timers.end(), [](const auto& each) { return each.at.has_value(); });
    if (timer == timers.end() || timer->at != step.deadline) return damaged(row.id);
    return std::optional(Standstill{step.entry, reason_again(moment, step), std::move(timer->text), *timer->at,
                                    std::move(timer->cites), std::move(timer->explanation)});
}

bool deadline_to_come(const Workflow& workflow, const std::string& state) {
    const auto decides_award = [](const Workflow::State& each) {
        return each.on_entry.award ||
               std::any_of(each.events.begin(), each.events.end(), [](const auto& event) { return event.doing.award; });
    };
    std::set<std::uint32_t> seen;
    std::vector<std::uint32_t> open;
    const auto go = [&](std::uint32_t to) {
        if (seen.insert(to).second) open.push_back(to);
    };
    const auto begin = std::find_if(workflow.states.begin(), workflow.states.end(),
                                    [&](const auto& each) { return each.name == state; });
    if (begin == workflow.states.end()) return false;
    go(static_cast<std::uint32_t>(begin - workflow.states.begin()));
    while (!open.empty()) {
        const Workflow::State& at = workflow.states[open.back()];
        open.pop_back();
        if (decides_award(at)) continue;
        if (!at.deadlines.empty()) return true;
        for (const auto& event : at.events)
            if (event.to) go(*event.to);
    }
    return false;
}

} // namespace voorrang::letters
