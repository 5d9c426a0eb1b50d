// Given facts: a tree of records, each value against the field's type.
#include "dsl/check/expressions.hpp"
#include "dsl/check/tests.hpp"
#include "dsl/check/unknown_names.hpp"
#include "dsl/check/values.hpp"

#include <algorithm>
#include <map>

namespace voorrang::check {

namespace {

using Given = ast::GivenValue;

bool is_unknown(const Given& given) {
    const auto* expression = std::get_if<ast::Expression>(&given.node);
    const auto* literal = expression != nullptr ? std::get_if<ast::Literal>(&expression->node) : nullptr;
    return literal != nullptr && std::holds_alternative<Unknown>(literal->value);
}

// The same expression as an element of a given list, so that lists are walked in one way only.
Given as_given(const ast::Expression& expression) { return Given{expression.span, expression}; }

// A list's elements, whether it was read as a given array or as an expression.
std::optional<std::vector<Given>> elements_of(const Given& given) {
    if (const auto* array = std::get_if<Given::Array>(&given.node)) return *array;
    if (const auto* expression = std::get_if<ast::Expression>(&given.node))
        if (const auto* list = std::get_if<ast::ListLiteral>(&expression->node)) {
            std::vector<Given> elements;
            for (const ast::Expression& element : list->elements) elements.push_back(as_given(element));
            return elements;
        }
    return std::nullopt;
}

class Givens {
  public:
    explicit Givens(Context& context) : context_(context) {}

    GivenRecord record(std::uint32_t index, const Given& given) {
        GivenRecord result{index, {}, given.span};
        std::map<std::string, Span> given_before;
        for (const Given::Member& member : std::get<Given::Object>(given.node)) {
            const auto [earlier, fresh] = given_before.emplace(member.name.text, member.name.span);
            if (!fresh) {
                report(context_, Code::duplicate_name, member.name.span, in_ticks(member.name.text) + " is given twice")
                    .labels.push_back({earlier->second, "first given here"});
                continue;
            }
            if (const auto held = held_in(index, member.name)) {
                add_held(*held, member, result);
                continue;
            }
            const auto field = find_field(context_, index, member.name);
            if (!field || context_.unsound_fields.contains({index, *field})) continue;
            if (auto checked = value(context_.policy.records[index].fields[*field], member.value))
                result.fields.push_back({*field, std::move(*checked), member.value.span});
        }
        return result;
    }

  private:
    using FieldValue = std::variant<Value, Box<GivenRecord>, std::vector<GivenRecord>>;

    // The record of this plural, if it knows a record of that kind that holds it, which has no field of this name.
    std::optional<std::uint32_t> held_in(std::uint32_t holder, const ast::Name& plural) const {
        const auto& fields = context_.policy.records[holder].fields;
        if (std::any_of(fields.begin(), fields.end(), [&](const Field& each) { return each.name == plural.text; }))
            return std::nullopt;
        const auto found = context_.names.find(0, {plural});
        if (!found || found->rival != nullptr || found->symbol->kind != SymbolKind::records) return std::nullopt;
        for (const Field& field : context_.policy.records[found->symbol->index].fields)
            if (field.holds_it && field.type.record == holder) return found->symbol->index;
        return std::nullopt;
    }

    void add_held(std::uint32_t held, const Given::Member& member, GivenRecord& to) {
        GivenHeld given{held, {}};
        const auto elements = elements_of(member.value);
        for (const Given& element : elements.value_or(std::vector<Given>{})) {
            if (std::holds_alternative<Given::Object>(element.node))
                given.rows.push_back(record(held, element));
            else
                report(context_, Code::test_value, element.span,
                       "each " + context_.record_names[held] + " is written in braces", "write `{ … }`");
        }
        if (elements) return to.held.push_back(std::move(given));
        report(context_, Code::test_value, member.value.span,
               "the facts of several " + member.name.text + " are written in brackets",
               "write " + in_ticks(member.name.text + " [{ … }, { … }]"));
    }

    std::nullopt_t impossible(const Given& given, const Field& field, const std::string& help) {
        report(context_, Code::test_value, given.span,
               in_ticks(field.name) + " is " + type_text(context_, field.type) + " and can't have this value", help);
        return std::nullopt;
    }

    std::optional<FieldValue> value(const Field& field, const Given& given) {
        if (is_unknown(given)) return FieldValue(Value(Unknown{}));
        if (field.type.kind == Kind::record) return one_record(field, given);
        if (field.type.kind != Kind::list) {
            auto checked = scalar(field, field.type, given);
            return checked ? std::optional<FieldValue>(std::move(*checked)) : std::nullopt;
        }
        auto elements = elements_of(given);
        if (!elements) return impossible(given, field, "write a list in brackets: [ … ]");
        if (field.type.element->kind == Kind::record) return records(field, *elements);
        return scalars(field, *elements);
    }

