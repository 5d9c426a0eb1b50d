// docs/permissions.md: the table for people.
#pragma once

#include <string>

namespace voorrang::auth {

std::string permissions_page();

} // namespace voorrang::auth
