#include "engine/whatif/line.hpp"

#include "dsl/number/round.hpp"

namespace voorrang::engine {

namespace {

constexpr std::int64_t second = 1'000'000; // in microseconds

Number decimal_step(const Number& value) {
    for (unsigned decimals = 0; decimals <= 6; ++decimals)
        if (round(value, decimals, RoundMode::down) == value) return Number::scaled(1, decimals);
    return Number::scaled(1, 2);
}

} // namespace

std::optional<Number> place_on_line(const Value& value) {
    if (const auto* number = std::get_if<Number>(&value)) return *number;
    if (const auto* percent = std::get_if<Percent>(&value)) return percent->fraction;
    if (const auto* money = std::get_if<Money>(&value)) return money->amount;
    if (const auto* date = std::get_if<Date>(&value)) return Number(date->days);
    if (const auto* time = std::get_if<Time>(&value)) return Number::fraction(time->microseconds, second);
    if (const auto* duration = std::get_if<Duration>(&value); duration && duration->months == 0)
        if (duration->microseconds == 0) return Number(duration->days);
    return std::nullopt;
}

std::optional<Value> value_at(const Number& place, const Value& like) {
    if (std::holds_alternative<Number>(like)) return Value(place);
    if (std::holds_alternative<Percent>(like)) return Value(Percent{place});
    if (const auto* money = std::get_if<Money>(&like)) return Value(Money{place, money->currency});
    const auto whole = round(place, 0, RoundMode::down).to_int64();
    if (!whole) return std::nullopt;
    if (std::holds_alternative<Date>(like)) {
        constexpr std::int64_t last = 2'932'896, first = -719'162; // the years 1 to 9999, from 1970 on
        if (*whole < first || *whole > last) return std::nullopt;
        return Value(Date{static_cast<std::int32_t>(*whole)});
    }
    if (const auto* time = std::get_if<Time>(&like)) {
        constexpr std::int64_t last = 253'402'300'799, first = -62'135'596'800;
        if (*whole < first || *whole > last) return std::nullopt;
        return Value(Time{*whole * second, time->offset_minutes});
    }
    if (std::holds_alternative<Duration>(like)) {
        if (*whole < -1'000'000 || *whole > 1'000'000) return std::nullopt;
        return Value(Duration{0, static_cast<std::int32_t>(*whole), 0});
    }
    return std::nullopt;
}

Number step_of(const Value& value) {
    if (const auto* number = std::get_if<Number>(&value)) return decimal_step(*number);
    if (const auto* percent = std::get_if<Percent>(&value)) {
        Number shown;
        if (multiply(percent->fraction, Number(100), shown) != NumberFault::none) return Number::scaled(1, 4);
        Number step = decimal_step(shown);
        return divide(step, Number(100), step) == NumberFault::none ? step : Number::scaled(1, 4);
    }
    if (const auto* money = std::get_if<Money>(&value)) return Number::scaled(1, minor_unit(money->currency));
    return Number(1);
}

} // namespace voorrang::engine
