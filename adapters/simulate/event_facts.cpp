// What an event tells of the tender: a part of the release, merged as OCDS merges releases, and a bid.
#include "adapters/json/write.hpp"
#include "adapters/ocds/bids.hpp"
#include "adapters/ocds/merge.hpp"
#include "adapters/simulate/course.hpp"

#include <algorithm>
#include <sstream>

namespace voorrang::simulate {

namespace {

using json::Ref;

// The members of an object, but for some.
void copy_members(json::TreeBuilder& out, Ref object, std::initializer_list<std::string_view> but) {
    for (const Ref member : object.children()) {
        if (std::find(but.begin(), but.end(), member.key()) != but.end()) continue;
        out.key(member.key());
        out.copy(member);
    }
}

void put_text(json::TreeBuilder& out, std::string_view key, std::string_view text) {
    out.key(key);
    out.string(text);
}

// The release and what the event tells, as two releases one after the other. The date of the release is the tender's
// own, and no event changes it.
Result<json::Tree> merged(const ocds::Case& tender, Ref facts, const FileEvent& event) {
    json::TreeBuilder both;
    both.begin_array();
    both.begin_object();
    put_text(both, "date", "0001-01-01T00:00:00Z");
    copy_members(both, tender.document.root(), {"date"});
    both.end();
    both.begin_object();
    put_text(both, "date", to_text(event.event.at));
    put_text(both, "ocid", tender.ocid);
    copy_members(both, facts, {"date", "ocid"});
    both.end();
    both.end();
    const json::Tree releases = both.take();
    Result<json::Tree> merge = ocds::merge_releases(releases.root(), tender.ocid, event.place, "");
    if (!merge) return merge;
    json::TreeBuilder out;
    out.begin_object();
    if (const auto date = tender.document.root().find("date")) {
        out.key("date");
        out.copy(*date);
    }
    copy_members(out, merge->root(), {"date"});
    out.end();
    return out.take();
}

// A document of bids with the one bid; it was made when the event happened.
json::Tree bids_document(const ocds::Case& tender, Ref bid, const FileEvent& event) {
    json::TreeBuilder out;
    out.begin_object();
    put_text(out, "format", "voorrang.bids");
    out.key("version");
    out.number("1");
    put_text(out, "ocid", tender.ocid);
    out.key("bids");
    out.begin_array();
    out.begin_object();
    copy_members(out, bid, {"submitted"});
    put_text(out, "submitted", to_text(event.event.at));
    out.end();
    out.end();
    out.end();
    return out.take();
}

// The line has it as `bid`, not in that document.
void put_in_line(std::string& place, const FileEvent& event) {
    constexpr std::string_view in_document = "/bids/0";
    const std::string begin = ocds::place_text(event.place, std::string(in_document));
    if (place.starts_with(begin)) place.replace(begin.size() - in_document.size(), in_document.size(), "/bid");
}

Diagnostic in_line(Diagnostic diagnostic, const FileEvent& event) {
    put_in_line(diagnostic.place, event);
    return diagnostic;
}

} // namespace

Result<ocds::Case> with_facts(const ocds::Case& tender, const FileEvent& event) {
    ocds::Case changed = tender;
    const Ref line = event.line.root();
    if (const auto facts = line.find("facts")) {
        Result<json::Tree> document = merged(tender, *facts, event);
        if (!document) return document.error();
        changed.document = std::move(*document);
    }
    if (const auto bid = line.find("bid")) {
        const json::Tree document = bids_document(tender, *bid, event);
        std::istringstream text(json::compact(document.root()));
        ocds::BidsIndex bids;
        if (const Result<void> read = bids.read(text, event.place); !read) return in_line(read.error(), event);
        const std::size_t before = changed.origins.size();
        if (const Result<void> applied = bids.apply(changed); !applied) return in_line(applied.error(), event);
        for (std::size_t i = before; i < changed.origins.size(); ++i) put_in_line(changed.origins[i].place, event);
    }
    return changed;
}

} // namespace voorrang::simulate
