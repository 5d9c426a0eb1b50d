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

std::string number(const std::optional<Number>& value, unsigned decimals = 0) {
    return value ? to_display_text(*value, decimals) : "unknown";
}

class Writer {
  public:
    Writer(const Account& account, const Places& places, Colour colour)
        : account_(account), places_(places), colour_(colour), paint_(colour) {}

    std::string write() {
        out_ = paint_(style::bold, printable(account_.decision.case_name));
        if (account_.decision.as_at) out_ += ", as at " + to_text(*account_.decision.as_at);
        out_ += '\n';
        for (const engine::BidAccount& bid : account_.bids) write(bid);
        if (account_.bids.empty()) out_ += "\n  There is nothing to explain: nobody competes.\n";
        write_reversals();
        return std::move(out_);
    }

  private:
    void line(std::size_t indent, const std::string& text) {
        append_wrapped(out_, Prefix(std::string(indent, ' ')), Prefix(std::string(indent + 2, ' ')), text);
    }
    const Standing& standing(std::uint32_t index) const { return account_.decision.standings.at(index); }
    std::string name(std::uint32_t index) const { return printable(standing(index).label); }

    void write(const engine::BidAccount& bid) {
        const Standing& own = standing(bid.standing);
        out_ += '\n' + standing_text(own, places_, colour_);
        for (const engine::WhyNot& why : bid.why_not) write(why, own);
        if (bid.rules.empty() && !bid.award) return;
        line(2, "What would have changed it:");
        for (const engine::RuleWhatIf& rule : bid.rules)
            write(rule.what, "`" + printable(rule.rule) + "` would not strike with", "`" + printable(rule.rule) + '`');
        if (bid.award) write(*bid.award, name(bid.standing) + " would win with", "the award");
    }

    void write(const engine::WhyNot& why, const Standing& own) {
        const Standing& winner = standing(why.winner);
        std::string head = "Why not " + printable(own.label);
        if (!why.lot.empty()) head += " for lot " + printable(why.lot);
        head += ": " + printable(winner.label) + " wins";
        if (why.gap && why.gap->sign() != 0)
            head += ", " + number(absolute(*why.gap), winner.total_decimals) + " points apart";
        line(2, head + '.');
        for (const engine::CriterionGap& gap : why.criteria) {
            std::string text = printable(gap.criterion) + ": " + number(gap.own) + " against " + number(gap.winner);
            if (gap.points && gap.points->sign() > 0) text += ", which costs " + number(*gap.points);
            if (gap.points && gap.points->sign() < 0) text += ", which gains " + number(absolute(*gap.points));
            line(4, text);
        }
    }

    void write(const engine::WhatIf& what, const std::string& head, const std::string& of) {
        for (const engine::Flip& flip : what.flips) {
            std::string text = head + ' ';
            for (const engine::ChangedFact& changed : flip)
                text += (&changed == &flip.front() ? "" : ", and ") + change_text(changed);
            line(4, text);
        }
        if (what.flips.empty())
            line(4, "No " + std::string(what.pairs ? "one or two facts" : "single fact") + " would change " + of +
                        (what.exhausted ? ", as far as was searched." : "."));
        else if (what.exhausted)
            line(4, "The search was ended at its bound: there may be other ways.");
    }

    void write_reversals() {
        for (const engine::Reversal& reversal : account_.reversals) {
            std::string text = "Rank reversal: without " + name(reversal.left_out) + ", which does not win, the order";
            if (!reversal.lot.empty()) text += " for lot " + printable(reversal.lot);
            out_ += '\n';
            line(2,
                 text + " of the others would be " + list(reversal.after) + ", and not " + list(reversal.before) + '.');
        }
        const auto& standings = account_.decision.standings;
        const auto ranked = std::count_if(standings.begin(), standings.end(),
                                          [](const Standing& standing) { return standing.rank.has_value(); });
        if (account_.reversals.empty() && ranked > 1 && standings.size() > 2) {
            out_ += '\n';
            line(2, "No rank reversal: without any one of those who do not win, the order of the others is the same.");
        }
    }

    static std::string list(const std::vector<std::string>& labels) {
        std::string text;
        for (const std::string& label : labels) text += (text.empty() ? "" : ", ") + printable(label);
        return text;
    }

    const Account& account_;
    const Places& places_;
    Colour colour_;
    Paint paint_;
    std::string out_;
};

} // namespace

std::string change_text(const engine::ChangedFact& changed) {
    std::string text = printable(changed.fact);
    if (!changed.subject.empty()) text += " of " + printable(changed.subject);
    switch (changed.bound) {
    case Bound::exactly:
        text += ' ' + printable(changed.to);
        break;
    case Bound::at_least:
        text += " at least " + printable(changed.to);
        break;
    case Bound::at_most:
        text += " at most " + printable(changed.to);
        break;
    case Bound::empty:
        return text + " empty, instead of " + printable(changed.from) + " in it";
    }
    return text + ", instead of " + printable(changed.from);
}

std::string account_text(const Account& account, const Places& places, Colour colour) {
    return Writer(account, places, colour).write();
}

} // namespace voorrang::report
