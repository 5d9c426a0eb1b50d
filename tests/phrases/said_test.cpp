#include "dsl/phrases/said.hpp"

#include <gtest/gtest.h>

namespace voorrang::phrases {

namespace {

TEST(Said, NamesStayAsTheyAreWhateverTheyLookLike) {
    const Said names = said_names({"Jansen and Sons", "EUR 1,250.00", "yes"});
    const Said reason = said("{1} are equal on every key", {names});
    EXPECT_EQ(say(Language::en, reason), "Jansen and Sons, EUR 1,250.00 and yes are equal on every key");
    EXPECT_EQ(say(Language::nl, reason), "Jansen and Sons, EUR 1,250.00 en yes zijn op alles gelijk");
}

TEST(Said, ValuesTakeTheFormOfTheReader) {
    const Said reason = said("no total reaches {1}", {said_value("EUR 1,250.00")});
    EXPECT_EQ(reason.text, "no total reaches EUR 1,250.00");
    EXPECT_EQ(say(Language::nl, reason), "geen totaal haalt EUR 1.250,00");
}

TEST(Said, OfAWrittenReasonOnlyTheValuesChange) {
    Said reason(std::string("no more than "));
    reason.add(said_value("EUR 1,250.00"));
    reason.append(", says ");
    reason.add(std::string("no 1,5 BV"));
    reason.append(", because no");
    EXPECT_EQ(say(Language::en, reason), "no more than EUR 1,250.00, says no 1,5 BV, because no");
    EXPECT_EQ(say(Language::nl, reason), "no more than EUR 1.250,00, says no 1,5 BV, because no");
}

TEST(Said, AReasonMayBeWrittenForWhoReadsDutch) {
    Said reason(std::string("over "));
    reason.add(said_value("EUR 1,250.50"));
    reason.dutch.emplace_back(std::string("meer dan "));
    reason.dutch.front().add(said_value("EUR 1,250.50"));
    EXPECT_EQ(say(Language::en, reason), "over EUR 1,250.50");
    EXPECT_EQ(say(Language::nl, reason), "meer dan EUR 1.250,50");
    // Also within another sentence.
    Said both(std::string("A: "));
    both.add(reason);
    EXPECT_EQ(say(Language::nl, both), "A: meer dan EUR 1.250,50");
}

TEST(Said, MayStandInWhatIsSaid) {
    const Said inner = said("it is {1}", {said_value("12.5%")});
    const Said outer =
        said("{1}; missing: {2}",
             {inner, said_list({std::string("a.b"), said("{1} of {2}", {std::string("c"), std::string("D of E")})})});
    EXPECT_EQ(outer.text, "it is 12.5%; missing: a.b, c of D of E");
    EXPECT_EQ(say(Language::nl, outer), "het is 12,5%; ontbreekt: a.b, c van D of E");
}

TEST(Said, AnEmptyNameIsNoTrouble) {
    EXPECT_EQ(say(Language::nl, said("no {1} is admitted", {said_noun("bid")})), "geen inschrijving is toegelaten");
    EXPECT_EQ(say(Language::nl, said("lot {1}: {2}", {Said(), Said()})), "perceel : ");
    EXPECT_EQ(say(Language::nl, said_names(std::vector<std::string>())), "");
}

TEST(Said, AMessageIsMatchedAgainstThePatterns) {
    EXPECT_EQ(say(Language::nl, said_message("division by zero: `a / 0`")), "deling door nul: `a / 0`");
    EXPECT_EQ(say(Language::nl, said_message("colourless green ideas")), "colourless green ideas");
}

} // namespace

} // namespace voorrang::phrases
