#include "adapters/eforms/notice.hpp"

#include "adapters/eforms/check_structure.hpp"
#include "adapters/eforms/check_values.hpp"
#include "adapters/eforms/release.hpp"
#include "adapters/xml/read.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>
#include <array>

namespace voorrang::eforms {

namespace {

constexpr auto known_namespaces = std::to_array<xml::Namespace>({
    {"cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"},
    {"cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"},
    {"ext", "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"},
    {"efac", "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1"},
    {"efbc", "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1"},
    {"efext", "http://data.europa.eu/p27/eforms-ubl-extensions/1"},
    {"", "urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2"},
    {"", "urn:oasis:names:specification:ubl:schema:xsd:ContractAwardNotice-2"},
    {"", "urn:oasis:names:specification:ubl:schema:xsd:PriorInformationNotice-2"},
});

constexpr auto kinds =
    std::to_array<std::string_view>({"ContractAwardNotice", "ContractNotice", "PriorInformationNotice"});

std::string help_for(std::string_view root) {
    if (root.ends_with("QualificationApplicationResponse"))
        return "an ESPD response says who a bidder is, not what a tender is: give it with `--bids`, beside the tender";
    return "give a `ContractNotice`, `ContractAwardNotice` or `PriorInformationNotice` of UBL 2.3, or OCDS as JSON";
}

} // namespace

std::span<const xml::Namespace> namespaces() { return known_namespaces; }

Reading read_notice(std::string_view begun, std::istream& input, const std::string& name, Position start) {
    const Result<xml::Tree> tree = xml::read(begun, input, name, known_namespaces, start);
    if (!tree) return Diagnostics{tree.error()};
    return notice_of(tree->root(), name);
}

Reading notice_of(xml::Ref root, const std::string& name) {
    if (!std::ranges::binary_search(kinds, root.name()))
        return Diagnostics{{Code::not_a_notice,
                            "XML that is no notice of eForms: its root is `" + printable(root.name()) + "`",
                            std::nullopt,
                            name + ":" + std::to_string(root.line()),
                            {},
                            help_for(root.name())}};
    Faults faults(name);
    check_structure(root, faults);
    check_values(root, faults);
    if (Diagnostics found = faults.take(); !found.empty()) return found;
    return write_release(root, name);
}

} // namespace voorrang::eforms
