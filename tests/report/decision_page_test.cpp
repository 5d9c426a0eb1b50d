// A decision as a page: all of it, in the reader's language, whatever stands in the data.
#include "adapters/report/decision_page.hpp"
#include "tests/report/golden.hpp"
#include "tests/report/samples.hpp"

#include <algorithm>

namespace voorrang::report {
namespace {

class DecisionPage : public testing::Test {
  protected:
    std::string page(const engine::Decision& decision, Language language = Language::en) {
        options_.reader.language = language;
        std::string text = decision_page(decision, places_, options_);
        // How a page looks is seen, not compared.
        const std::size_t style = text.find("<style>");
        return text.erase(style, text.find("</style>") - style);
    }

    SourceMap sources_ = samples::sources();
    SourcePlaces places_{sources_};
    PageOptions options_{{}, explain_all, {{"Decision", "12"}}};
};

TEST_F(DecisionPage, Awarded) { expect_golden("awarded.html", page(samples::awarded())); }
TEST_F(DecisionPage, InDutch) { expect_golden("awarded.nl.html", page(samples::awarded(), Language::nl)); }
TEST_F(DecisionPage, Undetermined) { expect_golden("undetermined.html", page(samples::undetermined())); }

TEST_F(DecisionPage, OfOneBid) {
    options_.explained = {false, "b3"};
    const std::string text = page(samples::awarded());
    EXPECT_NE(text.find("<h2>Why Goedkoop BV is excluded:</h2>"), std::string::npos) << text;
    EXPECT_EQ(text.find("<h2>Why "), text.rfind("<h2>Why "));
}

TEST_F(DecisionPage, WithoutBidsHasNoRanking) {
    EXPECT_EQ(page(samples::no_bids()).find("<table>"), std::string::npos);
    EXPECT_EQ(page(samples::no_award()).find("<h2>Award"), std::string::npos);
}

TEST_F(DecisionPage, DataMakesNoMarks) {
    engine::Decision decision = samples::awarded();
    decision.case_name = "<script>1</script>";
    for (engine::Standing& standing : decision.standings) {
        standing.label = "<b>\"B\" & co";
        for (engine::RuleOutcome& outcome : standing.outcomes) outcome.explanation.value = "<i>x";
    }
    options_.about = {{"<u>", "<s>"}};
    const std::string text = page(decision);
    for (const char* mark : {"<script", "<b>\"", "<i>", "<u>", "<s>", "& co"})
        EXPECT_EQ(text.find(mark), std::string::npos) << mark;
    EXPECT_NE(text.find("&lt;b&gt;&quot;B&quot; &amp; co"), std::string::npos);
}

TEST_F(DecisionPage, BranchesAreClosed) {
    const std::string text = page(samples::awarded());
    for (const std::string tag : {"ul", "li", "details", "summary", "p", "table", "tr", "small"}) {
        std::size_t opened = 0, closed = 0;
        for (std::size_t at = 0; (at = text.find('<' + tag, at)) != std::string::npos; ++at)
            opened += text[at + 1 + tag.size()] == '>' || text[at + 1 + tag.size()] == ' ';
        for (std::size_t at = 0; (at = text.find("</" + tag + '>', at)) != std::string::npos; ++at) ++closed;
        EXPECT_GT(opened, 0U) << tag;
        EXPECT_EQ(opened, closed) << tag;
    }
}

} // namespace
} // namespace voorrang::report
