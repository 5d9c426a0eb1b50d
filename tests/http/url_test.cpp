#include "adapters/http/url.hpp"

#include <gtest/gtest.h>

namespace voorrang::http {
namespace {

TEST(UrlTest, IsReadStrictly) {
    EXPECT_EQ(read_url("https://Example.NL/a?b=c").value(), (Url{true, "example.nl", 443, "/a?b=c"}));
    EXPECT_EQ(read_url("HTTP://a-b.xn--p1ai:8080").value(), (Url{false, "a-b.xn--p1ai", 8080, "/"}));
    EXPECT_EQ(read_url("http://127.0.0.1?x").value(), (Url{false, "127.0.0.1", 80, "/?x"}));
    EXPECT_EQ(read_url("https://[2001:DB8::1]:444/%20").value(), (Url{true, "2001:db8::1", 444, "/%20"}));
    for (const char* text : {"",
                             "example.nl",
                             "//example.nl",
                             "ftp://example.nl",
                             "javascript://x",
                             "https://",
                             "https:///a",
                             "https://user@example.nl/",
                             "https://u:p@example.nl/",
                             "https://example.nl/#a",
                             "https://example.nl#",
                             "https://exa mple.nl",
                             "https://example.nl/a b",
                             "https://exämple.nl",
                             "https://-a.nl",
                             "https://a-.nl",
                             "https://a..nl",
                             "https://a.nl.",
                             "https://a_b.nl",
                             "https://1.2.3",
                             "https://1.2.3.256",
                             "https://0x7f.1",
                             "https://127.1",
                             "https://2130706433",
                             "https://a.nl:",
                             "https://a.nl:0",
                             "https://a.nl:65536",
                             "https://a.nl:80a",
                             "https://a.nl:-1",
                             "https://a.nl:+1",
                             "https://[::1",
                             "https://[::1]80",
                             "https://[a]/",
                             "https://[::1%25eth0]/",
                             "https://[127.0.0.1]/",
                             "https://a.nl/%",
                             "https://a.nl/%zz",
                             "https://a.nl/<",
                             "https://a.nl\\b",
                             "https://a.nl/\r\nX: y"}) {
        const Result<Url> url = read_url(text);
        ASSERT_FALSE(url) << text;
        EXPECT_EQ(url.error().code, Code::bad_url);
    }
}

TEST(UrlTest, IsWrittenAsItIsRead) {
    for (const char* text : {"https://example.nl/a?b=c", "http://example.nl:8080/", "https://[2001:db8::1]:444/x"})
        EXPECT_EQ(to_text(read_url(text).value()), text);
    EXPECT_EQ(read_url("http://a.nl:443/")->authority(), "a.nl:443");
    EXPECT_EQ(read_url("https://a.nl:443/")->authority(), "a.nl");
}

} // namespace
} // namespace voorrang::http
