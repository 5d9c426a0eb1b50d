// libFuzzer entry: JWK sets. What can be read holds keys that can be used, and nothing verifies with them by chance.
#include "adapters/jwt/jws.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace voorrang;

void require(bool holds) {
    if (!holds) std::abort();
}

// {"alg":"RS256"}.{}.(signature), and the same with ES256.
const std::string tokens[] = {"eyJhbGciOiJSUzI1NiJ9.e30." + std::string(342, 'A') + "A",
                              "eyJhbGciOiJSUzI1NiJ9.e30." + std::string(342, 'A'),
                              "eyJhbGciOiJFUzI1NiJ9.e30." + std::string(86, 'A')};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto read = jwt::read_key_set({reinterpret_cast<const char*>(data), size}, "fuzz.json");
    if (!read) {
        require(!read.error().message.empty() && read.error().code == Code::bad_key_set);
        return 0;
    }
    require(!read->keys.empty() && read->keys.size() <= jwt::max_keys);
    for (const jwt::Key& key : read->keys) {
        require(key.handle != nullptr && key.signature_bytes >= 64);
        require(fits(key, jwt::Algorithm::es256) !=
                (fits(key, jwt::Algorithm::rs256) || fits(key, jwt::Algorithm::ps256)));
    }
    for (const std::string& token : tokens) require(std::holds_alternative<jwt::Flaw>(jwt::verify(token, *read)));
    return 0;
}
