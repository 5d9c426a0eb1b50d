#include "adapters/report/decision_text.hpp"
#include "tests/report/golden.hpp"
#include "tests/report/samples.hpp"

namespace voorrang::report {
namespace {

class DecisionText : public testing::Test {
  protected:
    std::string text(const engine::Decision& decision) { return decision_text(decision, places_, options_); }

    SourceMap sources_ = samples::sources();
    SourcePlaces places_{sources_};
    TextOptions options_{{}, "bid", explain_nothing, "add --bid"};
};

TEST_F(DecisionText, Awarded) { expect_golden("awarded.txt", text(samples::awarded())); }
TEST_F(DecisionText, Obliged) { expect_golden("obliged.txt", text(samples::obliged())); }
TEST_F(DecisionText, Undetermined) { expect_golden("undetermined.txt", text(samples::undetermined())); }
TEST_F(DecisionText, Tied) { expect_golden("tied.txt", text(samples::tied())); }
TEST_F(DecisionText, Failed) { expect_golden("failed.txt", text(samples::failed())); }
TEST_F(DecisionText, Nobody) { expect_golden("nobody.txt", text(samples::nobody())); }
TEST_F(DecisionText, NoBids) { expect_golden("no_bids.txt", text(samples::no_bids())); }
TEST_F(DecisionText, NoAward) { expect_golden("no_award.txt", text(samples::no_award())); }

TEST_F(DecisionText, Explained) {
    options_.explained = explain_all;
    options_.explain_hint.clear();
    expect_golden("explained.txt", text(samples::awarded()));
}

TEST_F(DecisionText, ExplainsOneBidByNameOrIdentifier) {
    options_.explained = {false, "b3"};
    options_.explain_hint.clear();
    const std::string by_id = text(samples::awarded());
    options_.explained = {false, "Goedkoop BV"};
    EXPECT_EQ(text(samples::awarded()), by_id);
    expect_golden("one_bid.txt", by_id);
}

TEST_F(DecisionText, Coloured) {
    options_.reader.colour = Colour::on;
    options_.explained = explain_all;
    options_.explain_hint.clear();
    const std::string coloured = text(samples::awarded());
    expect_golden("coloured.txt", coloured);
    // Colours change nothing else.
    std::string bare;
    for (std::size_t i = 0; i < coloured.size(); ++i) {
        if (coloured[i] == '\x1b')
            i = coloured.find('m', i);
        else
            bare += coloured[i];
    }
    options_.reader.colour = Colour::off;
    EXPECT_EQ(bare, text(samples::awarded()));
}

// The whole of it for who reads Dutch.
TEST_F(DecisionText, InDutch) {
    options_.reader.language = Language::nl;
    expect_golden("awarded.nl.txt", text(samples::awarded()));
    expect_golden("obliged.nl.txt", text(samples::obliged()));
    expect_golden("undetermined.nl.txt", text(samples::undetermined()));
    expect_golden("tied.nl.txt", text(samples::tied()));
    expect_golden("failed.nl.txt", text(samples::failed()));
    options_.explained = explain_all;
    expect_golden("explained.nl.txt", text(samples::awarded()));
}

TEST_F(DecisionText, NamesCannotUpsetATerminal) { EXPECT_EQ(text(samples::failed()).find('\x1b'), std::string::npos); }

TEST_F(DecisionText, TotalsThatDifferFarBehindThePointAreShownWhole) {
    engine::Decision decision = samples::tied();
    const std::string far = "80." + std::string(40, '0') + "1";
    decision.standings[0].total = parse_number(far);
    EXPECT_NE(text(decision).find(far), std::string::npos);
    EXPECT_NE(text(decision).find("80." + std::string(41, '0') + '\n'), std::string::npos);
}

} // namespace
} // namespace voorrang::report
