#include "adapters/service/journal.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/store/kinds.hpp"

namespace voorrang::service {

std::string canonical(std::string written) {
    const auto tree = json::read(written);
    return json::canonical(std::get<json::Tree>(tree).root());
}

Result<std::int64_t> Journal::add_body(std::string_view kind, const std::string& tender, std::string body, Time at) {
    const store::Entry entry{0, at, std::string(kind), tender, act_.user, std::move(body)};
    const Result<std::int64_t> seq = writer_.append(entry);
    if (!seq) return seq;
    const Result<std::vector<store::Webhook>> webhooks = writer_.webhooks();
    if (!webhooks) return webhooks.error();
    for (const store::Webhook& webhook : *webhooks) {
        if (!store::is_of(entry.kind, webhook.kinds)) continue;
        if (const Result<void> added = writer_.add_message({0, webhook.id, *seq, 0, act_.at, ""}); !added)
            return added.error();
    }
    return seq;
}

} // namespace voorrang::service
