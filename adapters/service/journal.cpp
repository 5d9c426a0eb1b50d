#include "adapters/service/journal.hpp"

#include "adapters/store/tell.hpp"

namespace voorrang::service {

Result<std::int64_t> Journal::add_body(std::string_view kind, const std::string& tender, std::string body, Time at,
                                       store::Commits commits) {
    if (!tender.empty()) {
        const Result<std::optional<store::Tender>> row = writer_.tender(tender);
        if (!row) return row.error();
        if (*row) return add_body(kind, **row, std::move(body), at, std::move(commits));
    }
    return append(kind, tender, std::move(body), at, commits);
}

Result<std::int64_t> Journal::add_body(std::string_view kind, const store::Tender& row, std::string body, Time at,
                                       store::Commits commits) {
    commits.add("tender", store::row_hash(row));
    return append(kind, row.id, std::move(body), at, commits);
}

Result<std::int64_t> Journal::append(std::string_view kind, const std::string& tender, std::string body, Time at,
                                     const store::Commits& commits) {
    const store::Entry entry{0, at, std::string(kind), tender, act_.user, std::move(body), commits.json()};
    return store::append_and_tell(writer_, entry, act_.at);
}

} // namespace voorrang::service
