#include "adapters/ocds/direct_loader.hpp"
#include "adapters/ocds/load.hpp"

#include "engine/facts/cell_text.hpp"
#include "tests/facts/sample_schema.hpp"
#include "tests/ocds/input.hpp"

#include <gtest/gtest.h>

namespace voorrang::ocds {

using engine::Facts;
using graph::FactId;

class LoadTest : public testing::Test {
  protected:
    graph::SampleSchema s;
    const std::vector<std::string> constants{};

    std::string error(std::string_view document) {
        engine::FactsBuilder builder(s.schema, constants);
        const auto result = load(case_of(document), s.schema, builder);
        EXPECT_EQ(builder.cases(), result.has_error() ? 0u : 1u);
        return result.has_error() ? told(result.error()) : "no error";
    }
    Facts facts(std::string_view document) {
        engine::FactsBuilder builder(s.schema, constants);
        const auto result = load(case_of(document), s.schema, builder);
        EXPECT_FALSE(result.has_error()) << told(result.error());
        return builder.finish();
    }
    std::string shown(const Facts& facts, FactId fact, std::uint32_t row = 0) const {
        return to_display_text(engine::cell_value(facts, fact, row));
    }
    // The value of one fact of the tender: { "tender": … } or what went wrong.
    std::string read(FactId fact, const std::string& tender) {
        engine::FactsBuilder builder(s.schema, constants);
        const auto result = load(case_of("{\"tender\":" + tender + "}"), s.schema, builder);
        if (result.has_error()) return told(result.error());
        const Facts facts = builder.finish();
        return shown(facts, fact);
    }
};

TEST_F(LoadTest, AWholeTender) {
    const Facts f = facts(R"({"ocid":"t1","tender":{"title":"Canteen","value":{"amount":180000.5,"currency":"EUR"},
        "deliveryAddresses":[{"region":"Alkmaar"},{"region":null},{},{"region":"Bergen"}]},
        "parties":[{"id":"b0","roles":["buyer"]},
                   {"id":7,"name":"De Groene","roles":["supplier","tenderer"],"socialProcurement":{"psoLevel":3}},
                   {"id":"b2","roles":null}],
        "bids":{"details":[{"id":"x1","value":12.5,"tenderers":[{"id":7}],
                            "assessments":[{"score":8},{"score":"7.5"}]},
                           {"id":"x2","value":{"amount":"11","currency":"USD"}}]}})");
    EXPECT_EQ(shown(f, s.value), "EUR 180,000.50");
    EXPECT_EQ(f.entities[s.regions].count, 2u);
    EXPECT_EQ(shown(f, s.region, 1), "\"Bergen\"");
    EXPECT_EQ(f.pointer(s.region, 1), "/tender/deliveryAddresses/3/region");
    EXPECT_EQ(f.entities[s.bidders].count, 1u);
    EXPECT_EQ(f.pointer(s.pso_level, 0), "/parties/1/socialProcurement/psoLevel");
    EXPECT_EQ(shown(f, s.price, 0), "EUR 12.50");
    EXPECT_EQ(shown(f, s.price, 1), "USD 11.00");
    EXPECT_EQ(shown(f, s.score, 1), "7.5");
    EXPECT_EQ(f.label(s.bids, 0), "De Groene");
    EXPECT_EQ(f.label(s.bids, 1), "x2");
    EXPECT_EQ(f.identifier(s.bidders, 0), "7");
    EXPECT_EQ(f.entities[s.assessments].list_known, (std::vector<std::uint8_t>{1, 0}));
}

TEST_F(LoadTest, AbsentAndNullAreUnknown) {
    for (const char* document :
         {"{}", R"({"tender":null})", R"({"tender":{}})",
          R"({"tender":{"title":null,"value":null,"deliveryAddresses":null},"bids":{"details":null}})",
          R"({"tender":{"value":{"currency":"EUR"}},"parties":null})"}) {
        const Facts f = facts(document);
        EXPECT_EQ(shown(f, s.title), "unknown");
        EXPECT_EQ(shown(f, s.value), "unknown");
        EXPECT_EQ(f.entities[s.regions].list_known[0], 0);
        EXPECT_EQ(f.entities[s.bids].list_known[0], 0);
    }
    const Facts f = facts(R"({"tender":{"deliveryAddresses":[]},"bids":{"details":[null,{}]}})");
    EXPECT_EQ(f.entities[s.regions].list_known[0], 1);
    EXPECT_EQ(f.entities[s.regions].count, 0u);
    EXPECT_EQ(f.entities[s.bids].count, 2u);
}

