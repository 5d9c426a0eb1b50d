#include "engine/policytest/given_facts.hpp"

#include <algorithm>
#include <map>

namespace voorrang::engine {

namespace {

class Filler {
  public:
    Filler(const check::Policy& policy, const graph::Graph& graph, FactsBuilder& builder)
        : policy_(policy), schema_(graph.schema), builder_(builder) {}

    void fill(const std::vector<check::GivenRecord>& given, const std::vector<std::uint32_t>& lists) {
        for (const auto& record : given) gather_inline(record);
        for (const std::uint32_t record : lists) many_[record];
        for (const auto& record : given)
            if (policy_.records[record.record].plural) many_[record.record].push_back(&record);
        number_rows();
        for (const auto& record : given)
            if (!policy_.records[record.record].plural)
                fields(record, graph::the_case, policy_.records[record.record].name + ".");
        for (const auto& [record, rows] : many_) {
            const auto entity = schema_.find_entity(graph::the_case, *policy_.records[record].plural);
            if (!entity) continue;
            builder_.begin_list(*entity);
            std::uint32_t position = 0;
            for (const check::GivenRecord* row : rows) {
                begin_row(*entity, *row, position++);
                fields(*row, *entity, "");
                if (names_.contains(row)) set_identifier(*row, *entity);
            }
        }
    }

  private:
    // Records that stand inside a reference to them, or inside the one that holds them.
    void gather_inline(const check::GivenRecord& record) {
        for (const auto& held : record.held) {
            auto& rows = many_[held.record];
            for (const auto& row : held.rows) {
                rows.push_back(&row);
                holders_[&row] = &record;
            }
        }
        for (const auto& held : record.held)
            for (const auto& row : held.rows) gather_inline(row);
        for (const auto& field : record.fields) {
            if (const auto* inner = std::get_if<Box<check::GivenRecord>>(&field.value)) {
                gather_inline(**inner);
                const check::Field& declared = policy_.records[record.record].fields[field.field];
                if (!declared.by) continue;
                many_[(*inner)->record].push_back(&**inner);
                if (declared.holds_it) {
                    holders_[&record] = &**inner;
                    continue;
                }
                names_.emplace(&**inner, given_identifier(**inner));
            } else if (const auto* list = std::get_if<std::vector<check::GivenRecord>>(&field.value)) {
                for (const auto& each : *list) gather_inline(each);
            }
        }
    }

    void number_rows() {
        for (const auto& [record, rows] : many_)
            for (std::uint32_t i = 0; i < rows.size(); ++i) numbers_[rows[i]] = i;
    }

    // As if it had been read: the way to a row goes through the one that holds it.
    void begin_row(graph::EntityId entity, const check::GivenRecord& row, std::uint32_t position) {
        if (const std::vector<std::uint32_t> indexes = way(row); indexes.size() > 1)
            builder_.begin_row(entity, indexes);
        else
            builder_.begin_row(entity, position);
    }

    std::vector<std::uint32_t> way(const check::GivenRecord& row) const {
        const std::string pointer = policy_.records[row.record].pointer.value_or("");
        const auto stars = static_cast<std::size_t>(std::count(pointer.begin(), pointer.end(), '*'));
        const auto holder = holders_.find(&row);
        std::vector<std::uint32_t> indexes;
        if (holder != holders_.end()) indexes = way(*holder->second);
        indexes.resize(stars, holder != holders_.end() ? 0 : no_index);
        indexes.push_back(numbers_.at(&row));
        return indexes;
    }

    std::string given_identifier(const check::GivenRecord& record) {
        const auto identifier = policy_.records[record.record].identifier;
        for (const auto& field : record.fields)
            if (identifier && field.field == *identifier)
                if (const auto* value = std::get_if<Value>(&field.value))
                    if (const auto* text = std::get_if<std::string>(value)) return *text;
        return "given-" + std::to_string(names_.size() + 1);
    }

    void set_identifier(const check::GivenRecord& record, graph::EntityId entity) {
        if (const auto fact = schema_.entities[entity].identifier) builder_.set(*fact, names_.at(&record));
    }

    void fields(const check::GivenRecord& record, graph::EntityId entity, const std::string& prefix) {
        const auto& declared = policy_.records[record.record];
        for (const auto& field : record.fields) {
            const std::string path = prefix + declared.fields[field.field].name;
            if (const auto* value = std::get_if<Value>(&field.value))
                scalar(*value, declared.fields[field.field], entity, path);
            else if (const auto* inner = std::get_if<Box<check::GivenRecord>>(&field.value))
                nested(**inner, declared.fields[field.field], entity, path);
            else
                list(std::get<std::vector<check::GivenRecord>>(field.value), entity, path);
        }
    }

    void scalar(const Value& value, const check::Field& field, graph::EntityId entity, const std::string& path) {
        if (field.type.kind != check::Kind::list) {
            if (const auto fact = schema_.find_fact(entity, path)) builder_.set(*fact, value);
            return;
        }
        const auto child = schema_.find_entity(entity, path);
        if (!child || std::holds_alternative<Unknown>(value)) return;
        builder_.begin_list(*child);
        const auto element = schema_.find_fact(*child, "");
        std::uint32_t position = 0;
        for (const Value& each : std::get<ValueList>(value)) {
            builder_.begin_row(*child, position++);
            if (element) builder_.set(*element, each);
        }
    }

    void nested(const check::GivenRecord& inner, const check::Field& field, graph::EntityId entity,
                const std::string& path) {
        if (field.holds_it) return; // by the way to both
        if (!field.by) return fields(inner, entity, path + ".");
        if (const auto fact = schema_.find_fact(entity, path)) builder_.set(*fact, names_.at(&inner));
    }

    void list(const std::vector<check::GivenRecord>& rows, graph::EntityId entity, const std::string& path) {
        const auto child = schema_.find_entity(entity, path);
        if (!child) return;
        builder_.begin_list(*child);
        std::uint32_t position = 0;
        for (const auto& row : rows) {
            builder_.begin_row(*child, position++);
            fields(row, *child, "");
        }
    }

    const check::Policy& policy_;
    const graph::Schema& schema_;
    FactsBuilder& builder_;
    std::map<std::uint32_t, std::vector<const check::GivenRecord*>> many_;
    std::map<const check::GivenRecord*, std::string> names_;
    std::map<const check::GivenRecord*, const check::GivenRecord*> holders_; // of those given in or with another
    std::map<const check::GivenRecord*, std::uint32_t> numbers_;             // in their list
};

} // namespace

Result<Facts> given_facts(const check::Policy& policy, const check::Test& test, const graph::Graph& graph) {
    FactsBuilder builder(graph.schema, graph.texts);
    builder.begin_case(test.title);
    Filler(policy, graph, builder).fill(test.given, test.given_lists);
    if (auto ended = builder.end_case(); !ended) return ended.error();
    return builder.finish();
}

Result<Facts> given_cases(const check::Policy& policy, const check::Test& test, const graph::Graph& graph) {
    if (test.cases.empty()) return given_facts(policy, test, graph);
    FactsBuilder builder(graph.schema, graph.texts);
    std::size_t number = 0;
    for (const auto& each : test.cases) {
        builder.begin_case("case " + std::to_string(++number));
        Filler(policy, graph, builder).fill(each.given, each.given_lists);
        if (auto ended = builder.end_case(); !ended) return ended.error();
    }
    return builder.finish();
}

} // namespace voorrang::engine
