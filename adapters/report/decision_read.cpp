#include "adapters/report/decision_read.hpp"

#include "adapters/report/decision_json.hpp"
#include "adapters/report/explanation_read.hpp"
#include "adapters/report/json_parts.hpp"
#include "adapters/report/said_json.hpp"
#include "adapters/report/words.hpp"

namespace voorrang::report {

namespace {

using namespace json_parts;

std::optional<Number> exact(const json::object& object, std::string_view name) {
    if (is_null(object, name)) return std::nullopt;
    const std::optional<Number> number = parse_exact(text(object, name));
    if (!number) refuse();
    return number;
}

template <class E>
E chosen(std::optional<E> value) {
    if (!value) refuse();
    return *value;
}

std::optional<Code> code_of(std::string_view wanted) {
#define X(name, code, severity, title)                                                                                 \
    if (wanted == (code)) return Code::name;
    VOORRANG_CODES(X)
#undef X
    return std::nullopt;
}

class DecisionReader {
  public:
    explicit DecisionReader(StoredDecision& out) : out_(out) {}

    void read(const json::object& object) {
        if (text(object, "format") != decision_format) refuse();
        engine::Decision& decision = out_.decision;
        decision.case_name = text(object, "case");
        out_.info.place = text(object, "place");
        out_.info.input_hash = text(object, "inputSha256");
        const json::object& policy = child(object, "policy");
        out_.info.policy = {text(policy, "name"), text(policy, "version"), text(policy, "sha256")};
        if (!is_null(object, "asAt")) decision.as_at = chosen(parse_date(text(object, "asAt")));
        if (object.if_contains("at") != nullptr) decision.at = chosen(parse_time(text(object, "at")));
        if (!is_null(object, "drawSeed")) out_.info.draw_seed = text(object, "drawSeed");
        for (const json::value& item : list(object, "standings"))
            decision.standings.push_back(standing(item.as_object()));
        for (const json::value& item : list(object, "others")) {
            const json::object& other = item.as_object();
            decision.others.push_back(
                {text(other, "subject"), text(other, "id"), text(other, "label"), outcomes(other)});
        }
        if (!is_null(object, "award")) decision.award = award(child(object, "award"));
        if (object.if_contains("awards") == nullptr) return;
        for (const json::value& item : list(object, "awards")) {
            const json::object& lot = child(item.as_object(), "lot");
            decision.lots.push_back({text(lot, "id"), text(lot, "label"), award(child(item.as_object(), "award"))});
        }
    }

  private:
    engine::Standing standing(const json::object& object) {
        engine::Standing standing;
        standing.id = text(object, "id");
        standing.label = text(object, "label");
        standing.status = chosen(status_of(text(object, "status")));
        if (object.if_contains("lots") != nullptr) standing.lots = texts(object, "lots");
        standing.total = exact(object, "total");
        standing.total_decimals = integer(object, "totalDecimals");
        if (!is_null(object, "rank")) standing.rank = integer(object, "rank");
        standing.decided_by = texts(object, "decidedBy");
        for (const json::value& item : list(object, "scores")) {
            const json::object& score = item.as_object();
            standing.scores.push_back(
                {text(score, "criterion"), exact(score, "weight").value(), exact(score, "score"), explanation(score)});
            engine::Score& read = standing.scores.back();
            if (score.if_contains("form") != nullptr) read.form = chosen(form_of(text(score, "form")));
            if (score.if_contains("currency") != nullptr)
                read.currency = chosen(parse_currency(text(score, "currency")));
        }
        if (object.if_contains("totalCurrency") != nullptr)
            standing.total_currency = chosen(parse_currency(text(object, "totalCurrency")));
        standing.outcomes = outcomes(object);
        standing.missing = missing(object);
        standing.failure = failure(object);
        return standing;
    }

    engine::AwardOutcome award(const json::object& object) {
        const auto index = [&](const json::object& standing) {
            const std::uint32_t at = integer(standing, "standing");
            if (at >= out_.decision.standings.size()) refuse();
            return at;
        };
        engine::AwardOutcome award;
        award.name = text(object, "name");
        award.state = chosen(award_state_of(text(object, "state")));
        if (!is_null(object, "winner")) award.winner = index(child(object, "winner"));
        for (const json::value& item : list(object, "tied")) award.tied.push_back(index(item.as_object()));
        award.reason = read_said(object, "reason",
                                 award.state == engine::AwardState::awarded ? Said::Kind::written : Said::Kind::fixed);
        award.despite_unknown = object.at("despiteUnknown").as_bool();
        award.cites = texts(object, "cites");
        award.missing = missing(object);
        award.failure = failure(object);
        award.explanation = explanation(object);
        if (object.if_contains("passedOver") == nullptr) return award;
        for (const json::value& item : list(object, "passedOver"))
            award.passed_over.push_back(
                {index(item.as_object()), read_said(item.as_object(), "reason", Said::Kind::fixed)});
        return award;
    }

    std::vector<engine::RuleOutcome> outcomes(const json::object& object) {
        std::vector<engine::RuleOutcome> outcomes;
        for (const json::value& item : list(object, "outcomes")) {
            const json::object& outcome = item.as_object();
            outcomes.push_back({text(outcome, "rule"), text(outcome, "name"),
                                chosen(rule_kind_of(text(outcome, "kind"))), chosen(truth_of(text(outcome, "holds"))),
                                read_said(outcome, "because", Said::Kind::written), texts(outcome, "cites"),
                                missing(outcome), failure(outcome), explanation(outcome)});
            if (outcome.if_contains("owed") != nullptr)
                outcomes.back().owed = read_said(outcome, "owed", Said::Kind::value);
        }
        return outcomes;
    }

    static std::vector<engine::MissingFact> missing(const json::object& object) {
        std::vector<engine::MissingFact> facts;
        for (const json::value& item : list(object, "missing")) {
            const json::object& fact = item.as_object();
            facts.push_back({text(fact, "fact"), text(fact, "subject"), text(fact, "pointer"),
                             json_parts::text_if_any(fact, "sealedUntil")});
        }
        return facts;
    }

    std::optional<engine::Failure> failure(const json::object& object) {
        if (is_null(object, "failure")) return std::nullopt;
        const json::object& failure = child(object, "failure");
        engine::Failure read{chosen(code_of(text(failure, "code"))), read_said(failure, "message", Said::Kind::fixed),
                             place(failure, out_.places)};
        if (failure.contains("values")) read.values = read_said(failure, "values", Said::Kind::names);
        return read;
    }

    engine::Explanation explanation(const json::object& object) {
        const json::value* found = object.if_contains("explanation");
        return found == nullptr ? engine::Explanation() : explanation_of(found->as_object(), out_.places);
    }

    StoredDecision& out_;
};

} // namespace

std::optional<StoredDecision> read_decision(std::string_view text) {
    StoredDecision stored;
    const bool read = read_object(text, [&](const json::object& object) { DecisionReader(stored).read(object); });
    if (!read) return std::nullopt;
    return stored;
}

} // namespace voorrang::report
