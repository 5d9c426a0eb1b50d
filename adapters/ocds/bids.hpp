// Bids in the project's own form (docs/facts.md), put into the tenders that they are for.
#pragma once

#include "adapters/ocds/case.hpp"
#include "dsl/diagnostics/result.hpp"

#include <istream>
#include <map>

namespace voorrang::ocds {

class BidsIndex {
  public:
    // One document, an array of them, or several one after another. May be called for more than one file. Errors: V502,
    // V503, V505, V506, V510 to V512; the documents before the bad one are kept.
    Result<void> read(std::istream& input, const std::string& name);

    // Adds the bids for this tender to its document, in the shape of the OCDS extension for bids, and the bidders to
    // its parties. Errors: V503 (the document's own bids or parties have another shape), V507 (a bid that is there
    // already, a party of which two different things are said); the case is then unchanged.
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

    Result<void> add(json::Ref document, const std::string& source, const std::string& pointer);

    std::map<std::string, Tender, std::less<>> tenders_; // by ocid
};

} // namespace voorrang::ocds
