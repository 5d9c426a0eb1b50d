#include "engine/decide/policy_hash.hpp"
#include "dsl/value/hex.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace voorrang::engine {

std::string sha256_hex(std::string_view bytes) {
    // Looked up once: EVP_sha256() would have it looked up for each text, which takes as long as hashing it.
    static const EVP_MD* const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    std::array<unsigned char, 32> digest{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, sha256, nullptr) != 1)
        throw std::runtime_error("OpenSSL has no SHA-256");
    return to_hex(digest);
}

std::string policy_hash(std::vector<PolicyText> texts) {
    std::sort(texts.begin(), texts.end(), [](const auto& a, const auto& b) { return a.package < b.package; });
    std::string whole = "voorrang-policy-1\n";
    for (const auto& text : texts)
        for (const auto* part : {&text.package, &text.version, &text.text})
            whole += std::to_string(part->size()) + ":" + *part + "\n";
    return sha256_hex(whole);
}

} // namespace voorrang::engine
