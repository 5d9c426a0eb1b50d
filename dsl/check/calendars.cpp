// Calendars: days that exist, weekends that leave a working day.
#include "dsl/check/expressions.hpp"
#include "dsl/check/stages.hpp"
#include "dsl/check/types.hpp"

namespace voorrang::check {

namespace {

bool exists(const calendar::YearDay& day) {
    constexpr int leap_year = 2000;
    return day.easter || calendar::day_in(day, leap_year).has_value();
}

void check_day_of_year(Context& context, const ast::Calendar::Day& day) {
    if (exists(day.day)) return;
    report(context, Code::bad_calendar, day.span, "no year has this day",
           "a day is written month first: `04-27` is the 27th of April");
}

std::optional<int> year_of(Context& context, const std::optional<unsigned>& year, Span span) {
    constexpr unsigned last = 9999;
    if (!year) return std::nullopt;
    if (*year >= 1 && *year <= last) return static_cast<int>(*year);
    report(context, Code::bad_calendar, span, "a year is between 1 and 9999");
    return std::nullopt;
}

calendar::Holiday check_holiday(Context& context, const ast::Calendar::Holiday& ast) {
    check_day_of_year(context, ast.on);
    calendar::Holiday holiday;
    holiday.title = ast.title;
    holiday.on = ast.on.day;
    if (ast.moved) {
        check_day_of_year(context, *ast.moved);
        holiday.unless_weekday = ast.unless_weekday->number;
        holiday.moved = ast.moved->day;
    }
    holiday.from_year = year_of(context, ast.from_year, ast.span);
    holiday.until_year = year_of(context, ast.until_year, ast.span);
    if (holiday.from_year && holiday.until_year && *holiday.from_year >= *holiday.until_year)
        report(context, Code::bad_calendar, ast.span, in_ticks(ast.title) + " ends before it begins",
               "`until` names the first year in which it is no holiday any more");
    if (ast.every) {
        if (*ast.every == 0 || !ast.from_year)
            report(context, Code::bad_calendar, ast.span,
                   in_ticks(ast.title) + " does not say from which year its years are counted",
                   "write it as `every 5 years from 1990`");
        else
            holiday.every = static_cast<int>(*ast.every);
    }
    return holiday;
}

void check_zone(Context& context, const ast::Citation& name, calendar::Calendar& days) {
    days.zone = calendar::find_zone(name.text);
    if (days.zone) return;
    const std::string guess = did_you_mean(name.text, calendar::zone_names());
    report(context, Code::bad_calendar, name.span, in_ticks(name.text) + " is no zone whose clock is known",
           guess.empty() ? "known are UTC and the zones of Europe, such as `Europe/Amsterdam`" : guess);
}

Calendar check_calendar(Context& context, const Declared<ast::Calendar>& declared) {
    const ast::Calendar& ast = *declared.ast;
    Calendar result;
    result.full_name = declared.full_name;
    result.days.name = ast.name.text;
    result.span = ast.span;
    result.cites = citation_texts(ast.reason.cites);
    if (ast.zone) check_zone(context, *ast.zone, result.days);
    for (const auto& day : ast.weekend) result.days.weekend.set(day.number);
    constexpr std::size_t week = 7;
    if (result.days.weekend.count() == week)
        report(context, Code::bad_calendar, ast.name.span,
               "the calendar " + in_ticks(ast.name.text) + " leaves no day of the week to work on");
    for (const auto& holiday : ast.holidays) result.days.holidays.push_back(check_holiday(context, holiday));
    return result;
}

} // namespace

void declare_calendars(Context& context) {
    for (const auto& declared : context.declarations.calendars)
        context.policy.calendars.push_back(check_calendar(context, declared));
}

} // namespace voorrang::check
