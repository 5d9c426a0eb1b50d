// What a test expects: awards, standings of records, conditions.
#include "dsl/check/expressions.hpp"
#include "dsl/check/overloaded.hpp"
#include "dsl/check/stages.hpp"
#include "dsl/check/tests.hpp"
#include "dsl/check/values.hpp"

#include <algorithm>

namespace voorrang::check {

namespace {

using Standing = ast::Test::Standing;

// `missing bid.bidder.turnover`: a record and fields, also through lists, where each element is meant.
void check_fact(Context& context, const ast::Path& path) {
    // All records of a kind can be missing together: `missing bids`.
    const auto found = context.names.find(0, path.steps);
    if (found && found->rival == nullptr && found->symbol->kind == SymbolKind::records && path.steps.size() == 1)
        return;
    const auto record = find_record(context, 0, path.steps.front(), "a fact's beginning");
    if (!record) return;
    Type type = record_type(*record);
    for (std::size_t step = 1; step < path.steps.size(); ++step) {
        if (type.kind == Kind::list) type = Type(*type.element);
        if (type.kind != Kind::record) {
            report(context, Code::unknown_field, path.steps[step].span,
                   in_ticks(path_text(path.steps, step)) + " is " + type_text(context, type) + " and has no fields");
            return;
        }
        const auto field = find_field(context, type.record, path.steps[step]);
        if (!field || context.unsound_fields.contains({type.record, *field})) return;
        type = Type(context.policy.records[type.record].fields[*field].type);
    }
    if (path.steps.size() == 1)
        report(context, Code::type_mismatch, path.steps.front().span,
               in_ticks(path.steps.front().text) + " is a record, and a fact is one of its fields");
}

void check_facts(Context& context, const std::vector<ast::Path>& facts) {
    for (const ast::Path& fact : facts) check_fact(context, fact);
}

void check_total(Context& context, const std::optional<ast::Expression>& total) {
    if (!total) return;
    const auto checked = check_expression(context, Scope{}, *total);
    if (!checked) return;
    if (checked->type.kind != Kind::number && checked->type.kind != Kind::money)
        report(context, Code::type_mismatch, total->span,
               "a total is a number, but this is " + type_text(context, checked->type));
    else if (!fold(*checked))
        report(context, Code::type_mismatch, total->span, "an expected total must be a constant");
}

// What is owed, against the type of what the rule that is named obliges to.
void check_owed(Context& context, const ast::Test::ExpectRecord& expected) {
    if (!expected.to) return;
    const auto checked = check_expression(context, Scope{}, *expected.to);
    if (!checked) return;
    if (!std::holds_alternative<Constant>(checked->node))
        report(context, Code::type_mismatch, expected.to->span, "what is expected to be owed must be a constant");
    if (expected.by.empty()) return;
    const auto found = context.names.find(0, expected.by.front().steps);
    if (!found || found->symbol->kind != SymbolKind::rule) return;
    const auto& rule = context.policy.rules[found->symbol->index];
    if (rule.kind == ast::RuleKind::oblige && rule.that && !same(rule.that->type, checked->type))
        report(context, Code::type_mismatch, expected.to->span,
               in_ticks(rule.name) + " obliges to " + type_text(context, rule.that->type) + ", but this is " +
                   type_text(context, checked->type));
}

// An award to expect; tells if there is none.
bool require_award(Context& context, Span span) {
    if (!context.declarations.awards.empty()) return true;
    if (has_unread(context, ast::Unread::Kind::award)) return false;
    report(context, Code::unknown_name, span, "this policy has no award to expect");
    return false;
}

// A rule about a record also strikes those that refer to it: the bids of an excluded bidder.
bool concerns(const Context& context, std::uint32_t rule_subject, std::uint32_t record) {
    if (rule_subject == record) return true;
    const auto& fields = context.policy.records[record].fields;
    return std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
        return field.type.kind == Kind::record && field.type.record == rule_subject;
    });
}

// A criterion with a minimum shuts out as a rule does.
bool is_minimum(const Context& context, const ast::Path& path) {
    if (path.steps.size() != 1 || context.declarations.awards.empty()) return false;
    const auto& criteria = context.declarations.awards.front().ast->criteria;
    return std::any_of(criteria.begin(), criteria.end(), [&](const auto& criterion) {
        return criterion.minimum && criterion.name.text == path.steps.front().text;
    });
}

