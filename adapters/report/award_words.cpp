#include "adapters/report/award_words.hpp"

#include "adapters/report/words.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::report {

std::string award_sentence(const engine::Decision& decision, const engine::AwardOutcome& award,
                           const std::string& subject, const Reader& reader) {
    switch (award.state) {
    case engine::AwardState::awarded: {
        if (!award.winner) return reader.say("{1} made.", {subject});
        const engine::Standing& winner = decision.standings.at(*award.winner);
        std::string sentence = reader.say("{1} to {2}##award", {subject, printable(winner.label)});
        if (winner.total)
            sentence += reader.say(
                ", with a total of {1}",
                {reader.value(engine::amount_text(*winner.total, winner.total_currency, winner.total_decimals))});
        std::string keys;
        for (const std::string& key : winner.decided_by)
            keys += (keys.empty() ? "" : ", ") + printable(tie_key_text(reader, key));
        if (!keys.empty()) sentence += reader.say(", ahead of an equal total by {1}", {keys});
        return sentence + '.';
    }
    case engine::AwardState::nobody:
        return reader.say("{1} to nobody.", {subject});
    case engine::AwardState::undetermined:
        return reader.say("{1} undetermined.", {subject});
    case engine::AwardState::failed:
        return reader.say("{1} failed: nothing is awarded.", {subject});
    case engine::AwardState::tied:
        break;
    }
    std::vector<std::string> names;
    for (const std::uint32_t tied : award.tied) names.push_back(printable(decision.standings.at(tied).label));
    return reader.say("{1} tied between {2}.", {subject, reader.say(phrases::said_names(names))});
}

std::string lot_name(const engine::LotAward& lot, const Reader& reader) {
    return printable(lot.id == lot.label ? reader.say("lot {1}", {lot.id})
                                         : reader.say("lot {1} ({2})", {lot.id, lot.label}));
}

} // namespace voorrang::report
