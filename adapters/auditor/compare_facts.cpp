#include "adapters/auditor/compare_facts.hpp"

#include "adapters/json/write.hpp"
#include "dsl/number/number.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace voorrang::auditor {

namespace {

using Found = std::optional<json::Ref>;

// The elements by their identifiers, with where they stand; nothing if one has none, or two have the same.
struct Element {
    json::Ref value;
    std::size_t index;
};
using Elements = std::map<std::string, Element, std::less<>>;

std::optional<Elements> by_id(json::Ref array) {
    Elements elements;
    std::size_t index = 0;
    for (const json::Ref each : array.children()) {
        const Found id = each.is_object() ? each.find("id") : std::nullopt;
        if (!id || !elements.emplace(json::canonical(*id), Element{each, index++}).second) return std::nullopt;
    }
    return elements;
}

std::string below(const std::string& pointer, std::string_view key) {
    std::string out = pointer + '/';
    for (const char c : key) out += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    return out;
}

// 1 and 1.0 are one number, however they are written.
bool is_same_number(json::Ref one, json::Ref other) {
    if (!one.is_number() || !other.is_number()) return false;
    const auto first = parse_number(one.text()), second = parse_number(other.text());
    return first && second && *first == *second;
}

class Comparison {
  public:
    void values(const std::string& pointer, Found before, Found after) {
        if (before && after && before->is_object() && after->is_object()) return members(pointer, *before, *after);
        if (before && after && before->is_array() && after->is_array()) return elements(pointer, *before, *after);
        if (before && after && is_same_number(*before, *after)) return;
        std::string one = before ? json::canonical(*before) : "";
        std::string other = after ? json::canonical(*after) : "";
        if (one != other) found_.push_back({pointer, std::move(one), std::move(other)});
    }
    std::vector<FactDifference> take() { return std::move(found_); }

  private:
    void members(const std::string& pointer, json::Ref before, json::Ref after) {
        for (const json::Ref member : before.children())
            values(below(pointer, member.key()), member, after.find(member.key()));
        for (const json::Ref member : after.children())
            if (!before.find(member.key())) values(below(pointer, member.key()), std::nullopt, member);
    }

    void elements(const std::string& pointer, json::Ref before, json::Ref after) {
        const std::optional<Elements> one = by_id(before);
        const std::optional<Elements> other = by_id(after);
        const auto at = [&](std::size_t index) { return below(pointer, std::to_string(index)); };
        if (!one || !other) {
            for (std::size_t index = 0; index < std::max(before.size(), after.size()); ++index)
                values(at(index), before.element(index), after.element(index));
            return;
        }
        for (const auto& [id, element] : *one) {
            const auto same = other->find(id);
            if (same == other->end())
                values(at(element.index), element.value, std::nullopt);
            else
                values(at(same->second.index), element.value, same->second.value);
        }
        for (const auto& [id, element] : *other)
            if (!one->contains(id)) values(at(element.index), std::nullopt, element.value);
    }

    std::vector<FactDifference> found_;
};

} // namespace

std::vector<FactDifference> compare_facts(json::Ref before, json::Ref after) {
    Comparison comparison;
    comparison.values("", before, after);
    return comparison.take();
}

} // namespace voorrang::auditor
