#include "adapters/api/sightings.hpp"

#include "adapters/json/write.hpp"
#include "adapters/store/tell.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace voorrang::api {

namespace {

using auth::Operation;

constexpr std::size_t most_known = 100'000; // beyond it some are told twice

struct Traced {
    Operation operation;
    std::string_view kind;
};
constexpr auto traced = std::to_array<Traced>({
    {Operation::list_bids, "seen.bids"},
    {Operation::read_bid, "seen.bid"},
    {Operation::read_assessments, "seen.assessments"},
    {Operation::read_interests, "seen.interests"},
    {Operation::read_questions, "seen.questions"},
    {Operation::read_decisions, "seen.decisions"},
    {Operation::read_explanations, "seen.explanations"},
    {Operation::read_log, "seen.log"},
});

std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// The route with what stands for its parameters: one thing has one path.
std::string path_of(const http::Request& request) {
    std::string path = request.route;
    for (const auto& [name, value] : request.path_parameters) {
        const std::string hole = "{" + name + "}";
        const auto id = name == "decision" ? number(value) : std::nullopt;
        if (const std::size_t at = path.find(hole); at != std::string::npos)
            path.replace(at, hole.size(), id ? std::to_string(*id) : value);
    }
    return path;
}

} // namespace

std::int64_t day_of(Time time) { return date_of(Time{time.microseconds, 0}).days; }

std::vector<Sighting> Sightings::owed(std::span<const Operation> shown, const http::Request& request,
                                      const auth::Identity& identity, Time now) const {
    std::vector<Sighting> owed;
    if (std::ranges::find(identity.roles, "bidder") != identity.roles.end()) return owed;
    const std::lock_guard lock(mutex_);
    for (const Traced& each : traced) {
        if (std::ranges::find(shown, each.operation) == shown.end()) continue;
        Sighting sighting{each.operation,
                          identity.called,
                          each.operation == Operation::read_log ? "/v1/log" : path_of(request),
                          std::string(request.path_parameter("tender")),
                          std::string(request.path_parameter("bid")),
                          number(request.path_parameter("decision")),
                          now};
        if (day_ != day_of(now) || !known_.contains(key_of(sighting))) owed.push_back(std::move(sighting));
    }
    return owed;
}

void Sightings::written(const Sighting& sighting) {
    const std::lock_guard lock(mutex_);
    if (day_ != day_of(sighting.at) || known_.size() == most_known) known_.clear();
    day_ = day_of(sighting.at);
    known_.insert(key_of(sighting));
}

std::string Sightings::key_of(const Sighting& sighting) {
    return sighting.user + '\0' + std::to_string(static_cast<int>(sighting.operation)) + '\0' + sighting.path;
}

Result<void> write(store::Writer& writer, const Sighting& sighting) {
    std::string tender = sighting.tender;
    if (sighting.decision) {
        const Result<std::optional<store::Decision>> row = writer.decision(*sighting.decision);
        if (!row) return row.error();
        if (*row) tender = (*row)->tender;
    }
    json::TreeBuilder body;
    body.begin_object();
    body.key("path");
    body.string(sighting.path);
    if (!sighting.bid.empty()) {
        body.key("bid");
        body.string(sighting.bid);
    }
    body.end();
    const json::Tree tree = body.take();
    const std::string kind(std::ranges::find(traced, sighting.operation, &Traced::operation)->kind);
    const store::Entry entry{0, sighting.at, kind, tender, sighting.user, json::canonical(tree.root())};
    const Result<std::int64_t> seq = store::append_and_tell(writer, entry, sighting.at);
    return seq ? Result<void>() : Result<void>(seq.error());
}

} // namespace voorrang::api
