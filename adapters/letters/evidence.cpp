#include "adapters/letters/evidence.hpp"

#include "adapters/audit/keys.hpp"
#include "adapters/merkle/hash.hpp"
#include "adapters/note/base64.hpp"
#include "adapters/store/tree.hpp"

#include <algorithm>

namespace voorrang::letters {

namespace {

std::string hash_text(const store::Entry& entry) {
    const merkle::Hash hash = merkle::leaf_hash(store::leaf_of(entry));
    return note::to_base64({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

// Checkpoints have the numbers 1, 2, … and never less entries than those before.
Result<std::optional<store::Checkpoint>> first_with(store::Reader& reader, std::int64_t entry) {
    const Result<std::optional<store::Checkpoint>> last = reader.last_checkpoint();
    if (!last) return last.error();
    if (!*last || (*last)->size < entry) return std::optional<store::Checkpoint>();
    std::int64_t without = 0;
    store::Checkpoint with = **last;
    while (with.id - without > 1) {
        const std::int64_t middle = without + (with.id - without) / 2;
        const Result<std::vector<store::Checkpoint>> found = reader.checkpoints(middle - 1, 1);
        if (!found) return found.error();
        if (!found->empty() && found->front().id <= middle && found->front().size >= entry)
            with = found->front();
        else
            without = middle;
    }
    return std::optional(std::move(with));
}

} // namespace

Result<std::vector<Part>> evidence(store::Reader& reader, const std::vector<NamedEntry>& entries, Numbers numbers,
                                   const Voice& voice) {
    std::vector<Part> parts{Heading{voice(texts::in_log)}, Paragraph{voice(texts::from_log)}};
    Items items;
    std::int64_t last = 0;
    std::string commands;
    for (const auto& [what, entry] : entries) {
        const std::string number = std::to_string(entry->seq);
        const std::string at = voice.moment(entry->at);
        if (numbers == Numbers::told) {
            items.items.push_back({voice(texts::entry_line,
                                         {number, std::to_string(entry->seq - 1), at, voice(*what), hash_text(*entry)}),
                                   {}});
            commands += "voorrang audit prove DB " + number + " > proof-" + number + ".json\n" +
                        "python3 docs/audit/verify.py proof-" + number + ".json --key KEY\n";
        } else {
            items.items.push_back({voice(texts::leaf_line, {at, voice(*what), hash_text(*entry)}), {}});
        }
        last = std::max(last, entry->seq);
    }
    parts.emplace_back(std::move(items));
    const Result<std::vector<std::string>> keys = audit::logged_keys(reader);
    if (!keys) return keys.error();
    if (numbers == Numbers::left_out) {
        parts.emplace_back(Paragraph{voice(texts::ask_for_proof)});
    } else {
        const Result<std::optional<store::Checkpoint>> checkpoint = first_with(reader, last);
        if (!checkpoint) return checkpoint.error();
        if (*checkpoint) {
            parts.emplace_back(Paragraph{voice(texts::under_checkpoint, {std::to_string((*checkpoint)->size)})});
            parts.emplace_back(Verbatim{(*checkpoint)->note});
        } else {
            parts.emplace_back(Paragraph{voice(texts::no_checkpoint)});
        }
        parts.emplace_back(Paragraph{voice(texts::how_to_verify)});
        parts.emplace_back(Verbatim{std::move(commands)});
    }
    if (!keys->empty()) parts.emplace_back(Pairs{{{voice(texts::public_key), keys->back()}}});
    return parts;
}

} // namespace voorrang::letters
