// What a fold comes to: everything that it took, brought together as values.
#include "engine/measure/fold.hpp"

#include "dsl/number/round.hpp"
#include "engine/evaluate/operations.hpp"

#include <iterator>

namespace voorrang::engine {

using graph::ColumnType;
using Function = Fold::Function;
using State = FoldResult::State;

namespace {

std::uint32_t currency_of(const Value& value) {
    const auto* money = std::get_if<Money>(&value);
    return money == nullptr ? 0 : money->currency.packed;
}

const Number& amount_of(const Value& value) {
    const auto* money = std::get_if<Money>(&value);
    return money == nullptr ? std::get<Number>(value) : money->amount;
}

Value with_amount(const Value& like, Number amount) {
    const auto* money = std::get_if<Money>(&like);
    return money == nullptr ? Value(std::move(amount)) : Value(Money{std::move(amount), money->currency});
}

// False: the sum is longer than numbers may be.
bool add_to(Value& sum, const Value& value) {
    if (auto* duration = std::get_if<Duration>(&sum)) {
        const auto longer = add(*duration, std::get<Duration>(value));
        if (longer) *duration = *longer;
        return longer.has_value();
    }
    Number result;
    if (add(amount_of(sum), amount_of(value), result) != NumberFault::none) return false;
    sum = with_amount(sum, std::move(result));
    return true;
}

Value zero_of(ColumnType type) {
    if (type == ColumnType::money) return Money{};
    if (type == ColumnType::duration) return Duration{};
    return Number(0);
}

// An integer of any size times a power of ten.
Number number_of(Int128 integer, unsigned scale) {
    if (const auto small = static_cast<std::int64_t>(integer); small == integer) return Number::scaled(small, scale);
    constexpr std::int64_t base = 1'000'000'000'000'000'000;
    Number number(static_cast<std::int64_t>(integer / base / base));
    for (const Int128 digit : {integer / base % base, integer % base}) {
        (void)multiply(number, Number(base), number); // under 60 digits: never too long
        (void)add(number, Number(static_cast<std::int64_t>(digit)), number);
    }
    (void)multiply(number, Number::scaled(1, scale), number);
    return number;
}

Value value_of(Unit unit, Int128 integer, const StreamTexts& texts) {
    switch (unit.type()) {
    case ColumnType::truth:
        return integer != 0;
    case ColumnType::text:
        return std::string(texts.text(static_cast<std::uint32_t>(integer)));
    case ColumnType::date:
        return Date{static_cast<std::int32_t>(integer)};
    case ColumnType::time: // instants are told apart by nothing but when they are
        return Time{static_cast<std::int64_t>(integer), 0};
    case ColumnType::money:
        return Money{number_of(integer, unit.scale()), unit.currency()};
    default:
        return number_of(integer, unit.scale());
    }
}

} // namespace

bool Fold::take_into(std::map<std::uint32_t, Value>& values, Function function, const Value& value) {
    const auto [place, first] = values.try_emplace(currency_of(value), value);
    if (first) return true;
    if (function == Function::lowest) {
        if (ValueLess{}(value, place->second)) place->second = value;
    } else if (function == Function::highest) {
        if (ValueLess{}(place->second, value)) place->second = value;
    } else {
        return add_to(place->second, value);
    }
    return true;
}

class FoldSum {
  public:
    FoldSum(const Fold& fold, const StreamTexts& texts) : fold_(fold), what_(*fold.what_) {
        if (fold.rest_) {
            const Fold::Rest& rest = *fold.rest_;
            amounts_ = rest.values;
            kept_ = rest.kept_values;
            too_long_ = rest.too_long;
            for (const auto& [unit, counts] : rest.kept)
                for (const auto& [integer, times] : counts) kept_[value_of(unit, integer, texts)] += times;
        }
        if (!fold.unit_.of_nothing()) take(value_of(fold.unit_, fold.amount_, texts));
        if (fold.rest_)
            for (const auto& [unit, amount] : fold.rest_->amounts) take(value_of(unit, amount, texts));
        if (what_.type == ColumnType::money) give_zeros_a_currency();
    }

    FoldResult result() const {
        switch (what_.function) {
        case Function::count:
            return known(number(fold_.counted_));
        case Function::any:
            return known(fold_.counted_ > 0);
        case Function::all:
            return known(fold_.counted_ == fold_.seen_);
        case Function::proportion: {
            if (fold_.seen_ == 0) return failed(Code::empty_aggregate);
            return known(
                Number::fraction(static_cast<std::int64_t>(fold_.counted_), static_cast<std::int64_t>(fold_.seen_)));
        }
        case Function::distinct:
            return known(number(kept_.size()));
        case Function::consensus:
            if (kept_.empty()) return failed(Code::empty_aggregate);
            return kept_.size() == 1 ? known(kept_.begin()->first) : failed(Code::no_consensus);
        case Function::sum:
        case Function::average:
            return total();
        case Function::lowest:
        case Function::highest:
            return extreme();
        default:
            return quantile();
        }
    }

  private:
    static Value number(std::uint64_t count) { return Number(static_cast<std::int64_t>(count)); }

