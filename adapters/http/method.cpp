#include "adapters/http/method.hpp"

#include <array>

namespace voorrang::http {

namespace {

constexpr std::array<std::string_view, 7> texts{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};

} // namespace

std::string_view method_text(Method method) { return texts[static_cast<std::size_t>(method)]; }

std::optional<Method> read_method(std::string_view text) {
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (texts[i] == text) return static_cast<Method>(i);
    return std::nullopt;
}

} // namespace voorrang::http
