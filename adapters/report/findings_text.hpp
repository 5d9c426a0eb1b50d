// What rules say of bids and other records, in paragraphs: excluded, undetermined, failed, preferred, flagged.
#pragma once

#include "adapters/report/places.hpp"
#include "adapters/report/reader.hpp"
#include "engine/decide/decision.hpp"

namespace voorrang::report {

std::string findings_text(const engine::Decision& decision, const Places& places, const Reader& reader);

// All that rules say of this record stands with a bid of the same name already.
bool told_of_a_bid(const engine::OtherVerdict& other, const engine::Decision& decision);

void append_missing(std::string& out, const std::vector<engine::MissingFact>& missing, const Reader& reader,
                    std::size_t indent);
void append_failure(std::string& out, const std::optional<engine::Failure>& failure, const Places& places,
                    const Reader& reader, std::size_t indent);
void append_cites(std::string& out, const std::vector<std::string>& cites, const Reader& reader, std::size_t indent);

} // namespace voorrang::report
