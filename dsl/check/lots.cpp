#include "dsl/check/lots.hpp"

#include "dsl/check/expressions.hpp"
#include "dsl/check/stages.hpp"
#include "dsl/check/values.hpp"
#include "dsl/check/walk.hpp"

namespace voorrang::check {

namespace {

using Combinations = ast::EachLot::Combinations;

// The record of which the case has many, by its singular. nullopt: told.
std::optional<std::uint32_t> lot_record(Context& context, std::uint32_t file, const ast::Name& name) {
    const auto record = find_record(context, file, name, "what an award is made for");
    if (!record) return std::nullopt;
    if (!is_many(context, *record)) {
        report(context, Code::bad_lot, name.span, "a case has one " + in_ticks(name.text) + ", so that it has no lots",
               "an award for the whole of it is written `for " + name.text + "`");
        return std::nullopt;
    }
    if (!require_identity(context, *record, name.span, "an award for each of them")) return std::nullopt;
    return record;
}

// The lot of a competitor, or the identifiers of its lots. nullopt: told.
std::optional<Expression> lot_of(Context& context, const Scope& scope, std::uint32_t record,
                                 const ast::EachLot& written) {
    auto of = check_expression(context, scope, written.of);
    if (!of) return std::nullopt;
    if (of->type.kind == Kind::record && of->type.record == record) return of;
    const bool texts = of->type.kind == Kind::list && of->type.element->kind == Kind::text;
    if (texts && std::holds_alternative<FieldOf>(of->node)) return of;
    const std::string name = context.record_names[record];
    report(context, Code::bad_lot, of->span,
           "the bids for each " + in_ticks(name) + " are told by the " + name + " itself, but this is " +
               type_text(context, of->type),
           "write a field that is a " + name +
               ", or one that is a list of the identifiers of several (`list of text`)");
    return std::nullopt;
}

// A whole number from 1 on, or a parameter.
std::optional<Expression> check_most(Context& context, std::uint32_t file, const ast::Expression& written) {
    auto most =
        check_typed(context, Scope{file, {}, false}, written, simple_type(Kind::number), "how many lots one may get");
    if (!most) return std::nullopt;
    if (auto value = fold(*most)) {
        const auto* number = std::get_if<Number>(&*value);
        if (number != nullptr && *number >= Number(1) && round(*number, 0, RoundMode::down) == *number) {
            most->node = Constant{std::move(*value)};
            return most;
        }
    } else if (std::holds_alternative<ParameterValue>(most->node)) {
        return most;
    }
    report(context, Code::bad_lot_limit, most->span,
           "how many lots one may get must be fixed beforehand: a whole number from 1 on, or a parameter",
           "the notice must state it (Directive 2014/24/EU art. 46(2))");
    return std::nullopt;
}

bool has_order(Kind kind) {
    return kind == Kind::number || kind == Kind::percent || kind == Kind::money || kind == Kind::date ||
           kind == Kind::time || kind == Kind::duration;
}

std::optional<Award::Lots::Limit> check_limit(Context& context, const Scope& scope, const Subject& lot,
                                              const ast::EachLot::Limit& written) {
    const Record& record = context.policy.records[lot.record];
    if (written.unit.text != record.name && written.unit.text != record.plural)
        report(context, Code::bad_lot_limit, written.unit.span,
               "what is limited is the number of " + in_ticks(record.plural.value_or(record.name)));
    auto most = check_most(context, scope.file, written.most);
    auto by = check_expression(context, scope, written.by);
    if (by && by->type.kind == Kind::list) {
        report(context, Code::bad_lot_limit, by->span,
               "lots are counted for each of one thing, but this is " + type_text(context, by->type),
               "write whose lots are counted together: `by bid.bidder`");
        by.reset();
    }
    std::optional<Expression> order;
    if (written.order) {
        order = check_expression(context, scope_of(context, scope.file, lot), *written.order);
        if (order && !has_order(order->type.kind)) {
            report(context, Code::not_comparable, order->span,
                   "of two values of type " + type_text(context, order->type) + " neither is more or less",
                   "lots are put in order by a number, an amount, a date or a time");
            order.reset();
        }
        if (!order) return std::nullopt;
    }
    if (!most || !by) return std::nullopt;
    return Award::Lots::Limit{std::move(*most), std::move(*by), std::move(order), written.highest_first};
}

// Bids for several lots are compared with sums over bids for one: what they say of each other must be said, and how.
bool check_combinations(Context& context, const ast::EachLot& written, bool several, const Award& award) {
    const auto refuse = [&](Code code, Span span, std::string message, std::string help) {
        report(context, code, span, std::move(message), std::move(help));
        return false;
    };
    const bool counted = written.combinations != Combinations::none;
    if (!several)
        return !counted || refuse(Code::bad_combination, written.combinations_span,
                                  "a bid is for one lot here, so that there are no combinations",
                                  "`by` a list of the identifiers of several lots makes them possible");
    if (!counted)
        return refuse(Code::bad_combination, written.of.span,
                      "a bid may be for several lots here, and nothing says how it counts against bids for one",
                      "add `combinations by sum` (totals that add up, as prices do) or `combinations by average` "
                      "(points)");
    if (written.limit && written.limit->order)
        return refuse(Code::bad_combination, written.limit->span,
                      "lots that are decided one after the other leave no room for bids for several of them",
                      "write `assign by total`");
    bool sound = true;
    for (const auto& criterion : award.criteria)
        walk(criterion.score, [&](const Expression& expression) {
            const auto* operation = std::get_if<Operation>(&expression.node);
            if (operation == nullptr) return;
            if (operation->op != Operator::relative_lowest && operation->op != Operator::relative_highest) return;
            sound = refuse(Code::relative_combination, expression.span,
                           "this score compares bids with each other, and bids for different lots don't compare",
                           "score by fixed points: `linear(…)`");
        });
    return sound;
}

} // namespace

void check_lots(Context& context, const Scope& scope, const ast::EachLot& written, Award& award) {
    const auto record = lot_record(context, scope.file, written.record);
    if (!record) return;
    auto of = lot_of(context, scope, *record, written);
    Award::Lots lots;
    lots.lot = make_subject(context, *record);
    bool sound = of.has_value();
    if (written.limit) {
        lots.limit = check_limit(context, scope, lots.lot, *written.limit);
        sound = sound && lots.limit;
    }
    if (!of) return;
    lots.several = of->type.kind == Kind::list;
    lots.combinations = written.combinations;
    if (!check_combinations(context, written, lots.several, award) || !sound) return;
    lots.of = std::move(*of);
    award.lots = std::move(lots);
}

} // namespace voorrang::check
