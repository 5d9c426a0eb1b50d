#include "adapters/http/metrics.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <variant>

namespace voorrang::http {

namespace {

bool is_name(std::string_view name) {
    return !name.empty() && (name[0] < '0' || name[0] > '9') && std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    });
}

void append_number(std::string& out, double value) {
    std::array<char, 32> digits{};
    out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr);
}

void append_escaped(std::string& out, std::string_view text, bool quotes) {
    for (const char c : text) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\\' || (quotes && c == '"'))
            (out += '\\') += c;
        else
            out += c;
    }
}

using Labels = std::vector<std::string>;

// name_suffix{a="x",le="0.1"}; the label `le` only if it has a value.
void append_series(std::string& out, std::string_view name, std::string_view suffix, const Labels& labels,
                   const Labels& values, std::string_view le = {}) {
    (out += name) += suffix;
    if (!labels.empty() || !le.empty()) {
        char before = '{';
        const auto label = [&](std::string_view key, std::string_view value) {
            ((out += before) += key) += "=\"";
            append_escaped(out, value, true);
            out += '"';
            before = ',';
        };
        for (std::size_t i = 0; i < labels.size(); ++i) label(labels[i], values[i]);
        if (!le.empty()) label("le", le);
        out += '}';
    }
    out += ' ';
}

} // namespace

Histogram::Histogram(std::vector<double> bounds)
    : bounds_(std::move(bounds)), buckets_(new std::atomic<std::uint64_t>[bounds_.size() + 1]()) {}

std::vector<double> Histogram::duration_bounds() {
    return {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
}

void Histogram::observe(double value) {
    const auto bucket = std::ranges::lower_bound(bounds_, value) - bounds_.begin();
    buckets_[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
    sum_.fetch_add(value, std::memory_order_relaxed);
}

std::uint64_t Histogram::count() const {
    std::uint64_t count = 0;
    for (std::size_t i = 0; i <= bounds_.size(); ++i) count += buckets_[i].load(std::memory_order_relaxed);
    return count;
}

template <class Kind>
Kind& Family<Kind>::with(const std::vector<std::string>& values) {
    if (values.size() != labels_.size()) throw std::logic_error("the metric " + name_ + " has other labels");
    const std::lock_guard lock(mutex_);
    std::unique_ptr<Kind>& member = members_[values];
    if (!member) {
        if constexpr (std::is_same_v<Kind, Histogram>)
            member = std::make_unique<Kind>(bounds_);
        else
            member = std::make_unique<Kind>();
    }
    return *member;
}

template class Family<Counter>;
template class Family<Gauge>;
template class Family<Histogram>;

struct Registry::Entry {
    std::variant<std::unique_ptr<Family<Counter>>, std::unique_ptr<Family<Gauge>>, std::unique_ptr<Family<Histogram>>>
        family;
};

Registry::Registry() = default;
Registry::~Registry() = default;

template <class Kind>
Family<Kind>& Registry::family(std::string_view name, std::string_view help, std::vector<std::string> labels,
                               std::vector<double> bounds) {
    if (!is_name(name) || !std::ranges::all_of(labels, is_name) || !std::ranges::is_sorted(bounds))
        throw std::logic_error("the metric " + std::string(name) + " is not well-formed");
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(name);
    if (found != entries_.end()) {
        auto* family = std::get_if<std::unique_ptr<Family<Kind>>>(&found->second->family);
        if (family == nullptr || (*family)->labels_ != labels)
            throw std::logic_error("the metric " + std::string(name) + " is there already, of another form");
        return **family;
    }
    std::unique_ptr<Family<Kind>> made(
        new Family<Kind>(std::string(name), std::string(help), std::move(labels), std::move(bounds)));
    Family<Kind>& family = *made;
    entries_.emplace(name, std::make_unique<Entry>(Entry{std::move(made)}));
    return family;
}

Family<Counter>& Registry::counters(std::string_view name, std::string_view help, std::vector<std::string> labels) {
    return family<Counter>(name, help, std::move(labels), {});
}

Family<Gauge>& Registry::gauges(std::string_view name, std::string_view help, std::vector<std::string> labels) {
    return family<Gauge>(name, help, std::move(labels), {});
}

Family<Histogram>& Registry::histograms(std::string_view name, std::string_view help, std::vector<std::string> labels,
                                        std::vector<double> bounds) {
    return family<Histogram>(name, help, std::move(labels), std::move(bounds));
}

void Registry::append_member(std::string& out, std::string_view name, const std::vector<std::string>& labels,
                             const std::vector<std::string>& values, const Histogram& histogram) {
    std::uint64_t below = 0;
    for (std::size_t i = 0; i <= histogram.bounds_.size(); ++i) {
        below += histogram.buckets_[i].load(std::memory_order_relaxed);
        std::string le;
        if (i == histogram.bounds_.size())
            le = "+Inf";
        else
            append_number(le, histogram.bounds_[i]);
        append_series(out, name, "_bucket", labels, values, le);
        (out += std::to_string(below)) += '\n';
    }
    append_series(out, name, "_sum", labels, values);
    append_number(out, histogram.sum_.load(std::memory_order_relaxed));
    out += '\n';
    append_series(out, name, "_count", labels, values);
    (out += std::to_string(below)) += '\n';
}

template <class Kind>
void Registry::append_family(std::string& out, const Family<Kind>& family) {
    constexpr std::string_view type = std::is_same_v<Kind, Counter> ? "counter"
                                      : std::is_same_v<Kind, Gauge> ? "gauge"
                                                                    : "histogram";
    ((out += "# HELP ") += family.name_) += ' ';
    append_escaped(out, family.help_, false);
    ((((out += "\n# TYPE ") += family.name_) += ' ') += type) += '\n';
    const std::lock_guard lock(family.mutex_);
    for (const auto& [values, member] : family.members_) {
        if constexpr (std::is_same_v<Kind, Histogram>)
            append_member(out, family.name_, family.labels_, values, *member);
        else {
            append_series(out, family.name_, "", family.labels_, values);
            (out += std::to_string(member->value())) += '\n';
        }
    }
}

std::string Registry::text() const {
    std::string out;
    const std::lock_guard lock(mutex_);
    for (const auto& [name, entry] : entries_)
        std::visit([&](const auto& family) { append_family(out, *family); }, entry->family);
    return out;
}

} // namespace voorrang::http
