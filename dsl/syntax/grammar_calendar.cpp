// Calendars: which days are no working days.
#include "dsl/syntax/grammar.hpp"

#include <array>

namespace voorrang::syntax {

namespace {

struct NamedDay {
    std::string_view name;
    unsigned number;
};
// The days of the week are names, not keywords: each may be written in English or in Dutch.
constexpr auto weekdays = std::to_array<NamedDay>({{"monday", 1},
                                                   {"tuesday", 2},
                                                   {"wednesday", 3},
                                                   {"thursday", 4},
                                                   {"friday", 5},
                                                   {"saturday", 6},
                                                   {"sunday", 7},
                                                   {"maandag", 1},
                                                   {"dinsdag", 2},
                                                   {"woensdag", 3},
                                                   {"donderdag", 4},
                                                   {"vrijdag", 5},
                                                   {"zaterdag", 6},
                                                   {"zondag", 7}});

struct ReadWeekday {
    using type = ast::Calendar::Weekday;
    static constexpr std::string_view label = "a day of the week";
    static std::optional<type> read(Iterator token, Iterator) {
        for (const NamedDay& day : weekdays)
            if (token->kind == TokenKind::word && token->text == day.name) return type{day.number, token->span};
        return std::nullopt;
    }
};
constexpr TokenParser<ReadWeekday> weekday;

// 3 days
struct ReadDays {
    using type = int;
    static constexpr std::string_view label = "a number of days";
    static std::optional<type> read(Iterator token, Iterator) {
        if (token->kind != TokenKind::duration) return std::nullopt;
        const auto duration = std::get<Duration>(token->literal);
        constexpr int most = 366;
        if (duration.months != 0 || duration.microseconds != 0 || duration.days > most) return std::nullopt;
        return duration.days;
    }
};
constexpr TokenParser<ReadDays> whole_days;

// 5 years
struct ReadYears {
    using type = unsigned;
    static constexpr std::string_view label = "a number of years";
    static std::optional<type> read(Iterator token, Iterator) {
        if (token->kind != TokenKind::duration) return std::nullopt;
        const auto duration = std::get<Duration>(token->literal);
        constexpr int year = 12;
        if (duration.days != 0 || duration.microseconds != 0 || duration.months % year != 0) return std::nullopt;
        return static_cast<unsigned>(duration.months / year);
    }
};
constexpr TokenParser<ReadYears> whole_years;

} // namespace

namespace grammar {

namespace {

using ast::Calendar;
using Day = ast::Calendar::Day;
using Holiday = ast::Calendar::Holiday;

template <class Member>
constexpr auto set_day(Member member) {
    return [member](auto& context) { x3::_val(context).day.*member = x3::_attr(context); };
}
constexpr auto is_easter = [](auto& context) { x3::_val(context).day.easter = true; };
constexpr auto after = [](auto& context) { x3::_val(context).day.offset = x3::_attr(context); };
constexpr auto before = [](auto& context) { x3::_val(context).day.offset = -x3::_attr(context); };

const auto day = x3::rule<struct day_id, Day>{"day"} = with_span(
    called("a day as 04-27 or `easter + 1 day`",
           (kw::easter[is_easter] > -((sym::plus > whole_days[after]) | (sym::minus > whole_days[before]))) |
               (digits[set_day(&calendar::YearDay::month)] > sym::minus > digits[set_day(&calendar::YearDay::day)])));

constexpr auto set_title = [](auto& context) { x3::_val(context).title = std::move(x3::_attr(context).text); };
const auto holiday = x3::rule<struct holiday_id, Holiday>{"holiday"} =
    with_span(kw::holiday > text[set_title] > kw::on > day[set(&Holiday::on)] >
              -(kw::unless > weekday[set(&Holiday::unless_weekday)] > kw::then > day[set(&Holiday::moved)]) >
              -(kw::every > whole_years[set(&Holiday::every)]) > -(kw::from > digits[set(&Holiday::from_year)]) >
              -(kw::until > digits[set(&Holiday::until_year)]) > citations(&Holiday::cites));

const auto weekend = kw::weekend > comma_separated(weekday[add(&Calendar::weekend)]);
const auto calendar_def =
    with_span(kw::calendar > name[set(&Calendar::name)] > -(kw::zone > text[set(&Calendar::zone)]) >
              reason[set(&Calendar::reason)] > -weekend > *holiday[add(&Calendar::holidays)]);
const auto calendar_part_def = weekend | holiday[add(&Calendar::holidays)] | reason_line[set(&Calendar::reason)];

} // namespace

BOOST_SPIRIT_DEFINE(calendar, calendar_part)
BOOST_SPIRIT_INSTANTIATE(calendar_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(calendar_part_rule, Iterator, Context)

} // namespace grammar

} // namespace voorrang::syntax
