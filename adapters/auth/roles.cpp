#include "adapters/auth/roles.hpp"

#include "dsl/diagnostics/utf8.hpp"

#include <algorithm>

namespace voorrang::auth {

namespace {

constexpr std::size_t max_role_bytes = 64;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool goes_on(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

bool has(const std::vector<std::string>& roles, Role role) {
    return std::ranges::find(roles, role_names[static_cast<std::size_t>(role)]) != roles.end();
}

} // namespace

std::optional<Role> role_named(std::string_view name) {
    const auto* found = std::ranges::find(role_names, name);
    if (found == role_names.end()) return std::nullopt;
    return static_cast<Role>(found - role_names.begin());
}

bool is_role_name(std::string_view name) {
    if (name.empty() || name.size() > max_role_bytes) return false;
    for (std::size_t at = 0; at < name.size();) {
        const CodePoint point = code_point_at(name, at);
        // Letters of other alphabets are taken as they come; C1 controls and the no-break space are below U+00C0.
        const bool good =
            point.length > 1 ? point.valid && point.value >= 0xC0 : (at == 0 ? is_letter(name[at]) : goes_on(name[at]));
        if (!good) return false;
        at += point.length;
    }
    return true;
}

std::optional<std::string> conflict(const std::vector<std::string>& roles) {
    for (const Role alone : {Role::bidder, Role::auditor, Role::admin, Role::witness}) {
        if (!has(roles, alone)) continue;
        for (const std::string& other : roles) {
            const auto role = role_named(other);
            if (role && *role != alone)
                return "nobody can be both " + std::string(role_names[static_cast<std::size_t>(alone)]) + " and " +
                       other;
        }
    }
    return std::nullopt;
}

} // namespace voorrang::auth