TEST_F(LoadTest, YesNo) {
    EXPECT_EQ(read(s.draft, R"({"draft":true})"), "yes");
    EXPECT_EQ(read(s.draft, R"({"draft":"yes"})"),
              "t.json /tender/draft V503 `tender.draft` must be true or false, but is "
              "the text \"yes\" | write true or false, without quotes");
    EXPECT_EQ(read(s.draft, R"({"draft":0})"), "t.json /tender/draft V503 `tender.draft` must be true or false, but is "
                                               "the number 0 | write true or false, without quotes");
}

TEST_F(LoadTest, Texts) {
    EXPECT_EQ(read(s.title, R"({"title":""})"), "\"\"");
    EXPECT_EQ(
        read(s.title, R"({"title":12})"),
        "t.json /tender/title V503 `tender.title` must be a text, but is the number 12 | write it in double quotes");
    EXPECT_EQ(read(s.title, R"({"title":["a"]})"),
              "t.json /tender/title V503 `tender.title` must be a text, but is a list | write it in double quotes");
}

TEST_F(LoadTest, Numbers) {
    EXPECT_EQ(read(s.quality, R"({"quality":0.1})"), "0.1");
    EXPECT_EQ(read(s.quality, R"({"quality":"12.50"})"), "12.5");
    EXPECT_EQ(read(s.quality, R"({"quality":1e3})"), "1000");
    EXPECT_EQ(read(s.quality, R"({"quality":12345678901234567890.123456789})"), "12345678901234567890.123456789");
    EXPECT_EQ(
        read(s.quality, R"({"quality":"about 5"})"),
        "t.json /tender/quality V503 `tender.quality` must be a number, but is the text \"about 5\" | write digits, "
        "such as 12.5");
    EXPECT_EQ(
        read(s.quality, R"({"quality":""})"),
        "t.json /tender/quality V503 `tender.quality` must be a number, but is the text \"\" | write digits, such as "
        "12.5");
    EXPECT_EQ(
        read(s.quality, R"({"quality":1e1001})"),
        "t.json /tender/quality V503 `tender.quality` must be a number of at most 1,000 digits, but is the number "
        "1e1001");
}

TEST_F(LoadTest, Money) {
    EXPECT_EQ(read(s.value, R"({"value":{"amount":"12.50","currency":"EUR"}})"), "EUR 12.50");
    EXPECT_EQ(
        read(s.value, R"({"value":{"amount":5}})"),
        "t.json /tender/value V503 `tender.value` must be an amount with its currency, but is an object | write { "
        "\"amount\": 12.50, \"currency\": \"EUR\" }");
    EXPECT_EQ(
        read(s.value, R"({"value":5})"),
        "t.json /tender/value V503 `tender.value` must be an amount with its currency, but is the number 5 | write { "
        "\"amount\": 12.50, \"currency\": \"EUR\" }");
    EXPECT_EQ(
        read(s.value, R"({"value":{"amount":"five","currency":"EUR"}})"),
        "t.json /tender/value/amount V503 `tender.value` must be an amount of money, but is the text \"five\" | write "
        "{ \"amount\": 12.50, \"currency\": \"EUR\" }");
    EXPECT_EQ(
        read(s.value, R"({"value":{"amount":5,"currency":"euro"}})"),
        "t.json /tender/value/currency V504 `tender.value` must have a currency of ISO 4217, but is the text \"euro\" "
        "| write its three capital letters, such as \"EUR\"");
    EXPECT_EQ(
        read(s.value, R"({"value":{"amount":5,"currency":1}})"),
        "t.json /tender/value/currency V503 `tender.value` must have a currency that is a text, but is the number 1 | "
        "write { \"amount\": 12.50, \"currency\": \"EUR\" }");
    EXPECT_EQ(
        read(s.value, R"({"value":"EUR 5"})"),
        "t.json /tender/value V503 `tender.value` must be an amount of money, but is the text \"EUR 5\" | write { "
        "\"amount\": 12.50, \"currency\": \"EUR\" }");
}

