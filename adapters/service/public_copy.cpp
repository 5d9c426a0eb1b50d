#include "adapters/service/public_copy.hpp"

#include "adapters/json/parse.hpp"

namespace voorrang::service {

using json::Ref;

namespace {

// Money may be written as a text (docs/facts.md); OCDS knows numbers only.
bool is_number_in_quotes(Ref member) {
    if (member.key() != "amount" || !member.is_string()) return false;
    const auto read = json::read(member.text());
    const auto* tree = std::get_if<json::Tree>(&read);
    return tree != nullptr && tree->root().is_number();
}

} // namespace

HiddenPlaces::HiddenPlaces(const check::Policy& policy)
    : places_(policy, [](const check::Field& field) { return field.personal || field.sealed_until.has_value(); }) {}

std::optional<PublicCopy> PublicCopy::at(Ref member) const {
    if (member.is_null()) return std::nullopt;
    auto [hidden, below] = walk_.at(member);
    return hidden ? std::nullopt : std::optional(PublicCopy(std::move(below)));
}

std::optional<PublicCopy> PublicCopy::at(std::size_t index, Ref element) const {
    if (element.is_null()) return std::nullopt;
    auto [hidden, below] = walk_.at(index, element);
    return hidden ? std::nullopt : std::optional(PublicCopy(std::move(below)));
}

void PublicCopy::copy(json::TreeBuilder& out, Ref value) const {
    if (value.is_object()) {
        out.begin_object();
        for (const Ref member : value.children()) copy_member(out, member);
        out.end();
    } else if (value.is_array()) {
        out.begin_array();
        std::size_t index = 0;
        for (const Ref element : value.children())
            if (const auto inner = at(index++, element)) inner->copy(out, element);
        out.end();
    } else {
        out.copy(value);
    }
}

void PublicCopy::copy_member(json::TreeBuilder& out, Ref member) const {
    const auto inner = at(member);
    if (!inner) return;
    out.key(member.key());
    is_number_in_quotes(member) ? out.number(member.text()) : inner->copy(out, member);
}

} // namespace voorrang::service
