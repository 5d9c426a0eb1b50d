#include "adapters/http/url.hpp"

#include "adapters/http/percent.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>
#include <charconv>

namespace voorrang::http {

namespace {

Diagnostic refused(std::string why) {
    return {Code::bad_url,
            "the address can't be used: " + std::move(why),
            std::nullopt,
            {},
            {},
            "write it like https://voorbeeld.nl/v1/tenders"};
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); }

// Labels of 1 to 63 letters, digits and hyphens, none at their ends; all digits and points must be an IPv4 address.
bool is_host(std::string_view host) {
    if (host.empty() || host.size() > 253) return false;
    boost::system::error_code error;
    boost::asio::ip::make_address_v4(std::string(host), error);
    if (!error) return true;
    std::string_view last;
    for (std::size_t begin = 0; begin <= host.size();) {
        const std::size_t end = std::min(host.find('.', begin), host.size());
        const std::string_view label = last = host.substr(begin, end - begin);
        begin = end + 1;
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
        if (!std::ranges::all_of(label, [](char c) { return is_letter_or_digit(c) || c == '-'; })) return false;
    }
    return !std::ranges::all_of(last, [](char c) { return c >= '0' && c <= '9'; });
}

bool may_stand(char c) {
    return is_letter_or_digit(lower(c)) || std::string_view("-._~!$&'()*+,;=:@/%?").find(c) != std::string_view::npos;
}

Result<void> read_host_and_port(std::string_view authority, Url& url) {
    std::string_view port;
    if (authority.starts_with('[')) {
        const std::size_t end = authority.find(']');
        if (end == std::string_view::npos) return refused("a bracket is not closed");
        boost::system::error_code error;
        const auto address = boost::asio::ip::make_address_v6(std::string(authority.substr(1, end - 1)), error);
        if (error || address.scope_id() != 0) return refused("what stands in brackets is not an IPv6 address");
        url.host = address.to_string();
        port = authority.substr(end + 1);
    } else {
        const std::size_t colon = std::min(authority.find(':'), authority.size());
        url.host = authority.substr(0, colon);
        std::ranges::transform(url.host, url.host.begin(), lower);
        if (!is_host(url.host))
            return refused("its host must be a name in ASCII or an address (international names as xn--…)");
        port = authority.substr(colon);
    }
    url.port = url.tls ? 443 : 80;
    if (port.empty()) return {};
    port.remove_prefix(1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), url.port);
    if (authority[authority.size() - port.size() - 1] != ':' || error != std::errc() ||
        end != port.data() + port.size() || url.port == 0)
        return refused("its port must be a number from 1 to 65535");
    return {};
}

} // namespace

std::string Url::authority() const {
    std::string text = host.find(':') == std::string::npos ? host : "[" + host + "]";
    if (port != (tls ? 443 : 80)) text += ":" + std::to_string(port);
    return text;
}

std::string to_text(const Url& url) { return (url.tls ? "https://" : "http://") + url.authority() + url.target; }

Result<Url> read_url(std::string_view text) {
    Url url;
    const std::size_t colon = std::min(text.find("://"), text.size());
    std::string scheme(text.substr(0, colon));
    std::ranges::transform(scheme, scheme.begin(), lower);
    if (colon == text.size() || (scheme != "https" && scheme != "http"))
        return refused("it must begin with https:// or http://");
    url.tls = scheme == "https";
    const std::string_view rest = text.substr(colon + 3);
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    const std::string_view authority = rest.substr(0, end);
    url.target = rest.substr(end);
    if (authority.find('@') != std::string_view::npos) return refused("it must not have a name or password in it");
    if (rest.find('#') != std::string_view::npos) return refused("it must not have a fragment (#…)");
    if (Result<void> read = read_host_and_port(authority, url); !read) return read.error();
    if (!url.target.starts_with('/')) url.target.insert(0, 1, '/');
    if (!std::ranges::all_of(url.target, may_stand) || !percent_decode(url.target))
        return refused("it has a character that must be percent-encoded, or an encoding that is none");
    return url;
}

} // namespace voorrang::http
