#include "adapters/intake/draft.hpp"

#include <algorithm>

namespace voorrang::intake {

using json::Kind;

Draft Draft::of(json::Ref value) {
    Draft draft{value.kind(), value.kind() == Kind::boolean && value.boolean(), std::string(value.text())};
    for (const json::Ref each : value.children()) draft.members.emplace_back(each.key(), of(each));
    return draft;
}

const Draft* Draft::find(std::string_view name) const {
    const auto found =
        std::find_if(members.begin(), members.end(), [&](const auto& each) { return each.first == name; });
    return kind != Kind::object || found == members.end() ? nullptr : &found->second;
}

Draft* Draft::find(std::string_view name) { return const_cast<Draft*>(std::as_const(*this).find(name)); }

Draft& Draft::member(std::string_view name) {
    if (Draft* const found = find(name)) return *found;
    kind = Kind::object;
    return members.emplace_back(std::string(name), Draft{}).second;
}

json::Tree Draft::tree() const {
    json::TreeBuilder builder;
    write(builder);
    return builder.take();
}

void Draft::write(json::TreeBuilder& out) const {
    switch (kind) {
    case Kind::null:
        return out.null();
    case Kind::boolean:
        return out.boolean(truth);
    case Kind::number:
        return out.number(text);
    case Kind::string:
        return out.string(text);
    case Kind::array:
        out.begin_array();
        break;
    case Kind::object:
        out.begin_object();
        break;
    }
    for (const auto& [name, value] : members) {
        if (kind == Kind::object) out.key(name);
        value.write(out);
    }
    out.end();
}

} // namespace voorrang::intake