    std::optional<FieldValue> one_record(const Field& field, const Given& given) {
        if (std::holds_alternative<Given::Object>(given.node))
            return FieldValue(Box<GivenRecord>(record(field.type.record, given)));
        const auto identifier = context_.policy.records[field.type.record].identifier;
        if (!field.by || !identifier || !std::holds_alternative<ast::Expression>(given.node))
            return impossible(given, field, "write its facts in braces: { … }");
        // A reference may also name a record that is given elsewhere in the test.
        auto checked = scalar(field, context_.policy.records[field.type.record].fields[*identifier].type, given);
        return checked ? std::optional<FieldValue>(std::move(*checked)) : std::nullopt;
    }

    std::optional<FieldValue> records(const Field& field, const std::vector<Given>& elements) {
        std::vector<GivenRecord> result;
        bool sound = true;
        for (const Given& element : elements) {
            if (std::holds_alternative<Given::Object>(element.node)) {
                result.push_back(record(field.type.element->record, element));
                continue;
            }
            impossible(element, field, "write each of them in braces: [{ … }, { … }]");
            sound = false;
        }
        return sound ? std::optional<FieldValue>(std::move(result)) : std::nullopt;
    }

    std::optional<FieldValue> scalars(const Field& field, const std::vector<Given>& elements) {
        ValueList values;
        bool sound = true;
        for (const Given& element : elements) {
            auto checked =
                is_unknown(element) ? std::optional(Value(Unknown{})) : scalar(field, *field.type.element, element);
            if (checked)
                values.push_back(std::move(*checked));
            else
                sound = false;
        }
        return sound ? std::optional<FieldValue>(Value(std::move(values))) : std::nullopt;
    }

    std::optional<Value> scalar(const Field& field, const Type& type, const Given& given) {
        const auto* expression = std::get_if<ast::Expression>(&given.node);
        if (expression == nullptr) return impossible(given, field, "write one value, without braces or brackets");
        const auto checked = check_typed(context_, Scope{}, *expression, type, in_ticks(field.name));
        if (!checked) return std::nullopt;
        auto constant = fold(*checked);
        if (!constant) return impossible(given, field, "a test gives constants: `EUR 1,250`, `yes`, `unknown`");
        return constant;
    }

    Context& context_;
};

} // namespace

void add_given(Context& context, const ast::Test::Given& given, GivenFacts& facts) {
    const auto found = context.names.find(0, {given.record});
    if (!found && context.names.may_be_unread(0, {given.record})) return;
    if (!found || (found->symbol->kind != SymbolKind::record && found->symbol->kind != SymbolKind::records)) {
        report(context, Code::unknown_name, given.record.span, "no record is called " + in_ticks(given.record.text),
               help_for_unknown_record(context, 0, given.record.text));
        return;
    }
    if (found->rival != nullptr) {
        report_ambiguous(context, given.record.span, *found);
        return;
    }
    const std::uint32_t index = found->symbol->index;
    const std::string& name = context.record_names[index];
    const auto wrong = [&](Span span, const std::string& message, const std::string& help) {
        report(context, Code::test_value, span, message, help);
    };
    if (context.nested_records.contains(index))
        return wrong(given.record.span, in_ticks(name) + " stands inside other records",
                     "give it inside the record that holds it");
    const Span span = given.value ? given.value->span : given.record.span;
    Givens givens(context);
    if (found->symbol->kind == SymbolKind::record) {
        if (!given.value || !std::holds_alternative<ast::GivenValue::Object>(given.value->node))
            return wrong(span, "the facts of one " + name + " are written in braces",
                         "write " + in_ticks(name + " { … }"));
        const bool again = std::any_of(facts.records.begin(), facts.records.end(),
                                       [&](const GivenRecord& record) { return record.record == index; });
        if (again && !is_many(context, index))
            return wrong(given.record.span, "a case has one " + name + ", and this test gives another", "");
        facts.records.push_back(givens.record(index, *given.value));
        return;
    }
    const auto* array = given.value ? std::get_if<ast::GivenValue::Array>(&given.value->node) : nullptr;
    if (array == nullptr)
        return wrong(span, "the facts of several " + given.record.text + " are written in brackets",
                     "write " + in_ticks(given.record.text + " [{ … }, { … }]"));
    facts.lists.push_back(index);
    for (const ast::GivenValue& element : *array) {
        if (std::holds_alternative<ast::GivenValue::Object>(element.node))
            facts.records.push_back(givens.record(index, element));
        else
            wrong(element.span, "each " + name + " is written in braces", "write `{ … }`");
    }
}

bool is_case(const Context& context, const ast::Test::Given& given) {
    return given.record.text == "case" && !context.names.find(0, {given.record});
}

Test::Case check_case(Context& context, const ast::Test::Given& given) {
    Test::Case result;
    const auto* members = given.value ? std::get_if<ast::GivenValue::Object>(&given.value->node) : nullptr;
    if (members == nullptr) {
        report(context, Code::test_value, given.value ? given.value->span : given.record.span,
               "the records of one case are written in braces", "write `case { tender { … } bids [ … ] }`");
        return result;
    }
    GivenFacts facts;
    for (const ast::GivenValue::Member& member : *members) add_given(context, {member.name, member.value}, facts);
    result.given = std::move(facts.records);
    result.given_lists = std::move(facts.lists);
    return result;
}

} // namespace voorrang::check