    void take(const Value& value) {
        if (!Fold::take_into(amounts_, what_.function, value)) too_long_ = true;
    }

    // The sum of no amounts is 0 without a currency, and goes with any.
    void give_zeros_a_currency() {
        if (amounts_.size() == 2 && amounts_.begin()->first == 0) {
            amounts_.erase(amounts_.begin());
            take(with_amount(amounts_.begin()->second, Number(0)));
        }
        if (kept_.size() < 2 || currency_of(kept_.begin()->first) != 0) return;
        const std::uint64_t times = kept_.begin()->second;
        kept_.erase(kept_.begin());
        kept_[with_amount(kept_.begin()->first, Number(0))] += times;
    }

    std::uint64_t valued() const { return fold_.counted_ - (fold_.rest_ ? fold_.rest_->unvalued : 0); }

    FoldResult known(Value value) const { return {State::known, std::move(value), fold_.unknown() == 0, std::nullopt}; }

    FoldResult failed(Code code) const {
        return {
            State::failed, Unknown{}, true,
            Failure{code, phrases::said_message(std::string(code_title(code)) + ": `" + what_.name + "`"), what_.span}};
    }

    FoldResult total() const {
        if (too_long_) return failed(Code::number_too_long);
        if (amounts_.size() > 1) return failed(Code::mixed_currencies);
        if (what_.function == Function::sum)
            return known(amounts_.empty() ? zero_of(what_.type) : amounts_.begin()->second);
        if (amounts_.empty()) return failed(Code::empty_aggregate);
        const Value& sum = amounts_.begin()->second;
        Number average;
        if (divide(amount_of(sum), Number(static_cast<std::int64_t>(valued())), average) != NumberFault::none)
            return failed(Code::number_too_long);
        return known(with_amount(sum, std::move(average)));
    }

    FoldResult extreme() const {
        if (amounts_.empty()) return failed(Code::empty_aggregate);
        if (amounts_.size() > 1) return failed(Code::mixed_currencies);
        return known(amounts_.begin()->second);
    }

    // Nearest rank: the smallest value that so many of the values do not exceed; or between the values. The median of
    // an even number is the mean of the middle two.
    FoldResult quantile() const {
        if (kept_.empty()) return failed(Code::empty_aggregate);
        if (currency_of(kept_.begin()->first) != currency_of(std::prev(kept_.end())->first))
            return failed(Code::mixed_currencies);
        const auto at_rank = [&](std::uint64_t rank) -> const Value& { // from 1
            auto place = kept_.begin();
            for (std::uint64_t before = place->second; before < rank; before += place->second) ++place;
            return place->first;
        };
        if (what_.function == Function::percentile) {
            Number exact;
            if (multiply(what_.quantile, Number(static_cast<std::int64_t>(valued())), exact) != NumberFault::none)
                return failed(Code::number_too_long);
            const auto rank = round(exact, 0, RoundMode::up).to_int64().value_or(1);
            return known(at_rank(static_cast<std::uint64_t>(rank)));
        }
        if (what_.function == Function::interpolated) {
            Number between;
            const auto value_at = [&](std::size_t i) -> const Number& { return amount_of(at_rank(i + 1)); };
            if (interpolate(what_.quantile, valued(), value_at, between) != NumberFault::none)
                return failed(Code::number_too_long);
            return known(with_amount(kept_.begin()->first, std::move(between)));
        }
        const Value& upper = at_rank(valued() / 2 + 1);
        if (valued() % 2 == 1) return known(upper);
        Number sum, middle;
        if (voorrang::add(amount_of(at_rank(valued() / 2)), amount_of(upper), sum) != NumberFault::none ||
            divide(sum, Number(2), middle) != NumberFault::none)
            return failed(Code::number_too_long);
        return known(with_amount(upper, std::move(middle)));
    }

    const Fold& fold_;
    const graph::Measure::Fold& what_;
    std::map<std::uint32_t, Value> amounts_; // by currency (0 without): the sum, the lowest or the highest
    std::map<Value, std::uint64_t, ValueLess> kept_;
    bool too_long_ = false;
};

bool Fold::could_matter() const {
    if (unknown() > 0 || has_failure()) return true;
    if (what_->function == Function::proportion) return seen_ > 0;
    if (what_->function == Function::all) return counted_ < seen_;
    return counted_ > 0;
}

bool Fold::settled() const {
    if (has_failure()) return true;
    return (what_->function == Function::any && counted_ > 0) || (what_->function == Function::all && counted_ < seen_);
}

FoldResult Fold::result(const StreamTexts& texts) const {
    if (has_failure()) return {State::failed, Unknown{}, true, rest_->failure};
    FoldResult result = FoldSum(*this, texts).result();
    // With no row to reckon with, one of which something is unknown may be the first.
    if (result.state == State::failed && result.failure->code == Code::empty_aggregate && unknown() > 0)
        result = {State::unknown, Unknown{}, false, std::nullopt};
    if (settled()) result.exact = true;
    return result;
}

} // namespace voorrang::engine