TEST_F(LoadTest, MoneyInTheCurrencyOfAnotherFact) {
    EXPECT_EQ(
        error(R"({"bids":{"details":[{"value":{"amount":5}}]}})"),
        "t.json /bids/details/0/value V503 `bid.price` is an amount without a currency, and `tender.value`, which "
        "would give it, has none | add a `currency`, such as \"EUR\"");
    s.schema.facts[s.price].to = Money{Number(4), *parse_currency("EUR")};
    EXPECT_EQ(error(R"({"tender":{"value":{"amount":1,"currency":"EUR"}},"bids":{"details":[{"value":5}]}})"),
              "t.json /bids/details/0/value V504 `bid.price` must be at most EUR 4.00, but is EUR 5.00");
}

TEST_F(LoadTest, Dates) {
    EXPECT_EQ(read(s.open_day, R"({"openDay":"2026-02-28"})"), "2026-02-28");
    EXPECT_EQ(read(s.open_day, R"({"openDay":"2026-02-28T23:59:00-05:00"})"), "2026-02-28");
    EXPECT_EQ(read(s.open_day, R"({"openDay":"2026-02-28T23:59:00"})"), "2026-02-28");
    for (const char* text : {"28-02-2026", "2026-2-1", "", "2026-02-28T"})
        EXPECT_EQ(read(s.open_day, std::string("{\"openDay\":\"") + text + "\"}"),
                  "t.json /tender/openDay V503 `tender.open_day` must be a date, but is the text \"" +
                      std::string(text) + "\" | write it as \"2026-01-31\"");
    EXPECT_EQ(
        read(s.open_day, R"({"openDay":"2026-02-29"})"),
        "t.json /tender/openDay V503 `tender.open_day` must be a date, but is the text \"2026-02-29\" | there is no "
        "such day in the calendar");
}

TEST_F(LoadTest, Times) {
    EXPECT_EQ(read(s.deadline, R"({"tenderPeriod":{"endDate":"2026-03-01T12:00:00+01:00"}})"),
              "2026-03-01T12:00:00+01:00");
    for (const char* text : {"2026-03-01", "2026-03-01T12:00:00", "2026-03-01T25:00:00Z"})
        EXPECT_EQ(
            read(s.deadline, std::string(R"({"tenderPeriod":{"endDate":")") + text + "\"}}"),
            "t.json /tender/tenderPeriod/endDate V503 `tender.deadline` must be a time, but is the text \"" +
                std::string(text) +
                "\" | write it as \"2026-03-01T12:00:00+01:00\" or \"2026-03-01T11:00:00Z\": date, time and offset "
                "from UTC");
}

TEST_F(LoadTest, Durations) {
    const auto period = [this](const std::string& value) {
        return read(s.period, "{\"contractPeriod\":{\"durationInDays\":" + value + "}}");
    };
    EXPECT_EQ(period("365"), "365 days");
    EXPECT_EQ(period("\"P3M\""), "3 months");
    EXPECT_EQ(period("\"P2W\""), "14 days");
    EXPECT_EQ(period("\"PT36H\""), "36 hours");
    for (const char* value : {"-1", "1.5", "99999999999", "\"20\"", "\"P\"", "true"})
        EXPECT_NE(period(value).find("V503 `tender.period` must be a duration, but is "), std::string::npos) << value;
}

