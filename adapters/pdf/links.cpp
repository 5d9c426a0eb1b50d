#include "adapters/pdf/links.hpp"

#include <algorithm>

namespace voorrang::pdf {

namespace {

// RFC 3986, but for quotes, which cairo would read as the end of the address.
bool is_of_address(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~:/?#[]@!$&()*+,;=%").find(c) != std::string_view::npos;
}

std::string_view cut(std::string_view address) {
    const auto count = [&](char c) { return std::ranges::count(address, c); };
    while (!address.empty()) {
        const char last = address.back();
        const bool closes = (last == ')' && count(')') > count('(')) || (last == ']' && count(']') > count('['));
        if (!closes && std::string_view(".,;:!?").find(last) == std::string_view::npos) break;
        address.remove_suffix(1);
    }
    return address;
}

} // namespace

std::vector<Link> links_in(std::string_view text) {
    std::vector<Link> links;
    for (std::size_t at = 0; (at = text.find("http", at)) != std::string_view::npos;) {
        const std::string_view rest = text.substr(at);
        const std::size_t scheme = rest.starts_with("https://") ? 8 : rest.starts_with("http://") ? 7 : 0;
        const auto end = std::ranges::find_if_not(rest, is_of_address);
        const std::string_view address = cut(rest.substr(0, static_cast<std::size_t>(end - rest.begin())));
        if (scheme == 0 || address.size() <= scheme) {
            at += 4;
            continue;
        }
        links.push_back({at, at + address.size(), std::string(address)});
        at += address.size();
    }
    return links;
}

} // namespace voorrang::pdf
