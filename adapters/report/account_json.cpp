#include "adapters/report/account_json.hpp"

#include "adapters/report/decision_json.hpp"
#include "adapters/report/words.hpp"

namespace voorrang::report {

namespace {

std::string_view word(engine::Bound bound) {
    switch (bound) {
    case engine::Bound::exactly:
        return "exactly";
    case engine::Bound::at_least:
        return "at_least";
    case engine::Bound::at_most:
        return "at_most";
    case engine::Bound::empty:
        break;
    }
    return "empty";
}

class Writer {
  public:
    Writer(JsonWriter& json, const engine::Account& account, const Places& places, Language language)
        : json_(json), account_(account), places_(places), telling_{language} {}

    void write() {
        json_.begin_object()
            .member("format", account_format)
            .member("language", code_of(telling_.language))
            .member("case", account_.decision.case_name);
        json_.key("asAt");
        account_.decision.as_at ? json_.text(to_text(*account_.decision.as_at)) : json_.null();
        json_.member("outcome", outcome_word(account_.decision)).key("bids").begin_array();
        for (const engine::BidAccount& bid : account_.bids) write(bid);
        json_.end_array().key("rankReversals").begin_array();
        for (const engine::Reversal& reversal : account_.reversals) {
            json_.begin_object().key("without");
            named(reversal.left_out);
            if (!reversal.lot.empty()) json_.member("lot", reversal.lot);
            json_.key("before").texts(reversal.before).key("after").texts(reversal.after).end_object();
        }
        json_.end_array().end_object();
    }

  private:
    const engine::Standing& standing(std::uint32_t index) const { return account_.decision.standings.at(index); }
    void named(std::uint32_t index) {
        json_.begin_object().member("id", standing(index).id).member("label", standing(index).label).end_object();
    }
    void number(std::string_view name, const std::optional<Number>& value) {
        json_.key(name);
        value ? json_.text(to_exact_text(*value)) : json_.null();
    }

    void write(const engine::BidAccount& bid) {
        const engine::Standing& own = standing(bid.standing);
        json_.begin_object().member("id", own.id).member("label", own.label);
        json_.member("status", report::word(own.status)).key("rank");
        own.rank ? json_.integer(*own.rank) : json_.null();
        number("total", own.total);
        json_.key("why");
        write_explanations(json_, own, places_, telling_);
        json_.key("whyNot").begin_array();
        for (const engine::WhyNot& why : bid.why_not) {
            json_.begin_object().key("winner");
            named(why.winner);
            if (!why.lot.empty()) json_.member("lot", why.lot);
            number("gap", why.gap);
            json_.key("criteria").begin_array();
            for (const engine::CriterionGap& gap : why.criteria) {
                json_.begin_object().member("criterion", gap.criterion);
                number("score", gap.own);
                number("winner", gap.winner);
                number("points", gap.points);
                json_.end_object();
            }
            json_.end_array().end_object();
        }
        json_.end_array().key("whatIf").begin_array();
        for (const engine::RuleWhatIf& rule : bid.rules) {
            json_.begin_object().member("rule", rule.rule);
            what_if(rule.what);
            json_.end_object();
        }
        if (bid.award) {
            json_.begin_object().key("rule").null();
            what_if(*bid.award);
            json_.end_object();
        }
        json_.end_array().end_object();
    }

    void what_if(const engine::WhatIf& what) {
        json_.key("exhausted").boolean(what.exhausted).key("changes").begin_array();
        for (const engine::Flip& flip : what.flips) {
            json_.begin_array();
            for (const engine::ChangedFact& changed : flip) {
                json_.begin_object().member("fact", changed.fact).member("subject", changed.subject);
                json_.member("pointer", changed.pointer).member("from", say(telling_.language, changed.from));
                json_.member("bound", word(changed.bound))
                    .member("to", say(telling_.language, changed.to))
                    .end_object();
            }
            json_.end_array();
        }
        json_.end_array();
    }

    JsonWriter& json_;
    const engine::Account& account_;
    const Places& places_;
    Telling telling_;
};

} // namespace

void write_account(JsonWriter& json, const engine::Account& account, const Places& places, Language language) {
    Writer(json, account, places, language).write();
}

} // namespace voorrang::report
