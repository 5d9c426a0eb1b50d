// Responses of the European Single Procurement Document (Implementing Regulation (EU) 2016/7; ESPD-EDM 2.1 to 4, on UBL
// 2.2 and 2.3: `QualificationApplicationResponse`) as OCDS releases: what one bidder says of itself. docs/espd.md tells
// which answer goes where.
//
// A response is read whole or refused. What it leaves unanswered is unknown: left out, or null in a list of which the
// rest is known. Criteria that are not known here are kept with their codes.
#pragma once

#include "adapters/eforms/notice.hpp"

namespace voorrang::espd {

struct Response {
    json::Tree release; // one party, one bid with its requirementResponses, exclusionFindings
    eforms::Places places;
};

// Everything that is wrong with it, in the order of the response, at least one thing. Codes: V501, V530, V531, V534 to
// V536.
using Reading = std::variant<Response, Diagnostics>;

// `begun`, `start`: as for xml::read().
Reading read_response(std::string_view begun, std::istream& input, const std::string& name, Position start = {});

// XML of either kind, by its root. Of another kind: V532.
using Document = std::variant<eforms::Notice, Response, Diagnostics>;
Document read_document(std::string_view begun, std::istream& input, const std::string& name, Position start = {});

} // namespace voorrang::espd
