// Checkpoints of the log and proofs about it, for who may know how many entries there are (docs/audit.md).
#include "adapters/api/endpoints.hpp"
#include "adapters/audit/publish.hpp"
#include "adapters/merkle/proof.hpp"
#include "adapters/note/base64.hpp"
#include "adapters/store/tree.hpp"

#include <charconv>

namespace voorrang::api {

namespace {

std::string base64_of(const merkle::Hash& hash) {
    return note::to_base64({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

struct Signed {
    std::uint64_t size = 0;
    std::string note;
};

// There is one from the first start on.
OrProblem<Signed> last_checkpoint(store::Reader& store) {
    const Result<std::optional<store::Checkpoint>> row = store.last_checkpoint();
    if (!row) return problem_of(row.error());
    if (!*row) return http::problem(http::problems::not_found, "there is no checkpoint yet");
    const Result<std::string> note = audit::with_cosignatures(store, **row);
    if (!note) return problem_of(note.error());
    return Signed{static_cast<std::uint64_t>((*row)->size), *note};
}

// The number of entries that a parameter names, at most as many as the checkpoint has.
OrProblem<std::uint64_t> size_in(const Request& request, std::string_view name, std::uint64_t otherwise,
                                 std::uint64_t most) {
    const auto text = request.query(name);
    if (!text) return OrProblem<std::uint64_t>(otherwise);
    std::uint64_t size = 0;
    const auto read = std::from_chars(text->data(), text->data() + text->size(), size);
    if (read.ec != std::errc() || read.ptr != text->data() + text->size() || size > most)
        return http::problem(http::problems::bad_request, "`" + std::string(name) +
                                                              "` must be a number of entries, at most " +
                                                              std::to_string(most) + ", as the last checkpoint has");
    return OrProblem<std::uint64_t>(size);
}

void write_proof(report::JsonWriter& json, const merkle::Proof& proof, const std::string& note) {
    json.key("proof").begin_array();
    for (const merkle::Hash& hash : proof) json.text(base64_of(hash));
    json.end_array().member("checkpoint", note).end_object();
}

OrProblem<Response> inclusion(const Reading& in, const EntryNames& names) {
    const OrProblem<Signed> checkpoint = last_checkpoint(in.store);
    if (!checkpoint) return checkpoint.error();
    const std::string name(in.request.query("entry").value_or(""));
    const auto seq = names.number(name);
    if (!seq) return http::problem(http::problems::bad_request, "`entry` must be the id of an entry of the log");
    if (*seq < 1 || static_cast<std::uint64_t>(*seq) > checkpoint->size)
        return http::problem(http::problems::not_found, "no checkpoint has the entry " + name);
    const auto index = static_cast<std::uint64_t>(*seq - 1);
    const merkle::Nodes nodes = store::nodes_of(in.store);
    const Result<merkle::Hash> leaf = nodes({0, index});
    if (!leaf) return problem_of(leaf.error());
    const Result<merkle::Proof> proof = merkle::inclusion_proof(index, checkpoint->size, nodes);
    if (!proof) return problem_of(proof.error());
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("leafHash", base64_of(*leaf)).key("index").integer(index);
    json.key("size").integer(checkpoint->size);
    write_proof(json, *proof, checkpoint->note);
    return http::json_response(200, json.take());
}

OrProblem<Response> consistency(const Reading& in) {
    const OrProblem<Signed> checkpoint = last_checkpoint(in.store);
    if (!checkpoint) return checkpoint.error();
    const OrProblem<std::uint64_t> from = size_in(in.request, "from", 0, checkpoint->size);
    if (!from) return from.error();
    const Result<merkle::Proof> proof = merkle::consistency_proof(*from, checkpoint->size, store::nodes_of(in.store));
    if (!proof) return problem_of(proof.error());
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().key("from").integer(*from).key("to").integer(checkpoint->size);
    write_proof(json, *proof, checkpoint->note);
    return http::json_response(200, json.take());
}

} // namespace

void add_proofs(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    using http::Method;
    router.add(Method::get, "/v1/log/checkpoint",
               host.reading(Operation::read_checkpoints, [](const Reading& in) -> OrProblem<Response> {
                   const OrProblem<Signed> checkpoint = last_checkpoint(in.store);
                   if (!checkpoint) return checkpoint.error();
                   return http::text_response(200, checkpoint->note);
               }));
    router.add(
        Method::get, "/v1/log/proof/inclusion",
        host.reading(Operation::read_checkpoints, [&](const Reading& in) { return inclusion(in, parts.entries); }));
    router.add(Method::get, "/v1/log/proof/consistency",
               host.reading(Operation::read_checkpoints, [](const Reading& in) { return consistency(in); }));
}

} // namespace voorrang::api
