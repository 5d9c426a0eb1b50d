#include "adapters/espd/response.hpp"

#include "adapters/espd/answers.hpp"
#include "adapters/espd/check_structure.hpp"
#include "adapters/espd/release.hpp"
#include "adapters/xml/read.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <array>
#include <utility>

namespace voorrang::espd {

namespace {

constexpr std::string_view root_name = "QualificationApplicationResponse";
constexpr auto own_namespaces = std::to_array<xml::Namespace>(
    {{"", "urn:oasis:names:specification:ubl:schema:xsd:QualificationApplicationResponse-2"}});

std::vector<xml::Namespace> all_namespaces() {
    const auto others = eforms::namespaces();
    std::vector<xml::Namespace> all(others.begin(), others.end());
    all.insert(all.end(), own_namespaces.begin(), own_namespaces.end());
    return all;
}

Reading response_of(xml::Ref root, const std::string& name) {
    eforms::Faults faults(name);
    check_structure(root, faults);
    const Form form(root, faults);
    const std::vector<Answer> answers = read_answers(root, form, faults);
    if (Diagnostics found = faults.take(); !found.empty()) return found;
    return write_release(root, form, answers, name);
}

// What it may be instead.
std::string help_for(std::string_view root) {
    if (root.ends_with("QualificationApplicationRequest"))
        return "this is the form that a buyer publishes: give what a bidder has answered, a "
               "`QualificationApplicationResponse`";
    if (root.ends_with("ESPDResponse")) return "this is a response of version 1: have it made in version 2.1 or later";
    return "give a `QualificationApplicationResponse` of UBL 2.2 or 2.3, or bids as JSON";
}

} // namespace

Reading read_response(std::string_view begun, std::istream& input, const std::string& name, Position start) {
    const Result<xml::Tree> tree = xml::read(begun, input, name, all_namespaces(), start);
    if (!tree) return Diagnostics{tree.error()};
    const xml::Ref root = tree->root();
    if (root.name() == root_name) return response_of(root, name);
    return Diagnostics{{Code::not_a_response,
                        "XML that is no ESPD response: its root is `" + printable(root.name()) + "`",
                        std::nullopt,
                        name + ":" + std::to_string(root.line()),
                        {},
                        help_for(root.name())}};
}

Document read_document(std::string_view begun, std::istream& input, const std::string& name, Position start) {
    const Result<xml::Tree> tree = xml::read(begun, input, name, all_namespaces(), start);
    if (!tree) return Diagnostics{tree.error()};
    const auto as_document = [](auto reading) {
        return std::visit([](auto& each) -> Document { return std::move(each); }, reading);
    };
    if (tree->root().name() == root_name) return as_document(response_of(tree->root(), name));
    return as_document(eforms::notice_of(tree->root(), name));
}

} // namespace voorrang::espd
