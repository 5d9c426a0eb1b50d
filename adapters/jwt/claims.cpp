#include "adapters/jwt/claims.hpp"

#include "adapters/json/parse.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

namespace voorrang::jwt {

namespace {

constexpr std::int64_t second = 1'000'000;        // in microseconds
constexpr double last_second = 253'402'300'799.0; // 9999-12-31T23:59:59Z

// A NumericDate: seconds since 1970, perhaps with decimals. The whole second before it is enough.
std::optional<Time> moment(json::Ref value) {
    if (!value.is_number()) return std::nullopt;
    const std::string_view digits = value.text();
    double seconds = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    if (!(seconds >= 0 && seconds <= last_second)) return std::nullopt;
    return Time{static_cast<std::int64_t>(std::floor(seconds)) * second, 0};
}

std::optional<std::string> text_of(json::Ref object, std::string_view name) {
    const auto member = object.find(name);
    if (!member || !member->is_string()) return std::nullopt;
    return std::string(member->text());
}

bool is_for(json::Ref audience, const std::vector<std::string>& accepted) {
    const auto is_one = [&](json::Ref value) {
        return value.is_string() && std::ranges::find(accepted, value.text()) != accepted.end();
    };
    if (audience.is_array()) return std::ranges::any_of(audience.children(), is_one);
    return is_one(audience);
}

std::optional<Flaw> flaw_in_times(json::Ref root, Time now, Time& expires) {
    constexpr std::int64_t leeway = leeway_seconds * second;
    const auto exp = root.find("exp");
    if (!exp) return Flaw::no_expiry;
    const auto until = moment(*exp);
    if (!until) return Flaw::bad_claims;
    expires = *until;
    if (now.microseconds - leeway >= until->microseconds) return Flaw::expired;
    if (const auto nbf = root.find("nbf")) {
        const auto from = moment(*nbf);
        if (!from) return Flaw::bad_claims;
        if (now.microseconds + leeway < from->microseconds) return Flaw::not_yet_valid;
    }
    if (const auto iat = root.find("iat")) {
        const auto issued = moment(*iat);
        if (!issued) return Flaw::bad_claims;
        if (now.microseconds + leeway < issued->microseconds) return Flaw::issued_in_future;
    }
    return std::nullopt;
}

} // namespace

std::variant<Claims, Flaw> read_claims(std::string_view payload, const Expected& expected, Time now) {
    auto read = json::read(payload);
    json::Tree* tree = std::get_if<json::Tree>(&read);
    if (tree == nullptr || !tree->root().is_object()) return Flaw::bad_claims;
    const json::Ref root = tree->root();
    Claims claims;
    const auto issuer = text_of(root, "iss");
    if (!issuer || *issuer != expected.issuer) return Flaw::other_issuer;
    const auto audience = root.find("aud");
    if (!audience || !is_for(*audience, expected.audiences)) return Flaw::other_audience;
    const auto subject = text_of(root, "sub");
    if (!subject || subject->empty()) return Flaw::no_subject;
    if (const auto flaw = flaw_in_times(root, now, claims.expires)) return *flaw;
    claims.issuer = *issuer;
    claims.subject = *subject;
    claims.all = std::move(*tree);
    return claims;
}

} // namespace voorrang::jwt
