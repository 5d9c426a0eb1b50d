#include "adapters/report/decision_json.hpp"

#include "adapters/report/words.hpp"

namespace voorrang::report {

namespace {

class DecisionWriter {
  public:
    DecisionWriter(JsonWriter& json, const Places& places, const Explained& explained, Telling telling)
        : json_(json), places_(places), explained_(explained), telling_(telling) {}

    void write(const engine::Decision& decision, const CaseInfo& info) {
        json_.begin_object().member("format", decision_format);
        json_.member("language", code_of(telling_.language));
        json_.member("case", decision.case_name).member("place", info.place).member("inputSha256", info.input_hash);
        json_.key("policy").begin_object().member("name", info.policy.name).member("version", info.policy.version);
        json_.member("sha256", info.policy.hash).end_object();
        json_.key("asAt");
        decision.as_at ? json_.text(to_text(*decision.as_at)) : json_.null();
        if (decision.at) json_.member("at", to_text(*decision.at));
        json_.key("drawSeed");
        info.draw_seed.empty() ? json_.null() : json_.text(info.draw_seed);
        json_.key("standings").begin_array();
        for (const engine::Standing& standing : decision.standings) write_standing(standing);
        explains_ = explained_.all;
        json_.end_array().key("others").begin_array();
        for (const engine::OtherVerdict& other : decision.others) write_other(other);
        json_.end_array().key("award");
        decision.award ? write_award(*decision.award, decision.standings) : void(json_.null());
        if (!decision.lots.empty()) write_lots(decision);
        json_.end_object();
    }

  private:
    void write_standing(const engine::Standing& standing) {
        explains_ = explained_.covers(standing.id, standing.label);
        json_.begin_object().member("id", standing.id).member("label", standing.label);
        json_.member("status", word(standing.status));
        if (!standing.lots.empty()) json_.key("lots").texts(standing.lots);
        json_.key("rank");
        standing.rank ? json_.integer(*standing.rank) : json_.null();
        number("total", standing.total, standing.total_decimals);
        json_.key("totalDecimals").integer(standing.total_decimals);
        if (standing.total_currency) json_.member("totalCurrency", to_text(*standing.total_currency));
        json_.key("decidedBy").texts(standing.decided_by);
        json_.key("scores").begin_array();
        for (const engine::Score& score : standing.scores) {
            json_.begin_object().member("criterion", score.criterion);
            json_.member("weight", to_exact_text(score.weight));
            number("score", score.score, 0);
            if (score.form != graph::Criterion::Form::weighted) json_.member("form", word(score.form));
            if (score.currency) json_.member("currency", to_text(*score.currency));
            explanation(score.explanation);
            json_.end_object();
        }
        json_.end_array();
        outcomes(standing.outcomes);
        missing(standing.missing);
        failure(standing.failure);
        json_.end_object();
    }

    void write_other(const engine::OtherVerdict& other) {
        json_.begin_object().member("subject", other.subject).member("id", other.id).member("label", other.label);
        outcomes(other.outcomes);
        json_.end_object();
    }

    void write_lots(const engine::Decision& decision) {
        json_.key("awards").begin_array();
        for (const engine::LotAward& lot : decision.lots) {
            json_.begin_object().key("lot").begin_object();
            json_.member("id", lot.id).member("label", lot.label).end_object().key("award");
            write_award(lot.award, decision.standings);
            json_.end_object();
        }
        json_.end_array();
    }

