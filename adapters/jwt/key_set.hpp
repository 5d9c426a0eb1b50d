// The public keys of an OpenID Connect provider, from a JWK set (RFC 7517). Keys that can't be used here are passed
// over: another kty or curve, RSA of less than 2048 bits, a use other than sig, key_ops without verify, another alg.
#pragma once

#include "dsl/diagnostics/result.hpp"

#include <cjose/jwk.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::jwt {

inline constexpr std::size_t max_key_set_bytes = 256 << 10;
inline constexpr std::size_t max_keys = 100;
inline constexpr std::size_t min_rsa_bits = 2048;
inline constexpr std::size_t max_rsa_bits = 8192; // a larger one takes too long to reckon with

enum class Algorithm : std::uint8_t { rs256, ps256, es256 };
std::optional<Algorithm> algorithm_named(std::string_view name);

struct Key {
    std::string id; // kid; may be empty
    bool elliptic = false;
    std::optional<Algorithm> only; // alg
    std::size_t signature_bytes = 0;
    std::shared_ptr<const cjose_jwk_t> handle; // only the public part
};
bool fits(const Key& key, Algorithm algorithm);

struct KeySet {
    std::vector<Key> keys; // not for two keys the same kid and kind
};

// V745 if it is none, or holds no key that can be used. `name`: how messages call it.
Result<KeySet> read_key_set(std::string_view text, std::string_view name);

} // namespace voorrang::jwt
