#include "adapters/auditor/export_sheet.hpp"

#include "adapters/json/parse.hpp"
#include "adapters/note/checkpoint.hpp"
#include "adapters/note/hash_text.hpp"
#include "adapters/personal/unveil.hpp"
#include "adapters/search/gist.hpp"
#include "adapters/store/tree.hpp"

namespace voorrang::auditor {

namespace {

// What a signed checkpoint says. One that can't be read covers nothing: `audit verify` tells why.
Result<std::vector<note::Checkpoint>> checkpoints_of(sqlite_store::Rows& rows) {
    std::vector<note::Checkpoint> checkpoints;
    const Result<void> read = rows.each_checkpoint([&](const store::Checkpoint& row) {
        const auto note = note::parse_note(row.note);
        if (auto checkpoint = note ? note::parse_checkpoint(note->text) : std::nullopt)
            checkpoints.push_back(std::move(*checkpoint));
        return true;
    });
    if (!read) return read.error();
    return checkpoints;
}

// `told`: the entry with the persons named of whom it has tokens.
sheet::Row row_of(const store::Entry& entry, const store::Entry& told, const note::Checkpoint* checkpoint) {
    const auto body = json::read(told.body);
    const json::Tree* const tree = std::get_if<json::Tree>(&body);
    sheet::Row row{sheet::count(static_cast<std::uint64_t>(entry.seq)),
                   to_text(Time{entry.at.microseconds, 0}),
                   entry.kind,
                   entry.tender,
                   told.actor,
                   tree == nullptr ? std::string() : search::gist(tree->root(), Language::en),
                   note::hash_text(merkle::leaf_hash(store::leaf_of(entry)))};
    if (checkpoint == nullptr)
        row.insert(row.end(), {sheet::Empty{}, sheet::Empty{}});
    else
        row.insert(row.end(), {sheet::count(checkpoint->size), note::hash_text(checkpoint->root)});
    return row;
}

} // namespace

std::vector<std::string> log_head() {
    return {"entry", "moment", "kind", "tender", "actor", "about", "leaf_hash", "checkpoint", "root_hash"};
}

Result<void> log_rows(sqlite_store::Rows& rows, const std::function<bool(const sheet::Row&)>& row) {
    const Result<std::vector<note::Checkpoint>> checkpoints = checkpoints_of(rows);
    if (!checkpoints) return checkpoints.error();
    auto covering = checkpoints->begin(); // the first that has the entry
    Result<void> fault;
    const Result<void> read = rows.each_entry([&](const store::Entry& entry) {
        while (covering != checkpoints->end() && covering->size < static_cast<std::uint64_t>(entry.seq)) ++covering;
        const Result<store::Entry> told = personal::unveil(rows, entry);
        if (!told) {
            fault = told.error();
            return false;
        }
        return row(row_of(entry, *told, covering == checkpoints->end() ? nullptr : &*covering));
    });
    return read ? fault : read;
}

} // namespace voorrang::auditor
