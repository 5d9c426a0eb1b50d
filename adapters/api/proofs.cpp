// Checkpoints of the log and proofs about it, for who may know how many entries there are, and what witnesses say of
// them (docs/audit.md).
#include "adapters/api/endpoints.hpp"
#include "adapters/api/fields.hpp"
#include "adapters/audit/cosignatures.hpp"
#include "adapters/audit/keys.hpp"
#include "adapters/audit/publish.hpp"
#include "adapters/merkle/proof.hpp"
#include "adapters/note/hash_text.hpp"
#include "adapters/store/tree.hpp"

#include <charconv>

namespace voorrang::api {

namespace {

struct Signed {
    std::uint64_t size = 0;
    std::string note;
};

// There is one from the first start on.
OrProblem<Signed> last_checkpoint(store::Reader& store, bool cosigned = false) {
    const Result<std::optional<store::Checkpoint>> row = cosigned ? store.last_cosigned() : store.last_checkpoint();
    if (!row) return problem_of(row.error());
    if (!*row)
        return http::problem(http::problems::not_found,
                             cosigned ? "no checkpoint is cosigned yet" : "there is no checkpoint yet");
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
    for (const merkle::Hash& hash : proof) json.text(note::hash_text(hash));
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
    json.begin_object().member("leafHash", note::hash_text(*leaf)).key("index").integer(index);
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

OrProblem<bool> wants_cosigned(const Request& request) {
    const auto text = request.query("cosigned");
    if (!text || *text == "false") return OrProblem<bool>(false);
    if (*text == "true") return OrProblem<bool>(true);
    return http::problem(http::problems::bad_request, "`cosigned` must be true or false");
}

// By which a witness follows from a key that it trusts to the one in use.
OrProblem<Response> keys(const Reading& in) {
    const Result<std::vector<audit::KeyStep>> steps = audit::key_steps(in.store);
    if (!steps) return problem_of(steps.error());
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().key("keys").begin_array();
    for (const audit::KeyStep& step : *steps) {
        json.begin_object().member("key", step.key);
        if (!step.note.empty()) json.member("note", step.note);
        json.end_object();
    }
    json.end_array().end_object();
    return http::json_response(200, json.take());
}

OrProblem<Response> take(const Writing& in) {
    const OrProblem<json::Tree> body = http::json_body(in.request);
    if (!body) return body.error();
    const OrProblem<Fields> fields = Fields::read(*body, {"witness", "checkpoint"});
    if (!fields) return fields.error();
    const std::string witness = fields->text("witness");
    const std::string checkpoint = fields->text("checkpoint");
    if (fields->flaw()) return *fields->flaw();
    const auto key = note::PublicKey::parse(witness);
    if (!key || key->kind() != note::KeyKind::cosignature)
        return problem_of(Diagnostic{Code::bad_body,
                                     "`" + witness + "` is no public key of a witness",
                                     std::nullopt,
                                     "/witness",
                                     {},
                                     "`voorrang audit witness-key` shows it"});
    const Result<audit::Taken> taken = audit::take_cosignature(in.store, checkpoint, *key, in.act.at);
    if (!taken) {
        Diagnostic why = taken.error();
        why.place = "/checkpoint";
        return problem_of(why);
    }
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("witness", key->text()).key("size").integer(static_cast<std::uint64_t>(taken->size));
    json.member("seen", to_text(Time{static_cast<std::int64_t>(taken->seconds) * 1'000'000, 0})).end_object();
    return http::json_response(taken->added ? 201 : 200, json.take());
}

} // namespace

void add_proofs(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    using http::Method;
    router.add(Method::get, "/v1/log/checkpoint",
               host.reading(Operation::read_checkpoints, [](const Reading& in) -> OrProblem<Response> {
                   const OrProblem<bool> cosigned = wants_cosigned(in.request);
                   if (!cosigned) return cosigned.error();
                   const OrProblem<Signed> checkpoint = last_checkpoint(in.store, *cosigned);
                   if (!checkpoint) return checkpoint.error();
                   return http::text_response(200, checkpoint->note);
               }));
    router.add(
        Method::get, "/v1/log/proof/inclusion",
        host.reading(Operation::read_checkpoints, [&](const Reading& in) { return inclusion(in, parts.entries); }));
    router.add(Method::get, "/v1/log/proof/consistency",
               host.reading(Operation::read_checkpoints, [](const Reading& in) { return consistency(in); }));
    router.add(Method::get, "/v1/log/keys",
               host.reading(Operation::read_checkpoints, [](const Reading& in) { return keys(in); }));
    router.add(Method::post, "/v1/log/cosignatures",
               host.writing(Operation::cosign, [](const Writing& in) { return take(in); }));
}

} // namespace voorrang::api
