#include "adapters/witness/evidence.hpp"

#include "adapters/json/write.hpp"
#include "adapters/note/hash_text.hpp"

namespace voorrang::witness {

std::string to_json(const Evidence& evidence) {
    json::TreeBuilder json;
    json.begin_object();
    const auto text = [&](std::string_view key, std::string_view value) {
        json.key(key);
        json.string(value);
    };
    const auto number = [&](std::string_view key, std::uint64_t value) {
        json.key(key);
        json.number(std::to_string(value));
    };
    text("format", "voorrang-evidence-1");
    text("what", word(evidence.verdict));
    json.key("conclusive");
    json.boolean(is_conclusive(evidence.seen.checkpoint, evidence.shown));
    text("seen", to_text(evidence.seen.note));
    text("shown", to_text(evidence.shown.note));
    number("from", evidence.seen.checkpoint.size);
    number("to", evidence.shown.checkpoint.size);
    json.key("proof");
    json.begin_array();
    for (const merkle::Hash& hash : evidence.shown.proof) json.string(note::hash_text(hash));
    json.end();
    json.key("keys");
    json.begin_array();
    for (const std::string& key : evidence.keys) json.string(key);
    json.end();
    text("witness", evidence.witness);
    text("at", voorrang::to_text(Time{evidence.at.microseconds, 0}));
    json.end();
    const json::Tree tree = json.take();
    return json::canonical(tree.root()) + "\n";
}

} // namespace voorrang::witness
