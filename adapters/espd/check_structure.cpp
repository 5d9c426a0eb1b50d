#include "adapters/espd/check_structure.hpp"

#include "adapters/eforms/fields.hpp"

namespace voorrang::espd {

using eforms::find;
using eforms::find_all;

namespace {

constexpr std::size_t longest_identifier = 200; // bytes: it is repeated with every answer

class Checker {
  public:
    Checker(xml::Ref root, eforms::Faults& faults) : root_(root), faults_(faults) {}

    void run() {
        identifier(find_all(root_, {"cbc:ContractFolderID"}), root_, "the identifier of the procedure",
                   "`cbc:ContractFolderID`", "the response can't be told to be for a tender without it");
        const auto uuids = find_all(root_, {"cbc:UUID"});
        identifier(uuids.empty() ? find_all(root_, {"cbc:ID"}) : uuids, root_, "the identifier of the response",
                   "`cbc:UUID` or `cbc:ID`", "two responses can't be told apart without it");
        const auto operators = find_all(root_, {"cac:EconomicOperatorParty"});
        if (operators.size() > 1)
            return fault(operators[1], "a second economic operator (`cac:EconomicOperatorParty`)",
                         "each answers in a response of its own");
        const auto party = operators.empty() ? std::nullopt : operators.front().child("cac:Party");
        if (!party)
            return fault(operators.empty() ? root_ : operators.front(),
                         "the economic operator is missing (`cac:EconomicOperatorParty/cac:Party`)",
                         "add it: an answer is nothing without who gives it");
        const auto own = identifiers_of(*party);
        if (own.empty())
            fault(*party, "the identifier of the economic operator is missing (`cac:PartyIdentification/cbc:ID`)",
                  "give the one by which the bids name it");
        for (const xml::Ref each : own) length(each);
    }

  private:
    void identifier(const std::vector<xml::Ref>& found, xml::Ref parent, const std::string& what,
                    const std::string& where, std::string why) {
        if (found.empty() || found.front().text().empty())
            return fault(found.empty() ? parent : found.front(), what + " is missing (" + where + ")",
                         "add it: " + std::move(why));
        if (found.size() > 1)
            fault(found[1], what + " stands more than once (" + where + ")",
                  "leave one of them: which one counts can't be told");
        length(found.front());
    }

    void length(xml::Ref element) {
        if (element.text().size() > longest_identifier)
            fault(element, "an identifier of more than 200 bytes", "is this the right element?");
    }

    void fault(xml::Ref at, std::string message, std::string help) {
        faults_.add(at, std::move(message), std::move(help), Code::bad_response);
    }

    xml::Ref root_;
    eforms::Faults& faults_;
};

} // namespace

void check_structure(xml::Ref root, eforms::Faults& faults) { Checker(root, faults).run(); }

xml::Ref operator_of(xml::Ref root) { return *find(root, {"cac:EconomicOperatorParty", "cac:Party"}); }

std::vector<xml::Ref> identifiers_of(xml::Ref party) {
    std::vector<xml::Ref> all = find_all(party, {"cac:PartyIdentification", "cbc:ID"});
    std::erase_if(all, [](xml::Ref each) { return each.text().empty(); });
    return all;
}

xml::Ref own_identifier(xml::Ref root) {
    const auto uuid = root.child("cbc:UUID");
    return uuid ? *uuid : *root.child("cbc:ID");
}

} // namespace voorrang::espd
