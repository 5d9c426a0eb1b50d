// What a page is made of, by itself: columns, addresses, the end of the file.
#include "adapters/pdf/catalog.hpp"
#include "adapters/pdf/columns.hpp"
#include "adapters/pdf/links.hpp"

#include <gtest/gtest.h>

namespace voorrang::pdf {
namespace {

TEST(Columns, ShareTheRoom) {
    EXPECT_EQ(widths_of({{10, 20}, {10, 40}}, 100), (std::vector<double>{20, 40}));
    EXPECT_EQ(widths_of({{10, 20}, {10, 70}}, 55), (std::vector<double>{15, 40}));
    EXPECT_EQ(widths_of({{60, 60}, {40, 90}}, 50), (std::vector<double>{25, 25}));
    EXPECT_EQ(widths_of({{900, 900}, {10, 90}, {900, 900}}, 50), (std::vector<double>{20, 10, 20}));
}

std::vector<std::string> addresses(std::string_view text) {
    std::vector<std::string> found;
    for (const Link& each : links_in(text)) {
        EXPECT_EQ(text.substr(each.begin, each.end - each.begin), each.address);
        found.push_back(each.address);
    }
    return found;
}

TEST(Links, EndWhereTheAddressDoes) {
    using Found = std::vector<std::string>;
    EXPECT_EQ(addresses("no http, no https:// and no xhttp:/"), Found{});
    EXPECT_EQ(addresses("See https://a.nl/b?c=d#e. And (http://f.nl/g_(h)), too"),
              (Found{"https://a.nl/b?c=d#e", "http://f.nl/g_(h)"}));
    EXPECT_EQ(addresses("https://a.nl/'onclick"), Found{"https://a.nl/"});
    EXPECT_EQ(addresses("https://é.nl https://b.nl/é"), (Found{"https://b.nl/"}));
}

TEST(Catalog, WhatIsNotAsCairoWritesItStays) {
    for (const std::string file :
         {"", "%PDF-1.4\n", "\ntrailer\n<< /Size 3 /Root 9 0 R /Info 1 0 R >>\nstartxref\n5\n"})
        EXPECT_EQ(with_language(file, Language::nl), file);
}

TEST(Catalog, IsWrittenAgainBehindTheFile) {
    const std::string file =
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 2\ntrailer\n<< /Size 2\n   /Root 1 0 "
        "R\n   /Info 0 0 R\n>>\nstartxref\n46\n%%EOF\n";
    const std::string with = with_language(file, Language::nl);
    ASSERT_TRUE(with.starts_with(file));
    EXPECT_EQ(
        with.substr(file.size()),
        "1 0 obj\n<< /Lang (nl)\n   /ViewerPreferences << /DisplayDocTitle true >>\n   /Type /Catalog >>\nendobj\n"
        "xref\n1 1\n0000000" +
            std::to_string(file.size()) +
            " 00000 n \ntrailer\n<< /Size 2\n   /Root 1 0 R\n   /Info 0 0 R\n"
            "   /Prev 46\n>>\nstartxref\n" +
            std::to_string(with.find("xref\n1 1")) + "\n%%EOF\n");
}

} // namespace
} // namespace voorrang::pdf
