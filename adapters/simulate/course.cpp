#include "adapters/simulate/course.hpp"

namespace voorrang::simulate {

namespace {

Result<engine::Facts> load(const graph::Graph& graph, const ocds::Case& tender) {
    engine::FactsBuilder builder(graph.schema, graph.texts);
    if (const Result<void> loaded = ocds::load(tender, graph.schema, builder); !loaded) return loaded.error();
    return builder.finish();
}

bool took_effect(const engine::Step& step) { return step.kind != engine::Step::Kind::refused; }

} // namespace

Course::Course(engine::Machine& machine, const graph::Graph& graph, ocds::Case tender, engine::Facts facts)
    : machine_(&machine), graph_(&graph), tender_(std::move(tender)), facts_(std::move(facts)) {}

Result<Course> Course::begin(engine::Machine& machine, const graph::Graph& graph, ocds::Case tender, Time at) {
    Result<engine::Facts> facts = load(graph, tender);
    if (!facts) return facts.error();
    Course course(machine, graph, std::move(tender), std::move(*facts));
    course.first_ = machine.begin(course.instance_, course.facts_, at);
    return course;
}

Result<std::vector<engine::Step>> Course::take(const FileEvent& event) {
    std::vector<engine::Step> steps = machine_->advance(instance_, facts_, event.event.at);
    Result<ocds::Case> tender = with_facts(tender_, event);
    if (!tender) return tender.error();
    // What was there before has been read: what can't be read now came with the event.
    tender->place = event.place;
    Result<engine::Facts> facts = load(*graph_, *tender);
    if (!facts) return facts.error();
    tender->place = tender_.place;
    steps.push_back(machine_->apply(instance_, *facts, event.event));
    if (took_effect(steps.back())) {
        tender_ = std::move(*tender);
        facts_ = std::move(*facts);
    }
    return steps;
}

std::vector<engine::Step> Course::wait(Time until) { return machine_->advance(instance_, facts_, until); }

} // namespace voorrang::simulate
