#include "adapters/auth/permissions.hpp"

#include <algorithm>

namespace voorrang::auth {

namespace {

void widen(std::optional<Phase>& from, std::optional<Phase> other) {
    if (other && (!from || *other < *from)) from = other;
}

void widen(Grant& grant, const Grant& other) {
    widen(grant.own, other.own);
    widen(grant.all, other.all);
}

const Grant& of_role(const Row& row, std::string_view name) {
    const auto role = role_named(name);
    return role ? row.roles[static_cast<std::size_t>(*role)] : row.other;
}

bool ever(const Grant& grant) { return grant.own || grant.all; }

Reach at(const Grant& grant, Phase phase) {
    if (grant.all && *grant.all <= phase) return Reach::all;
    if (grant.own && *grant.own <= phase) return Reach::own;
    return Reach::none;
}

} // namespace

std::optional<Operation> operation_named(std::string_view name) {
    const auto rows = permissions();
    const auto found = std::ranges::find(rows, name, &Row::name);
    if (found == rows.end()) return std::nullopt;
    return found->operation;
}

Grant grant(Operation operation, const std::vector<std::string>& roles) {
    const Row& row = auth::row(operation);
    Grant together = row.anyone;
    for (const std::string& role : roles) widen(together, of_role(row, role));
    return together;
}

Reach reach(Operation operation, const std::vector<std::string>& roles, Phase phase) {
    const Row& row = auth::row(operation);
    if (row.open) return Reach::all;
    return at(grant(operation, roles), row.of_tender ? phase : Phase::announced);
}

Verdict decide(Operation operation, const Identity* identity) {
    if (row(operation).open) return Verdict::allowed;
    if (identity == nullptr) return Verdict::sign_in;
    return ever(grant(operation, identity->roles)) ? Verdict::allowed : Verdict::forbidden;
}

Verdict decide(Operation operation, const Identity* identity, Target target) {
    const Verdict at_all = decide(operation, identity);
    if (at_all != Verdict::allowed || row(operation).open) return at_all;
    switch (reach(operation, identity->roles, target.phase)) {
    case Reach::all:
        return Verdict::allowed;
    case Reach::own:
        return target.own ? Verdict::allowed : Verdict::absent;
    case Reach::none:
        break;
    }
    // Who may not even know of the tender yet isn't told that it is there.
    const bool seen = reach(Operation::read_tender, identity->roles, target.phase) != Reach::none;
    return seen ? Verdict::not_yet : Verdict::absent;
}

std::optional<std::string> may_do_event(const Identity& identity, const std::vector<std::string>& named) {
    const Row& events = row(Operation::do_event);
    const auto can = [&](const std::string& role) {
        return ever(of_role(events, role)) && std::ranges::find(identity.roles, role) != identity.roles.end();
    };
    const std::vector<std::string>& candidates = named.empty() ? identity.roles : named;
    const auto found = std::ranges::find_if(candidates, can);
    if (found == candidates.end()) return std::nullopt;
    return *found;
}

Operation needed_for_entry(std::string_view kind, bool by_bidder) {
    struct Needed {
        std::string_view prefix;
        Operation operation;
    };
    static constexpr std::array needed{
        Needed{"user.", Operation::read_service_log},       Needed{"token.", Operation::read_service_log},
        Needed{"policy.", Operation::read_service_log},     Needed{"webhook.", Operation::read_service_log},
        Needed{"service.", Operation::read_service_log},    Needed{"key.", Operation::read_service_log},
        Needed{"personal.", Operation::read_service_log},   Needed{"bid.", Operation::list_bids},
        Needed{"assessment.", Operation::read_assessments}, Needed{"decision.", Operation::read_decisions},
        Needed{"interest.", Operation::read_interests},     Needed{"tender.", Operation::read_tender},
        Needed{"event.", Operation::read_tender},           Needed{"timer.", Operation::read_tender},
        Needed{"seen.", Operation::read_sightings},
    };
    if (by_bidder) return Operation::list_bids;
    const auto* found = std::ranges::find_if(needed, [&](const Needed& each) { return kind.starts_with(each.prefix); });
    // What is not known here might be about bids.
    return found == needed.end() ? Operation::list_bids : found->operation;
}

} // namespace voorrang::auth
