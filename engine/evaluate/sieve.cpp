#include "engine/evaluate/sieve.hpp"

#include "dsl/number/integers.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace voorrang::engine {

namespace {

// Fewer are as soon evaluated as looked up.
constexpr std::size_t fewest = 8;
constexpr unsigned most_decimals = 18;

std::vector<Number> ends_of(const std::vector<LookUp::Entry>& entries) {
    std::vector<Number> ends;
    for (const auto& entry : entries) {
        if (entry.possibility.interval.low) ends.push_back(entry.possibility.interval.low->at);
        if (entry.possibility.interval.high) ends.push_back(entry.possibility.interval.high->at);
    }
    return ends;
}

std::optional<unsigned> scale_of(const std::vector<Number>& numbers) {
    for (unsigned scale = 0; scale <= most_decimals; ++scale)
        if (std::all_of(numbers.begin(), numbers.end(), [&](const Number& n) { return n.to_scaled(scale); }))
            return scale;
    return std::nullopt;
}

// A value where it may have more decimals than the ends have: the one below, and whether it is exact.
struct Below {
    std::int64_t value;
    bool exact;
};

Below rounded_down(std::int64_t value, std::int64_t divisor) {
    std::int64_t quotient = value / divisor;
    const std::int64_t rest = value % divisor;
    if (rest < 0) --quotient;
    return {quotient, rest == 0};
}

} // namespace

bool LookUp::fits(const std::vector<Entry>& entries) {
    return entries.front().possibility.text || scale_of(ends_of(entries));
}

LookUp::LookUp(const std::vector<Entry>& entries)
    : subject_(entries.front().possibility.subject), currency_(entries.front().possibility.currency),
      texts_(entries.front().possibility.text.has_value()) {
    for (const Entry& entry : entries)
        if (all_.empty() || all_.back() != entry.condition) all_.push_back(entry.condition);
    texts_ ? index_texts(entries) : index_intervals(entries);
}

void LookUp::make_lists(std::vector<std::pair<std::uint32_t, std::uint32_t>> members, std::size_t lists) {
    std::sort(members.begin(), members.end());
    begin_.assign(lists + 1, 0);
    for (const auto& [list, condition] : members) ++begin_[list + 1];
    for (std::size_t list = 0; list < lists; ++list) begin_[list + 1] += begin_[list];
    for (const auto& [list, condition] : members) members_.push_back(condition);
}

void LookUp::index_texts(const std::vector<Entry>& entries) {
    const auto by_text = [](const Entry& a, const Entry& b) { return *a.possibility.text < *b.possibility.text; };
    const auto [least, most] = std::minmax_element(entries.begin(), entries.end(), by_text);
    first_text_ = *least->possibility.text;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> members;
    for (const Entry& entry : entries) members.emplace_back(*entry.possibility.text - first_text_, entry.condition);
    make_lists(std::move(members), *most->possibility.text - first_text_ + 1);
}

// Position 2i + 1 is the i-th end itself, position 2i what lies before it, the last one what lies beyond all.
void LookUp::index_intervals(const std::vector<Entry>& entries) {
    const std::vector<Number> numbers = ends_of(entries);
    scale_ = *scale_of(numbers);
    for (const Number& number : numbers) ends_.push_back(*number.to_scaled(scale_));
    std::sort(ends_.begin(), ends_.end());
    ends_.erase(std::unique(ends_.begin(), ends_.end()), ends_.end());
    const auto positions = static_cast<std::uint32_t>(2 * ends_.size() + 1);
    for (leaves_ = 1; leaves_ < positions;) leaves_ *= 2;
    const auto at = [&](const Interval::End& end) { return position(*end.at.to_scaled(scale_), scale_); };
    std::vector<std::pair<std::uint32_t, std::uint32_t>> members;
    for (const Entry& entry : entries) {
        const auto& [low, high] = entry.possibility.interval;
        std::uint32_t from = low ? at(*low) + (low->included ? 0 : 1) : 0;
        std::uint32_t until = (high ? at(*high) - (high->included ? 0 : 1) : positions - 1) + 1;
        for (from += leaves_, until += leaves_; from < until; from /= 2, until /= 2) {
            if (from % 2 == 1) members.emplace_back(from++, entry.condition);
            if (until % 2 == 1) members.emplace_back(--until, entry.condition);
        }
    }
    make_lists(std::move(members), 2 * std::size_t{leaves_});
}

std::uint32_t LookUp::position(std::int64_t value, unsigned scale) const {
    Below below{value, true};
    if (scale > scale_) {
        below = rounded_down(value, small_power_of_ten(scale - scale_));
    } else if (__builtin_mul_overflow(value, small_power_of_ten(scale_ - scale), &below.value)) {
        return value < 0 ? 0 : static_cast<std::uint32_t>(2 * ends_.size()); // beyond all that fit
    }
    const auto found = std::lower_bound(ends_.begin(), ends_.end(), below.value);
    const auto index = static_cast<std::uint32_t>(found - ends_.begin());
    const bool equal = found != ends_.end() && *found == below.value;
    return 2 * index + (equal ? (below.exact ? 1 : 2) : 0);
}

