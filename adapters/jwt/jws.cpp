#include "adapters/jwt/jws.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/jwt/base64url.hpp"

#include <cjose/jws.h>
#include <openssl/err.h>

#include <algorithm>
#include <array>
#include <memory>

namespace voorrang::jwt {

namespace {

struct Parts {
    std::string_view header, payload, signature;
};

std::optional<Parts> split(std::string_view token) {
    const std::size_t first = token.find('.');
    if (first == std::string_view::npos) return std::nullopt;
    const std::size_t second = token.find('.', first + 1);
    if (second == std::string_view::npos || token.find('.', second + 1) != std::string_view::npos) return std::nullopt;
    return Parts{token.substr(0, first), token.substr(first + 1, second - first - 1), token.substr(second + 1)};
}

struct Header {
    Algorithm algorithm;
    std::optional<std::string> key; // kid
};

// RFC 8725 section 3.11: a token of another kind (of a logout, say) is not taken for one that gives access.
bool is_access_type(std::string_view type) {
    std::string lower(type);
    std::ranges::transform(lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    if (lower.starts_with("application/")) lower.erase(0, std::string_view("application/").size());
    return lower == "jwt" || lower == "at+jwt";
}

std::variant<Header, Flaw> read_header(std::string_view bytes) {
    const auto read = json::read(bytes);
    const json::Tree* tree = std::get_if<json::Tree>(&read);
    if (tree == nullptr || !tree->root().is_object()) return Flaw::not_a_jwt;
    const json::Ref root = tree->root();
    if (root.find("crit")) return Flaw::critical_header;
    if (const auto type = root.find("typ"); type && !(type->is_string() && is_access_type(type->text())))
        return Flaw::other_type;
    const auto name = root.find("alg");
    const auto algorithm = name && name->is_string() ? algorithm_named(name->text()) : std::nullopt;
    if (!algorithm) return Flaw::other_algorithm;
    Header header{*algorithm, std::nullopt};
    if (const auto key = root.find("kid")) {
        if (!key->is_string()) return Flaw::not_a_jwt;
        header.key = std::string(key->text());
    }
    return header;
}

std::variant<const Key*, Flaw> find_key(const KeySet& keys, const Header& header) {
    const Key* found = nullptr;
    bool of_other_type = false;
    for (const Key& key : keys.keys) {
        if (header.key && key.id != *header.key) continue;
        if (!fits(key, header.algorithm)) {
            of_other_type = header.key.has_value();
            continue;
        }
        if (found != nullptr) return Flaw::ambiguous_key;
        found = &key;
    }
    if (found != nullptr) return found;
    return of_other_type ? Flaw::key_of_other_type : Flaw::unknown_key;
}

bool signature_is_good(std::string_view token, const Key& key) {
    cjose_err error{};
    const std::unique_ptr<cjose_jws_t, void (*)(cjose_jws_t*)> jws(cjose_jws_import(token.data(), token.size(), &error),
                                                                   cjose_jws_release);
    return jws != nullptr && cjose_jws_verify(jws.get(), key.handle.get(), &error);
}

} // namespace

std::variant<std::string, Flaw> verify(std::string_view token, const KeySet& keys) {
    if (token.size() > max_token_bytes) return Flaw::too_long;
    const auto parts = split(token);
    if (!parts) return Flaw::not_a_jwt;
    const auto header_bytes = decode_base64url(parts->header);
    auto payload = decode_base64url(parts->payload);
    const auto signature = decode_base64url(parts->signature);
    if (!header_bytes || !payload || !signature) return Flaw::not_a_jwt;
    const auto header = read_header(*header_bytes);
    if (const Flaw* flaw = std::get_if<Flaw>(&header)) return *flaw;
    const auto key = find_key(keys, std::get<Header>(header));
    if (const Flaw* flaw = std::get_if<Flaw>(&key)) return *flaw;
    const Key& chosen = *std::get<const Key*>(key);
    if (signature->size() != chosen.signature_bytes || payload->empty()) return Flaw::bad_signature;
    if (!signature_is_good(token, chosen)) return Flaw::bad_signature;
    return *std::move(payload);
}

} // namespace voorrang::jwt