TEST_F(LoadTest, PercentagesRangesAndChoices) {
    const auto party = [](const std::string& fields) {
        return R"({"parties":[{"id":"p","roles":["tenderer"],)" + fields + "}]}";
    };
    for (const char* share : {"12.5", "\"12.5%\"", "\"12.5\""}) {
        const Facts f = facts(party(R"("socialProcurement":{"profitDistributionShare":)" + std::string(share) + "}"));
        EXPECT_EQ(engine::cell_value(f, s.profit, 0), Value(Number::fraction(1, 8)));
    }
    EXPECT_EQ(
        error(party(R"("socialProcurement":{"profitDistributionShare":"half"})")),
        "t.json /parties/0/socialProcurement/profitDistributionShare V503 `bidder.profit` must be a percentage, but is "
        "the text \"half\" | write \"12.5%\", or 12.5 for twelve and a half per cent");
    EXPECT_EQ(
        error(party(R"("socialProcurement":{"psoLevel":4})")),
        "t.json /parties/0/socialProcurement/psoLevel V504 `bidder.pso_level` must be between 0 and 3, but is the "
        "number 4");
    EXPECT_EQ(error(party(R"("selfCleaning":"acepted")")),
              "t.json /parties/0/selfCleaning V504 `bidder.self_cleaning` must be one of \"none\", \"offered\", "
              "\"accepted\" or \"rejected\", but is the text \"acepted\" | did you mean \"accepted\"?");
    EXPECT_EQ(
        error(party(R"("selfCleaning":true)")),
        "t.json /parties/0/selfCleaning V503 `bidder.self_cleaning` must be a text, but is true | write it in double "
        "quotes");
}

TEST_F(LoadTest, References) {
    EXPECT_EQ(
        error(
            R"({"parties":[{"id":"NL-1","roles":["tenderer"]}],"bids":{"details":[{},{"tenderers":[{"id":"NL-2"}]}]}})"),
        "t.json /bids/details/1/tenderers/0/id V508 `bid.bidder` refers to \"NL-2\", but no `bidder` has that "
        "identifier | did you mean \"NL-1\"?");
    EXPECT_EQ(
        error(R"({"bids":{"details":[{"tenderers":[{"id":{}}]}]}})"),
        "t.json /bids/details/0/tenderers/0/id V503 `bid.bidder` must be an identifier, but is an object | write it in "
        "double quotes");
    EXPECT_EQ(error(R"({"bids":{"details":[{"id":1},{"id":"1"}]}})"),
              "t.json /bids/details/1/id V507 two records of `bid` have the identifier \"1\" | the other is at "
              "/bids/details/0");
}

TEST_F(LoadTest, TheWayMayBeBarred) {
    EXPECT_EQ(error(R"({"tender":"open"})"), "t.json /tender V503 an object must stand here, for `tender.title`, but "
                                             "it is a text | write it in braces: { … }");
    EXPECT_EQ(error(R"({"tender":{"tenderPeriod":[{"endDate":"x"}]}})"),
              "t.json /tender/tenderPeriod V503 an object must stand here, for `tender.deadline`, but it is a list | "
              "write it in braces: { … }");
    EXPECT_EQ(error(R"({"bids":{"details":{"id":"x"}}})"),
              "t.json /bids/details V503 `bid` must be a list, but is an object | write it in brackets: [ … ]");
    EXPECT_EQ(error(R"({"bids":{"details":[{"id":"x"},"y"]}})"),
              "t.json /bids/details/1 V503 an object must stand here, for `bid.id`, but it is a text | write it in "
              "braces: { … }");
    EXPECT_EQ(error(R"({"tender":{"deliveryAddresses":{}}})"),
              "t.json /tender/deliveryAddresses V503 a list must stand here, for `tender.regions`, but it is an object "
              "| write it in brackets: [ … ]");
    EXPECT_EQ(
        error(R"({"tender":{"deliveryAddresses":[{},{"region":5}]}})"),
        "t.json /tender/deliveryAddresses/1/region V503 `tender.regions` must be a text, but is the number 5 | write "
        "it in double quotes");
    EXPECT_EQ(error(R"({"tender":{"deliveryAddresses":[{},{"region":["a",5]}]}})"),
              "t.json /tender/deliveryAddresses/1/region/1 V503 `tender.regions` must be a text, but is the number 5 | "
              "write it in double quotes");
    EXPECT_EQ(error(R"({"parties":[{"roles":"tenderer"}]})"),
              "t.json /parties/0/roles V503 `bidder` is chosen by what this list has, but it is the text \"tenderer\" "
              "| write it in "
              "brackets: [ \"tenderer\" ]");
    EXPECT_EQ(
        error(R"({"parties":["x"]})"),
        "t.json /parties/0 V503 an object must stand here, for `bidder`, but it is a text | write it in braces: { … }");
}

