#include "adapters/search/gist.hpp"

#include "adapters/json/members.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "dsl/phrases/fixed.hpp"

namespace voorrang::search {

namespace {

std::string text(std::optional<json::Ref> object, std::string_view key) {
    return printable(json::text_of(json::member(object, key)));
}

// A word of the program in the reader's language; what else stands there is as it is.
std::string word(const std::string& english, Language language) {
    const phrases::Phrase* const known = language == Language::nl ? phrases::Fixed::find_fixed(english) : nullptr;
    return known != nullptr ? std::string(known->translated) : english;
}

} // namespace

std::string gist(json::Ref body, Language language) {
    using phrases::say;
    std::string words;
    const auto add = [&](const std::string& word) {
        if (!word.empty()) words += (words.empty() ? "" : ", ") + word;
    };
    const auto step = json::member(body, "step");
    add(text(step, "event"));
    if (const std::string before = text(step, "before"), after = text(step, "after"); before != after)
        add(before.empty() ? after : before + " -> " + after);
    const auto bid = json::member(body, "bid");
    if (bid) add(say(language, "bid {1}", {bid->is_string() ? printable(std::string(bid->text())) : text(bid, "id")}));
    if (const auto bids = json::member(body, "bids"); bids && bids->is_array())
        add(bids->size() == 1 ? say(language, "1 bid")
                              : say(language, "{1} bids", {phrases::say_number(language, bids->size())}));
    add(text(body, "path"));
    add(text(body, "user"));
    add(text(body, "name"));
    add(text(body, "reason"));
    const auto decision = json::member(step, "decision");
    if (decision && decision->is_object())
        if (const auto standings = json::member(decision, "standings"); standings && standings->is_array())
            for (const json::Ref each : standings->children())
                add(text(each, "id") + " " + word(text(each, "status"), language));
    if (const auto award = json::member(decision, "award"); award && award->is_object()) {
        const std::string winner = text(json::member(award, "winner"), "id");
        const std::string state = word(text(award, "state"), language);
        add(winner.empty() ? state : say(language, "{1} to {2}##award", {state, winner}));
    }
    return words;
}

} // namespace voorrang::search
