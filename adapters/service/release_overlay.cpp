#include "adapters/service/release_overlay.hpp"

namespace voorrang::service {

using json::Ref;

namespace {

// The schema of a release allows null for a text or a number, not for an object or a list.
void write_gone(json::TreeBuilder& out, Ref value) {
    if (value.is_object()) {
        out.begin_object();
        for (const Ref member : value.children()) {
            out.key(member.key());
            member.key() == "id" ? out.copy(member) : write_gone(out, member);
        }
        out.end();
    } else if (value.is_array()) {
        out.begin_array();
        out.end();
    } else {
        out.null();
    }
}

std::optional<Ref> same_element(Ref array, Ref element) {
    const auto id = element.is_object() ? element.find("id") : std::nullopt;
    if (!id) return std::nullopt;
    for (const Ref other : array.children()) {
        const auto its = other.is_object() ? other.find("id") : std::nullopt;
        if (its && its->text() == id->text()) return other;
    }
    return std::nullopt;
}

void write_value(json::TreeBuilder& out, std::optional<Ref> before, Ref now) {
    if (before && before->is_object() && now.is_object()) {
        out.begin_object();
        write_overlay(out, *before, now);
        out.end();
    } else if (before && before->is_array() && now.is_array()) {
        out.begin_array();
        for (const Ref element : now.children()) write_value(out, same_element(*before, element), element);
        out.end();
    } else {
        out.copy(now);
    }
}

} // namespace

void write_overlay(json::TreeBuilder& out, Ref before, Ref now) {
    for (const Ref member : now.children()) {
        out.key(member.key());
        write_value(out, before.find(member.key()), member);
    }
    for (const Ref member : before.children()) {
        if (now.find(member.key())) continue;
        out.key(member.key());
        write_gone(out, member);
    }
}

} // namespace voorrang::service
