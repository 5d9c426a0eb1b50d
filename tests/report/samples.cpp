#include "tests/report/samples.hpp"

namespace voorrang::samples {

namespace {

using engine::AwardOutcome;
using engine::AwardState;
using engine::Decision;
using engine::Explanation;
using engine::MissingFact;
using engine::RuleOutcome;
using engine::Standing;
using engine::Status;
using graph::OutlineKind;

constexpr std::string_view policy_text = "policy alkmaar.social version 2026.1\n"
                                         "rule mandatory_grounds: exclude bid\n"
                                         "  when bid.bidder.exclusion_grounds is not empty\n"
                                         "rule too_small: exclude bid\n"
                                         "  when bid.bidder.turnover < 25% * tender.value\n"
                                         "award best for tender\n"
                                         "  criterion price weight 40% score relative_lowest(bid.price)\n"
                                         "  criterion quality weight 60% score bid.points / bid.jurors\n";

Span at(std::string_view part) {
    const auto begin = static_cast<std::uint32_t>(policy_text.find(part));
    return {0, begin, begin + static_cast<std::uint32_t>(part.size())};
}

Explanation fact(std::string text, std::string value, std::string subject, std::string pointer) {
    return {
        OutlineKind::fact, std::move(text), std::move(value), std::move(subject), std::move(pointer), {}, {}, {}, {}};
}

RuleOutcome grounds(Truth holds, const std::string& label, const std::string& pointer) {
    const bool yes = holds == Truth::yes;
    const std::string because = yes ? R"(mandatory ground: ["fraud"])" : "";
    Explanation why{OutlineKind::rule,
                    "mandatory_grounds",
                    yes ? "yes" : "no",
                    {},
                    {},
                    at("rule mandatory"),
                    because,
                    {"Aw 2012 art. 2.86", "Aw 2012 art. 2.87a"},
                    {}};
    why.children = {{OutlineKind::operation,
                     "bid.bidder.exclusion_grounds is not empty",
                     yes ? "yes" : "no",
                     {},
                     {},
                     at("bid.bidder.exclusion_grounds is not empty"),
                     {},
                     {},
                     {fact("bidder.exclusion_grounds", yes ? R"(["fraud"])" : "[]", label, pointer)}}};
    return {"alkmaar.social.mandatory_grounds",
            "mandatory_grounds",
            ast::RuleKind::exclude,
            holds,
            because,
            yes ? why.cites : std::vector<std::string>(),
            {},
            {},
            why};
}

RuleOutcome too_small(Truth holds, const std::string& label, const std::string& pointer, const std::string& turnover) {
    const std::string value = holds == Truth::unknown ? "unknown" : holds == Truth::yes ? "yes" : "no";
    Explanation why{OutlineKind::rule, "too_small", value, {}, {}, at("rule too_small"), {}, {}, {}};
    why.children = {{OutlineKind::operation,
                     "bid.bidder.turnover\n    < 25% * tender.value",
                     value,
                     {},
                     {},
                     at("bid.bidder.turnover"),
                     {},
                     {},
                     {fact("bidder.turnover", turnover, label, pointer),
                      {OutlineKind::operation,
                       "25% * tender.value",
                       "EUR 45,000.00",
                       {},
                       {},
                       at("25%"),
                       {},
                       {},
                       {{OutlineKind::constant, "25%", "25%", {}, {}, at("25%"), {}, {}, {}},
                        fact("tender.value", "EUR 180,000.00", "", "/tender/value")}}}}};
    RuleOutcome outcome{"alkmaar.social.too_small", "too_small", ast::RuleKind::exclude, holds, {}, {}, {}, {}, why};
    if (holds == Truth::unknown) outcome.missing = {{"bidder.turnover", label, pointer}};
    return outcome;
}

engine::Score score(std::string criterion, Number weight, std::optional<Number> value) {
    const std::string text = value ? to_display_text(*value) : "unknown";
    Explanation why{OutlineKind::criterion, criterion, text, {}, {}, at("criterion " + criterion), {}, {}, {}};
    return {std::move(criterion), weight, value, why};
}

const Number price_weight = Number::fraction(2, 5);
const Number quality_weight = Number::fraction(3, 5);

Standing ranked(std::string id, std::string label, std::uint32_t rank, Number price, Number quality, Number total) {
    Standing standing{std::move(id), label, Status::admitted, {}, {}, total, 2, rank, {}, {}, {}};
    const std::string pointer = "/parties/" + std::to_string(rank);
    standing.outcomes = {grounds(Truth::no, label, pointer + "/exclusionGrounds"),
                         too_small(Truth::no, label, pointer + "/turnover", "EUR 900,000.00")};
    standing.scores = {score("price", price_weight, price), score("quality", quality_weight, quality)};
    return standing;
}

Standing excluded(std::string id, const std::string& label) {
    Standing standing{std::move(id), label, Status::excluded, {}, {}, {}, 2, {}, {}, {}, {}};
    standing.outcomes = {grounds(Truth::yes, label, "/parties/7/exclusionGrounds")};
    return standing;
}

Standing open(std::string id, const std::string& label) {
    Standing standing{std::move(id), label, Status::undetermined, {}, {}, {}, 2, {}, {}, {}, {}};
    standing.outcomes = {grounds(Truth::no, label, "/parties/8/exclusionGrounds"),
                         too_small(Truth::unknown, label, "/parties/8/turnover", "unknown")};
    standing.scores = {score("price", price_weight, Number(90)), score("quality", quality_weight, std::nullopt)};
    standing.missing = {{"bid.points", label, "/bids/details/3/points"},
                        {"bidder.turnover", label, "/parties/8/turnover"}};
    return standing;
}

engine::Failure division() {
    return {Code::divide_by_zero, phrases::said_message("division by zero: `bid.points / bid.jurors`"),
            at("bid.points / bid.jurors")};
}

Standing broken(std::string id, const std::string& label) {
    Standing standing{std::move(id), label, Status::failed, {}, {}, {}, 2, {}, {}, {}, division()};
    standing.outcomes = {grounds(Truth::no, label, "/parties/9/exclusionGrounds")};
    standing.scores = {score("price", price_weight, Number(70)), score("quality", quality_weight, std::nullopt)};
    return standing;
}

engine::OtherVerdict flagged_tender() {
    RuleOutcome flag{"alkmaar.social.few_bids",
                     "few_bids",
                     ast::RuleKind::flag,
                     Truth::yes,
                     std::string("only 3 bids where 5 are usual for this kind of service, which may point at terms "
                                 "that keep small enterprises out or at a term that was too short"),
                     {"Gids Proportionaliteit 2026, voorschrift 3.5 F"},
                     {},
                     {},
                     {}};
    flag.explanation = {OutlineKind::rule, "few_bids", "yes", {}, {}, {}, flag.because, flag.cites, {}};
    return {"tender", "t-1", "Catering of the town hall", {flag}};
}

Decision with_award(std::vector<Standing> standings, AwardState state, std::string reason) {
    Decision decision{"ocds-alkmaar-2026-001", make_date(2026, 3, 1), std::move(standings), {}, AwardOutcome()};
    decision.award->name = "best";
    decision.award->state = state;
    decision.award->reason = std::move(reason);
    return decision;
}

} // namespace

SourceMap sources() {
    SourceMap map;
    map.add("social.vrg", std::string(policy_text));
    return map;
}

report::CaseInfo info() {
    return {{"alkmaar.social", "2026.1", std::string(64, 'a')}, "", "tenders.jsonl#2", std::string(64, 'b')};
}

Decision awarded() {
    Standing second = ranked("b2", "Buurtkeuken Alkmaar", 2, Number(80), Number::fraction(200, 3), Number(72));
    Decision decision = with_award(
        {ranked("b1", "De Groene Werkplaats", 1, Number::fraction(1847, 20), Number(90), Number::fraction(4547, 50)),
         second, open("b4", "Vers & Snel"), excluded("b3", "Goedkoop BV")},
        AwardState::awarded, "the best price-quality ratio");
    decision.award->winner = 0;
    decision.award->despite_unknown = true;
    decision.award->cites = {"Aw 2012 art. 2.114"};
    RuleOutcome prefer{"alkmaar.social.regional",
                       "regional",
                       ast::RuleKind::prefer,
                       Truth::yes,
                       std::string("from the region"),
                       {},
                       {},
                       {},
                       {}};
    decision.standings[0].outcomes.push_back(prefer);
    decision.others = {flagged_tender()};
    return decision;
}

namespace {

RuleOutcome told(std::string name, ast::RuleKind kind, std::string because) {
    RuleOutcome outcome{
        "alkmaar.social." + name, std::move(name), kind, Truth::yes, std::move(because), {}, {}, {}, {}};
    outcome.explanation = {OutlineKind::rule, outcome.name, "yes", {}, {}, {}, outcome.because, {}, {}};
    return outcome;
}

RuleOutcome owes(std::string owed) {
    RuleOutcome outcome = told("social_return", ast::RuleKind::oblige, "5% of the contract sum");
    outcome.cites = {"PIANOo, Visie: social return"};
    outcome.owed = phrases::said_value(std::move(owed));
    return outcome;
}

} // namespace

Decision obliged() {
    using Form = graph::Criterion::Form;
    const Currency euro = *parse_currency("EUR");
    const auto on_value = [&](Standing standing, std::int64_t price, std::int64_t worth) {
        standing.scores = {score("price", Number(1), Number(price)), score("quality", Number(-1), Number(worth))};
        standing.scores[0].form = Form::adds;
        standing.scores[1].form = Form::deducts;
        for (auto& each : standing.scores) each.currency = euro;
        standing.total_currency = euro;
        return standing;
    };
    Standing first = on_value(ranked("b1", "De Groene Werkplaats", 1, 0, 0, Number(60'000)), 90'000, 30'000);
    first.outcomes.push_back(owes("EUR 4,500.00"));
    RuleOutcome vague = told("report", ast::RuleKind::oblige, "to account for it");
    vague.owed = phrases::said_value("unknown");
    vague.missing = {{"tender.report_date", "", "/tender/reportDate"}};
    first.outcomes.push_back(vague);
    Standing second = on_value(ranked("b2", "Buurtkeuken Alkmaar", 2, 0, 0, Number(70'000)), 80'000, 10'000);
    second.outcomes.push_back(owes("EUR 4,000.00"));
    RuleOutcome question = told("pso_step", ast::RuleKind::ask, "which step of the PSO has Buurtkeuken Alkmaar?");
    question.missing = {{"bidder.pso_level", "Buurtkeuken Alkmaar", "/parties/2/socialProcurement/psoLevel"}};
    second.outcomes.push_back(question);
    Standing out{"b3", "Goedkoop BV", Status::excluded, {}, {}, {}, 2, {}, {}, {}, {}};
    out.outcomes = {told("sheltered", ast::RuleKind::reserve, "reserved, and 12% of the workforce is disadvantaged")};
    Decision decision = with_award({first, second, out}, AwardState::awarded, "the best value for the price");
    decision.award->winner = 0;
    return decision;
}

Decision undetermined() {
    Decision decision = with_award(
        {ranked("b1", "De Groene Werkplaats", 1, Number(92), Number(90), Number(91)), open("b4", "Vers & Snel")},
        AwardState::undetermined, "Vers & Snel may still win");
    decision.at = parse_time("2026-04-10T11:59:00+02:00");
    decision.standings[0].rank.reset();
    decision.award->missing = {{"bid.points", "Vers & Snel", "/bids/details/3/points"}};
    return decision;
}

Decision tied() {
    Standing first = ranked("b1", "Één & Ander", 1, Number(80), Number(80), Number(80));
    Standing second = ranked("b2", "Zwei", 1, Number(80), Number(80), Number(80));
    Standing third = ranked("b3", "日本食堂", 3, Number(70), Number(70), Number(70));
    Decision decision =
        with_award({first, second, third}, AwardState::tied, "equal by quality and price, and no draw was held");
    decision.award->tied = {0, 1};
    return decision;
}

Decision failed() {
    Decision decision = with_award(
        {ranked("b1", "De Groene Werkplaats", 1, Number(92), Number(90), Number(91)), broken("b5", "Nul\x1b[31m\nBV")},
        AwardState::failed, "the quality of Nul BV could not be reckoned");
    decision.standings[0].rank.reset();
    decision.award->failure = division();
    return decision;
}

Decision nobody() {
    return with_award({excluded("b3", "Goedkoop BV"), excluded("b9", "Jan's Cleaning")}, AwardState::nobody,
                      "no bid is admitted");
}

Decision no_bids() {
    Decision decision = with_award({}, AwardState::nobody, "no bid is admitted");
    decision.as_at.reset();
    return decision;
}

Decision no_award() { return {"ocds-alkmaar-2026-001", std::nullopt, {}, {flagged_tender()}, std::nullopt}; }

} // namespace voorrang::samples
