#include "adapters/letters/course.hpp"

#include "adapters/json/members.hpp"
#include "adapters/store/each_entry.hpp"
#include "adapters/store/kinds.hpp"

namespace voorrang::letters {

namespace {

std::string bids_in(json::Ref body) {
    std::string ids;
    if (const auto bids = list(member(body, "bids")))
        for (const json::Ref bid : bids->children()) ids += (ids.empty() ? "" : ", ") + text_of(member(bid, "id"));
    return ids;
}

std::string event_text(std::string_view kind, json::Ref step, const Voice& voice) {
    const std::string event = text_of(member(step, "event"));
    const std::string before = text_of(member(step, "before"));
    const std::string after = text_of(member(step, "after"));
    if (kind == "event.refused") return voice(texts::refused_step, {event});
    if (kind == "event.waiting") return voice(texts::waiting_step, {event});
    if (kind == "timer.passed") return voice(texts::deadline_passed, {before, after});
    return before == after ? event : voice(texts::became, {event, before, after});
}

std::string entry_text(const store::Entry& entry, json::Ref body, const Voice& voice) {
    const auto step = member(body, "step");
    if (entry.kind == "tender.created") return voice(texts::made);
    if (entry.kind == "tender.begun") return voice(texts::begun);
    if (entry.kind == "tender.corrected") return voice(texts::corrected, {text_of(member(body, "reason"))});
    if (entry.kind == "tender.migrated") return voice(texts::migrated, {text_of(member(body, "reason"))});
    if (entry.kind == "bid.received") return voice(texts::bid_received, {text_of(member(member(body, "bid"), "id"))});
    if (entry.kind == "bid.refused") return voice(texts::bid_refused, {text_of(member(step, "reason"))});
    if (entry.kind == "bid.withdrawn") return voice(texts::bid_withdrawn);
    if (entry.kind == "bid.opened") return voice(texts::bids_opened, {bids_in(body)});
    if (entry.kind == "assessment.made") return voice(texts::assessed);
    if (step) return event_text(entry.kind, *step, voice);
    return entry.kind;
}

} // namespace

Result<Course> course_of(store::Reader& reader, const std::string& tender, const Voice& voice) {
    Course course{{{voice(texts::moment), voice(texts::what), voice(texts::who), voice(texts::entry)}, {}, 3}, {}};
    const store::EntryFilter filter{0, 500, tender, "", {}};
    const auto add = [&](const store::Entry& entry, std::optional<json::Ref> body) {
        if (store::is_of(entry.kind, std::vector<std::string_view>{"seen.*"})) return true; // nothing happened
        course.last = entry.at;
        course.table.rows.push_back({voice.moment(entry.at), body ? entry_text(entry, *body, voice) : entry.kind,
                                     entry.actor.empty() ? voice(texts::service_itself) : entry.actor,
                                     std::to_string(entry.seq)});
        return true;
    };
    if (const Result<void> read = store::each_entry(reader, filter, add); !read) return read.error();
    return course;
}

} // namespace voorrang::letters
