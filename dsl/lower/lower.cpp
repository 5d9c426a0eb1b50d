#include "dsl/lower/lower.hpp"

#include "dsl/lower/lowering.hpp"

namespace voorrang::lower {

Lowering::Lowering(const check::Policy& policy, const SourceMap& sources)
    : policy_(policy), sources_(sources), facts_(policy, builder_) {}

void Lowering::add_calendars() {
    for (const auto& calendar : policy_.calendars) builder_.graph().calendars.push_back(calendar.days);
}

graph::Graph Lowering::run() {
    add_calendars();
    if (policy_.reference_date) reference_date();
    for (std::uint32_t i = 0; i < policy_.rules.size(); ++i) verdict(i);
    if (policy_.award) award(*policy_.award);
    for (const auto& declared : policy_.workflows) workflow(declared);
    for (const auto& test : policy_.tests) {
        auto& expectations = builder_.graph().expectations.emplace_back();
        for (const auto& that : test.thats) {
            graph::FrameId frame = 0;
            graph::EntityId entity = graph::the_case;
            if (that.subject) {
                const RecordRef subject = subject_row(that.subject->record);
                frame = builder_.frame_of(subject.reference);
                entity = subject.entity;
                variables_[that.subject->variable] = subject;
            }
            const Scalar condition = scalar(that.condition);
            if (that.subject) variables_.erase(that.subject->variable);
            expectations.push_back({builder_.broadcast(condition.node, frame), condition.outline, frame, entity});
        }
    }
    write_reasons();
    return std::move(builder_.graph());
}

graph::Graph lower(const check::Policy& policy, const SourceMap& sources) { return Lowering(policy, sources).run(); }

} // namespace voorrang::lower
