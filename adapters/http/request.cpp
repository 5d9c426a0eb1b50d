#include "adapters/http/request.hpp"

namespace voorrang::http {

std::string_view Request::path_parameter(std::string_view name) const {
    for (const auto& [key, value] : path_parameters)
        if (key == name) return value;
    return {};
}

} // namespace voorrang::http
