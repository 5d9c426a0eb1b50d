// Who won what: the results of a notice hang together by identifiers.
#pragma once

#include "adapters/xml/tree.hpp"

#include <unordered_map>
#include <vector>

namespace voorrang::eforms {

class Results {
  public:
    explicit Results(xml::Ref notice_result);

    // The tenders of a result of a lot for which a contract was made.
    std::vector<xml::Ref> winners(xml::Ref lot_result) const;
    // Of a tender: the identifiers of those who make it, the leader of the group first.
    std::vector<xml::Ref> tenderers(xml::Ref tender) const;
    // The contracts of a result of a lot.
    std::vector<xml::Ref> contracts(xml::Ref lot_result) const;
    // The results of lots that name a contract.
    std::vector<xml::Ref> results(xml::Ref contract) const;

  private:
    using ById = std::unordered_map<std::string_view, xml::Ref>;

    ById tenders_, contracts_, parties_;
    std::unordered_map<std::string_view, std::vector<xml::Ref>> results_; // by contract
};

} // namespace voorrang::eforms
