#include "adapters/jwt/key_set.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/jwt/base64url.hpp"

#include <openssl/err.h>

#include <algorithm>
#include <array>

namespace voorrang::jwt {

namespace {

constexpr std::array<std::pair<std::string_view, Algorithm>, 3> algorithm_names{
    {{"RS256", Algorithm::rs256}, {"PS256", Algorithm::ps256}, {"ES256", Algorithm::es256}}};

constexpr std::size_t es256_signature_bytes = 64; // RFC 7518 section 3.4

Diagnostic bad_key_set(std::string_view name, const std::string& message) {
    return {Code::bad_key_set, message, std::nullopt,
            std::string(name), {},      "give the provider's jwks_uri, or what it gives there as a file"};
}

// A member that is a text; empty if it is not there, absent if it is something else.
std::optional<std::string> text_of(json::Ref object, std::string_view name) {
    const auto member = object.find(name);
    if (!member) return std::string();
    if (!member->is_string()) return std::nullopt;
    return std::string(member->text());
}

bool is_for_verifying(json::Ref object) {
    const auto use = text_of(object, "use");
    if (!use || (!use->empty() && *use != "sig")) return false;
    const auto operations = object.find("key_ops");
    if (!operations) return true;
    return operations->is_array() && std::ranges::any_of(operations->children(), [](json::Ref operation) {
               return operation.is_string() && operation.text() == "verify";
           });
}

// The bytes of a number without leading zeros.
std::size_t bits_of(std::string_view number) {
    if (number.empty() || number.front() == '\0') return 0;
    std::size_t bits = (number.size() - 1) * 8;
    for (unsigned first = static_cast<unsigned char>(number.front()); first != 0; first >>= 1U) ++bits;
    return bits;
}

std::shared_ptr<const cjose_jwk_t> import(std::string_view kind,
                                          const std::vector<std::pair<std::string_view, std::string>>& members) {
    std::string text = "{\"kty\":";
    json::append_quoted(text, kind);
    for (const auto& [name, value] : members) {
        text += ",";
        json::append_quoted(text, name);
        text += ":";
        json::append_quoted(text, value);
    }
    text += "}";
    cjose_jwk_t* key = cjose_jwk_import(text.data(), text.size(), nullptr); // why without an error: jws.cpp
    ERR_clear_error();
    if (key == nullptr) return nullptr;
    return {key, [](const cjose_jwk_t* held) { cjose_jwk_release(const_cast<cjose_jwk_t*>(held)); }};
}

std::optional<Key> rsa_key(json::Ref object) {
    const auto modulus = text_of(object, "n");
    const auto exponent = text_of(object, "e");
    if (!modulus || !exponent) return std::nullopt;
    const auto number = decode_base64url(*modulus);
    const auto power = decode_base64url(*exponent);
    if (!number || !power) return std::nullopt;
    const std::size_t bits = bits_of(*number);
    // An even exponent, or 1, makes every signature or none good; one of more than 32 bits makes reckoning slow.
    const bool exponent_good = !power->empty() && power->size() <= 4 && (power->back() & 1) != 0 && *power != "\x01";
    if (bits < min_rsa_bits || bits > max_rsa_bits || !exponent_good) return std::nullopt;
    Key key;
    key.signature_bytes = number->size();
    key.handle = import("RSA", {{"n", *modulus}, {"e", *exponent}});
    return key;
}

std::optional<Key> elliptic_key(json::Ref object) {
    const auto curve = text_of(object, "crv");
    const auto x = text_of(object, "x");
    const auto y = text_of(object, "y");
    if (!curve || *curve != "P-256" || !x || !y) return std::nullopt;
    const auto x_bytes = decode_base64url(*x);
    const auto y_bytes = decode_base64url(*y);
    if (!x_bytes || !y_bytes || x_bytes->size() != 32 || y_bytes->size() != 32) return std::nullopt;
    Key key;
    key.elliptic = true;
    key.signature_bytes = es256_signature_bytes;
    key.handle = import("EC", {{"crv", *curve}, {"x", *x}, {"y", *y}});
    return key;
}

std::optional<Key> read_key(json::Ref object) {
    if (!object.is_object() || !is_for_verifying(object)) return std::nullopt;
    const auto kind = text_of(object, "kty");
    const auto id = text_of(object, "kid");
    const auto algorithm = text_of(object, "alg");
    if (!kind || !id || !algorithm) return std::nullopt;
    std::optional<Key> key;
    if (*kind == "RSA") key = rsa_key(object);
    if (*kind == "EC") key = elliptic_key(object);
    if (!key || !key->handle) return std::nullopt;
    key->id = *id;
    if (!algorithm->empty()) {
        key->only = algorithm_named(*algorithm);
        if (!key->only || !fits(*key, *key->only)) return std::nullopt;
    }
    return key;
}

} // namespace

std::optional<Algorithm> algorithm_named(std::string_view name) {
    const auto* found = std::ranges::find(algorithm_names, name, &std::pair<std::string_view, Algorithm>::first);
    if (found == algorithm_names.end()) return std::nullopt;
    return found->second;
}

bool fits(const Key& key, Algorithm algorithm) {
    return key.elliptic == (algorithm == Algorithm::es256) && (!key.only || *key.only == algorithm);
}

Result<KeySet> read_key_set(std::string_view text, std::string_view name) {
    if (text.size() > max_key_set_bytes) return bad_key_set(name, "a key set of more than 256 KiB");
    const auto tree = json::parse(text, name);
    if (!tree) return bad_key_set(tree.error().place, "a key set that is no JSON: " + tree.error().message);
    const json::Ref root = tree->root();
    const auto keys = root.is_object() ? root.find("keys") : std::nullopt;
    if (!keys || !keys->is_array()) return bad_key_set(name, "a key set without a list `keys`");
    if (keys->size() > max_keys) return bad_key_set(name, "a key set of more than 100 keys");
    KeySet set;
    for (const json::Ref object : keys->children())
        if (std::optional<Key> key = read_key(object)) set.keys.push_back(*std::move(key));
    if (set.keys.empty()) return bad_key_set(name, "a key set without a key for RS256, PS256 or ES256");
    return set;
}

} // namespace voorrang::jwt
