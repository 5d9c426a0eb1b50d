// Who does something to a tender, and when.
#pragma once

#include "dsl/value/calendar_date.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace voorrang::service {

struct Act {
    std::string user;               // what the log calls them (auth::Identity::called); empty: the service itself
    std::string organisation;       // for which the user acts; may be empty
    std::vector<std::string> roles; // of the user
    Time at;

    bool in_role(std::string_view role) const { return std::find(roles.begin(), roles.end(), role) != roles.end(); }
};

} // namespace voorrang::service
