#include "adapters/search/match.hpp"

#include "adapters/json/members.hpp"
#include "adapters/store/kinds.hpp"

#include <algorithm>

namespace voorrang::search {

namespace {

std::string_view text(std::optional<json::Ref> object, std::string_view key) {
    const auto found = json::member(object, key);
    return found ? found->text() : std::string_view();
}

template <class Fits>
bool any_in(std::optional<json::Ref> list, const Fits& fits) {
    if (!list || !list->is_array()) return false;
    for (const json::Ref each : list->children())
        if (fits(each)) return true;
    return false;
}

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Match {
  public:
    Match(const Query& query, const store::Entry& entry, json::Ref body, const Known& known)
        : query_(query), entry_(entry), body_(body), known_(known) {}

    bool entry_itself() const {
        const auto step = json::member(body_, "step");
        const auto says = [&](std::string_view word) { return query_.verdict.empty() || word == query_.verdict; };
        // An outcome of a step is a verdict on what somebody wanted: done, waiting, refused.
        if (!query_.rule.empty() || !(says(text(step, "outcome")) || says(text(body_, "outcome")))) return false;
        if (!cited(json::member(step, "cites"))) return false;
        if (query_.bid.empty() && query_.bidder.empty()) return true;
        const auto is_bid = [&](json::Ref bid) {
            return is_ours(bid.is_string() ? bid.text() : text(bid, "id"), text(bid, "organisation"));
        };
        const auto bid = json::member(body_, "bid");
        return (bid && is_bid(*bid)) || any_in(json::member(body_, "bids"), is_bid);
    }

    bool decision(json::Ref decision) const {
        const auto standing = [&](json::Ref each) {
            return is_ours(text(each, "id"), "") &&
                   (query_.verdict.empty() || text(each, "status") == query_.verdict) &&
                   (!asks_for_outcome() ||
                    any_in(json::member(each, "outcomes"), [&](json::Ref one) { return outcome(one); }));
        };
        const auto other = [&](json::Ref each) {
            return query_.bid.empty() && query_.bidder.empty() && query_.verdict.empty() && asks_for_outcome() &&
                   any_in(json::member(each, "outcomes"), [&](json::Ref one) { return outcome(one); });
        };
        const auto lot = [&](json::Ref each) { return award(json::member(each, "award")); };
        return any_in(json::member(decision, "standings"), standing) ||
               any_in(json::member(decision, "others"), other) || award(json::member(decision, "award")) ||
               any_in(json::member(decision, "awards"), lot);
    }

    bool policy() const {
        if (query_.policy.empty()) return true;
        const auto is = [&](std::string_view hash) { return known_.policies.contains(std::string(hash)); };
        return is(text(body_, "policyHash")) || is(text(body_, "policyBefore"));
    }

    bool person() const {
        const auto about = [&](std::string_view kind) { return entry_.kind.starts_with(kind); };
        if (!query_.actor.empty() && entry_.actor != query_.actor) return false;
        return query_.person.empty() || entry_.actor == query_.person ||
               ((about("user.") || about("token.")) && text(body_, "user") == query_.person);
    }

  private:
    bool asks_for_outcome() const { return !query_.rule.empty() || !query_.article.empty(); }

    bool is_ours(std::string_view bid, std::string_view organisation) const {
        if (!query_.bid.empty() && bid != query_.bid) return false;
        return query_.bidder.empty() || organisation == query_.bidder ||
               (organisation.empty() && !bid.empty() &&
                known_.bids_of_bidder(entry_.tender).contains(std::string(bid)));
    }

    bool cited(std::optional<json::Ref> cites) const {
        return query_.article.empty() ||
               any_in(cites, [&](json::Ref each) { return names(each.text(), query_.article); });
    }

    bool is_rule(std::string_view name) const {
        if (query_.rule.empty() || name == query_.rule) return true;
        return name.size() > query_.rule.size() && name.ends_with(query_.rule) &&
               name[name.size() - query_.rule.size() - 1] == '.';
    }

    // What a rule did not say, because its condition did not hold, is not what it is looked for.
    bool outcome(json::Ref outcome) const {
        return is_rule(text(outcome, "rule")) && text(outcome, "holds") != "no" &&
               cited(json::member(outcome, "cites"));
    }

    bool award(std::optional<json::Ref> award) const {
        if (!award || !award->is_object()) return false;
        if (!is_rule(text(award, "name")) || !cited(json::member(award, "cites"))) return false;
        if (!query_.verdict.empty() && text(award, "state") != query_.verdict) return false;
        if (query_.bid.empty() && query_.bidder.empty()) return true;
        const auto is = [&](json::Ref standing) { return is_ours(text(standing, "id"), ""); };
        const auto winner = json::member(award, "winner");
        return (winner && is(*winner)) || any_in(json::member(award, "tied"), is);
    }

    const Query& query_;
    const store::Entry& entry_;
    json::Ref body_;
    const Known& known_;
};

} // namespace

bool names(std::string_view citation, std::string_view article) {
    for (std::size_t at = citation.find(article); at != std::string_view::npos; at = citation.find(article, at + 1)) {
        const std::size_t end = at + article.size();
        // "2.87" is not in "12.87" nor in "2.871", but in "art. 2.87, lid 1".
        const bool begins = at == 0 || !is_letter_or_digit(citation[at - 1]);
        const bool goes_on = end < citation.size() &&
                             (is_letter_or_digit(citation[end]) || (citation[end] == '.' && end + 1 < citation.size() &&
                                                                    is_letter_or_digit(citation[end + 1])));
        const bool after_point = at >= 2 && citation[at - 1] == '.' && is_letter_or_digit(citation[at - 2]);
        if (begins && !goes_on && !after_point) return true;
    }
    return false;
}

bool fits(const Query& query, const store::Entry& entry, json::Ref body, const Known& known, bool with_decision) {
    if (!query.tender.empty() && entry.tender != query.tender) return false;
    if (!store::is_of(entry.kind, query.kinds)) return false;
    if ((query.from && entry.at < *query.from) || (query.until && entry.at > *query.until)) return false;
    const Match match(query, entry, body, known);
    if (!match.policy() || !match.person()) return false;
    if (query.bid.empty() && query.bidder.empty() && !query.asks_for_decisions()) return true;
    if (match.entry_itself()) return true;
    const auto decision = with_decision ? json::member(json::member(body, "step"), "decision") : std::nullopt;
    return decision && match.decision(*decision);
}

} // namespace voorrang::search
