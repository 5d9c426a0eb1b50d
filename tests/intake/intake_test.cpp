#include "adapters/intake/intake.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/ocds/bids_format.hpp"

#include <gtest/gtest.h>

namespace voorrang::intake {
namespace {

using graph::Reading;

// As std.procurement has them.
graph::Schema schema() {
    graph::Schema schema;
    const auto entity = [&](const char* name, const char* path, graph::EntityId parent, const char* source) {
        graph::Entity entity{name, path, parent, graph::parse_pointer(source), {}, {}, {}, {}, {}};
        schema.entities.push_back(std::move(entity));
        return static_cast<graph::EntityId>(schema.entities.size() - 1);
    };
    const auto fact = [&](graph::EntityId entity, const char* record, const char* path, const char* source,
                          Reading reading, graph::ColumnType type) -> graph::Fact& {
        graph::Fact fact;
        fact.name = std::string(record) + "." + path;
        fact.path = path;
        fact.entity = entity;
        fact.source = graph::parse_pointer(source);
        fact.reading = reading;
        fact.type = type;
        return schema.facts.emplace_back(std::move(fact));
    };
    using graph::ColumnType;
    entity("case", "", 0, "");
    const graph::EntityId bidder = entity("bidder", "bidders", 0, "/parties");
    schema.entities.back().where = graph::parse_pointer("/roles");
    schema.entities.back().has = "tenderer";
    const graph::EntityId bid = entity("bid", "bids", 0, "/bids/details");
    const graph::EntityId grounds =
        entity("bidder.exclusion_grounds", "exclusion_grounds", bidder, "/exclusionGrounds");
    fact(bidder, "bidder", "turnover", "/turnover", Reading::money, ColumnType::money);
    fact(bidder, "bidder", "pso_level", "/socialProcurement/psoLevel", Reading::number, ColumnType::number).from =
        Value(Number(0));
    schema.facts.back().to = Value(Number(3));
    fact(bidder, "bidder", "share", "/socialProcurement/disadvantagedWorkforceShare", Reading::percent,
         ColumnType::number);
    fact(bidder, "bidder", "registered", "/socialProcurement/codeRegistered", Reading::yes_no, ColumnType::truth);
    fact(bidder, "bidder", "cleaning", "/selfCleaning", Reading::choice, ColumnType::text).options = {"none",
                                                                                                      "offered"};
    fact(bidder, "bidder", "founded", "/details/founded", Reading::date, ColumnType::date);
    fact(bid, "bid", "founded", "/details/founded", Reading::date, ColumnType::date);
    fact(bid, "bid", "term", "/details/term", Reading::duration, ColumnType::duration);
    fact(bid, "bid", "price", "/value", Reading::money, ColumnType::money);
    fact(grounds, "bidder", "", "", Reading::text, ColumnType::text);
    return schema;
}

struct Outcome {
    std::string documents; // compact, one a line
    std::string faults;    // place, code and message, one a line
};

struct Given {
    std::string suppliers, assessments, bids;
};

Outcome taken(const Given& given, bool with_policy = true) {
    const graph::Schema facts = schema();
    Intake intake(with_policy ? &facts : nullptr);
    Outcome outcome;
    const auto tell = [&](const Diagnostic& fault) {
        outcome.faults += fault.place + " " + std::string(code_text(fault.code)) + " " + fault.message + "\n";
    };
    if (!given.bids.empty())
        if (const Result<void> added = intake.add_documents(given.bids, "bids.json"); !added) tell(added.error());
    const auto sheet = [&](const std::string& text, const char* file, void (Intake::*add)(const sheet::ReadSheet&)) {
        if (text.empty()) return;
        const Result<sheet::ReadSheet> read = sheet::read(text, file);
        read ? (intake.*add)(*read) : tell(read.error());
    };
    sheet(given.suppliers, "s.csv", &Intake::add_suppliers);
    sheet(given.assessments, "a.csv", &Intake::add_assessments);
    for (const Diagnostic& fault : intake.faults()) tell(fault);
    for (const json::Tree& document : intake.documents()) {
        EXPECT_TRUE(ocds::check_bids_document(document.root()));
        outcome.documents += json::compact(document.root()) + "\n";
    }
    return outcome;
}

std::string faults(const Given& given, bool with_policy = true) { return taken(given, with_policy).faults; }

const std::string head = R"({"format":"voorrang.bids","version":1,"ocid":"t1","bids":[)";

TEST(Intake, MakesBidsOfRows) {
    const Outcome outcome = taken(
        {"tender,bid,id,name,price (EUR),submitted,lots,turnover (EUR),PSO "
         "level,socialProcurement.codeRegistered,share,"
         "exclusion grounds,cleaning,bidder.founded,term,# remark\n"
         "t1,b1,s1,Groen Doen BV,171000.00,2026-04-08T16:45:00+02:00,1; 2,240000,3,ja,12.5%,a; b,none,2001-02-03,30,x\n"
         "t1,b2,s2,,,,,,,,,none,,,,\n"
         "t2,b1,s1,,,,,,,,,,,,,\n",
         "tender,bid,criterion,assessor,points\nt1,b1,quality,A,80\nt1,b1,quality,B,86.5\nt1,b2,quality,A,\n", ""});
    EXPECT_EQ(outcome.faults, "");
    EXPECT_EQ(
        outcome.documents,
        head +
            R"({"id":"b1","tenderer":{"id":"s1","name":"Groen Doen BV","turnover":{"amount":240000,"currency":"EUR"},)"
            R"("socialProcurement":{"psoLevel":3,"codeRegistered":true,"disadvantagedWorkforceShare":"12.5%"},)"
            R"("exclusionGrounds":["a","b"],"selfCleaning":"none","details":{"founded":"2001-02-03"}},)"
            R"("price":{"amount":171000.00,"currency":"EUR"},"submitted":"2026-04-08T16:45:00+02:00","lots":["1","2"],)"
            R"("details":{"term":30},"assessments":[{"criterion":"quality","assessor":"A","score":80},)"
            R"({"criterion":"quality","assessor":"B","score":86.5}]},)"
            R"({"id":"b2","tenderer":{"id":"s2","exclusionGrounds":[]},"assessments":[{"criterion":"quality","assessor":"A"}]}]})"
            "\n"
            R"({"format":"voorrang.bids","version":1,"ocid":"t2","bids":[{"id":"b1","tenderer":{"id":"s1"}}]})"
            "\n");
}

TEST(Intake, AddsToBidsThatAreThere) {
    const std::string bids = head + R"({"id":"b1","tenderer":{"id":"s1","turnover":{"amount":1.0,"currency":"EUR"}},)"
                                    R"("assessments":[{"criterion":"q","assessor":"A","score":1}]}]})";
    const Outcome outcome =
        taken({"id,turnover (EUR),pso_level\ns1,1,2\n", "tender,bid,criterion,assessor,points\nt1,b1,q,B,2\n", bids});
    EXPECT_EQ(outcome.faults, "");
    EXPECT_EQ(
        outcome.documents,
        head +
            R"({"id":"b1","tenderer":{"id":"s1","turnover":{"amount":1.0,"currency":"EUR"},"socialProcurement":{"psoLevel":2}},)"
            R"("assessments":[{"criterion":"q","assessor":"A","score":1},{"criterion":"q","assessor":"B","score":2}]}]})"
            "\n");
    EXPECT_EQ(faults({"id,turnover (EUR)\ns1,2\n", "", bids}),
              "s.csv:B2 V542 the bids say something else of `turnover` already\n");
    EXPECT_EQ(faults({"id,pso_level\ns2,2\n", "", bids}), "s.csv:A2 V542 no bid is of the supplier `s2`\n");
    EXPECT_EQ(faults({"id,pso_level\ns1,2\ns1,3\n", "", bids}), "s.csv:A3 V542 the supplier `s1` stands twice\n");
    EXPECT_EQ(faults({"tender,bid,id\nt1,b1,s1\n", "", bids}), "s.csv:B2 V542 the bid `b1` of `t1` stands twice\n");
    EXPECT_EQ(faults({"", "tender,bid,criterion,assessor,points\nt1,b1,q,A,2\n", bids}),
              "a.csv:E2 V542 `A` gave `b1` points for `q` twice\n");
    EXPECT_EQ(faults({"", "tender,bid,criterion,assessor,points\nt1,b9,q,A,2\nt9,b1,q,A,2\n", bids}),
              "a.csv:B2 V542 the tender `t1` has no bid `b9`\na.csv:A3 V542 there are no bids for the tender `t9`\n");
    EXPECT_EQ(faults({"", "", bids + bids}), "bids.json:1 V507 two records of `bid` have the identifier \"b1\"\n");
}

TEST(Intake, TellsEachBadCell) {
    const auto cell = [](const std::string& column, const std::string& text) {
        return faults({"tender;bid;id;" + column + "\nt1;b1;s1;" + text + "\n", "", ""});
    };
    EXPECT_EQ(cell("pso_level", "12,5"), "s.csv:D2 V542 a number with a comma: `12,5`\n");
    EXPECT_EQ(cell("pso_level", "two"), "s.csv:D2 V542 `pso_level` must be a number, but is the text \"two\"\n");
    EXPECT_EQ(cell("pso_level", "1e1"), "s.csv:D2 V542 `pso_level` must be a number, but is the text \"1e1\"\n");
    EXPECT_EQ(cell("pso_level", "1.250"), "s.csv:D2 V542 `1.250` may be meant as thousands, or as decimals\n");
    EXPECT_EQ(cell("pso_level", "4"), "s.csv:D2 V542 `pso_level` must be between 0 and 3, but is the number 4\n");
    EXPECT_EQ(cell("turnover (EUR)", "85.000"), "s.csv:D2 V542 `85.000` may be meant as thousands, or as decimals\n");
    EXPECT_EQ(cell("turnover (EUR)", "1.250,00"), "s.csv:D2 V542 a number with a comma: `1.250,00`\n");
    EXPECT_EQ(cell("turnover (EUR)", "EUR 5"),
              "s.csv:D2 V542 `turnover` must be a number, but is the text \"EUR 5\"\n");
    EXPECT_EQ(cell("share", "0.125"), "s.csv:D2 V542 `share` must be a percentage, but is the text \"0.125\"\n");
    EXPECT_EQ(cell("share", "12,5%"), "s.csv:D2 V542 a number with a comma: `12,5%`\n");
    EXPECT_EQ(cell("share", "x%"), "s.csv:D2 V542 `share` must be a percentage, but is the text \"x%\"\n");
    EXPECT_EQ(cell("registered", "1"), "s.csv:D2 V542 `registered` must be true or false, but is the text \"1\"\n");
    EXPECT_EQ(cell("cleaning", "maybe"),
              "s.csv:D2 V542 `cleaning` must be one of \"none\" or \"offered\", but is the text \"maybe\"\n");
    EXPECT_EQ(cell("bid.founded", "31-01-2026"),
              "s.csv:D2 V542 `bid.founded` must be a date, but is the text \"31-01-2026\"\n");
    EXPECT_EQ(cell("submitted", "2026-01-31 12:00"),
              "s.csv:D2 V542 `submitted` must be a time, but is the text \"2026-01-31 12:00\"\n");
    EXPECT_EQ(faults({"tender,bid,id\nt1,b1,s1\nt1,b1,s2\nt1,,s2\n", "", ""}),
              "s.csv:B3 V542 the bid `b1` of `t1` stands twice\ns.csv:B4 V542 an empty cell where `bid` is needed\n");
}

TEST(Intake, TellsEachBadColumn) {
    const auto columns = [](const std::string& names, bool with_policy = true) {
        return faults({names + "\n", "", ""}, with_policy);
    };
    EXPECT_EQ(columns("id,pso"), "s.csv:B1 V541 the policy reads no fact `pso` of a supplier or a bid\n");
    EXPECT_EQ(columns("id,pso_level", false), "s.csv:B1 V541 without a policy it can't be told what `pso_level` is\n");
    EXPECT_EQ(columns("name"), "s.csv:B1 V541 there is no column `id`\n");
    EXPECT_EQ(columns("id,tender"), "s.csv:C1 V541 there is no column `bid`\n");
    EXPECT_EQ(columns("id,bid"), "s.csv:C1 V541 there is no column `tender`\n");
    EXPECT_EQ(columns("id,price (EUR)"), "s.csv:B1 V541 `price` is of a bid, and there is no column `bid`\n");
    EXPECT_EQ(columns("id,turnover"), "s.csv:B1 V541 `turnover` is an amount without a currency\n");
    EXPECT_EQ(columns("id,turnover (euro)"), "s.csv:B1 V541 no currency of ISO 4217: `euro`\n");
    EXPECT_EQ(columns("id,pso_level (EUR)"), "s.csv:B1 V541 `pso_level` is no amount of money\n");
    EXPECT_EQ(columns("id,name,naam"), "s.csv:C1 V541 `naam` says the same as `name`\n");
    EXPECT_EQ(columns("id,pso_level,bidder.pso_level"),
              "s.csv:C1 V541 `bidder.pso_level` says the same as `pso_level`\n");
    EXPECT_EQ(columns("tender,bid,id,founded"), "s.csv:D1 V541 `founded` may be of the supplier or of the bid\n");
    const auto of_marks = [](const std::string& names) { return faults({"", names + "\n", ""}); };
    EXPECT_EQ(of_marks("tender,bid,criterion,assessor"), "a.csv:E1 V541 there is no column `points`\n");
    EXPECT_EQ(of_marks("tender,bid,criterion,assessor,pionts"), "a.csv:E1 V541 assessments have no `pionts`\n");
    EXPECT_EQ(of_marks("Aanbesteding;Inschrijving;Beoordelaar;Criterium;Punten;# remark"), "");
}

} // namespace
} // namespace voorrang::intake
