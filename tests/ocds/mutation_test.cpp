// A valid input cut off or spoilt at every byte: there is always a value or a diagnostic, never a crash or a silent
// loss.
#include "adapters/ocds/bids.hpp"
#include "adapters/ocds/load.hpp"
#include "tests/facts/sample_schema.hpp"
#include "tests/ocds/input.hpp"

#include <gtest/gtest.h>

namespace voorrang::ocds {

namespace {

constexpr const char* package = R"({"uri":"https://x.example/é","version":1.10e0,
"releases":[
 {"ocid":"a","tag":["tender"],"tender":{"title":"A \"q\" \u00e9","value":{"amount":12.50,"currency":"EUR"},
  "deliveryAddresses":[{"region":"Alkmaar"},{"region":null}],"tenderPeriod":{"endDate":"2026-03-01T12:00:00Z"}}},
 {"ocid":"b","parties":[{"id":"p","roles":["tenderer"],"socialProcurement":{"psoLevel":2}}],
  "bids":{"details":[{"id":1,"value":5,"tenderers":[{"id":"p"}]}]},"tender":{"value":{"amount":1,"currency":"EUR"}}}],
"publisher":{"name":"x"}})";

constexpr const char* lines = "{\"ocid\":\"a\",\"x\":[1,2]}\n{\"ocid\":\"b\"}\n{\"ocid\":\"c\",\"releases\":"
                              "[{\"ocid\":\"c\",\"date\":\"2026-01-01T00:00:00Z\",\"l\":[{\"id\":1}]}]}\n";

constexpr const char* bids = R"({"format":"voorrang.bids","version":1,"ocid":"a","bids":[{"id":"B","tenderer":{"id":"P",
"socialProcurement":{"psoLevel":1}},"price":{"amount":1,"currency":"EUR"},"assessments":[{"score":1}]}]})";

struct Outcome {
    std::size_t cases = 0;
    std::size_t errors = 0;
};

Outcome run(const std::string& text) {
    const graph::SampleSchema s;
    const std::vector<std::string> constants{};
    engine::FactsBuilder builder(s.schema, constants);
    std::istringstream input(text);
    CaseReader reader(input, "m.json");
    Outcome outcome;
    while (true) {
        auto read = reader.next();
        if (read.has_error()) {
            ++outcome.errors;
            EXPECT_FALSE(read.error().place.empty());
            EXPECT_FALSE(read.error().message.empty());
            if (!reader.recover()) break;
        } else if (!*read) {
            break;
        } else if (load(**read, s.schema, builder).has_error()) {
            ++outcome.errors;
        } else {
            ++outcome.cases;
        }
    }
    EXPECT_EQ(builder.cases(), outcome.cases);
    builder.finish();
    return outcome;
}

void run_bids(const std::string& text) {
    std::istringstream input(text);
    BidsIndex index;
    const auto read = index.read(input, "m.json");
    if (read.has_error()) {
        EXPECT_FALSE(read.error().message.empty());
        return;
    }
    Case tender = case_of(R"({"parties":[{"id":"P","name":"x"}]})");
    tender.ocid = "a";
    const auto applied = index.apply(tender);
    EXPECT_TRUE(!applied.has_error() || !applied.error().message.empty());
}

constexpr char spoilers[] = {'\0', '"', '\\', '{', '}', '[', ']', ',', ':', '\n', '0', 'x', '-', '\x80', '\xff'};

template <class Run>
void spoil_everywhere(const std::string& text, Run run) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        for (const char spoiler : spoilers) {
            std::string spoilt = text;
            spoilt[i] = spoiler;
            run(spoilt);
            run(text.substr(0, i) + spoiler + text.substr(i)); // inserted
        }
        run(text.substr(0, i) + text.substr(i + 1)); // left out
    }
}

} // namespace

TEST(Mutation, TheInputsAreValid) {
    EXPECT_EQ(run(package).cases, 2u);
    EXPECT_EQ(run(package).errors, 0u);
    EXPECT_EQ(run(lines).cases, 3u);
    EXPECT_EQ(run(lines).errors, 0u);
}

TEST(Mutation, ACutPackageIsAlwaysAnError) {
    const std::string text = package;
    for (std::size_t size = 0; size < text.size(); ++size) EXPECT_EQ(run(text.substr(0, size)).errors, 1u) << size;
}

TEST(Mutation, ACutLineIsAlwaysAnError) {
    const std::string text = lines;
    for (std::size_t size = 0; size < text.size(); ++size) {
        const std::string cut = text.substr(0, size);
        const bool whole = size > 0 && (cut.back() == '\n' || text[size] == '\n');
        EXPECT_EQ(run(cut).errors, whole ? 0u : 1u) << size;
    }
}

TEST(Mutation, SpoiltPackages) { spoil_everywhere(package, run); }
TEST(Mutation, SpoiltLines) { spoil_everywhere(lines, run); }
TEST(Mutation, SpoiltBids) { spoil_everywhere(bids, run_bids); }

TEST(Mutation, ASpoiltLineSpoilsNoOther) {
    std::string text;
    for (int i = 0; i < 9; ++i) text += "{\"ocid\":\"" + std::to_string(i) + "\",\"x\":{\"y\":[1,\"z\"]}}\n";
    const std::size_t line = text.size() / 9;
    for (std::size_t i = 4 * line; i + 1 < 5 * line; ++i) {
        const Outcome outcome = run(text.substr(0, i) + text.substr(5 * line - 1)); // the rest of the line is lost
        EXPECT_GE(outcome.cases, 8u) << i;
        EXPECT_LE(outcome.errors, 1u) << i;
    }
}

} // namespace voorrang::ocds
