// The description of the interface, as it is served: adapters/api/openapi.json.
#pragma once

#include <string_view>

namespace voorrang::api {

std::string_view openapi_json(); // OpenAPI 3.1

} // namespace voorrang::api
