#include "adapters/service/journal.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/store/tell.hpp"

namespace voorrang::service {

std::string canonical(std::string written) {
    const auto tree = json::read(written);
    return json::canonical(std::get<json::Tree>(tree).root());
}

Result<std::int64_t> Journal::add_body(std::string_view kind, const std::string& tender, std::string body, Time at,
                                       store::Commits commits) {
    if (!tender.empty()) {
        const Result<std::optional<store::Tender>> row = writer_.tender(tender);
        if (!row) return row.error();
        if (*row) commits.add("tender", store::row_hash(**row));
    }
    const store::Entry entry{0, at, std::string(kind), tender, act_.user, std::move(body), commits.json()};
    return store::append_and_tell(writer_, entry, act_.at);
}

} // namespace voorrang::service
