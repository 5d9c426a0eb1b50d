// Calendars, and what expressions ask of them.
#include "dsl/ast/print_tree.hpp"

namespace voorrang::ast {

namespace {

std::string year_day(const calendar::YearDay& day) {
    if (day.easter) return "easter" + std::string(day.offset < 0 ? "" : "+") + std::to_string(day.offset);
    return std::to_string(day.month) + "-" + std::to_string(day.day);
}

std::string_view word(CalendarQuestion question) {
    switch (question) {
    case CalendarQuestion::working_days:
        return "working-days";
    case CalendarQuestion::next_working_day:
        return "next-working-day";
    case CalendarQuestion::working_days_between:
        return "working-days-between";
    case CalendarQuestion::end_of_period:
        return "end-of-period";
    }
    return {};
}

PrintTree holiday_tree(const Calendar::Holiday& holiday) {
    PrintTree made = branch("holiday", {leaf(quoted(holiday.title)), leaf(year_day(holiday.on.day))});
    if (holiday.moved)
        made.children.push_back(branch(
            "unless", {leaf(std::to_string(holiday.unless_weekday->number)), leaf(year_day(holiday.moved->day))}));
    if (holiday.every) made.children.push_back(branch("every", {leaf(std::to_string(*holiday.every))}));
    if (holiday.from_year) made.children.push_back(branch("from", {leaf(std::to_string(*holiday.from_year))}));
    if (holiday.until_year) made.children.push_back(branch("until", {leaf(std::to_string(*holiday.until_year))}));
    return made;
}

} // namespace

PrintTree TreeMaker::declared(const Calendar& calendar) const {
    PrintTree made = branch("calendar", {leaf(calendar.name.text)});
    if (calendar.zone) made.children.push_back(branch("zone", {leaf(quoted(calendar.zone->text))}));
    PrintTree weekend = branch("weekend");
    for (const auto& day : calendar.weekend) weekend.children.push_back(leaf(std::to_string(day.number)));
    made.children.push_back(std::move(weekend));
    for (const auto& holiday : calendar.holidays) {
        PrintTree one = holiday_tree(holiday);
        put(one, holiday.cites);
        put_span(one, holiday.span);
        made.children.push_back(std::move(one));
    }
    put(made, calendar.reason);
    return made;
}

PrintTree TreeMaker::node(const CalendarTerm& term) const {
    PrintTree made = branch(std::string(word(term.question)));
    for (const Expression& operand : term.operands) made.children.push_back(tree(operand));
    if (term.calendar) made.children.push_back(branch("calendar", {leaf(term.calendar->text)}));
    return made;
}

} // namespace voorrang::ast
