#include "engine/measure/fold.hpp"

#include "dsl/number/round.hpp"
#include "engine/facts/cell_text.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace voorrang::engine {

using ast::AggregateFunction;
using Function = AggregateFunction;
using State = FoldResult::State;

namespace {

bool reckons(Function function) {
    return function != Function::count && function != Function::any && function != Function::all &&
           function != Function::proportion;
}

bool keeps_values(Function function) {
    return function == Function::median || function == Function::percentile || function == Function::distinct ||
           function == Function::consensus;
}

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

Value zero_of(graph::ColumnType type) {
    if (type == graph::ColumnType::money) return Money{};
    if (type == graph::ColumnType::duration) return Duration{};
    return Number(0);
}

// An integer of any size times a power of ten.
Number number_of(Int128 integer, unsigned scale) {
    constexpr std::int64_t base = 1'000'000'000'000'000'000;
    Number number(static_cast<std::int64_t>(integer / base / base));
    for (const Int128 digit : {integer / base % base, integer % base}) {
        (void)multiply(number, Number(base), number); // under 60 digits: never too long
        (void)add(number, Number(static_cast<std::int64_t>(digit)), number);
    }
    (void)multiply(number, Number::scaled(1, scale), number);
    return number;
}

} // namespace

void Fold::fail(Failure failure) {
    const auto order = [](const Failure& each) { return std::tie(each.message.text, each.span.begin); };
    if (!failure_ || order(failure) < order(*failure_)) failure_ = std::move(failure);
}

void Fold::add(Truth where, const std::optional<Value>& value) {
    if (where == Truth::unknown) {
        ++unknown_;
        return;
    }
    ++seen_;
    if (where != Truth::yes) return;
    ++counted_;
    if (!reckons(what_->function)) return;
    if (!value) {
        ++unknown_;
        return;
    }
    ++valued_;
    take(*value);
}

void Fold::add(const Column& values, std::uint32_t row, const TextPool& texts) {
    if (!values.known(row) || !reckons(what_->function)) return add(Truth::yes, std::nullopt);
    if (take_small(values, row)) {
        ++seen_, ++counted_, ++valued_;
        return;
    }
    Value value = column_value(values, row, texts);
    // Instants are told apart by nothing but when they are.
    if (auto* time = std::get_if<Time>(&value)) time->offset_minutes = 0;
    add(Truth::yes, value);
}

// False: it has to be taken as a value.
bool Fold::take_small(const Column& values, std::uint32_t row) {
    using graph::ColumnType;
    const bool amount = values.type == ColumnType::number || values.type == ColumnType::money;
    const bool moment = values.type == ColumnType::date || values.type == ColumnType::time;
    if (!moment && !(amount && values.fixed)) return false;
    const Currency currency = values.type == ColumnType::money ? values.currency[row] : Currency{};
    const std::uint8_t scale = amount ? values.scale : std::uint8_t{0};
    const std::int64_t value = values.integers[row];
    auto like = std::find_if(small_.begin(), small_.end(),
                             [&](const Small& small) { return small.scale == scale && small.currency == currency; });
    if (like == small_.end()) {
        const bool sums = what_->function == Function::sum || what_->function == Function::average;
        small_.push_back({values.type, currency, scale, sums ? 0 : value, {}});
        like = small_.end() - 1;
    }
    if (keeps_values(what_->function))
        ++like->times[value];
    else if (what_->function == Function::lowest)
        like->amount = std::min<Int128>(like->amount, value);
    else if (what_->function == Function::highest)
        like->amount = std::max<Int128>(like->amount, value);
    else
        like->amount += value; // of 64 bits, so that 2^63 of them fit
    return true;
}

void Fold::take_all_small() {
    const auto value_of = [](const Small& small, Int128 integer) -> Value {
        using graph::ColumnType;
        if (small.type == ColumnType::date) return Date{static_cast<std::int32_t>(integer)};
        if (small.type == ColumnType::time) return Time{static_cast<std::int64_t>(integer), 0};
        Number amount = number_of(integer, small.scale);
        if (small.type == ColumnType::money) return Money{std::move(amount), small.currency};
        return amount;
    };
    for (const Small& small : small_) {
        if (!keeps_values(what_->function)) take(value_of(small, small.amount));
        for (const auto& [integer, times] : small.times) values_[value_of(small, integer)] += times;
    }
    small_.clear();
}

void Fold::take(const Value& value) {
    if (keeps_values(what_->function)) {
        ++values_[value];
        return;
    }
    const auto [place, first] = amounts_.try_emplace(currency_of(value), value);
    if (first) return;
    if (what_->function == Function::lowest) {
        if (ValueLess{}(value, place->second)) place->second = value;
    } else if (what_->function == Function::highest) {
        if (ValueLess{}(place->second, value)) place->second = value;
    } else if (!add_to(place->second, value)) {
        too_long_ = true;
    }
}

