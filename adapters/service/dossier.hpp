// A tender as it is worked on: its row, its policy, its document and where it stands.
#pragma once

#include "adapters/ocds/case.hpp"
#include "adapters/service/shelf.hpp"
#include "engine/facts/facts.hpp"
#include "engine/workflow/machine.hpp"

namespace voorrang::service {

struct Dossier {
    store::Tender row;
    PolicyPtr policy;
    const graph::Workflow* workflow = nullptr;
    ocds::Case document; // in the row as canonical JSON
    engine::Instance instance;
    bool row_is_kept = false; // the row is the one that stands in the store
    // The deadlines of its state with the facts of its document, as of the instance's moment, where they are known.
    std::optional<std::vector<engine::Timer>> timers;

    const graph::Workflow::State& state() const;
    void set_document(ocds::Case changed);
};

// V751 if there is no such tender.
Result<store::Tender> row_of(store::Reader& reader, const std::string& tender);
Result<Dossier> open_dossier(store::Reader& reader, Shelf& shelf, const std::string& tender);
Result<Dossier> dossier_of(store::Reader& reader, Shelf& shelf, store::Tender row); // as it stands in the store

// What is known already of a dossier as it is to be kept, so that it need not be found out again.
struct Known {
    const engine::Facts* facts = nullptr;               // of its document
    const std::vector<engine::Timer>* timers = nullptr; // as the dossier has them
};

// The rows of a new or changed dossier: document, instance, state, timers.
Result<void> add_dossier(store::Writer& writer, Dossier& dossier, Time at, const Known& known = {});
Result<void> keep_dossier(store::Writer& writer, Dossier& dossier, Time at, const Known& known = {});

// Errors: those of ocds::Loader, with the JSON pointer in the document as their place.
Result<engine::Facts> facts_of(const ShelvedPolicy& policy, const ocds::Case& document);

// The document with facts merged into it as OCDS merges releases, and with a bid in the project's own form; either may
// be absent. The place of an error is a pointer below "facts" or "bid".
struct Additions {
    std::optional<json::Ref> facts, bid;
};
Result<ocds::Case> with_additions(const ocds::Case& document, const Additions& additions, Time at);

// A part of a release that came in, with its personal data set apart. V753 as personal::without_tokens.
Result<json::Tree> facts_apart(store::Writer& writer, const Dossier& dossier, json::Ref facts);

// The opened bid of that identifier in the document of a tender.
std::optional<json::Ref> bid_in(const json::Tree& document, const std::string& id);

Diagnostic not_found(std::string message);
Diagnostic not_now(std::string message, std::string help = {});
Diagnostic bad_body(std::string message, std::string pointer, std::string help = {});

} // namespace voorrang::service
