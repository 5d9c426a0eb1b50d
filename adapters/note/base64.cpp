#include "adapters/note/base64.hpp"

#include <sodium.h>

namespace voorrang::note {

namespace {

constexpr int padded = sodium_base64_VARIANT_ORIGINAL;

} // namespace

std::string to_base64(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), padded), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      padded);
    text.pop_back(); // the NUL that it writes
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                          nullptr, &size, &end, padded) != 0)
        return std::nullopt;
    bytes.resize(size);
    if (end != text.data() + text.size() || to_base64(bytes) != text) return std::nullopt;
    return bytes;
}

} // namespace voorrang::note
