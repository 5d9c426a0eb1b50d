#include "adapters/search/gist.hpp"

#include "adapters/json/members.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::search {

namespace {

std::string text(std::optional<json::Ref> object, std::string_view key) {
    return printable(json::text_of(json::member(object, key)));
}

} // namespace

std::string gist(json::Ref body) {
    std::string words;
    const auto add = [&](const std::string& word) {
        if (!word.empty()) words += (words.empty() ? "" : ", ") + word;
    };
    const auto step = json::member(body, "step");
    add(text(step, "event"));
    if (const std::string before = text(step, "before"), after = text(step, "after"); before != after)
        add(before.empty() ? after : before + " -> " + after);
    const auto bid = json::member(body, "bid");
    if (bid) add("bid " + (bid->is_string() ? printable(std::string(bid->text())) : text(bid, "id")));
    if (const auto bids = json::member(body, "bids"); bids && bids->is_array())
        add(std::to_string(bids->size()) + (bids->size() == 1 ? " bid" : " bids"));
    add(text(body, "user"));
    add(text(body, "name"));
    add(text(body, "reason"));
    const auto decision = json::member(step, "decision");
    if (decision && decision->is_object())
        if (const auto standings = json::member(decision, "standings"); standings && standings->is_array())
            for (const json::Ref each : standings->children()) add(text(each, "id") + " " + text(each, "status"));
    if (const auto award = json::member(decision, "award"); award && award->is_object()) {
        const std::string winner = text(json::member(award, "winner"), "id");
        add(text(award, "state") + (winner.empty() ? "" : " to " + winner));
    }
    return words;
}

} // namespace voorrang::search
