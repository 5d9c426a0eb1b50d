// What people are to a tender. Seven roles are the service's own, one of them of another service: a witness watches the
// log from outside (docs/audit.md) and sees nothing of tenders. A workflow may name others (court, legal), which give
// the right to do the events that it gives them, and to read what is published.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::auth {

enum class Role : std::uint8_t { buyer, committee, bidder, writer, auditor, admin, witness };
inline constexpr std::array<std::string_view, 7> role_names{"buyer",   "committee", "bidder", "writer",
                                                            "auditor", "admin",     "witness"};

std::optional<Role> role_named(std::string_view name); // absent: a role of workflows

// A word as workflows write them: a letter, then letters, digits, _ or -; at most 64 bytes.
bool is_role_name(std::string_view name);

// Why nobody may have these roles together; absent if somebody may. A bidder is on the other side; an auditor does not
// audit what they did themselves; an admin gives the power to act and so does not act; a witness is none of ours.
// Buyer, committee and writer go together, and roles of workflows with all.
std::optional<std::string> conflict(const std::vector<std::string>& roles);

} // namespace voorrang::auth
