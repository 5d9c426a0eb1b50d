// The award: who competes, by what criteria, and who wins of equals.
#include "dsl/check/expressions.hpp"
#include "dsl/check/lots.hpp"
#include "dsl/check/stages.hpp"
#include "dsl/check/unknown_names.hpp"
#include "dsl/check/values.hpp"
#include "dsl/check/walk.hpp"
#include "dsl/check/weights.hpp"

#include <algorithm>
#include <set>

namespace voorrang::check {

namespace {

// The record of which the case has many, by its plural; default: `bid`. nullopt: told.
std::optional<std::uint32_t> competitor(Context& context, std::uint32_t file, const ast::Award& award) {
    const ast::Name name = award.among ? *award.among : ast::Name{"bid", award.name.span};
    const auto found = context.names.find(file, {name});
    if (found && found->rival != nullptr) {
        report_ambiguous(context, name.span, *found);
        return std::nullopt;
    }
    const Symbol* symbol = found ? found->symbol : nullptr;
    if (award.among && symbol != nullptr && symbol->kind == SymbolKind::records) return symbol->index;
    const bool many = symbol != nullptr && symbol->kind == SymbolKind::record && is_many(context, symbol->index);
    if (!award.among && many) return symbol->index;
    if (symbol == nullptr && context.names.may_be_unread(file, {name})) return std::nullopt;
    if (!award.among)
        report(context, Code::no_award_subject, name.span,
               "an award is made among bids, and no record `bid` with a plural is declared",
               "declare `record bid plural bids …`, or say who competes: `among offers`");
    else if (many)
        report(context, Code::no_award_subject, name.span, "an award is made among all of them",
               "write the plural: " + in_ticks(plural_of(context, symbol->index)));
    else
        report(context, Code::no_award_subject, name.span,
               in_ticks(name.text) + " is not a plural of a record, so that nothing competes",
               did_you_mean(name.text, context.names.visible_names(file, SymbolKind::records)));
    return std::nullopt;
}

void check_subject(Context& context, std::uint32_t file, const ast::Name& name) {
    const auto found = context.names.find(file, {name});
    const Symbol* symbol = found ? found->symbol : nullptr;
    const bool record = symbol != nullptr && symbol->kind == SymbolKind::record;
    if (record && !is_many(context, symbol->index) && !context.nested_records.contains(symbol->index)) return;
    if (symbol == nullptr && context.names.may_be_unread(file, {name})) return;
    report(context, Code::no_award_subject, name.span,
           symbol == nullptr ? "no record is called " + in_ticks(name.text)
                             : in_ticks(name.text) + " is not a record of which a case has one",
           symbol == nullptr ? help_for_unknown_record(context, file, name.text)
                             : "an award is made for one tender at a time: `for tender`");
}

// A constant, or a parameter.
std::optional<Expression> check_weight(Context& context, std::uint32_t file, const ast::Award::Criterion& criterion) {
    auto weight = check_expression(context, Scope{file, {}, false}, criterion.weight);
    if (!weight) return std::nullopt;
    if (weight->type.kind != Kind::percent && weight->type.kind != Kind::number) {
        report(context, Code::type_mismatch, weight->span,
               "a weight must be a percentage, but this is " + type_text(context, weight->type));
        return std::nullopt;
    }
    if (auto value = fold(*weight)) {
        weight->node = Constant{std::move(*value)};
        return weight;
    }
    if (std::holds_alternative<ParameterValue>(weight->node)) return weight;
    report(context, Code::type_mismatch, weight->span,
           "a weight must be fixed beforehand: a percentage or a parameter");
    return std::nullopt;
}

bool is_relative(Operator op) { return op == Operator::relative_lowest || op == Operator::relative_highest; }

// The first part of a score that compares with the others; nullptr: none does.
const Expression* relative_part(const Expression& score) {
    const Expression* found = nullptr;
    walk(score, [&](const Expression& part) {
        const auto* operation = std::get_if<Operation>(&part.node);
        if (found == nullptr && operation != nullptr && is_relative(operation->op)) found = &part;
    });
    return found;
}

// Whether a part of a score looks at the other competitors.
bool compares(const Expression& part, std::uint32_t competitor) {
    if (const auto* all = std::get_if<AllRecords>(&part.node)) return all->record == competitor;
    if (const auto* ranked = std::get_if<Ranked>(&part.node)) return ranked->element->type.record == competitor;
    const auto* operation = std::get_if<Operation>(&part.node);
    return operation != nullptr && is_relative(operation->op);
}

// Where what is applied looks at the other competitors, by itself or by what it applies in turn. A chain of
// declarations may be long, so without recursion.
std::optional<Span> where_it_compares(const Policy& policy, const Applied& first, std::uint32_t competitor) {
    using Key = std::pair<AppliedKind, std::uint32_t>;
    std::optional<Span> found;
    std::vector<Key> next{{first.kind, first.index}};
    std::set<Key> seen{next.front()};
    const auto visit = [&](const Expression& part) {
        if (!found && compares(part, competitor)) found = part.span;
        if (const auto* applied = std::get_if<Applied>(&part.node))
            if (seen.emplace(applied->kind, applied->index).second) next.emplace_back(applied->kind, applied->index);
    };
    while (!found && !next.empty()) {
        const auto [kind, index] = next.back();
        next.pop_back();
        if (kind == AppliedKind::definition)
            walk_decisive(policy.definitions[index], visit);
        else if (kind == AppliedKind::table)
            walk_decisive(policy.tables[index], visit);
        else
            walk_decisive(policy.rules[index], visit);
    }
    return found;
}

void warn_of_rank_reversal(Context& context, const Expression& score, std::uint32_t competitor) {
    std::optional<Span> part, place;
    walk(score, [&](const Expression& inner) {
        if (part) return;
        if (compares(inner, competitor)) part = inner.span;
        const auto* applied = std::get_if<Applied>(&inner.node);
        if (applied == nullptr) return;
        place = where_it_compares(context.policy, *applied, competitor);
        if (place) part = inner.span;
    });
    if (!part) return;
    Diagnostic& found = report(context, Code::rank_reversal, *part,
                               "this score hangs on another bid: if that one drops out, the others may change places",
                               "score each bid by itself, as with `linear`, or publish what happens then");
    if (place) found.labels.push_back({*place, "here it looks at the others"});
}

// A weighted score is a number; what adds or deducts is an amount of the total itself.
std::optional<Expression> check_score(Context& context, const Scope& scoring, const ast::Award::Criterion& written) {
    const std::string what = "the score of " + in_ticks(written.name.text);
    if (written.form == ast::Award::Criterion::Form::weighted)
        return check_typed(context, scoring, written.score, simple_type(Kind::number), what);
    auto score = check_expression(context, scoring, written.score);
    if (!score || score->type.kind == Kind::number || score->type.kind == Kind::money) return score;
    report(context, Code::type_mismatch, score->span,
           what + " must be a number or money, but this is " + type_text(context, score->type));
    return std::nullopt;
}

void check_minimum(Context& context, std::uint32_t file, const ast::Award::Criterion& written,
                   Award::Criterion& criterion) {
    if (!written.minimum) return;
    auto minimum = check_typed(context, Scope{file, {}, false}, *written.minimum, without_range(criterion.score.type),
                               "the minimum of " + in_ticks(criterion.name));
    if (const Expression* relative = relative_part(criterion.score))
        report(context, Code::relative_minimum, relative->span,
               in_ticks(criterion.name) + " has a minimum, and its score hangs on who else is admitted",
               "a minimum shuts out, and who is out can't set the score: score it by itself, as with `linear`");
    else if (minimum)
        criterion.minimum = std::move(*minimum);
}

// Where a total adds up money, everything in it must be money.
void check_sum(Context& context, const ast::Award& ast, const Award& award) {
    const Award::Criterion* first = nullptr;
    for (std::size_t i = 0; i < award.criteria.size(); ++i) {
        const auto& criterion = award.criteria[i];
        if (first == nullptr) first = &criterion;
        if (criterion.score.type.kind == first->score.type.kind) continue;
        report(context, Code::criteria_mixed, ast.criteria[i].score.span,
               "the total can't add up " + type_text(context, first->score.type) + " and " +
                   type_text(context, criterion.score.type),
               "let all criteria `adds` or `deducts` money, or all give numbers")
            .labels.push_back({first->span, "the first criterion is here"});
        return;
    }
}

void check_criteria(Context& context, std::uint32_t file, const Scope& scope, const ast::Award& ast, Award& award) {
    bool weighed = true, scored = true;
    Scope scoring = scope;
    scoring.scoring = true;
    for (const auto& written : ast.criteria) {
        for (const auto& earlier : ast.criteria) {
            if (&earlier == &written) break;
            if (earlier.name.text != written.name.text) continue;
            report(context, Code::duplicate_name, written.name.span,
                   "two criteria are called " + in_ticks(written.name.text))
                .labels.push_back({earlier.name.span, "first declared here"});
            break;
        }
        Award::Criterion criterion;
        criterion.name = written.name.text;
        criterion.span = written.span;
        criterion.form = written.form;
        if (written.form == ast::Award::Criterion::Form::weighted) {
            if (auto weight = check_weight(context, file, written))
                criterion.weight = std::move(*weight);
            else
                weighed = false;
        }
        if (auto score = check_score(context, scoring, written)) {
            criterion.score = std::move(*score);
            check_minimum(context, file, written, criterion);
            // Of a relative score with a minimum more has been told.
            if (!written.minimum || relative_part(criterion.score) == nullptr)
                warn_of_rank_reversal(context, criterion.score, award.competitor.record);
        } else {
            scored = false;
        }
        award.criteria.push_back(std::move(criterion));
    }
    if (scored) check_sum(context, ast, award);
    if (weighed && !award.criteria.empty()) check_weights(context, ast.name.span, award.criteria);
}

std::optional<Award::Tie> criterion_tie(Context& context, const ast::Award& ast, const ast::Name& name) {
    std::vector<std::string> names;
    for (std::uint32_t index = 0; index < ast.criteria.size(); ++index) {
        if (ast.criteria[index].name.text == name.text)
            return Award::Tie{Award::Tie::By::criterion, index, std::nullopt, ast::Award::Direction::highest};
        names.push_back(ast.criteria[index].name.text);
    }
    std::string help = did_you_mean(name.text, names);
    if (help.empty()) help = "write a criterion, `lowest bid.price`, `earliest …`, `preference` or `draw`";
    report(context, Code::unknown_tie_key, name.span, "the award has no criterion " + in_ticks(name.text),
           std::move(help));
    return std::nullopt;
}

std::optional<Award::Tie> value_tie(Context& context, const Scope& scope, const ast::Award::ByValue& ast) {
    auto value = check_expression(context, scope, ast.value);
    if (!value) return std::nullopt;
    const Kind kind = value->type.kind;
    if (kind == Kind::yes_no || kind == Kind::text || kind == Kind::choice || kind == Kind::list ||
        kind == Kind::record) {
        report(context, Code::not_comparable, value->span,
               "of two values of type " + type_text(context, value->type) + " neither is more or less",
               "equals are told apart by a number, an amount, a date or a time");
        return std::nullopt;
    }
    return Award::Tie{Award::Tie::By::value, 0, std::move(*value), ast.direction};
}

// The seed is one for all competitors, so it can't speak of any of them.
std::optional<Award::Tie> draw_tie(Context& context, const Scope& scope, const ast::Award::ByDraw& ast) {
    Award::Tie tie{Award::Tie::By::draw, 0, std::nullopt, ast::Award::Direction::highest};
    if (!ast.seed) return tie;
    tie.value = check_typed(context, scope, *ast.seed, simple_type(Kind::text), "the seed of a draw");
    return tie.value ? std::optional(std::move(tie)) : std::nullopt;
}

void check_ties(Context& context, const Scope& scope, const ast::Award& ast, Award& award) {
    for (const auto& written : ast.ties) {
        std::optional<Award::Tie> tie;
        if (const auto* by_criterion = std::get_if<ast::Award::ByCriterion>(&written))
            tie = criterion_tie(context, ast, by_criterion->name);
        else if (const auto* by_value = std::get_if<ast::Award::ByValue>(&written))
            tie = value_tie(context, scope, *by_value);
        else if (const auto* by_draw = std::get_if<ast::Award::ByDraw>(&written))
            tie = draw_tie(context, Scope{scope.file, {}, false}, *by_draw);
        else
            tie = Award::Tie{Award::Tie::By::preference, 0, std::nullopt, ast::Award::Direction::highest};
        if (tie) award.ties.push_back(std::move(*tie));
    }
}

Award check_one(Context& context, const Declared<ast::Award>& declared) {
    const ast::Award& ast = *declared.ast;
    Award award;
    award.name = ast.name.text;
    award.full_name = declared.full_name;
    award.round_scores = ast.round_scores;
    award.round_total = ast.round_total;
    award.direction = ast.direction;
    award.span = ast.span;
    const auto record = competitor(context, declared.file, ast);
    if (ast.subject) check_subject(context, declared.file, *ast.subject);
    // Without competitors every mention of them would be told again.
    if (!record || !require_identity(context, *record, ast.among ? ast.among->span : ast.name.span, "an award"))
        return award;
    award.competitor = make_subject(context, *record);
    const Scope scope = scope_of(context, declared.file, award.competitor);
    check_criteria(context, declared.file, scope, ast, award);
    if (ast.limit && !award.criteria.empty()) {
        const bool money = award.criteria.front().score.type.kind == Kind::money;
        if (auto limit = check_typed(context, Scope{declared.file, {}, false}, *ast.limit,
                                     simple_type(money ? Kind::money : Kind::number), "the limit of the total"))
            award.limit = std::move(*limit);
    }
    check_ties(context, scope, ast, award);
    if (ast.each_lot) check_lots(context, scope, *ast.each_lot, award);
    award.reason = check_reason(context, scope, ast.reason);
    return award;
}

} // namespace

namespace {

bool is_policy(const Context& context, std::uint32_t file) {
    return context.files[file].file.header.kind == ast::Header::Kind::policy;
}

} // namespace

// The policy's own award; without one, that of the policy which it builds on.
void check_award(Context& context) {
    const bool package = !is_policy(context, 0);
    const bool own = std::any_of(context.declarations.awards.begin(), context.declarations.awards.end(),
                                 [](const auto& declared) { return declared.file == 0; });
    const Declared<ast::Award>* first = nullptr;
    for (const auto& declared : context.declarations.awards) {
        if (own && declared.file != 0 && is_policy(context, declared.file)) continue;
        if (package || !is_policy(context, declared.file)) {
            report(context, Code::second_award, declared.ast->name.span,
                   "a package decides nothing by itself, so that it can't have an award",
                   "move the award to the policy that uses the package");
        } else if (first != nullptr) {
            if (first->ast->name.text == declared.ast->name.text) continue; // told as a name declared twice
            report(context, Code::second_award, declared.ast->name.span,
                   "a policy makes one award, and this is another", "make it a policy of its own")
                .labels.push_back({first->ast->name.span, "the first is here"});
        } else {
            first = &declared;
            context.policy.award = check_one(context, declared);
        }
    }
}

} // namespace voorrang::check
