// Notices of eForms among the tenders: read as the release that they say the same as, and told of by their own places.
#include "adapters/ocds/load.hpp"
#include "engine/facts/cell_text.hpp"
#include "tests/facts/sample_schema.hpp"
#include "tests/ocds/input.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace voorrang::ocds {

class NoticeTest : public testing::Test {
  protected:
    graph::SampleSchema s;
    const std::vector<std::string> constants{};

    static std::string text_of(const std::string& name) {
        std::ifstream stream(std::filesystem::path(VOORRANG_SOURCE_DIR) / "tests/cli/inputs" / name);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
    std::string shown(const engine::Facts& facts, graph::FactId fact) const {
        return to_display_text(engine::cell_value(facts, fact, 0));
    }
};

TEST_F(NoticeTest, IsACase) {
    EXPECT_EQ(outline(text_of("notice.xml"), "n.xml"), (Lines{"n.xml 7b1c9a40-52de-4a6f-8b3e-1c2d3e4f5a6b"}));
    EXPECT_EQ(outline("\xEF\xBB\xBF" + text_of("notice.xml"), "-"), (Lines{"- 7b1c9a40-52de-4a6f-8b3e-1c2d3e4f5a6b"}));
}

// More than is read at a time.
TEST_F(NoticeTest, OfAnyLength) {
    std::string text = text_of("notice.xml");
    for (int i = 0; i < 4; ++i) text.insert(text.find("<ContractNotice"), "<!--" + std::string(60'000, 'x') + "-->\n");
    EXPECT_EQ(outline(text, "n.xml"), (Lines{"n.xml 7b1c9a40-52de-4a6f-8b3e-1c2d3e4f5a6b"}));
}

TEST_F(NoticeTest, GivesFacts) {
    std::istringstream input(text_of("notice.xml"));
    const auto read = CaseReader(input, "n.xml").next();
    ASSERT_TRUE(read && *read);
    engine::FactsBuilder builder(s.schema, constants);
    ASSERT_TRUE(load(**read, s.schema, builder));
    const engine::Facts facts = builder.finish();
    EXPECT_EQ(shown(facts, s.title), "\"Groenonderhoud Bergen en Castricum\"");
    EXPECT_EQ(shown(facts, s.value), "EUR 420,000.00");
    EXPECT_EQ(shown(facts, s.deadline), "2026-04-20T12:00:00+02:00");
}

TEST_F(NoticeTest, TellsWhereAFactStands) {
    s.schema.facts[s.title].reading = graph::Reading::number;
    std::istringstream input(text_of("notice.xml"));
    const auto read = CaseReader(input, "n.xml").next();
    ASSERT_TRUE(read && *read);
    engine::FactsBuilder builder(s.schema, constants);
    const Result<void> loaded = load(**read, s.schema, builder);
    ASSERT_FALSE(loaded);
    EXPECT_TRUE(loaded.error().place.starts_with("n.xml:")) << loaded.error().place;
    EXPECT_TRUE(loaded.error().place.ends_with(" /ContractNotice/cac:ProcurementProject/cbc:Name[1]"))
        << loaded.error().place;
}

TEST_F(NoticeTest, OfSeveralFaultsTheFirstIsTold) {
    std::istringstream input(text_of("notices/faulty.xml"));
    CaseReader reader(input, "n.xml");
    const auto read = reader.next();
    ASSERT_FALSE(read);
    EXPECT_EQ(brief(read.error()),
              "n.xml:2 /ContractNotice V533 the version of the notice is missing (`cbc:VersionID`, BT-757)");
    EXPECT_TRUE(read.error().help.ends_with("; 5 more faults: `voorrang convert` tells them all"));
    EXPECT_FALSE(reader.recover());
    const auto after = reader.next();
    EXPECT_TRUE(after && !*after);
}

// Who says where the name of a case stands has JSON of another kind.
TEST_F(NoticeTest, IsNoDocumentOfAnotherKind) {
    std::istringstream input(text_of("notice.xml"));
    const auto read = CaseReader(input, "n.xml", graph::parse_pointer("/id")).next();
    ASSERT_FALSE(read);
    EXPECT_EQ(brief(read.error()), "n.xml:1:1 V502 unexpected `<`");
}

} // namespace voorrang::ocds
