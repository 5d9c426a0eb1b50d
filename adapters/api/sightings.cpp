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

} // namespace

std::int64_t day_of(Time time) { return date_of(Time{time.microseconds, 0}).days; }

std::optional<Sighting> Sightings::owed(std::span<const Operation> operations, const http::Request& request,
                                        const auth::Identity& identity, Time now) const {
    const auto found = std::ranges::find_if(
        traced, [&](const Traced& each) { return std::ranges::find(operations, each.operation) != operations.end(); });
    if (found == traced.end() || std::ranges::find(identity.roles, "bidder") != identity.roles.end())
        return std::nullopt;
    const auto parameter = [&](std::string_view name) { return std::string(request.path_parameter(name)); };
    const bool log = found->operation == Operation::read_log;
    Sighting sighting{found->operation,
                      identity.called,
                      log ? "/v1/log" : request.target.path,
                      parameter("tender"),
                      parameter("bid"),
                      number(parameter("decision")),
                      now};
    const std::lock_guard lock(mutex_);
    if (day_ == day_of(now) && known_.contains(key_of(sighting))) return std::nullopt;
    return sighting;
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