TEST_F(LoadTest, AFactThroughAStarIsOneValue) {
    s.schema.facts[s.title].source = graph::parse_pointer("/tender/items/*/description");
    EXPECT_EQ(read(s.title, R"({"items":[{},{"description":"a"},{"description":null}]})"), "\"a\"");
    EXPECT_EQ(
        read(s.title, R"({"items":[{"description":"a"},{"description":"b"}]})"),
        "t.json /tender/items/1/description V503 `tender.title` must be one value, but there are several | the policy "
        "reads a single value at /tender/items/*/description");
}

// Whatever the loader: of bids that are left out, and of tenderers of nothing, nobody knows.
TEST_F(LoadTest, ARecordInAListKnowsWhatHoldsIt) {
    s.schema.entities[s.bids].where = graph::parse_pointer("/kinds");
    s.schema.entities[s.bids].has = "kept";
    const auto list = [&](const char* name, const char* source) {
        graph::Entity made;
        made.name = made.path = name;
        made.source = graph::parse_pointer(source);
        s.schema.entities.push_back(made);
        return static_cast<graph::EntityId>(s.schema.entities.size() - 1);
    };
    const auto holder = [&](graph::EntityId entity, graph::EntityId target) {
        graph::Fact made;
        made.name = made.path = "holder";
        made.entity = entity;
        made.reading = graph::Reading::reference;
        made.type = graph::ColumnType::reference;
        made.target = target;
        made.holder = true;
        s.schema.facts.push_back(made);
        return static_cast<FactId>(s.schema.facts.size() - 1);
    };
    const auto tenderers = list("tenderers", "/bids/details/*/tenderers");
    const auto marks = list("marks", "/bids/details/*/tenderers/*/inner/marks");
    const FactId bid = holder(tenderers, s.bids), of_tenderer = holder(marks, tenderers),
                 of_bid = holder(marks, s.bids);
    const std::string document = R"({"ocid":"t1","bids":{"details":[
        {"id":"a","kinds":["kept"],"tenderers":[{},{"inner":{"marks":[1,2]}}]},
        {"id":"b","kinds":[],"tenderers":[{"inner":{"marks":[3]}}]},
        {"id":"c","kinds":["kept"],"tenderers":[]},
        {"id":"d","kinds":["kept"],"tenderers":[{}]}]}})";
    const auto held = [&](const Facts& f, FactId fact, std::uint32_t row) {
        return f.columns[fact].known(row) ? std::to_string(f.columns[fact].integers[row]) : "unknown";
    };
    const auto told = [&](const Facts& f) {
        std::string text;
        for (const FactId fact : {bid, of_tenderer, of_bid})
            for (std::uint32_t row = 0; row < f.entities[s.schema.facts[fact].entity].count; ++row)
                text += held(f, fact, row) + (row + 1 < f.entities[s.schema.facts[fact].entity].count ? " " : "; ");
        return text;
    };
    const std::string twice = "0 0 unknown 2; 1 1 2; 0 0 unknown; ";
    engine::FactsBuilder builder(s.schema, constants);
    ASSERT_TRUE(load(case_of(document), s.schema, builder));
    EXPECT_EQ(told(builder.finish()), twice);
    DirectLoader direct(s.schema, std::nullopt);
    std::string one_line = document;
    std::erase(one_line, '\n');
    ASSERT_TRUE(direct.load(one_line, builder));
    EXPECT_EQ(told(builder.finish()), twice);
}

TEST_F(LoadTest, PersonalFactsAreNotRepeated) {
    s.schema.facts[s.quality].personal = true;
    EXPECT_EQ(
        read(s.quality, R"({"quality":"born 1980"})"),
        "t.json /tender/quality V503 `tender.quality` must be a number, but is a text | write digits, such as 12.5");
}

TEST_F(LoadTest, PlacesAreThoseOfTheSource) {
    Case document = case_of(R"({"tender":{"title":5},"bids":{"details":[]}})");
    document.place = "t.jsonl:17 /releases/3";
    document.pointer = "/releases/3";
    engine::FactsBuilder builder(s.schema, constants);
    EXPECT_EQ(load(document, s.schema, builder).error().place, "t.jsonl:17 /releases/3/tender/title");
    document.origins.push_back({"/tender", "other.json /x"});
    EXPECT_EQ(load(document, s.schema, builder).error().place, "other.json /x/title");
}

} // namespace voorrang::ocds
