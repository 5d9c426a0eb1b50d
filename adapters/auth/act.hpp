// Who changes a user or a token, and when: for the log.
#pragma once

#include "dsl/value/calendar_date.hpp"

#include <string>

namespace voorrang::auth {

struct Act {
    std::string
        by; // what the log calls the user; empty: the service itself, or whoever runs `voorrang user` on its machine
    Time now;
};

} // namespace voorrang::auth
