// The examples of docs/facts.md are what they say.
#include "adapters/ocds/bids.hpp"
#include "tests/ocds/input.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace voorrang::ocds {

namespace {

// The blocks of the page that are tagged json.
std::vector<std::string> json_blocks() {
    std::ifstream page(std::string(VOORRANG_SOURCE_DIR) + "/docs/facts.md");
    std::vector<std::string> blocks;
    bool inside = false;
    for (std::string line; std::getline(page, line);) {
        if (line == "```json") blocks.emplace_back();
        if (inside && line != "```") blocks.back() += line + "\n";
        inside = line == "```json" || (inside && line != "```");
    }
    return blocks;
}

} // namespace

TEST(Docs, TheFullExampleIsRead) {
    const auto blocks = json_blocks();
    ASSERT_EQ(blocks.size(), 2u);
    std::istringstream tenders(blocks[0]);
    auto read = CaseReader(tenders, "tender.json").next();
    ASSERT_FALSE(read.has_error()) << told(read.error());
    Case tender = std::move(**read);

    std::istringstream bids(blocks[1]);
    BidsIndex index;
    const auto indexed = index.read(bids, "bids.json");
    ASSERT_FALSE(indexed.has_error()) << told(indexed.error());
    ASSERT_FALSE(index.apply(tender).has_error());
    EXPECT_FALSE(index.unmet());
    EXPECT_EQ(tender.document.root().find("parties")->size(), 3u);
    EXPECT_EQ(tender.document.root().find("bids")->find("details")->size(), 2u);
}

} // namespace voorrang::ocds
