// Bids in the project's own form (docs/facts.md), and ESPD responses (docs/espd.md), put into the tenders that they are
// for.
#pragma once

#include "adapters/espd/response.hpp"
#include "adapters/ocds/case.hpp"
#include "dsl/diagnostics/result.hpp"

#include <istream>
#include <map>

namespace voorrang::ocds {

class BidsIndex {
  public:
    // One document, an array of them, or several one after another; or XML, which is one ESPD response. May be called
    // for more than one file. Errors: V502, V503, V505, V506, V510 to V512, of XML V530, V531, V534 to V536; the
    // documents before the bad one are kept.
    Result<void> read(std::istream& input, const std::string& name);

    // Adds the bids for this tender to its document, in the shape of the OCDS extension for bids, and the bidders to
    // its parties; then what the responses say of them. Errors: V503 (the document's own bids or parties have another
    // shape), V507 (a bid that is there already, a party of which two different things are said), V508 (a response of
    // who has made no bid); the case is then unchanged.
    Result<void> apply(Case& tender);

    // V513, naming each tender that no case was for.
    std::optional<Diagnostic> unmet() const;

  private:
    struct Entry {
        json::Tree document;
        std::string source;
        std::string pointer;
    };
    struct Tender {
        std::vector<Entry> entries;
        bool met = false;
    };
    struct Answers {
        std::vector<espd::Response> responses;
        bool met = false;
    };

    Result<void> add(json::Ref document, const std::string& source, const std::string& pointer);
    Result<void> add_response(espd::Reading read);
    Result<void> apply_bids(Case& tender);
    Result<void> apply_responses(std::string_view procedure, Case& tender);

    std::map<std::string, Tender, std::less<>> tenders_;  // by ocid
    std::map<std::string, Answers, std::less<>> answers_; // by the identifier of the procedure
};

} // namespace voorrang::ocds
