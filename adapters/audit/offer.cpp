#include "adapters/audit/offer.hpp"

#include "adapters/store/damaged.hpp"
#include "adapters/store/tree.hpp"

namespace voorrang::audit {

Result<note::Offer> offer(store::Reader& reader, std::uint64_t old) {
    const auto row = reader.last_checkpoint();
    if (!row) return row.error();
    if (!*row)
        return Diagnostic{Code::not_now,
                          "the log has no checkpoint yet",
                          std::nullopt,
                          "",
                          {},
                          "the service makes one when it first starts"};
    std::optional<note::Offer> offer = note::parse_checkpoint_note((*row)->note);
    const auto unfit = [&](const std::string& what) {
        return store::damaged("the last checkpoint " + what + ": `voorrang audit verify` tells more");
    };
    if (!offer) return unfit("is none");
    const merkle::Nodes nodes = store::nodes_of(reader);
    const std::uint64_t size = offer->checkpoint.size;
    const Result<merkle::Hash> root = merkle::root(size, nodes);
    if (!root) return root.error();
    if (*root != offer->checkpoint.root) return unfit("is not that of the log's tree");
    if (old > size) return std::move(*offer);
    Result<merkle::Proof> proof = merkle::consistency_proof(old, size, nodes);
    if (!proof) return proof.error();
    offer->old = old;
    offer->proof = std::move(*proof);
    return std::move(*offer);
}

} // namespace voorrang::audit
