#include "adapters/auditor/export.hpp"

#include "adapters/audit/keys.hpp"
#include "adapters/audit/publish.hpp"
#include "adapters/json/members.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/merkle/proof.hpp"
#include "adapters/note/hash_text.hpp"
#include "adapters/report/json_writer.hpp"
#include "adapters/store/commits.hpp"
#include "adapters/store/tree.hpp"
#include "dsl/value/hex.hpp"

#include <map>
#include <set>

namespace voorrang::auditor {

namespace {

std::string row_line(std::string_view what, std::string_view text) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("row", what).member("text", text).end_object();
    return json.take();
}

Result<std::string> heading(sqlite_store::Rows& rows) {
    const Result<std::vector<std::string>> keys = audit::logged_keys(rows);
    if (!keys) return keys.error();
    std::set<std::string> witnesses;
    const Result<void> read = rows.each_cosignature([&](const store::Cosignature& each) {
        witnesses.insert(each.witness);
        return true;
    });
    if (!read) return read.error();
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("format", "voorrang-log-1").key("keys").texts(*keys);
    json.key("witnesses").texts({witnesses.begin(), witnesses.end()}).end_object();
    return json.take();
}

// SHA-256 of the contents of bids that were erased, by tender and bid.
using Contents = std::map<std::pair<std::string, std::string>, std::string>;

void add_erased(const std::string& body, Contents& to) {
    const auto read = json::read(body);
    const auto* tree = std::get_if<json::Tree>(&read);
    const auto bids = tree != nullptr ? json::list(json::member(tree->root(), "bids")) : std::nullopt;
    if (!bids) return;
    const auto text = [](json::Ref bid, std::string_view key) { return json::text_of(json::member(bid, key)); };
    for (const json::Ref bid : bids->children()) to[{text(bid, "tender"), text(bid, "id")}] = text(bid, "contentHash");
}

// So that it can be seen of whom the log speaks, while that is kept.
std::string personal_text(const store::Personal& row) {
    const std::string salt = to_hex(std::vector<unsigned char>(row.salt.begin(), row.salt.end()));
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("salt", salt).member("scope", row.scope).member("token", row.token);
    json.member("value", row.value).end_object();
    return json.take();
}

} // namespace

Result<std::int64_t> export_log(sqlite_store::Rows& rows, const std::function<bool(std::string_view)>& line) {
    const Result<std::string> head = heading(rows);
    if (!head) return head.error();
    bool more = line(*head);
    std::int64_t entries = 0;
    Contents contents;
    const auto write = [&](std::string_view text) { return more = more && line(text); };
    Result<void> done = rows.each_entry([&](const store::Entry& entry) {
        ++entries;
        if (entry.kind == "personal.erased") add_erased(entry.body, contents);
        return write(store::leaf_of(entry));
    });
    if (done && more)
        done =
            rows.each_policy([&](const store::Policy& row) { return write(row_line("policy", store::row_text(row))); });
    if (done && more)
        done = rows.each_document(
            [&](const std::pair<std::string, std::string>& row) { return write(row_line("document", row.second)); });
    if (done && more)
        done = rows.each_decision(
            [&](const store::Decision& row) { return write(row_line("decision", store::row_text(row))); });
    if (done && more)
        done = rows.each_bid([&](const store::Bid& row) {
            const auto erased = contents.find({row.tender, row.id});
            const bool gone = row.content.empty() && erased != contents.end();
            return write(row_line("bid", gone ? store::row_text(row, erased->second) : store::row_text(row)));
        });
    if (done && more)
        done =
            rows.each_tender([&](const store::Tender& row) { return write(row_line("tender", store::row_text(row))); });
    if (done && more) {
        const Result<std::vector<store::Personal>> values = rows.personals({});
        if (!values) return values.error();
        for (const store::Personal& row : *values) write(row_line("personal", personal_text(row)));
    }
    Result<void> fault;
    if (done && more)
        done = rows.each_checkpoint([&](const store::Checkpoint& row) {
            const Result<std::string> note = audit::with_cosignatures(rows, row);
            if (!note) {
                fault = note.error();
                return false;
            }
            return write(row_line("checkpoint", *note));
        });
    if (!done) return done.error();
    if (!fault) return fault.error();
    return entries;
}

Result<std::string> prove(sqlite_store::Rows& rows, std::int64_t entry) {
    const auto row = rows.entry(entry);
    if (!row) return row.error();
    if (!*row)
        return Diagnostic{
            Code::not_there, "there is no entry " + std::to_string(entry) + " in the log", std::nullopt, "", {}, ""};
    const auto checkpoint = rows.last_checkpoint();
    if (!checkpoint) return checkpoint.error();
    if (!*checkpoint || (*checkpoint)->size < entry)
        return Diagnostic{Code::not_now,
                          "no checkpoint has entry " + std::to_string(entry) + " yet",
                          std::nullopt,
                          "",
                          {},
                          "the service makes one every minute while the log grows, and when it stops"};
    const auto size = static_cast<std::uint64_t>((*checkpoint)->size);
    const auto index = static_cast<std::uint64_t>(entry - 1);
    const Result<merkle::Proof> proof = merkle::inclusion_proof(index, size, store::nodes_of(rows));
    if (!proof) return proof.error();
    const Result<std::string> note = audit::with_cosignatures(rows, **checkpoint);
    if (!note) return note.error();
    const Result<std::vector<std::string>> keys = audit::logged_keys(rows);
    if (!keys) return keys.error();
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("format", "voorrang-proof-1").member("leaf", store::leaf_of(**row));
    json.key("index").integer(index).key("size").integer(size).key("proof").begin_array();
    for (const merkle::Hash& hash : *proof) json.text(note::hash_text(hash));
    json.end_array().member("checkpoint", *note).key("keys").texts(*keys).end_object();
    return json.take();
}

} // namespace voorrang::auditor
