#include "adapters/witness/judge.hpp"

#include <algorithm>
#include <array>

namespace voorrang::witness {

std::string_view word(Verdict verdict) {
    static constexpr std::array<std::string_view, 7> words{"grown", "not_signed", "other_size", "malformed",
                                                           "cut",   "split",      "rewritten"};
    return words[static_cast<std::size_t>(verdict)];
}

Verdict judge(const std::optional<note::Checkpoint>& seen, const note::Offer& offer,
              const std::vector<note::PublicKey>& keys) {
    const note::Checkpoint& shown = offer.checkpoint;
    const bool is_signed = std::ranges::any_of(keys, [&](const note::PublicKey& key) {
        return key.name() == shown.origin && note::is_signed_by(offer.note, key);
    });
    if (!is_signed) return Verdict::not_signed;
    // Of a log that was never seen as much is known as of an empty one.
    const std::uint64_t size = seen ? seen->size : 0;
    const merkle::Hash root = seen ? seen->root : merkle::empty_hash();
    if (shown.size < size) return Verdict::cut;
    if (offer.old > shown.size) return Verdict::malformed;
    if (offer.old != size) return Verdict::other_size;
    if ((size == 0 || size == shown.size) && !offer.proof.empty()) return Verdict::malformed;
    if (shown.size == size && shown.root != root) return seen ? Verdict::split : Verdict::malformed;
    if (shown.size == size) return Verdict::grown;
    return merkle::is_consistent(size, root, shown.size, shown.root, offer.proof) ? Verdict::grown : Verdict::rewritten;
}

bool is_conclusive(const note::Checkpoint& seen, const note::Offer& offer) {
    const note::Checkpoint& shown = offer.checkpoint;
    if (shown.size == seen.size) return shown.root != seen.root;
    const auto roots = merkle::roots_of(seen.size, seen.root, shown.size, offer.proof);
    return roots && roots->after == shown.root && roots->before != seen.root;
}

} // namespace voorrang::witness
