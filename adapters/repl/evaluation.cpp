#include "adapters/ocds/load.hpp"
#include "adapters/repl/session.hpp"
#include "adapters/report/decision_text.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "engine/explain/explainer.hpp"
#include "engine/facts/cells.hpp"

#include <charconv>

namespace voorrang::repl {

namespace {

// The cells of facts that are there for good, opened again for one value.
void replace(engine::Facts& facts, graph::FactId fact, std::uint32_t row, const Value& value) {
    engine::Column& column = facts.columns[fact];
    if (column.all_known && column.type != graph::ColumnType::truth)
        column.state.assign(column.size, engine::Cell::known);
    column.all_known = false;
    if (std::holds_alternative<Unknown>(value))
        engine::make_unknown(column, row);
    else
        engine::set_cell(column, row, value, facts.texts);
    engine::close_column(column);
}

} // namespace

Result<engine::Facts> Session::facts(const graph::Graph& graph) const {
    engine::FactsBuilder builder(graph.schema, graph.texts);
    if (case_) {
        if (const auto loaded = ocds::load(*case_, graph.schema, builder); !loaded) return loaded.error();
    } else {
        builder.begin_case("nothing");
        if (const auto ended = builder.end_case(); !ended) return ended.error();
    }
    engine::Facts facts = builder.finish();
    for (const Override& each : overrides_)
        for (graph::FactId fact = 0; fact < graph.schema.facts.size(); ++fact)
            for (std::uint32_t row = 0; row < facts.columns[fact].size; ++row)
                if (facts.pointer(fact, row) == each.pointer) replace(facts, fact, row, each.value);
    return facts;
}

std::optional<std::uint32_t> Session::chosen_row(const engine::Facts& facts, graph::EntityId entity,
                                                 const std::string& record) const {
    const std::uint32_t count = facts.entities[entity].count;
    const auto chosen = chosen_.find(record);
    if (chosen == chosen_.end()) return count > 0 ? std::optional<std::uint32_t>(0) : std::nullopt;
    const std::string& which = chosen->second;
    for (std::uint32_t row = 0; row < count; ++row)
        if (facts.label(entity, row) == which || facts.identifier(entity, row) == which) return row;
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(which.data(), which.data() + which.size(), number);
    if (error == std::errc() && end == which.data() + which.size() && number >= 1 && number <= count) return number - 1;
    return std::nullopt;
}

void Session::expression(const std::string& text, Reply& reply) {
    const auto asked = probe(*policy_, text);
    if (const auto* refused = std::get_if<Refused>(&asked)) return refuse(*refused, reply);
    const Probe& it = std::get<Probe>(asked);
    tell({it.graph, it.sources, it.outline, it.frame, it.entity, it.record}, reply);
}

void Session::tell(const Asked& it, Reply& reply) const {
    const auto loaded = facts(it.graph);
    if (!loaded) return refuse(loaded.error(), reply);
    engine::Evaluator evaluator(it.graph);
    const engine::Evaluation& evaluation = evaluator.run(*loaded, engine::Mode::traced);
    std::uint32_t row = 0;
    if (!it.record.empty()) {
        const auto chosen = chosen_row(*loaded, it.entity, it.record);
        if (!chosen) {
            reply.out +=
                "  " + reader().say("there is no {1} to ask this of; :load a case that has one", {it.record}) + '\n';
            return;
        }
        row = *chosen;
        reply.out += it.record + " \"" + printable(loaded->label(it.entity, row)) + "\"\n";
    }
    const engine::Explainer explainer(it.graph, *loaded, evaluation);
    reply.out += report::explanation_text(explainer.explain(it.outline, it.frame, row),
                                          report::SourcePlaces(it.sources), reader(), 2);
    for (const auto& missing : explainer.missing(it.outline, it.frame, row))
        reply.out += "  " +
                     (missing.subject.empty()
                          ? reader().say("missing: {1}", {missing.fact})
                          : reader().say("missing: {1} of {2}", {missing.fact, printable(missing.subject)})) +
                     " (" + printable(missing.pointer) + ")\n";
    if (const auto failure = explainer.failure(it.outline, it.frame, row))
        refuse(Refused{it.sources, {{failure->code, failure->whole().text, failure->span, "", {}, ""}}}, reply);
}

// The identifier of the record, or whatever is its first field, is asked for: that brings its rows into the graph.
std::optional<std::string> Session::told_row(const check::Record& record) const {
    for (const auto& field : record.fields) {
        const auto asked = probe(*policy_, record.name + '.' + field.name);
        const auto* it = std::get_if<Probe>(&asked);
        if (it == nullptr || it->record != record.name) continue;
        const auto loaded = facts(it->graph);
        if (!loaded) return std::nullopt;
        const auto row = chosen_row(*loaded, it->entity, record.name);
        if (!row) return std::nullopt;
        return "  " +
               reader().say("{1} {2} of {3}: \"{4}\"",
                            {record.name, std::to_string(*row + 1), std::to_string(loaded->entities[it->entity].count),
                             printable(loaded->label(it->entity, *row))}) +
               '\n';
    }
    return std::nullopt;
}

std::optional<Session::Override> Session::override_of(const Probe& it, const std::string& fact, const Value& value,
                                                      Reply& reply) const {
    const auto not_set = [&](const std::string& why) {
        refuse({Code::no_such_command, "`" + fact + "` can't be set: " + why, std::nullopt, "", {}, ""}, reply);
        return std::nullopt;
    };
    const graph::Outline& outline = it.graph.outlines[it.outline];
    if (!outline.fact) return not_set("it is no single fact");
    const graph::Fact& declared = it.graph.schema.facts[*outline.fact];
    if (declared.reading == graph::Reading::reference) return not_set("it refers to another record");
    if (const auto wrong = engine::check_value(declared, value)) return not_set("it " + *wrong);
    const auto loaded = facts(it.graph);
    if (!loaded) return refuse(loaded.error(), reply), std::nullopt;
    engine::Evaluator evaluator(it.graph);
    const engine::Evaluation& evaluation = evaluator.run(*loaded, engine::Mode::traced);
    std::uint32_t row = 0;
    if (!it.record.empty()) {
        const auto chosen = chosen_row(*loaded, it.entity, it.record);
        if (!chosen) return not_set("there is no " + it.record);
        row = *chosen;
    }
    if (outline.reference) {
        const engine::Column& column = evaluation.columns[*outline.reference];
        const std::uint32_t at =
            evaluation.outer_row(it.graph, it.frame, row, it.graph.nodes[*outline.reference].frame);
        if (!column.known(at)) return not_set("the record it belongs to is unknown");
        row = static_cast<std::uint32_t>(column.integers[at]);
    } else {
        const graph::FrameId frame = it.graph.nodes[outline.node].frame;
        row = evaluation.entity_row(frame, evaluation.outer_row(it.graph, it.frame, row, frame));
    }
    return Override{fact, loaded->pointer(*outline.fact, row), value};
}

} // namespace voorrang::repl
