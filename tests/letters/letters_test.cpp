// Letters and the report as they go out, in both languages; and what is not in them.
#include "adapters/letters/telling.hpp"
#include "tests/letters/world.hpp"
#include "tests/store/raw_database.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace voorrang::letters {
namespace {

// Bids that are out stand in the order of their names, which are drawn by chance: drawn again until they are in ours.
std::unique_ptr<World> in_order() {
    auto made = std::make_unique<World>(World::Until::sent);
    while (made->id_of("bid-4") < made->id_of("bid-3")) made = std::make_unique<World>(World::Until::sent);
    return made;
}
World& sent() {
    static const std::unique_ptr<World> made = in_order();
    return *made;
}
World& decided() {
    static World made(World::Until::decided);
    return made;
}

bool blessing() { return std::getenv("VOORRANG_BLESS") != nullptr; }

std::string text_of_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    EXPECT_TRUE(file) << path << " is not there; VOORRANG_BLESS=1 writes it";
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

void expect_golden(const std::string& name, const std::string& actual) {
    const std::string path = std::string(VOORRANG_SOURCE_DIR) + "/tests/letters/golden/" + name;
    if (blessing())
        std::ofstream(path, std::ios::binary) << actual;
    else
        EXPECT_EQ(actual, text_of_file(path)) << path;
}

std::string markdown(const World& world, const Result<Paper>& paper) {
    return paper ? world.plain(to_markdown(*paper)) : "error: " + paper.error().message + "\n" + paper.error().help;
}

void expect_without(const std::string& text, std::initializer_list<const char*> parts) {
    for (const char* part : parts) EXPECT_EQ(text.find(part), std::string::npos) << part << "\n" << text;
}
void expect_with(const std::string& text, std::initializer_list<const char*> parts) {
    for (const char* part : parts) EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST(Letters, AreAsTheyGoOut) {
    for (const Language language : {Language::en, Language::nl}) {
        const std::string code = "." + std::string(code_of(language));
        expect_golden("winner" + code + ".md", markdown(sent(), sent().letter_to("bid-1", language)));
        expect_golden("second" + code + ".md", markdown(sent(), sent().letter_to("bid-2", language)));
        expect_golden("excluded" + code + ".md", markdown(sent(), sent().letter_to("bid-3", language)));
        expect_golden("report" + code + ".md", markdown(sent(), sent().report(language)));
    }
    expect_golden("second.nl.html", sent().plain(to_html(sent().letter_to("bid-2", Language::nl).value())));
    expect_golden("report.en.html", sent().plain(to_html(sent().report(Language::en).value())));
}

TEST(Letters, AreAsTheManualShows) {
    const std::string path = std::string(VOORRANG_SOURCE_DIR) + "/docs/letters.md";
    const std::string begin = "```markdown\n";
    const std::string letter = markdown(sent(), sent().letter_to("bid-2"));
    const std::string shown = letter.substr(0, letter.find("\n```text")); // without the checkpoint and what follows
    std::string page = text_of_file(path);
    const std::size_t at = page.find(begin) + begin.size();
    const std::size_t length = page.find("```", at) - at;
    if (blessing())
        std::ofstream(path, std::ios::binary) << page.replace(at, length, shown);
    else
        EXPECT_EQ(page.substr(at, length), shown);
}

TEST(Letters, TellNothingOfOtherBidders) {
    for (const char* bid : {"bid-1", "bid-2", "bid-3", "bid-4"})
        for (const Language language : {Language::en, Language::nl}) {
            const std::string text = markdown(sent(), sent().letter_to(bid, language));
            ASSERT_TRUE(text.starts_with("# ")) << text;
            const std::string own = bid;
            if (own != "bid-2") expect_without(text, {"Smaak", "500,000", "500.000", "bid-2", "80,000", "80.000"});
            if (own != "bid-3") expect_without(text, {"Kleine", "20,000", "20.000", "bid-3", "45,000", "45.000"});
            if (own != "bid-4") expect_without(text, {"Deftig", "900,000", "bid-4", "140,000", "140.000"});
            if (own != "bid-1") expect_without(text, {"85,000", "85.000", "400,000", "bid-1", "Alkmaar", "4,250"});
            expect_without(text, {"person.example", "/bids/details", "/parties/"});
            // Its own standing, not how many there are.
            expect_with(text, {"De Duinkeuken"});
        }
}

TEST(Letters, WhoWasRefusedGetsNoScores) {
    const std::string text = markdown(sent(), sent().letter_to("bid-4"));
    expect_with(text, {"the price EUR 140,000.00 is over EUR 100,000.00", "Aw 2012 art. 2.115", "De Duinkeuken"});
    expect_without(text, {"84", "94.12", "| quality", "social"});
}

TEST(Letters, NoPaperRepeatsAPersonalFact) {
    for (const Language language : {Language::en, Language::nl}) {
        const std::string report = markdown(sent(), sent().report(language));
        expect_with(report, {language == Language::en ? "told by" : "opgegeven door"});
        expect_without(report, {"person.example"});
    }
}

TEST(Letters, SayTheStandstillOfTheLog) {
    const std::string text = markdown(sent(), sent().letter_to("bid-2"));
    expect_with(text, {"the decision was sent on 2026-05-05", "the end of 2026-05-26", "Aw 2012 art. 2.127",
                       "the term begins on the day after the decision was sent", "no acceptance of a bid"});
    expect_without(text, {"Draft"});
    // Values of the reason in the language of the letter.
    expect_with(
        markdown(sent(), sent().letter_to("bid-2", Language::nl)),
        {"de gunningsbeslissing is verzonden op 05-05-2026 10:00:00 +02:00", "vóór 27-05-2026 00:00 uur (UTC+2)"});
}

TEST(Letters, WithoutADayOfSendingAreDrafts) {
    const std::string text = markdown(decided(), decided().letter_to("bid-2"));
    expect_with(text, {"Draft, not to be sent"});
    expect_without(text, {"The standstill period runs"});
}

TEST(Letters, ForBiddersHaveNoNumbersOfEntries) {
    const std::string told = markdown(sent(), sent().letter_to("bid-2"));
    const std::string left_out = markdown(sent(), sent().letter_to("bid-2", Language::en, Numbers::left_out));
    expect_with(told, {"voorrang audit prove", "(index "});
    expect_without(left_out, {"audit prove", "index", "PeterNeumann\n", "entry 2"});
    expect_with(left_out, {"leaf hash"});
}

TEST(Letters, AreTheSameWheneverTheyAreAskedFor) {
    const std::string before = markdown(sent(), sent().letter_to("bid-2"));
    const Result<void> more = sent().store().write([&](store::Writer& writer) -> Result<void> {
        const auto key = note::SecretKey::make("PeterNeumann", note::KeyKind::note);
        const Result<std::int64_t> entry =
            writer.append({0, parse_time("2026-07-01T00:00:00Z").value(), "service.stopped", "", "", "{}", "{}"});
        if (!entry) return entry.error();
        return audit::publish(writer, key, parse_time("2026-07-01T00:00:00Z").value());
    });
    ASSERT_TRUE(more);
    EXPECT_EQ(markdown(sent(), sent().letter_to("bid-2")), before);
}

TEST(Letters, AreFoundByBidBidderAndName) {
    const auto found = [&](const std::string& asked) {
        std::string bids;
        const auto none = sent().paper([&](store::Reader&, const AwardFile& file) -> Result<Paper> {
            const auto all = bids_of(file, asked);
            if (!all) bids = "none";
            if (all)
                for (const std::string& bid : *all) bids += bid + " ";
            return Paper{};
        });
        EXPECT_TRUE(none);
        return sent().plain(bids);
    };
    EXPECT_EQ(found(sent().id_of("bid-3")), "bid-3 ");
    EXPECT_EQ(found("NL-KVK-3"), "bid-3 ");
    EXPECT_EQ(found("Kleine Kok"), "bid-3 ");
    EXPECT_EQ(found(""), "bid-1 bid-2 bid-3 bid-4 ");
    EXPECT_EQ(found("bid-9"), "none");
}

TEST(Letters, AreRefusedWhereThereIsNothingToTell) {
    World published(World::Until::published);
    expect_with(markdown(published, published.letter_to("bid-1")), {"was not decided yet"});
    expect_with(markdown(sent(), sent().letter_to("bid-9")), {"has no bid `bid-9`"});
}

TEST(Letters, AreRefusedWhereTheAwardNoLongerHolds) {
    World world(World::Until::sent);
    world.reconsider();
    expect_with(markdown(world, world.letter_to("bid-2")), {"no longer holds: the tender is evaluation"});
    expect_with(markdown(world, world.report()), {"no longer holds"});
}

TEST(Letters, AreRefusedWhereTheDecisionIsNotAsItWasLogged) {
    World world(World::Until::sent);
    {
        store::RawDatabase raw(world.database());
        raw.run("DROP TRIGGER decisions_no_update");
        raw.run("UPDATE decisions SET decision = replace(decision, 'Smaak', 'Smaek')");
    }
    expect_with(markdown(world, world.letter_to("bid-2")), {"comes out otherwise than it was logged"});
}

TEST(Voice, TellsMomentsByAClockAndAsExactAsTheyWereLogged) {
    const Voice english{{Colour::off, Language::en}};
    const Voice dutch{{Colour::off, Language::nl}};
    const auto at = [](const char* text) { return parse_time(text).value(); };
    EXPECT_EQ(english.moment(at("2026-04-20T10:05:00Z")), "2026-04-20 10:05 (UTC)");
    EXPECT_EQ(english.moment(at("2026-04-20T10:05:07.25+05:30")), "2026-04-20 10:05:07.25 (UTC+5:30)");
    EXPECT_EQ(dutch.moment(at("2026-04-20T10:05:00.5-03:00")), "20-04-2026 10:05:00,5 uur (UTC-3)");
    EXPECT_EQ(dutch.moment(at("2026-04-20T23:05:00+02:00")), "20-04-2026 23:05 uur (UTC+2)");
    const Voice in_town{{Colour::off, Language::en}, sent().zone()};
    EXPECT_EQ(in_town.moment(at("2026-01-20T23:05:00Z")), "2026-01-21 00:05 (UTC+1)");
    EXPECT_EQ(in_town.moment(at("2026-07-20T22:05:00Z")), "2026-07-21 00:05 (UTC+2)");
}

TEST(Names, AreTakenOutOfSentences) {
    Said sentence;
    sentence.append("more than Kleine Kok, not Kleine Koks, and ");
    sentence.add(phrases::said_value("[\"Kleine Kok\", \"Smaak\"]"));
    sentence.add(phrases::said_names(std::vector<std::string>{"Kleine Kok", "Smaak"}));
    const Said without = without_names(sentence, {"Kleine", "Kleine Kok"}, "…");
    EXPECT_EQ(without.text, "more than …, not … Koks, and […, \"Smaak\"]… and Smaak");
    ASSERT_EQ(without.parts.size(), 2U);
    for (const Said::Part& part : without.parts)
        EXPECT_EQ(without.text.substr(part.at, part.said.text.size()), part.said.text);
    EXPECT_EQ(phrases::say(Language::nl, without), "more than …, not … Koks, and […, \"Smaak\"]… en Smaak");
    // As the policy says it in Dutch, too.
    sentence.dutch.emplace_back(std::string("meer dan Kleine Kok"));
    EXPECT_EQ(phrases::say(Language::nl, without_names(sentence, {"Kleine Kok"}, "…")), "meer dan …");
}

} // namespace
} // namespace voorrang::letters
