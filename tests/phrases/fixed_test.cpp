#include "dsl/phrases/fixed.hpp"
#include "dsl/phrases/match.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

namespace voorrang::phrases {

namespace {

namespace fs = std::filesystem;

std::vector<std::size_t> holes_of(std::string_view pattern) {
    std::vector<std::size_t> holes;
    for (std::size_t at = 0; at < pattern.size(); ++at)
        if (const Hole hole = hole_at(pattern, at); hole.length > 0) holes.push_back(hole.number);
    return holes;
}

TEST(Fixed, EachTextStandsOnceWithTheSameHolesInBothLanguages) {
    std::set<std::string_view> seen;
    for (const auto table : fixed_nl)
        for (const Phrase& each : table) {
            EXPECT_TRUE(seen.insert(each.english).second) << "twice: " << each.english;
            std::vector<std::size_t> english = holes_of(each.english), dutch = holes_of(each.translated);
            // In order: what is said is known again by its parts in the order in which they stand.
            for (std::size_t i = 0; i < english.size(); ++i) EXPECT_EQ(english[i], i + 1) << each.english;
            std::sort(dutch.begin(), dutch.end());
            EXPECT_EQ(english, dutch) << each.english;
            EXPECT_FALSE(each.translated.empty()) << each.english;
        }
}

TEST(Fixed, IsInDutch) {
    const std::set<std::string_view> the_same{
        "Run {1}",  "Nr",   "{1} test",  "{1} tests",  "{1} in {2}",      "{1}: {2} in {3}",
        "criteria", "type", "parameter", "{1} is {2}", "{1}; {2} is {3}", "{1} {2} of {3}: \"{4}\""};
    for (const auto table : fixed_nl)
        for (const Phrase& each : table)
            EXPECT_TRUE(each.english != each.translated || the_same.contains(each.english)) << each.english;
}

// All sources that may have such texts, with literals of several lines put together.
std::string sources() {
    std::string all;
    for (const char* folder : {"engine", "adapters", "dsl/phrases", "dsl/lower"})
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(VOORRANG_SOURCE_DIR) / folder)) {
            if (entry.path().extension() != ".cpp") continue;
            std::ifstream stream(entry.path());
            std::ostringstream text;
            text << stream.rdbuf();
            all += text.str();
        }
    std::string joined;
    for (std::size_t at = 0; at < all.size(); ++at) {
        const std::size_t next = all[at] == '"' ? all.find_first_not_of(" \n", at + 1) : std::string::npos;
        if (next != std::string::npos && next > at + 1 && all[next] == '"')
            at = next;
        else
            joined += all[at];
    }
    return joined;
}

TEST(Fixed, EveryTextIsSaidSomewhere) {
    const std::string code = sources();
    for (const auto table : fixed_nl)
        for (const Phrase& each : table) {
            std::string literal = "\"";
            for (const char c : each.english) literal += c == '"' ? std::string("\\\"") : std::string(1, c);
            literal += '"';
            EXPECT_NE(code.find(literal), std::string::npos) << "nothing says: " << each.english;
        }
}

TEST(Fixed, IsSaidInTheLanguageOfTheReader) {
    EXPECT_EQ(say(Language::en, "{1}, and {2}", {"a", "b"}), "a, and b");
    EXPECT_EQ(say(Language::nl, "{1}, and {2}", {"a", "b"}), "a, en b");
    EXPECT_EQ(say(Language::en, "{1} failed##tests", {"2"}), "2 failed");
    EXPECT_EQ(say(Language::nl, "{1} failed##tests", {"2"}), "2 mislukt");
    EXPECT_EQ(say_count(Language::en, 0, "{1} tender", "{1} tenders"), "no tenders");
    EXPECT_EQ(say_count(Language::nl, 0, "{1} tender", "{1} tenders"), "geen aanbestedingen");
    EXPECT_EQ(say_count(Language::nl, 1, "{1} tender", "{1} tenders"), "1 aanbesteding");
    EXPECT_EQ(say_count(Language::nl, 1234, "{1} tender", "{1} tenders"), "1.234 aanbestedingen");
}

} // namespace

} // namespace voorrang::phrases