    void write_award(const engine::AwardOutcome& award, const std::vector<engine::Standing>& standings) {
        const auto standing = [&](std::uint32_t index) {
            json_.begin_object().key("standing").integer(index);
            json_.member("id", standings.at(index).id).member("label", standings.at(index).label).end_object();
        };
        json_.begin_object().member("name", award.name).member("state", word(award.state)).key("winner");
        award.winner ? standing(*award.winner) : void(json_.null());
        json_.key("tied").begin_array();
        for (const std::uint32_t index : award.tied) standing(index);
        json_.end_array();
        said("reason", award.reason);
        if (award.winner) obligations(standings.at(*award.winner));
        json_.key("despiteUnknown").boolean(award.despite_unknown).key("cites").texts(award.cites);
        missing(award.missing);
        failure(award.failure);
        explanation(award.explanation);
        if (!award.passed_over.empty()) {
            json_.key("passedOver").begin_array();
            for (const auto& passed : award.passed_over) {
                json_.begin_object().key("standing").integer(passed.standing);
                json_.member("id", standings.at(passed.standing).id);
                json_.member("label", standings.at(passed.standing).label);
                said("reason", passed.reason);
                json_.end_object();
            }
            json_.end_array();
        }
        json_.end_object();
    }

    // What the winner takes upon itself; left out if there is nothing.
    void obligations(const engine::Standing& winner) {
        bool any = false;
        for (const engine::RuleOutcome& outcome : winner.outcomes) {
            if (outcome.kind != ast::RuleKind::oblige || outcome.holds != Truth::yes) continue;
            if (!any) json_.key("obligations").begin_array();
            any = true;
            json_.begin_object().member("rule", outcome.rule);
            said("owed", outcome.owed);
            said("because", outcome.because);
            json_.key("cites").texts(outcome.cites);
            json_.end_object();
        }
        if (any) json_.end_array();
    }

    void outcomes(const std::vector<engine::RuleOutcome>& outcomes) {
        json_.key("outcomes").begin_array();
        for (const engine::RuleOutcome& outcome : outcomes) {
            json_.begin_object().member("rule", outcome.rule).member("name", outcome.name);
            json_.member("kind", word(outcome.kind)).member("holds", word(outcome.holds));
            said("because", outcome.because);
            json_.key("cites").texts(outcome.cites);
            if (outcome.kind == ast::RuleKind::oblige) said("owed", outcome.owed);
            missing(outcome.missing);
            failure(outcome.failure);
            explanation(outcome.explanation);
            json_.end_object();
        }
        json_.end_array();
    }

    void missing(const std::vector<engine::MissingFact>& facts) {
        json_.key("missing").begin_array();
        for (const engine::MissingFact& fact : facts) {
            json_.begin_object().member("fact", fact.fact).member("subject", fact.subject);
            json_.member("pointer", fact.pointer);
            if (!fact.sealed.empty()) json_.member("sealedUntil", fact.sealed);
            json_.end_object();
        }
        json_.end_array();
    }

    void failure(const std::optional<engine::Failure>& failure) {
        json_.key("failure");
        if (!failure) {
            json_.null();
            return;
        }
        json_.begin_object();
        write_failure_words(json_, *failure, telling_);
        json_.key("place");
        if (const std::optional<Place> place = places_.find(failure->span)) {
            json_.begin_object().member("file", place->file).key("line").integer(place->line);
            json_.key("column").integer(place->column).end_object();
        } else {
            json_.null();
        }
        json_.end_object();
    }

    void said(std::string_view name, const Said& said) { write_said(json_, name, said, telling_); }

    void number(std::string_view name, const std::optional<Number>& value, unsigned decimals) {
        json_.key(name);
        value ? json_.text(to_exact_text(*value, decimals)) : json_.null();
    }

    void explanation(const engine::Explanation& explanation) {
        if (!explains_ || explanation.text.empty()) return;
        json_.key("explanation");
        write_explanation(json_, explanation, places_, telling_);
    }

    JsonWriter& json_;
    const Places& places_;
    const Explained& explained_;
    Telling telling_;
    bool explains_ = false; // what is being written
};

} // namespace

void write_failure_words(JsonWriter& json, const engine::Failure& failure, Telling telling) {
    json.member("code", code_text(failure.code));
    write_said(json, "message", failure.message, telling);
    if (!failure.values.empty()) write_said(json, "values", failure.values, telling);
}

void write_decision(JsonWriter& json, const engine::Decision& decision, const CaseInfo& info, const Places& places,
                    const Explained& explained, Telling telling) {
    DecisionWriter(json, places, explained, telling).write(decision, info);
}

} // namespace voorrang::report