FoldResult Fold::known(Value value) const { return {State::known, std::move(value), unknown_ == 0, std::nullopt}; }

FoldResult Fold::failed(Code code) const {
    return {
        State::failed, Unknown{}, true,
        Failure{code, phrases::said_message(std::string(code_title(code)) + ": `" + what_->name + "`"), what_->span}};
}

bool Fold::could_matter() const {
    if (unknown_ > 0 || failure_) return true;
    if (what_->function == Function::proportion) return seen_ > 0;
    if (what_->function == Function::all) return counted_ < seen_;
    return counted_ > 0;
}

bool Fold::settled() const {
    if (failure_) return true;
    return (what_->function == Function::any && counted_ > 0) || (what_->function == Function::all && counted_ < seen_);
}

FoldResult Fold::result() const {
    if (!small_.empty()) {
        Fold whole = *this;
        whole.take_all_small();
        return whole.result();
    }
    if (failure_) return {State::failed, Unknown{}, true, failure_};
    FoldResult result = reckoned();
    // With no row to reckon with, one of which something is unknown may be the first.
    if (result.state == State::failed && result.failure->code == Code::empty_aggregate && unknown_ > 0)
        result = {State::unknown, Unknown{}, false, std::nullopt};
    if (settled()) result.exact = true;
    return result;
}

FoldResult Fold::reckoned() const {
    const auto number = [](std::uint64_t count) { return Number(static_cast<std::int64_t>(count)); };
    switch (what_->function) {
    case Function::count:
        return known(number(counted_));
    case Function::any:
        return known(counted_ > 0);
    case Function::all:
        return known(counted_ == seen_);
    case Function::proportion: {
        if (seen_ == 0) return failed(Code::empty_aggregate);
        return known(Number::fraction(static_cast<std::int64_t>(counted_), static_cast<std::int64_t>(seen_)));
    }
    case Function::distinct:
        return known(number(values_.size()));
    case Function::consensus:
        if (values_.empty()) return failed(Code::empty_aggregate);
        return values_.size() == 1 ? known(values_.begin()->first) : failed(Code::no_consensus);
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

FoldResult Fold::total() const {
    if (too_long_) return failed(Code::number_too_long);
    if (amounts_.size() > 1) return failed(Code::mixed_currencies);
    if (what_->function == Function::sum)
        return known(amounts_.empty() ? zero_of(what_->type) : amounts_.begin()->second);
    if (amounts_.empty()) return failed(Code::empty_aggregate);
    const Value& sum = amounts_.begin()->second;
    Number average;
    if (divide(amount_of(sum), Number(static_cast<std::int64_t>(valued_)), average) != NumberFault::none)
        return failed(Code::number_too_long);
    return known(with_amount(sum, std::move(average)));
}

FoldResult Fold::extreme() const {
    if (amounts_.empty()) return failed(Code::empty_aggregate);
    if (amounts_.size() > 1) return failed(Code::mixed_currencies);
    return known(amounts_.begin()->second);
}

// Nearest rank: the smallest value that so many of the values do not exceed. The median of an even number is the mean
// of the middle two.
FoldResult Fold::quantile() const {
    if (values_.empty()) return failed(Code::empty_aggregate);
    if (currency_of(values_.begin()->first) != currency_of(std::prev(values_.end())->first))
        return failed(Code::mixed_currencies);
    const auto at_rank = [&](std::uint64_t rank) -> const Value& { // from 1
        auto place = values_.begin();
        for (std::uint64_t before = place->second; before < rank; before += place->second) ++place;
        return place->first;
    };
    if (what_->function == Function::percentile) {
        Number exact;
        if (multiply(what_->quantile, Number(static_cast<std::int64_t>(valued_)), exact) != NumberFault::none)
            return failed(Code::number_too_long);
        const auto rank = round(exact, 0, RoundMode::up).to_int64().value_or(1);
        return known(at_rank(static_cast<std::uint64_t>(rank)));
    }
    const Value& upper = at_rank(valued_ / 2 + 1);
    if (valued_ % 2 == 1) return known(upper);
    Number sum, middle;
    if (voorrang::add(amount_of(at_rank(valued_ / 2)), amount_of(upper), sum) != NumberFault::none ||
        divide(sum, Number(2), middle) != NumberFault::none)
        return failed(Code::number_too_long);
    return known(with_amount(upper, std::move(middle)));
}

} // namespace voorrang::engine
