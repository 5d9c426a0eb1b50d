#include "adapters/audit/publish.hpp"

#include "adapters/store/tree.hpp"

namespace voorrang::audit {

Result<void> publish(store::Writer& writer, const note::SecretKey& key, Time now, const note::SecretKey* also) {
    const Result<std::int64_t> size = writer.last_entry();
    if (!size) return size.error();
    const auto before = writer.last_checkpoint();
    if (!before) return before.error();
    if (*before && (*before)->size >= *size && also == nullptr) return {};
    const Result<merkle::Hash> root = merkle::root(static_cast<std::uint64_t>(*size), store::nodes_of(writer));
    if (!root) return root.error();
    const note::Checkpoint checkpoint{key.open().name(), static_cast<std::uint64_t>(*size), *root, {}};
    note::Note signed_note{note::to_text(checkpoint), {}};
    if (also != nullptr) signed_note.signatures.push_back(note::sign(signed_note.text, *also));
    signed_note.signatures.push_back(note::sign(signed_note.text, key));
    const auto id = writer.add_checkpoint({0, *size, now, note::to_text(signed_note)});
    return id ? Result<void>() : id.error();
}

Result<std::string> with_cosignatures(store::Reader& reader, const store::Checkpoint& checkpoint) {
    const auto cosignatures = reader.cosignatures(checkpoint.id);
    if (!cosignatures) return cosignatures.error();
    std::string text = checkpoint.note;
    for (const store::Cosignature& each : *cosignatures) text += each.line + "\n";
    return text;
}

} // namespace voorrang::audit
