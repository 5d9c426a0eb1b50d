#include "adapters/sqlite_store/rows.hpp"

namespace voorrang::sqlite_store {

namespace {

std::optional<store::Tender> tender_of(const sqlite::Statement& row) {
    store::Tender tender{};
    tender.id = row.text(0);
    tender.policy = row.text(1);
    tender.workflow = row.text(2);
    tender.state = row.text(3);
    tender.paused = row.integer(4) != 0;
    tender.finished = row.integer(5) != 0;
    tender.revision = static_cast<std::uint64_t>(row.integer(6));
    tender.created = time_of(row, 7);
    tender.changed = time_of(row, 8);
    tender.instance = row.text(9);
    tender.document = row.text(10);
    return tender;
}

// Literals are joined, so that each statement stays one.
#define COLUMNS "id, policy, workflow, state, paused, finished, revision, created, changed, instance, document"

std::int64_t flag(bool is) { return is ? 1 : 0; }

} // namespace

Result<std::optional<store::Tender>> Rows::tender(const std::string& id) {
    return connection_.one("SELECT " COLUMNS " FROM tenders WHERE id = ?", tender_of, id);
}

Result<void> Rows::each_tender(const Visit<store::Tender>& visit) {
    return connection_.visit_all("SELECT " COLUMNS " FROM tenders NOT INDEXED", tender_of, visit);
}

Result<std::vector<store::Tender>> Rows::tenders(const store::Page& page) {
    return connection_.all("SELECT " COLUMNS " FROM tenders WHERE id > ? ORDER BY id LIMIT ?", tender_of, page.after,
                           limit_of(page.limit));
}

Result<std::vector<store::Tender>> Rows::running(const store::Page& page) {
    return connection_.all("SELECT " COLUMNS " FROM tenders WHERE finished = 0 AND id > ? ORDER BY id LIMIT ?",
                           tender_of, page.after, limit_of(page.limit));
}

Result<void> Rows::add_tender(const store::Tender& tender) {
    return connection_.run("INSERT INTO tenders (" COLUMNS ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                           {"tender", tender.id}, tender.id, tender.policy, tender.workflow, tender.state,
                           flag(tender.paused), flag(tender.finished), static_cast<std::int64_t>(tender.revision),
                           tender.created, tender.changed, tender.instance, tender.document);
}

Result<void> Rows::change_tender(const store::Tender& tender) {
    const auto revision = static_cast<std::int64_t>(tender.revision);
    const Result<void> done = connection_.run(
        "UPDATE tenders SET policy = ?, workflow = ?, state = ?, paused = ?, finished = ?, revision = ?, created = ?, "
        "changed = ?, instance = ?, document = ? WHERE id = ? AND revision = ?",
        {"tender", tender.id}, tender.policy, tender.workflow, tender.state, flag(tender.paused), flag(tender.finished),
        revision, tender.created, tender.changed, tender.instance, tender.document, tender.id, revision - 1);
    if (!done || connection_.changed() == 1) return done;
    return Diagnostic{Code::changed_meanwhile,
                      "the tender `" + tender.id + "` was changed in the meantime",
                      std::nullopt,
                      "",
                      {},
                      "read it again, and repeat the change if it still holds"};
}

} // namespace voorrang::sqlite_store