void check_rule(Context& context, const ast::Path& path, std::uint32_t record) {
    if (is_minimum(context, path)) return;
    const Span span = path_span(path.steps, path.steps.size());
    const auto found = context.names.find(0, path.steps);
    if (!found && context.names.may_be_unread(0, path.steps)) return;
    if (!found || found->steps != path.steps.size() || found->symbol->kind != SymbolKind::rule) {
        report(context, Code::unknown_name, span, "no rule is called " + in_ticks(path_text(path)),
               did_you_mean(path_text(path), context.names.visible_names(0, SymbolKind::rule)));
        return;
    }
    if (found->rival != nullptr) {
        report_ambiguous(context, span, *found);
        return;
    }
    const Signature& signature = context.rules[found->symbol->index];
    if (!signature.sound) return;
    if (!concerns(context, signature.subject->record, record))
        report(context, Code::wrong_subject, span,
               in_ticks(path_text(path)) + " is a rule about a " + context.record_names[signature.subject->record] +
                   ", not about a " + context.record_names[record]);
}

// A record of which the case has many, told apart by the text after it.
std::optional<std::uint32_t> named_record(Context& context, const ast::Name& name) {
    const auto record = find_record(context, 0, name, "what is expected of");
    if (!record) return std::nullopt;
    if (!is_many(context, *record)) {
        report(context, Code::wrong_subject, name.span, "a case has not many of " + in_ticks(name.text),
               "ask a question about it: `expect that …`");
        return std::nullopt;
    }
    if (context.policy.records[*record].shown_as.empty() && !require_identity(context, *record, name.span, "a test"))
        return std::nullopt;
    return record;
}

// `of lot "1"` where there is an award for each lot, and only there.
void check_lot(Context& context, const ast::Test::ExpectAward& expected, Span span) {
    const auto& lots = context.declarations.awards.front().ast->each_lot;
    const auto refuse = [&](Span where, std::string message, std::string help) {
        report(context, Code::wrong_award_expectation, where, std::move(message), std::move(help));
    };
    if (lots && !expected.lot)
        refuse(span, "there is an award for each " + in_ticks(lots->record.text) + ", and this does not say for which",
               "write `award of " + lots->record.text + " \"…\"`");
    if (!expected.lot) return;
    if (!lots)
        refuse(expected.lot->record.span, "this policy makes one award for the whole, not for each lot", "");
    else if (lots->record.text != expected.lot->record.text)
        refuse(expected.lot->record.span, "the award is made for each " + in_ticks(lots->record.text), "");
}

void check_award_expectation(Context& context, const ast::Test::ExpectAward& expected, Span span) {
    if (require_award(context, span)) check_lot(context, expected, span);
    if (const auto* to = std::get_if<ast::Test::AwardTo>(&expected.outcome)) check_total(context, to->total);
    check_facts(context, expected.missing);
}

void check_record_expectation(Context& context, const ast::Test::ExpectRecord& expected, Span span) {
    check_total(context, expected.total);
    check_owed(context, expected);
    check_facts(context, expected.missing);
    const auto record = named_record(context, expected.record);
    if (!record) return;
    for (const ast::Path& rule : expected.by) check_rule(context, rule, *record);
    if (expected.standing != Standing::ranked || !require_award(context, span)) return;
    const auto& award = context.policy.award;
    if (award && award->competitor.record != *record && !award->criteria.empty())
        report(context, Code::wrong_subject, expected.record.span,
               "only a " + context.record_names[award->competitor.record] + " is ranked by this award");
}

Test::That check_that(Context& context, const ast::Test::ExpectThat& expected) {
    Test::That that;
    Scope scope;
    if (expected.record) {
        const auto record = named_record(context, *expected.record);
        if (!record) return that;
        that.subject = make_subject(context, *record);
        scope = scope_of(context, 0, that.subject);
    }
    if (auto condition = check_condition(context, scope, expected.condition)) that.condition = std::move(*condition);
    return that;
}

} // namespace

std::vector<Test::That> check_expectations(Context& context, const ast::Test& test) {
    std::vector<Test::That> thats;
    for (const auto& expectation : test.expectations)
        std::visit(
            Overloaded{
                [&](const ast::Test::ExpectAward& it) { check_award_expectation(context, it, expectation.span); },
                [&](const ast::Test::ExpectRecord& it) { check_record_expectation(context, it, expectation.span); },
                [&](const ast::Test::ExpectThat& it) { thats.push_back(check_that(context, it)); },
                [](const ast::Test::ExpectMeasure&) {}, [](const ast::Test::ExpectCourse&) {}},
            expectation.node);
    return thats;
}

} // namespace voorrang::check
