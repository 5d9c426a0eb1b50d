#include "adapters/service/desk.hpp"

namespace voorrang::service {

namespace {

// What of a row a dossier is made of.
bool says_the_same(const store::Tender& a, const store::Tender& b) {
    return a.policy == b.policy && a.workflow == b.workflow && a.instance == b.instance && a.document == b.document;
}

} // namespace

std::optional<Dossier> Desk::take_up(store::Tender row) {
    const std::lock_guard lock(mutex_);
    const auto found = by_tender_.find(row.id);
    if (found == by_tender_.end()) return std::nullopt;
    Dossier dossier = lift(found->second);
    if (!says_the_same(dossier.row, row)) return std::nullopt;
    dossier.row = std::move(row);
    dossier.row_is_kept = true;
    return dossier;
}

void Desk::lay_down(Dossier dossier) {
    // Where its parts came from is of no interest any more.
    dossier.document = {dossier.row.id, std::move(dossier.document.document), "", "", {}};
    const std::lock_guard lock(mutex_);
    if (const auto found = by_tender_.find(dossier.row.id); found != by_tender_.end()) lift(found->second);
    bytes_ += dossier.row.document.size();
    dossiers_.push_front(std::move(dossier));
    by_tender_.emplace(dossiers_.front().row.id, dossiers_.begin());
    while (bytes_ > most_bytes) lift(std::prev(dossiers_.end()));
}

Dossier Desk::lift(Dossiers::iterator at) {
    bytes_ -= at->row.document.size();
    by_tender_.erase(at->row.id);
    Dossier dossier = std::move(*at);
    dossiers_.erase(at);
    return dossier;
}

} // namespace voorrang::service
