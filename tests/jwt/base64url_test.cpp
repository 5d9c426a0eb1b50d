#include "adapters/jwt/base64url.hpp"

#include <gtest/gtest.h>

namespace voorrang::jwt {
namespace {

TEST(Base64url, KnownAnswers) { // RFC 4648 section 10, without padding; RFC 7515 appendix C
    const std::vector<std::pair<std::string, std::string>> pairs{
        {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},          {"foo", "Zm9v"},
        {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\x03\xEC\xFF\xE0\xC1", "A-z_4ME"}};
    for (const auto& [bytes, text] : pairs) {
        EXPECT_EQ(encode_base64url(bytes), text);
        EXPECT_EQ(decode_base64url(text), bytes) << text;
    }
}

TEST(Base64url, OnlyTheOneTextOfSomeBytesIsRead) {
    for (const char* text : {"Z", "Zg==", "Zh", "Zm9=", "Zm+v", "Zm/v", "Zm 9v", "Zm9v\n", "Zm9vZ", "Zm9"})
        EXPECT_FALSE(decode_base64url(text)) << text;
    EXPECT_FALSE(decode_base64url(std::string_view("Zm9\0", 4)));
}

} // namespace
} // namespace voorrang::jwt
