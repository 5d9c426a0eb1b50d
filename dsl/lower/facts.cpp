#include "dsl/lower/facts.hpp"

namespace voorrang::lower {

using check::Kind;
using graph::ColumnType;
using graph::EntityId;
using graph::FactId;
using graph::Reading;

ColumnType column_type(Kind kind) {
    switch (kind) {
    case Kind::yes_no:
        return ColumnType::truth;
    case Kind::text:
    case Kind::choice:
        return ColumnType::text;
    case Kind::number:
    case Kind::percent:
        return ColumnType::number;
    case Kind::money:
        return ColumnType::money;
    case Kind::date:
        return ColumnType::date;
    case Kind::time:
        return ColumnType::time;
    case Kind::duration:
        return ColumnType::duration;
    case Kind::list:
    case Kind::record:
        break;
    }
    return ColumnType::reference;
}

ColumnType column_type(const check::Type& type) { return column_type(type.kind); }

namespace {

Reading reading(Kind kind) {
    switch (kind) {
    case Kind::yes_no:
        return Reading::yes_no;
    case Kind::text:
        return Reading::text;
    case Kind::choice:
        return Reading::choice;
    case Kind::number:
        return Reading::number;
    case Kind::percent:
        return Reading::percent;
    case Kind::money:
        return Reading::money;
    case Kind::date:
        return Reading::date;
    case Kind::time:
        return Reading::time;
    case Kind::duration:
        return Reading::duration;
    case Kind::list:
    case Kind::record:
        break;
    }
    return Reading::reference;
}

graph::Pointer join(graph::Pointer a, const graph::Pointer& b) {
    a.parts.insert(a.parts.end(), b.parts.begin(), b.parts.end());
    return a;
}

} // namespace

EntityId FactsOf::entity(graph::Entity wanted) {
    auto& schema = builder_->graph().schema;
    if (auto found = schema.find_entity(wanted.parent, wanted.path)) return *found;
    schema.entities.push_back(std::move(wanted));
    return static_cast<EntityId>(schema.entities.size() - 1);
}

FactId FactsOf::fact(graph::Fact wanted, const check::Type* type) {
    auto& schema = builder_->graph().schema;
    if (auto found = schema.find_fact(wanted.entity, wanted.path)) return *found;
    if (type) {
        wanted.reading = reading(type->kind);
        wanted.type = column_type(*type);
        if (type->range) {
            wanted.from = type->range->from;
            wanted.to = type->range->to;
        }
        if (type->options) wanted.options = *type->options;
    }
    schema.facts.push_back(std::move(wanted));
    return static_cast<FactId>(schema.facts.size() - 1);
}

RecordRef FactsOf::single(std::uint32_t record) {
    const auto& declared = policy_->records[record];
    return {builder_->row(0), graph::the_case, record, declared.name + ".",
            graph::parse_pointer(declared.pointer.value_or(""))};
}

EntityId FactsOf::many(std::uint32_t record) {
    const auto& declared = policy_->records[record];
    const auto& schema = builder_->graph().schema;
    if (auto found = schema.find_entity(graph::the_case, *declared.plural)) return *found;
    graph::Entity wanted;
    wanted.name = declared.name;
    wanted.path = *declared.plural;
    wanted.source = graph::parse_pointer(declared.pointer.value_or(""));
    if (declared.where_pointer) {
        wanted.where = graph::parse_pointer(*declared.where_pointer);
        wanted.has = declared.where_has.value_or("");
    }
    const EntityId id = entity(std::move(wanted));
    describe(id, {0, id, record, "", {}});
    return id;
}

// How the rows of an entity are told apart and called. Their facts are read even if no rule needs them.
void FactsOf::describe(EntityId id, const RecordRef& row) {
    const auto& declared = policy_->records[row.record];
    if (declared.identifier) {
        const FactId identifier = scalar(row, *declared.identifier);
        builder_->graph().schema.entities[id].identifier = identifier;
    }
    if (declared.shown_as.empty()) return;
    RecordRef at = row;
    for (std::size_t step = 0; step + 1 < declared.shown_as.size(); ++step) {
        const auto& field = field_of(at, declared.shown_as[step]);
        if (field.by) {
            const FactId via = reference(at, declared.shown_as[step]);
            builder_->graph().schema.entities[id].shown_via = via;
            at = {0, builder_->graph().schema.facts[via].target, field.type.record, "", {}};
        } else {
            at = nested(at, declared.shown_as[step]);
        }
    }
    const FactId shown = scalar(at, declared.shown_as.back());
    builder_->graph().schema.entities[id].shown_as = shown;
}

FactId FactsOf::scalar(const RecordRef& base, std::uint32_t index) {
    const auto& field = field_of(base, index);
    graph::Fact wanted;
    wanted.name = policy_->records[base.record].name + "." + field.name;
    wanted.path = base.path + field.name;
    wanted.entity = base.entity;
    wanted.source = join(base.place, graph::parse_pointer(field.at.value_or("/" + field.name)));
    wanted.personal = field.personal;
    if (auto found = builder_->graph().schema.find_fact(wanted.entity, wanted.path)) return *found;
    if (field.currency) {
        // `currency of tender.value`: a money fact of the case, or of the same record.
        const auto& path = std::get<check::FieldOf>(field.currency->node);
        if (const auto* outer = std::get_if<check::SingleRecord>(&path.base->node))
            wanted.currency = scalar(single(outer->record), path.field);
        else
            wanted.currency = scalar(base, path.field);
    }
    return fact(std::move(wanted), &field.type);
}

FactId FactsOf::reference(const RecordRef& base, std::uint32_t index) {
    const auto& field = field_of(base, index);
    graph::Fact wanted;
    wanted.name = policy_->records[base.record].name + "." + field.name;
    wanted.path = base.path + field.name;
    wanted.entity = base.entity;
    wanted.source = join(base.place, graph::parse_pointer(*field.by));
    wanted.reading = Reading::reference;
    wanted.type = ColumnType::reference;
    wanted.holder = field.holds_it;
    if (auto found = builder_->graph().schema.find_fact(wanted.entity, wanted.path)) return *found;
    wanted.target = many(field.type.record);
    return fact(std::move(wanted), nullptr);
}

RecordRef FactsOf::nested(const RecordRef& base, std::uint32_t index) {
    const auto& field = field_of(base, index);
    return {base.reference, base.entity, field.type.record, base.path + field.name + ".",
            join(base.place, graph::parse_pointer(field.at.value_or("/" + field.name)))};
}

EntityId FactsOf::list(const RecordRef& base, std::uint32_t index) {
    const auto& field = field_of(base, index);
    graph::Entity wanted;
    wanted.name = policy_->records[base.record].name + "." + field.name;
    wanted.path = base.path + field.name;
    wanted.parent = base.entity;
    wanted.source = join(base.place, graph::parse_pointer(field.at.value_or("/" + field.name)));
    if (auto found = builder_->graph().schema.find_entity(wanted.parent, wanted.path)) return *found;
    const EntityId id = entity(std::move(wanted));
    if (field.type.element->kind == Kind::record) describe(id, {0, id, field.type.element->record, "", {}});
    return id;
}

FactId FactsOf::element(EntityId list, const check::Type& type) {
    graph::Fact wanted;
    wanted.name = builder_->graph().schema.entities[list].name;
    wanted.entity = list;
    return fact(std::move(wanted), &type);
}

} // namespace voorrang::lower
