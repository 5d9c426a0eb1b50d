// What expressions ask of a calendar.
#include "dsl/check/expression_parts.hpp"
#include "dsl/check/values.hpp"

namespace voorrang::check {

namespace {

std::optional<Expression> named_or_told(Context& context, const Scope& scope, const ast::Expression& expression,
                                        Kind wanted, const std::string& what) {
    return check_typed(context, scope, expression, simple_type(wanted), what);
}

Expression ask(Span span, Kind kind, Operator op, std::uint32_t calendar, std::vector<Expression> operands) {
    Expression result = make_operation(span, simple_type(kind), op, std::move(operands));
    std::get<Operation>(result.node).calendar = calendar;
    return result;
}

std::vector<Expression> both(Expression first, Expression second) {
    std::vector<Expression> result;
    result.push_back(std::move(first));
    result.push_back(std::move(second));
    return result;
}

std::vector<Expression> one(Expression only) {
    std::vector<Expression> result;
    result.push_back(std::move(only));
    return result;
}

// A count that is written must be whole; others are looked at when the case is decided.
std::optional<Expression> check_count(Context& context, const Scope& scope, const ast::Expression& expression) {
    auto count = named_or_told(context, scope, expression, Kind::number, "the number of working days");
    if (!count) return std::nullopt;
    const auto value = fold(*count);
    if (const auto* number = value ? std::get_if<Number>(&*value) : nullptr; number && !number->is_integer()) {
        report(context, Code::working_days_not_whole, expression.span,
               to_display_text(*value) + " is no whole number of working days");
        return std::nullopt;
    }
    return count;
}

std::optional<Expression> check_period_length(Context& context, const Scope& scope, const ast::Expression& expression) {
    auto length = named_or_told(context, scope, expression, Kind::duration, "a period");
    if (!length) return std::nullopt;
    const auto value = fold(*length);
    const auto* duration = value ? std::get_if<Duration>(&*value) : nullptr;
    if (duration == nullptr) return length;
    if (duration->microseconds == 0 && duration->days >= 0 && duration->months >= 0) return length;
    report(context, Code::bad_period, expression.span,
           duration->microseconds != 0 ? "a period in hours or minutes has no last day"
                                       : "a period is reckoned forwards, and this one is less than nothing",
           duration->microseconds != 0 ? "add it to a time: `tender.published + 36 hours`"
                                       : "take it off the date: `date of tender.deadline - 6 days`");
    return std::nullopt;
}

std::optional<Expression> check_period(Context& context, const Scope& scope, Span span, const ast::CalendarTerm& term) {
    const ast::Expression& length = term.operands[0];
    const auto* working = std::get_if<ast::CalendarTerm>(&length.node);
    if (working != nullptr && working->question != ast::CalendarQuestion::working_days) working = nullptr;
    const auto& name = term.calendar || working == nullptr ? term.calendar : working->calendar;
    const auto calendar = find_calendar(context, scope, span, name);
    if (!calendar) return std::nullopt;
    auto from = check_day(context, scope, term.operands[1], *calendar);
    auto period = working != nullptr ? check_count(context, scope, working->operands.front())
                                     : check_period_length(context, scope, length);
    if (!from || !period) return std::nullopt;
    const Operator op = working != nullptr ? Operator::end_of_working_days : Operator::end_of_period;
    return ask(span, Kind::date, op, *calendar, both(std::move(*from), std::move(*period)));
}

} // namespace

std::optional<std::uint32_t> find_calendar(Context& context, const Scope& scope, Span span,
                                           const std::optional<ast::Name>& name) {
    const Names& names = context.names;
    if (name) {
        const auto found = names.find(scope.file, {*name});
        if (found && found->rival != nullptr) {
            report_ambiguous(context, name->span, *found);
        } else if (!found || found->symbol->kind != SymbolKind::calendar) {
            report(context, Code::unknown_name, name->span, "no calendar is called " + in_ticks(name->text),
                   did_you_mean(name->text, names.visible_names(scope.file, SymbolKind::calendar)));
        } else {
            return found->symbol->index;
        }
        return std::nullopt;
    }
    const auto visible = names.visible_names(scope.file, SymbolKind::calendar);
    if (visible.empty()) {
        report(context, Code::no_calendar, span, "no calendar says which days are working days",
               "use a package that has one: `use nl.working_days`");
        return std::nullopt;
    }
    if (visible.size() > 1) {
        report(context, Code::ambiguous_calendar, span,
               "there is more than one calendar here: " + in_ticks(visible[0]) + " and " + in_ticks(visible[1]),
               "say which: `… in calendar " + visible[0] + "`");
        return std::nullopt;
    }
    const auto found = names.find(scope.file, {ast::Name{visible.front(), span}});
    return found->symbol->index;
}

std::optional<Expression> check_day(Context& context, const Scope& scope, const ast::Expression& expression,
                                    std::uint32_t calendar) {
    auto day = check_expression(context, scope, expression);
    if (!day || day->type.kind == Kind::date) return day;
    const Span span = day->span;
    if (day->type.kind == Kind::time) return ask(span, Kind::date, Operator::day_of, calendar, one(std::move(*day)));
    report(context, Code::type_mismatch, span,
           "a calendar is asked of a date or a time, but this is " + type_text(context, day->type));
    return std::nullopt;
}

std::optional<Expression> check_calendar_term(Context& context, const Scope& scope, Span span,
                                              const ast::CalendarTerm& term) {
    if (term.question == ast::CalendarQuestion::end_of_period) return check_period(context, scope, span, term);
    if (term.question == ast::CalendarQuestion::working_days) {
        report(context, Code::not_computable, span,
               "working days are no length of time: they stand behind a date and `+` or `-`, or in `end of … from …`",
               "write `date of tender.published + 10 working days`");
        return std::nullopt;
    }
    const auto calendar = find_calendar(context, scope, span, term.calendar);
    if (!calendar) return std::nullopt;
    auto first = check_day(context, scope, term.operands[0], *calendar);
    if (term.question == ast::CalendarQuestion::next_working_day)
        return first
                   ? std::optional(ask(span, Kind::date, Operator::next_working_day, *calendar, one(std::move(*first))))
                   : std::nullopt;
    auto last = check_day(context, scope, term.operands[1], *calendar);
    if (!first || !last) return std::nullopt;
    return ask(span, Kind::number, Operator::working_days_between, *calendar,
               both(std::move(*first), std::move(*last)));
}

std::optional<Expression> check_working_sum(Context& context, const Scope& scope, Span span,
                                            const ast::Binary& binary) {
    const auto& term = std::get<ast::CalendarTerm>(binary.right->node);
    auto date = check_expression(context, scope, *binary.left);
    if (!date) return std::nullopt;
    if (date->type.kind != Kind::date) {
        report(context, Code::not_computable, binary.op_span,
               "working days are counted from a date, and this is " + type_text(context, date->type),
               date->type.kind == Kind::time ? "`date of …` gives the day of a time" : "");
        return std::nullopt;
    }
    const auto calendar = find_calendar(context, scope, binary.right->span, term.calendar);
    auto count = check_count(context, scope, term.operands.front());
    if (!calendar || !count) return std::nullopt;
    if (binary.op == ast::BinaryOperator::subtract)
        count = make_operation(count->span, simple_type(Kind::number), Operator::negate, one(std::move(*count)));
    return ask(span, Kind::date, Operator::working_add, *calendar, both(std::move(*date), std::move(*count)));
}

std::optional<Expression> check_working_day(Context& context, const Scope& scope, Span span, const ast::Is& is) {
    const auto calendar = find_calendar(context, scope, span, is.calendar);
    if (!calendar) return std::nullopt;
    auto day = check_day(context, scope, *is.operand, *calendar);
    if (!day) return std::nullopt;
    Expression working = ask(span, Kind::yes_no, Operator::is_working_day, *calendar, one(std::move(*day)));
    if (is.test == ast::IsTest::working_day) return working;
    return make_operation(span, simple_type(Kind::yes_no), Operator::logical_not, one(std::move(working)));
}

} // namespace voorrang::check
