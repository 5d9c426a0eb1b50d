#include "adapters/store/tell.hpp"

#include "adapters/store/kinds.hpp"

namespace voorrang::store {

Result<std::int64_t> append_and_tell(Writer& writer, const Entry& entry, Time now) {
    const Result<std::int64_t> seq = writer.append(entry);
    if (!seq) return seq;
    const Result<std::vector<Webhook>> webhooks = writer.webhooks();
    if (!webhooks) return webhooks.error();
    for (const Webhook& webhook : *webhooks) {
        if (!is_of(entry.kind, webhook.kinds)) continue;
        if (const Result<void> added = writer.add_message({0, webhook.id, *seq, 0, now, ""}); !added)
            return added.error();
    }
    return seq;
}

} // namespace voorrang::store
