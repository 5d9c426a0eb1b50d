// A tender as OCDS: its releases, and the record that they come to. Everyone who may read them reads the same.
#pragma once

#include "adapters/api/host.hpp"

namespace voorrang::api {

void add_releases(http::Router& router, Host& host);

} // namespace voorrang::api
