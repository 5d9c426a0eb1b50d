// The values of facts, straight from the text.
#include "adapters/ocds/direct_loader.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/ocds/read_value.hpp"
#include "dsl/number/integers.hpp"

#include <algorithm>

namespace voorrang::ocds {

using graph::FactId;
using graph::Reading;

namespace {

const Number* number_in(const std::optional<Value>& value) {
    if (!value) return nullptr;
    const Percent* percent = std::get_if<Percent>(&*value);
    return percent ? &percent->fraction : std::get_if<Number>(&*value);
}

// bound * 10^scale, to stand beside a mantissa of that scale.
Int128 scaled(std::int64_t bound, unsigned scale) { return static_cast<Int128>(bound) * small_power_of_ten(scale); }

} // namespace

DirectLoader::FactPlan DirectLoader::plan_of(const graph::Schema& schema, FactId id) {
    const graph::Fact& fact = schema.facts[id];
    FactPlan plan;
    plan.reading = fact.reading;
    plan.added_scale = fact.reading == Reading::percent ? 2 : 0;
    if (!fact.from && !fact.to) return plan;
    if (const Number* from = number_in(fact.from)) plan.from = from->to_int64();
    if (const Number* to = number_in(fact.to)) plan.to = to->to_int64();
    const bool numeric = fact.reading == Reading::number || fact.reading == Reading::percent;
    plan.by_value = !numeric || (fact.from && !plan.from) || (fact.to && !plan.to);
    return plan;
}

bool DirectLoader::read_fact(FactId fact) {
    if (cursor_.peek() == 'n') return cursor_.word("null");
    const FactPlan& plan = facts_[fact];
    switch (plan.reading) {
    case Reading::yes_no:
        if (plan.by_value) return read_by_value(fact, plan);
        if (cursor_.peek() == 't') {
            builder_->set_truth(fact, true);
            return cursor_.word("true");
        }
        builder_->set_truth(fact, false);
        return cursor_.word("false");
    case Reading::text:
    case Reading::choice:
    case Reading::reference:
        return read_text(fact, plan);
    case Reading::number:
    case Reading::percent:
        return read_number(fact, plan);
    case Reading::money:
        return schema_.facts[fact].from || schema_.facts[fact].to ? read_by_value(fact, plan) : read_money(fact);
    case Reading::date:
        return read_date(fact, plan);
    case Reading::time:
        return read_time(fact, plan);
    case Reading::duration:
        return read_by_value(fact, plan);
    }
    return false;
}

bool DirectLoader::read_text(FactId fact, const FactPlan& plan) {
    std::string_view text;
    const bool identifier = plan.identifies && plan.reading == Reading::text;
    if (cursor_.peek() != '"' && (identifier || plan.reading == Reading::reference)) {
        json::NumberToken number;
        if (!cursor_.number(number)) return false;
        text = number.text;
    } else if (!cursor_.text(text)) {
        return false;
    }
    if (plan.by_value) return false;
    if (plan.reading == Reading::choice) {
        const auto& options = schema_.facts[fact].options;
        if (std::ranges::find(options, text) == options.end()) return false;
    }
    builder_->set_text(fact, text);
    return true;
}

bool DirectLoader::read_number(FactId fact, const FactPlan& plan) {
    const char* const begin = cursor_.at();
    json::NumberToken number;
    const bool plain = cursor_.number(number) && number.plain && number.scale + plan.added_scale <= 18;
    if (!plain || plan.by_value) {
        cursor_.go_to(begin);
        return read_by_value(fact, plan);
    }
    const unsigned scale = number.scale + plan.added_scale;
    if (plan.from && number.mantissa < scaled(*plan.from, scale)) return false;
    if (plan.to && number.mantissa > scaled(*plan.to, scale)) return false;
    builder_->set_decimal(fact, number.mantissa, scale);
    return true;
}

// { "amount": 12.5, "currency": "EUR" } in plain words; the rest in full.
bool DirectLoader::read_money(FactId fact) {
    const char* const begin = cursor_.at();
    const auto in_full = [&] {
        cursor_.go_to(begin);
        return read_by_value(fact, facts_[fact]);
    };
    json::NumberToken amount;
    std::string_view code;
    bool has_code = false;
    if (cursor_.peek() != '{') {
        if (!cursor_.number(amount) || !amount.plain) return in_full();
    } else {
        cursor_.take('{');
        bool has_amount = false;
        do {
            cursor_.skip_space();
            std::string_view key;
            if (!cursor_.key(key)) return in_full();
            cursor_.skip_space();
            if (!cursor_.take(':')) return in_full();
            cursor_.skip_space();
            if (key == "amount" && !has_amount)
                has_amount = cursor_.number(amount) && amount.plain;
            else if (key == "currency" && !has_code)
                has_code = cursor_.key(code); // a text without escapes
            else
                return in_full();
            cursor_.skip_space();
        } while (cursor_.take(','));
        if (!has_amount || !has_code || !cursor_.take('}')) return in_full();
    }
    Currency currency;
    if (has_code) {
        const auto known = parse_currency(code);
        if (!known) return false;
        currency = *known;
    } else if (!schema_.facts[fact].currency) {
        return false;
    }
    builder_->set_money(fact, amount.mantissa, amount.scale, currency);
    return true;
}

bool DirectLoader::read_date(FactId fact, const FactPlan& plan) {
    const char* const begin = cursor_.at();
    std::string_view text;
    if (!cursor_.text(text)) return false;
    if (const auto date = parse_date(text)) return set_checked(fact, plan, Value(*date));
    cursor_.go_to(begin);
    return read_by_value(fact, plan);
}

bool DirectLoader::read_time(FactId fact, const FactPlan& plan) {
    std::string_view text;
    if (!cursor_.text(text)) return false;
    const auto time = parse_time(text);
    return time && set_checked(fact, plan, Value(*time));
}

bool DirectLoader::set_checked(FactId fact, const FactPlan& plan, const Value& value) {
    if (plan.by_value && engine::check_value(schema_.facts[fact], value)) return false;
    builder_->set(fact, value);
    return true;
}

// What is rare or has many forms: through a tree of this one value.
bool DirectLoader::read_by_value(FactId fact, const FactPlan& plan) {
    const char* const begin = cursor_.at();
    if (!cursor_.skip()) return false;
    const auto read = json::read({begin, static_cast<std::size_t>(cursor_.at() - begin)});
    const json::Tree* tree = std::get_if<json::Tree>(&read);
    if (!tree) return false;
    const auto outcome = read_value(schema_.facts[fact], tree->root(), plan.identifies);
    const Value* value = std::get_if<Value>(&outcome);
    if (!value) return false;
    builder_->set(fact, *value);
    return true;
}

} // namespace voorrang::ocds
