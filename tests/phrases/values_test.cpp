#include "dsl/phrases/values.hpp"

#include <gtest/gtest.h>

namespace voorrang::phrases {

namespace {

std::string dutch(std::string_view text) { return value_in(Language::nl, text); }

TEST(Values, NumbersHaveACommaAndPointsBetweenThousands) {
    EXPECT_EQ(dutch("EUR 1,250.00"), "EUR 1.250,00");
    EXPECT_EQ(dutch("-EUR 1,234,567.895"), "-EUR 1.234.567,895");
    EXPECT_EQ(dutch("83.5"), "83,5");
    EXPECT_EQ(dutch("12.5%"), "12,5%");
    EXPECT_EQ(dutch("33.33… (100/3)"), "33,33… (100/3)");
    EXPECT_EQ(dutch("0"), "0");
    EXPECT_EQ(dutch("7."), "7."); // the end of a sentence
}

TEST(Values, WordsAreDutch) {
    EXPECT_EQ(dutch("yes"), "ja");
    EXPECT_EQ(dutch("no"), "nee");
    EXPECT_EQ(dutch("unknown (sealed)"), "onbekend (verzegeld)");
    EXPECT_EQ(dutch("failed"), "niet te berekenen");
    EXPECT_EQ(dutch("1 year 2 months"), "1 jaar 2 maanden");
    EXPECT_EQ(dutch("10 working days"), "10 werkdagen");
    EXPECT_EQ(dutch("1 working day"), "1 werkdag");
    EXPECT_EQ(dutch("36 hours"), "36 uur");
    EXPECT_EQ(dutch("1.5 seconds"), "1,5 seconden");
}

TEST(Values, DaysAndTimesBeginWithTheDay) {
    EXPECT_EQ(dutch("2026-01-31"), "31-01-2026");
    EXPECT_EQ(dutch("2026-04-13T12:01:00+02:00"), "13-04-2026 12:01:00 +02:00");
    EXPECT_EQ(dutch("2026-04-13T12:01:00.25Z"), "13-04-2026 12:01:00,25 UTC");
    EXPECT_EQ(dutch("2026-04-13T12:01:00-05:30"), "13-04-2026 12:01:00 -05:30");
    EXPECT_EQ(dutch("the end of 2026-04-07"), "het einde van 07-04-2026");
    EXPECT_EQ(dutch("2026-13-40"), "2026-13-40"); // no day
}

TEST(Values, TextsStayAsTheyAre) {
    EXPECT_EQ(dutch(R"("no, 1,250.00")"), R"("no, 1,250.00")");
    EXPECT_EQ(dutch(R"(["yes", 1.5, "a \"no\" 1.5", no])"), R"(["yes", 1,5, "a \"no\" 1.5", nee])");
    EXPECT_EQ(dutch(R"("no)"), R"("no)"); // never closed
    EXPECT_EQ(dutch(R"("no\)"), R"("no\)");
    EXPECT_EQ(dutch(""), "");
}

TEST(Values, InEnglishAreAsTheyWere) { EXPECT_EQ(value_in(Language::en, "EUR 1,250.00 yes"), "EUR 1,250.00 yes"); }

TEST(Nouns, OfTheStandardRecordsAreWordsOfProcurement) {
    EXPECT_EQ(noun_in(Language::nl, "bid"), "inschrijving");
    EXPECT_EQ(noun_in(Language::nl, "lots"), "percelen");
    EXPECT_EQ(noun_in(Language::nl, "offerte"), "offerte");
    EXPECT_EQ(noun_in(Language::en, "bid"), "bid");
}

} // namespace

} // namespace voorrang::phrases
