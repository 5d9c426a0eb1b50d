// What differs between two policies, by the words in which it is told.
#include "adapters/diff/write.hpp"
#include "adapters/files/stored_policy.hpp"

#include <gtest/gtest.h>

namespace voorrang::diff {

namespace {

const std::string record = "record tender from ocds \"/tender\"\n  value : money at \"/value\"\n  title : text at "
                           "\"/title\"\nrecord bid plural bids from ocds \"/bids/details\"\n  id : text at \"/id\" "
                           "identifies\n  price : money at \"/value\"\n";

files::LoadedPolicy load(const std::vector<files::StoredText>& texts) {
    files::LoadedPolicy loaded = files::load_stored(texts);
    EXPECT_TRUE(loaded.policy) << (loaded.diagnostics.empty() ? "" : loaded.diagnostics.front().message);
    return loaded;
}

files::LoadedPolicy policy(const std::string& text, const std::string& name = "town") {
    return load({{name + ".vrg", "policy " + name + " version 1\n" + record + text}});
}

Result<Comparison> compare(const files::LoadedPolicy& a, const files::LoadedPolicy& b, Language language) {
    static const experience::Notes none;
    return diff::compare({a, none}, {b, none}, language);
}

Comparison compared(const std::string& a, const std::string& b, Language language = Language::en) {
    return *compare(policy(a), policy(b, "city"), language);
}

// Each difference in words, by what it is a difference of.
std::vector<std::string> words(const Comparison& comparison, Language language = Language::en) {
    std::vector<std::string> all;
    for (const Differing& each : comparison.different)
        for (const Difference& difference : each.differences)
            all.push_back(each.a.name + ": " + in_words(difference, language));
    return all;
}

using Words = std::vector<std::string>;

} // namespace

TEST(Diff, AValueOfAParameter) {
    const std::string a = "parameter limit: money = EUR 50,000\n", b = "parameter limit: money = EUR 60,000\n";
    EXPECT_EQ(words(compared(a, b)), Words{"limit: the value is EUR 50,000 in A and EUR 60,000 in B"});
    EXPECT_EQ(words(compared(a, b, Language::nl), Language::nl),
              Words{"limit: de waarde is EUR 50,000 in A en EUR 60,000 in B"});
    EXPECT_TRUE(compared(a, a).is_same());
    EXPECT_EQ(compared(a, a).same, 3U); // the records as well
}

TEST(Diff, AReasonForEachReader) {
    const auto rule = [](const std::string& because) {
        return "rule dear: flag bid when bid.price > tender.value because " + because + "\n";
    };
    const std::string both = rule("\"dear\" dutch \"duur\"");
    EXPECT_TRUE(compared(both, rule("\"duur\" english \"dear\"")).is_same());
    EXPECT_EQ(words(compared(both, rule("\"dear\" dutch \"te duur\""))),
              Words{"dear: the reason in Dutch is \"duur\" in A and \"te duur\" in B"});
    EXPECT_TRUE(compared(rule("\"dear\" dutch \"dear\""), rule("\"dear\"")).is_same());
}

TEST(Diff, ValuesFromDaysOn) {
    const std::string dates = "reference date is 2026-06-01\n";
    const auto found = compared(dates + "parameter share: percent\n  = 5%\n  = 6% from 2027-01-01\n",
                                dates + "parameter share: percent\n  = 5%\n  = 7% from 2027-01-01 cites \"council\"\n"
                                        "  = 8% from 2028-01-01\n");
    EXPECT_EQ(words(found), (Words{"share: the value from 2027-01-01 is 6% in A and 7% in B",
                                   "share: only in B: the source of that value: \"council\"",
                                   "share: only in B: the value from 2028-01-01: 8%"}));
}

TEST(Diff, LayoutOrderCommentsLanguageAndNotationMakeNone) {
    const std::string a =
        "parameter limit: money = EUR 50,000\n"
        "rule large: flag tender when tender.value > limit because \"large\" cites \"a\" cites \"b\"\n";
    const std::string b =
        "-- another order\nregel large: markeer tender\n  indien (tender.value > limit)\n  omdat \"large\"\n"
        "  volgens \"b\" volgens \"a\"\nparameter limit: bedrag = EUR 50,000.00\n";
    const auto english = policy(a);
    SourceMap sources;
    const files::LoadedPolicy other = load({{"b.vrg", "taal nl\nbeleid town versie 2\ngebruik basis\n" + b},
                                            {"basis.vrg", "package basis version 1\n" + record}});
    const files::LoadedPolicy same = load(
        {{"a.vrg", "policy town version 1\nuse basis\n" + a}, {"basis.vrg", "package basis version 1\n" + record}});
    EXPECT_TRUE(compare(same, other, Language::en)->is_same());
    EXPECT_TRUE(compare(same, other, Language::nl)->is_same());
    EXPECT_FALSE(compare(english, other, Language::en)->is_same()); // it declares the records itself
}

TEST(Diff, WhatARuleSays) {
    const auto found = compared("reference date is 2026-06-01\nrule large: flag tender when tender.value > EUR 5 "
                                "because \"large\" cites \"plan, 1\"\n",
                                "reference date is 2026-06-01\nrule large from 2027-01-01: flag tender when "
                                "tender.value >= EUR 5 unless tender.title is \"x\" "
                                "because \"very large\" cites \"plan, 2\"\n");
    EXPECT_EQ(words(found), (Words{"large: the condition is tender.value > EUR 5 in A and tender.value >= EUR 5 in B",
                                   "large: the reason is \"large\" in A and \"very large\" in B",
                                   "large: the source is \"plan, 1\" in A and \"plan, 2\" in B",
                                   "large: only in B: the first day in force: 2027-01-01",
                                   "large: only in B: the exception to the condition: tender.title is \"x\""}));
}

TEST(Diff, OnlyInOne) {
    const std::string a = "rule large: flag tender when tender.value > EUR 5 because \"large\"\n";
    const auto found = compared(a, "");
    ASSERT_EQ(found.only_in_a.size(), 1U);
    EXPECT_EQ(found.only_in_a.front().name, "large");
    EXPECT_EQ(found.only_in_a.front().line, 8U);
    EXPECT_TRUE(found.only_in_b.empty());
    const auto turned = compared("", a);
    EXPECT_EQ(turned.only_in_b.size(), 1U);
}

TEST(Diff, ARenamedRuleAndWhatItRestsOn) {
    const auto text = [](const std::string& definition, const std::string& rule) {
        return "define " + definition + ": yes/no as tender.value > EUR 5\nrule " + rule + ": flag tender when " +
               definition + " because \"large\"\n";
    };
    const auto found = compared(text("big", "big_one"), text("large", "large_one"));
    ASSERT_EQ(found.different.size(), 2U);
    for (const Differing& each : found.different) EXPECT_TRUE(each.differences.empty());
    EXPECT_EQ(found.different[1].a.name, "big_one");
    EXPECT_EQ(found.different[1].b.name, "large_one");
    EXPECT_FALSE(found.is_same());
}

TEST(Diff, TwoThatSayTheSameAreNotTakenForOneThatWasRenamed) {
    const auto rule = [](const std::string& name) {
        return "rule " + name + ": flag tender when tender.value > EUR 5 because \"large\"\n";
    };
    const auto found = compared(rule("one") + rule("two"), rule("three"));
    EXPECT_EQ(found.only_in_a.size(), 2U);
    EXPECT_EQ(found.only_in_b.size(), 1U);
}

TEST(Diff, RowsOfATable) {
    const auto table = [](const std::string& hit, const std::string& rows) {
        return "table points of bid: number hit " + hit + "\n  | bid.price || points | because\n" + rows;
    };
    const std::string cheap = "  | < EUR 5 || 10 | \"cheap\"\n", other = "  | - || 0 | \"no\"\n";
    EXPECT_EQ(words(compared(table("first", cheap + other), table("first", "  | < EUR 5 || 8 | \"cheap\"\n" + other))),
              Words{"points: the outcome of the row | < EUR 5 | is 10 in A and 8 in B"});
    EXPECT_EQ(words(compared(table("first", cheap + "  | < EUR 9 || 5 | \"less\"\n" + other),
                             table("first", "  | < EUR 9 || 5 | \"less\"\n" + cheap + other)))
                  .size(),
              1U);
    const std::string dear = "  | >= EUR 5 || 0 | \"dear\"\n";
    EXPECT_TRUE(compared(table("unique", cheap + dear), table("unique", dear + cheap)).is_same());
}

TEST(Diff, TheOrderOfRowsThatAreSpeltOtherwise) {
    const auto table = [](const std::string& rows) {
        return "table points of bid: number hit first\n  | bid.price || points | because\n" + rows +
               "  | - || 0 | \"no\"\n";
    };
    const std::string five = "  | < EUR 5 || 10 | \"cheap\"\n", nine = "  | < EUR 9 || 5 | \"less\"\n";
    const std::string five_00 = "  | < EUR 5.00 || 10 | \"cheap\"\n", nine_00 = "  | < EUR 9.00 || 5 | \"less\"\n";
    EXPECT_TRUE(compared(table(five + nine), table(five_00 + nine_00)).is_same());
    EXPECT_EQ(words(compared(table(five + nine), table(nine_00 + five_00))),
              Words{"points: the order of the rows is | < EUR 5 |, | < EUR 9 |, | - | in A and | < EUR 9.00 |, | < EUR "
                    "5.00 |, | - | in B"});
}

TEST(Diff, TheReasonsOfTwoRowsThatAskTheSame) {
    const auto table = [](const std::string& one, const std::string& other) {
        return "table points of bid: number hit any\n  | bid.price || points | because\n  | < EUR 5 || 10 | " + one +
               "\n  | < EUR 5 || 10 | " + other + "\n  | >= EUR 5 || 0 | \"no\"\n";
    };
    EXPECT_FALSE(compared(table("\"a\"", "\"b\""), table("\"b\"", "\"a\"")).is_same());
}

TEST(Diff, WhatStandsForAnElementIsNoDeclaration) {
    const auto text = [](const std::string& p) {
        return "parameter p: money = EUR 5\ndefine most: money as highest of " + p +
               " for each p in amounts\nparameter amounts: list of money = [EUR 1, EUR 2]\n";
    };
    EXPECT_EQ(words(*compare(policy(text("town.p")), policy(text("p")), Language::en)),
              Words{"most: the outcome is highest of town.p for each p in amounts in A and highest of p for each p in "
                    "amounts in B"});
    EXPECT_TRUE(compare(policy(text("p")), policy(text("p")), Language::en)->is_same());
}

TEST(Diff, DaysOfTheWeekByWhicheverName) {
    const auto calendar = [](const std::string& weekend, const std::string& unless) {
        return "calendar days\n  because \"days\" cites \"x\"\n  weekend " + weekend +
               "\n  holiday \"King\" on 04-27 unless " + unless + " then 04-26 from 2014\n";
    };
    const std::string english = calendar("saturday, sunday", "sunday");
    EXPECT_TRUE(compared(english, calendar("zondag, zaterdag", "zondag")).is_same());
    const auto other = [&](Language language) {
        return words(compared(english, calendar("vrijdag, zondag", "maandag"), language), language);
    };
    EXPECT_EQ(other(Language::en),
              (Words{"days: the weekend is saturday, sunday in A and friday, sunday in B",
                     "days: the holiday \"King\" is holiday \"King\" on 04-27 unless sunday then 04-26 from 2014 in A "
                     "and holiday \"King\" on 04-27 unless monday then 04-26 from 2014 in B"}));
    EXPECT_EQ(other(Language::nl).front(), "days: het weekend is zaterdag, zondag in A en vrijdag, zondag in B");
}

TEST(Diff, AnAward) {
    const auto award = [](const std::string& weights, const std::string& ties) {
        return "award best for tender\n" + weights + "  award highest total\n  ties by " + ties +
               "\n  because \"x\" cites \"y\"\n";
    };
    const std::string even = "  criterion price weight 50% score relative_lowest(bid.price)\n"
                             "  criterion cheap weight 50% score relative_lowest(bid.price)\n";
    const std::string odd = "  criterion cheap weight 40% score relative_lowest(bid.price)\n"
                            "  criterion price weight 60% score relative_lowest(bid.price)\n";
    EXPECT_EQ(words(compared(award(even, "price, then draw"), award(odd, "cheap, then draw"))),
              (Words{"best: the weight of the criterion `price` is 50% in A and 60% in B",
                     "best: the weight of the criterion `cheap` is 50% in A and 40% in B",
                     "best: what decides between equals is the better score for price, a draw in A and the better "
                     "score for cheap, a draw in B"}));
}

TEST(Diff, AWorkflow) {
    const auto workflow = [](const std::string& by, const std::string& days) {
        return "workflow open for tender\n  state draft\n    on publish by " + by +
               " -> done\n    until 2026-01-01T12:00+01:00 + " + days + " -> done\n  final state done\n";
    };
    EXPECT_EQ(words(compared(workflow("buyer", "1 month"), workflow("committee", "2 months"))),
              (Words{"open: the moment of the deadline `draft -> done` is 2026-01-01T12:00+01:00 + 1 month in A and "
                     "2026-01-01T12:00+01:00 + 2 months in B",
                     "open: the actor of the event `draft.publish` is buyer in A and committee in B"}));
}

TEST(Diff, TwoEventsOfOneName) {
    const auto workflow = [](const std::string& one, const std::string& other) {
        return "workflow open for tender\n  state draft\n    on close" + one + " -> done\n    on close" + other +
               " -> done\n  final state done\n";
    };
    const std::string dear = " when tender.value > EUR 5", cheap = " when tender.value <= EUR 5";
    const auto found = compared(workflow(" by buyer" + dear, cheap), workflow(dear, " by buyer" + cheap));
    EXPECT_EQ(words(found), (Words{"open: only in A: the actor of the event `draft.close`: buyer",
                                   "open: only in B: the actor of the event `draft.close`: buyer"}));
}

TEST(Diff, DeadlinesOfAState) {
    const auto workflow = [](const std::string& deadlines) {
        return "workflow open for tender\n  state draft\n" + deadlines + "  final state done\n  final state stopped\n";
    };
    const auto until = [](const std::string& day, const std::string& rest) {
        return "    until 2026-01-" + day + "T12:00+01:00 -> " + rest + "\n";
    };
    // At one moment the first counts.
    EXPECT_EQ(words(compared(workflow(until("05", "done") + until("05", "stopped")),
                             workflow(until("05", "stopped") + until("05", "done")))),
              Words{"open: the order of the deadlines is draft -> done, draft -> stopped in A and draft -> stopped, "
                    "draft -> done in B"});
    // Two that lead to one state are told apart by their order, each with its reason.
    const std::string stopped = until("07", "stopped"), reason = "done because \"x\" cites \"y\"";
    EXPECT_FALSE(compared(workflow(until("05", reason) + until("06", "done") + stopped),
                          workflow(until("05", "done") + until("06", reason) + stopped))
                     .is_same());
}

TEST(Diff, OpenPoints) {
    const std::string framework = "package frame version 1\n" + record +
                                  "open parameter limit: money = EUR 50,000 because \"b\" cites \"frame, 1\"\n"
                                  "open parameter other: money = EUR 1\n"
                                  "rule large: flag tender when tender.value > limit and tender.value > other because "
                                  "\"large\" cites \"frame\"\n";
    const auto town = [&](const std::string& fill) {
        return load({{"town.vrg", "policy town version 1\nuse frame\n" + fill}, {"frame.vrg", framework}});
    };
    const auto both = compare(town("fill frame.limit = EUR 60,000\n"), town("fill limit = EUR 70,000\n"), Language::en);
    EXPECT_EQ(words(*both), Words{"frame.limit: the value is EUR 60,000 in A and EUR 70,000 in B"});
    EXPECT_TRUE(both->different.front().a.open);
    const auto one =
        compare(town(""), town("fill frame.limit = EUR 60,000 because \"t\" cites \"town\"\n"), Language::en);
    EXPECT_EQ(words(*one), (Words{"frame.limit: the value is EUR 50,000 in A and EUR 60,000 in B",
                                  "frame.limit: the reason is \"b\" in A and \"t\" in B",
                                  "frame.limit: the source is \"frame, 1\" in A and \"frame, 1\"; \"town\" in B"}));
    EXPECT_FALSE(one->different.front().a.filled);
    EXPECT_TRUE(one->different.front().b.filled);
    EXPECT_TRUE(
        compare(town("fill frame.limit = EUR 60,000\n"), town("fill frame.limit = EUR 60,000.00\n"), Language::en)
            ->is_same());
}

TEST(Diff, AnOpenPointThatNeitherFillsInBelongsToItsPackage) {
    const auto with = [](const std::string& amount) {
        return load({{"town.vrg", "policy town version 1\nuse frame\n"},
                     {"frame.vrg", "package frame version 1\n" + record + "open parameter limit: money = " + amount +
                                       "\nrule large: flag tender when tender.value > limit because \"large\" cites "
                                       "\"x\"\n"}});
    };
    EXPECT_EQ(words(*compare(with("EUR 5"), with("EUR 6"), Language::en)),
              Words{"frame.limit: the value is EUR 5 in A and EUR 6 in B"});
}

TEST(Diff, WhatAPolicyThatIsUsedFillsIn) {
    const std::string framework = "package frame version 1\n" + record + "open parameter limit: money\n";
    const auto with = [&](const std::string& amount) {
        return load({{"town.vrg", "policy town version 1\nuse region\n"},
                     {"frame.vrg", framework},
                     {"region.vrg", "policy region version 1\nuse frame\nfill frame.limit = " + amount + "\n"}});
    };
    EXPECT_EQ(words(*compare(with("EUR 5"), with("EUR 6"), Language::en)),
              Words{"frame.limit: the value is EUR 5 in A and EUR 6 in B"});
}

TEST(Diff, NotesOfExperienceMakeNone) {
    const auto town = policy("rule large: flag tender when tender.value > EUR 5 because \"large\"\n");
    const experience::Notes none, notes{{"town.large", {{*parse_date("2026-05-01"), "Noord", "five", "well"}}}};
    const auto found = diff::compare({town, notes}, {town, none}, Language::en);
    EXPECT_TRUE(found->is_same());
    ASSERT_EQ(found->noted.size(), 1U);
    EXPECT_EQ(found->noted.front().a.notes.front().who, "Noord");
    EXPECT_NE(as_text({{*found}, {}, {}}, Language::nl)
                  .find("ervaring van Noord, 2026-05-01: geprobeerd: five; resultaat: well"),
              std::string::npos);
}

TEST(Diff, PackagesAreLookedIntoOnlyWhereTheyDiffer) {
    const auto with = [](const std::string& amount) {
        return load(
            {{"town.vrg", "policy town version 1\nuse frame\n"},
             {"frame.vrg", "package frame version 1\n" + record + "rule large: flag tender when tender.value > " +
                               amount + " because \"large\" cites \"x\"\n"}});
    };
    EXPECT_EQ(words(*compare(with("EUR 5"), with("EUR 6"), Language::en)),
              Words{"frame.large: the condition is tender.value > EUR 5 in A and tender.value > EUR 6 in B"});
    EXPECT_TRUE(compare(with("EUR 5"), with("EUR 5"), Language::en)->is_same());
    const auto without = load({{"town.vrg", "policy town version 1\n" + record}});
    const auto found = compare(with("EUR 5"), without, Language::en);
    ASSERT_EQ(found->only_in_a.size(), 1U);
    EXPECT_EQ(found->only_in_a.front().kind, Kind::package);
}

} // namespace voorrang::diff
