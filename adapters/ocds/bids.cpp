#include "adapters/ocds/bids.hpp"

#include "adapters/json/describe.hpp"
#include "adapters/json/value_reader.hpp"
#include "adapters/ocds/add_answers.hpp"
#include "adapters/ocds/add_bids.hpp"
#include "adapters/ocds/bids_format.hpp"
#include "adapters/ocds/first_fault.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::ocds {

using json::Ref;
using json::TextReader;

Result<void> BidsIndex::add(Ref document, const std::string& source, const std::string& pointer) {
    if (auto checked = check_bids_document(document); checked.has_error()) {
        Diagnostic error = checked.error();
        error.place = place_text(source, pointer + error.place);
        return error;
    }
    json::TreeBuilder copy;
    copy.copy(document);
    tenders_[std::string(document.find("ocid")->text())].entries.push_back({copy.take(), source, pointer});
    return {};
}

Result<void> BidsIndex::read(std::istream& input, const std::string& name) {
    TextReader reader(input);
    reader.skip_space();
    if (reader.peek() == '<') {
        const Position begin = reader.position();
        return add_response(espd::read_response(reader.take_rest(), input, name, begin));
    }
    std::size_t count = 0;
    for (; reader.peek() != TextReader::at_end; ++count) {
        const Position begin = reader.position();
        reader.hold();
        if (const auto flaw = json::pass_value(reader))
            return json::at_position(*flaw, name, json::position_of(reader.held(), flaw->offset, begin));
        auto tree = json::parse(reader.held(), name, begin);
        if (tree.has_error()) return tree.error();
        reader.let_go();
        reader.skip_space();
        const bool alone = count == 0 && reader.peek() == TextReader::at_end;
        const std::string source = alone ? name : name + ":" + std::to_string(begin.line);
        if (!tree->root().is_array()) {
            if (auto added = add(tree->root(), source, ""); added.has_error()) return added;
            continue;
        }
        std::size_t index = 0;
        for (const Ref element : tree->root().children())
            if (auto added = add(element, source, "/" + std::to_string(index++)); added.has_error()) return added;
    }
    if (reader.failed()) return Diagnostic{Code::file_not_found, "the file can't be read", std::nullopt, name, {}, ""};
    if (count == 0)
        return Diagnostic{Code::empty_input,      "the file of bids is empty", std::nullopt, name, {},
                          "give at least one bid"};
    return {};
}

Result<void> BidsIndex::add_response(espd::Reading read) {
    if (Diagnostics* faults = std::get_if<Diagnostics>(&read)) return first_fault(std::move(*faults));
    espd::Response& response = std::get<espd::Response>(read);
    std::string procedure(response.release.root().find("ocid")->text());
    answers_[std::move(procedure)].responses.push_back(std::move(response));
    return {};
}

Result<void> BidsIndex::apply(Case& tender) {
    if (answers_.empty()) return apply_bids(tender);
    Case changed = tender;
    if (auto added = apply_bids(changed); added.has_error()) return added;
    if (auto added = apply_responses(tender.ocid, changed); added.has_error()) return added;
    // A response names the procedure as the buyer does; an ocid may have a prefix before that.
    if (tender.document.root().is_object())
        if (const auto described = tender.document.root().find("tender"); described && described->is_object())
            if (const auto id = described->find("id"); id && id->text() != tender.ocid)
                if (auto added = apply_responses(id->text(), changed); added.has_error()) return added;
    tender = std::move(changed);
    return {};
}

Result<void> BidsIndex::apply_bids(Case& tender) {
    const auto found = tenders_.find(tender.ocid);
    if (found == tenders_.end()) return {};
    found->second.met = true;
    std::vector<Statement> documents;
    for (const Entry& entry : found->second.entries)
        documents.push_back({entry.document.root(), (entry.source.empty() ? "" : entry.source + " ") + entry.pointer});
    return add_bids(tender, documents);
}

Result<void> BidsIndex::apply_responses(std::string_view procedure, Case& tender) {
    const auto found = answers_.find(procedure);
    if (found == answers_.end()) return {};
    found->second.met = true;
    for (const espd::Response& response : found->second.responses)
        if (auto added = add_answers(tender, response); added.has_error()) return added;
    return {};
}

std::optional<Diagnostic> BidsIndex::unmet() const {
    std::string ocids;
    std::string place;
    for (const auto& [ocid, tender] : tenders_) {
        if (tender.met) continue;
        ocids += (ocids.empty() ? "" : ", ") + printable(ocid);
        if (place.empty()) place = place_text(tender.entries.front().source, tender.entries.front().pointer);
    }
    for (const auto& [procedure, answers] : answers_) {
        if (answers.met) continue;
        ocids += (ocids.empty() ? "" : ", ") + printable(procedure);
        if (place.empty()) place = answers.responses.front().places.at("/ocid");
    }
    if (ocids.empty()) return std::nullopt;
    return Diagnostic{Code::bids_without_tender,
                      "bids for a tender that is not in the input: " + ocids,
                      std::nullopt,
                      std::move(place),
                      {},
                      "add the tender to the input, or correct the `ocid` of the bids"};
}

} // namespace voorrang::ocds