void LookUp::open(std::uint32_t list, Sifted& sifted, std::vector<std::uint64_t>& opened) const {
    if (begin_[list] == begin_[list + 1] || opened[list] == sifted.run) return;
    opened[list] = sifted.run;
    for (std::uint32_t i = begin_[list]; i < begin_[list + 1]; ++i) {
        if (sifted.seen[members_[i]] == sifted.run) continue;
        sifted.seen[members_[i]] = sifted.run;
        sifted.through.push_back(members_[i]);
    }
}

// Whether comparing any of the values with the policy's gives yes or no.
bool LookUp::all_comparable(const Column& values) const {
    using graph::ColumnType;
    const bool amount = values.type == ColumnType::number || values.type == ColumnType::money;
    if (amount && !values.fixed) return false;
    if (!values.all_known)
        for (std::uint32_t row = 0; row < values.size; ++row)
            if (values.state[row] != Cell::known) return false;
    if (values.type != ColumnType::money) return true;
    return std::all_of(values.currency.begin(), values.currency.begin() + values.size,
                       [&](Currency currency) { return currency == currency_ || currency.packed == 0; });
}

void LookUp::find(const Column& values, Sifted& sifted, std::vector<std::uint64_t>& opened) const {
    if (!all_comparable(values)) {
        for (const std::uint32_t condition : all_) {
            if (sifted.seen[condition] == sifted.run) continue;
            sifted.seen[condition] = sifted.run;
            sifted.through.push_back(condition);
        }
        return;
    }
    if (texts_) {
        for (std::uint32_t row = 0; row < values.size; ++row) {
            const auto list = static_cast<std::uint64_t>(values.integers[row]) - first_text_;
            if (list < lists()) open(static_cast<std::uint32_t>(list), sifted, opened);
        }
        return;
    }
    for (std::uint32_t row = 0; row < values.size; ++row)
        for (std::uint32_t node = leaves_ + position(values.integers[row], values.scale); node > 0; node /= 2)
            open(node, sifted, opened);
}

bool LookUp::comparable(const Column& values, std::uint32_t row) const {
    using graph::ColumnType;
    const bool amount = values.type == ColumnType::number || values.type == ColumnType::money;
    if (!values.known(row) || (amount && !values.fixed)) return false;
    if (values.type != ColumnType::money) return true;
    return values.currency[row] == currency_ || values.currency[row].packed == 0;
}

void LookUp::pick(std::uint32_t list, std::uint32_t row, std::vector<Picks>& picks) const {
    const std::uint32_t begin = begin_[list], end = begin_[list + 1];
    if (begin != end) picks.push_back({members_.data() + begin, end - begin, subject_, row});
}

void LookUp::pick(const Column& values, std::vector<Picks>& picks) const {
    for (std::uint32_t row = 0; row < values.size; ++row) {
        if (!comparable(values, row)) {
            picks.push_back({all_.data(), static_cast<std::uint32_t>(all_.size()), subject_, row});
        } else if (texts_) {
            const auto list = static_cast<std::uint64_t>(values.integers[row]) - first_text_;
            if (list < lists()) pick(static_cast<std::uint32_t>(list), row, picks);
        } else {
            for (std::uint32_t node = leaves_ + position(values.integers[row], values.scale); node > 0; node /= 2)
                pick(node, row, picks);
        }
    }
}

std::optional<Sieve> Sieve::over(const std::vector<const Guard*>& guards) {
    using Key = std::tuple<graph::NodeId, Currency, bool>;
    std::set<std::uint32_t> left_out; // conditions of which no look-up can be made
    std::map<Key, std::vector<LookUp::Entry>> groups;
    for (bool again = true; again;) {
        again = false;
        groups.clear();
        for (std::uint32_t i = 0; i < guards.size(); ++i)
            if (guards[i] != nullptr && !left_out.contains(i))
                for (const Possibility& each : *guards[i])
                    groups[{each.subject, each.currency, each.text.has_value()}].push_back({each, i});
        for (const auto& [key, entries] : groups) {
            if (LookUp::fits(entries)) continue;
            for (const auto& entry : entries) left_out.insert(entry.condition);
            again = true;
        }
    }
    Sieve sieve;
    sieve.conditions = guards.size();
    for (std::uint32_t i = 0; i < guards.size(); ++i)
        if (guards[i] == nullptr || left_out.contains(i)) sieve.fixed.push_back(i);
    if (guards.size() - sieve.fixed.size() < fewest) return std::nullopt;
    for (const auto& [key, entries] : groups) sieve.look_ups.emplace_back(entries);
    for (std::uint32_t i = 0; i < guards.size(); ++i)
        if (guards[i] != nullptr && guards[i]->size() > 1) sieve.once = false;
    return sieve;
}

void Sieve::sift(std::span<const Column* const> values, std::span<const std::uint32_t> always, Sifted& sifted) const {
    sifted.through.clear();
    if (sifted.run++ == 0) {
        sifted.seen.assign(conditions, 0);
        for (const LookUp& look_up : look_ups) sifted.opened.emplace_back(look_up.lists(), 0);
    }
    for (std::size_t i = 0; i < look_ups.size(); ++i) look_ups[i].find(*values[i], sifted, sifted.opened[i]);
    std::sort(sifted.through.begin(), sifted.through.end());
    if (always.empty()) return;
    const auto found = static_cast<std::ptrdiff_t>(sifted.through.size());
    sifted.through.insert(sifted.through.end(), always.begin(), always.end());
    if (found > 0) std::inplace_merge(sifted.through.begin(), sifted.through.begin() + found, sifted.through.end());
}

} // namespace voorrang::engine
