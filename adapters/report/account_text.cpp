#include "adapters/report/account_text.hpp"

#include "adapters/report/columns.hpp"
#include "adapters/report/decision_text.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "dsl/value/value.hpp"

#include <algorithm>

namespace voorrang::report {

namespace {

using engine::Account;
using engine::Bound;
using engine::Standing;

class Writer {
  public:
    Writer(const Account& account, const Places& places, const Reader& reader)
        : account_(account), places_(places), reader_(reader) {}

    std::string write() {
        out_ = case_heading(account_.decision, reader_);
        for (const engine::BidAccount& bid : account_.bids) write(bid);
        if (account_.bids.empty()) out_ += "\n  " + reader_.say("There is nothing to explain: nobody competes.") + '\n';
        write_reversals();
        return std::move(out_);
    }

  private:
    void line(std::size_t indent, const std::string& text) {
        append_wrapped(out_, Prefix(std::string(indent, ' ')), Prefix(std::string(indent + 2, ' ')), text);
    }
    const Standing& standing(std::uint32_t index) const { return account_.decision.standings.at(index); }
    std::string name(std::uint32_t index) const { return printable(standing(index).label); }
    std::string number(const std::optional<Number>& value, unsigned decimals = 0) const {
        return reader_.value(value ? to_display_text(*value, decimals) : "unknown");
    }

    void write(const engine::BidAccount& bid) {
        const Standing& own = standing(bid.standing);
        out_ += '\n' + standing_text(own, places_, reader_);
        for (const engine::WhyNot& why : bid.why_not) write(why, own);
        if (bid.rules.empty() && !bid.award) return;
        line(2, reader_.say("What would have changed it:"));
        for (const engine::RuleWhatIf& rule : bid.rules)
            write(rule.what, "`{1}` would not strike with {2}", printable(rule.rule), '`' + printable(rule.rule) + '`');
        if (bid.award) write(*bid.award, "{1} would win with {2}", name(bid.standing), reader_.say("the award"));
    }

    void write(const engine::WhyNot& why, const Standing& own) {
        const Standing& winner = standing(why.winner);
        std::string head = reader_.say("Why not {1}", {printable(own.label)});
        if (!why.lot.empty()) head += reader_.say(" for lot {1}", {printable(why.lot)});
        head += reader_.say(": {1} wins", {printable(winner.label)});
        if (why.gap && why.gap->sign() != 0)
            head += reader_.say(", {1} points apart", {number(absolute(*why.gap), winner.total_decimals)});
        line(2, head + '.');
        for (const engine::CriterionGap& gap : why.criteria) {
            std::string text =
                printable(gap.criterion) + ": " + reader_.say("{1} against {2}", {number(gap.own), number(gap.winner)});
            if (gap.points && gap.points->sign() > 0) text += reader_.say(", which costs {1}", {number(*gap.points)});
            if (gap.points && gap.points->sign() < 0)
                text += reader_.say(", which gains {1}", {number(absolute(*gap.points))});
            line(4, text);
        }
    }

    // `text` has the name of who or what it is about, and the changes.
    void write(const engine::WhatIf& what, phrases::Fixed text, const std::string& name, const std::string& of) {
        for (const engine::Flip& flip : what.flips) {
            std::string changes;
            for (const engine::ChangedFact& changed : flip)
                changes = changes.empty() ? change_text(changed, reader_)
                                          : reader_.say("{1}, and {2}", {changes, change_text(changed, reader_)});
            line(4, reader_.say(text, {name, changes}));
        }
        if (what.flips.empty())
            line(4, (what.pairs ? reader_.say("No one or two facts would change {1}", {of})
                                : reader_.say("No single fact would change {1}", {of})) +
                        (what.exhausted ? reader_.say(", as far as was searched.") : "."));
        else if (what.exhausted)
            line(4, reader_.say("The search was ended at its bound: there may be other ways."));
    }

    void write_reversals() {
        for (const engine::Reversal& reversal : account_.reversals) {
            const std::string without = name(reversal.left_out);
            const std::string after = list(reversal.after), before = list(reversal.before);
            out_ += '\n';
            line(2,
                 reversal.lot.empty()
                     ? reader_.say("Rank reversal: without {1}, which does not win, the order of the others would be "
                                   "{2}, and not {3}.",
                                   {without, after, before})
                     : reader_.say("Rank reversal: without {1}, which does not win, the order for lot {2} of the "
                                   "others would be {3}, and not {4}.",
                                   {without, printable(reversal.lot), after, before}));
        }
        const auto& standings = account_.decision.standings;
        const auto ranked = std::count_if(standings.begin(), standings.end(),
                                          [](const Standing& standing) { return standing.rank.has_value(); });
        if (account_.reversals.empty() && ranked > 1 && standings.size() > 2) {
            out_ += '\n';
            line(2, reader_.say("No rank reversal: without any one of those who do not win, the order of the others is "
                                "the same."));
        }
    }

    static std::string list(const std::vector<std::string>& labels) {
        std::string text;
        for (const std::string& label : labels) text += (text.empty() ? "" : ", ") + printable(label);
        return text;
    }

    const Account& account_;
    const Places& places_;
    const Reader& reader_;
    std::string out_;
};

} // namespace

std::string change_text(const engine::ChangedFact& changed, const Reader& reader) {
    std::string fact = printable(changed.fact);
    if (!changed.subject.empty()) fact = reader.say("{1} of {2}", {fact, printable(changed.subject)});
    const std::string to = printable(reader.say(changed.to)), from = printable(reader.say(changed.from));
    switch (changed.bound) {
    case Bound::exactly:
        return reader.say("{1} {2}, instead of {3}", {fact, to, from});
    case Bound::at_least:
        return reader.say("{1} at least {2}, instead of {3}", {fact, to, from});
    case Bound::at_most:
        return reader.say("{1} at most {2}, instead of {3}", {fact, to, from});
    case Bound::empty:
        break;
    }
    return reader.say("{1} empty, instead of {2} in it", {fact, from});
}

std::string account_text(const Account& account, const Places& places, const Reader& reader) {
    return Writer(account, places, reader).write();
}

} // namespace voorrang::report
