// Which role may do what, as data: docs/permissions.md is made from it.
//
// A tender goes through phases, and what may be read of it grows with them. Until the bids are opened nobody, whatever
// their role, may learn what is in a bid, who made one, or how many there are (Directive 2014/24/EU art. 21 and 22(3);
// Aw 2012 art. 2.57): a bidder sees their own, and nobody else any. Somebody on the committee sees
// their own assessment until all are in, so that nobody follows another. A bidder hears of a decision when it is
// announced.
//
// Three ways to get round the table are closed by whoever answers requests:
// - An answer that is allowed may hold what is not: a list of log entries, an OCDS release, a picture of a tender, a
//   decision that rests on assessments. It is cut down to what the reader may read of each thing in it; for entries of
//   the log `needed_for_entry` tells what.
// - Numbers tell too: the length of a list, gaps between numbers of entries, a revision or ETag that counts bids, a
//   counter in the metrics, a webhook that was called. None may go by bids that are not opened yet.
// - A timing can tell. `decide` is asked before anything is looked up or reckoned.
#pragma once

#include "adapters/auth/identity.hpp"
#include "adapters/auth/roles.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace voorrang::auth {

// Where a tender, or one of its lots, stands. Each comes after the one before it; one that ends early stays in its
// phase.
enum class Phase : std::uint8_t {
    draft,     // nobody outside knows of it
    published, // its notice is out; bids are sealed
    opened,    // the bids are
    assessed,  // all assessments are in
    announced, // the award decision has been sent
};
inline constexpr std::array<std::string_view, 5> phase_names{"draft", "published", "opened", "assessed", "announced"};

enum class Operation : std::uint8_t {
    read_health, // /healthz, /readyz
    read_api,    // the OpenAPI description
    read_self,   // who am I
    read_metrics,
    list_policies,
    read_policy,
    check_policy, // without keeping it
    load_policy,
    list_tenders,
    read_tender, // with its lots, state and timers
    read_release,
    create_tender,
    correct_notice,
    preview_migration,
    migrate,
    list_bids, // who made one, and how many
    read_bid,
    submit_bid,
    withdraw_bid,
    open_bids,
    read_assessments,
    assess,
    read_interests,   // conflicts of interest that were declared
    declare_interest, // of one's own
    do_event,         // of a workflow, by one of the roles that it names; see `may_do_event`
    read_questions,
    read_decisions,
    read_explanations,
    read_log,         // entries besides by what they tell; see `needed_for_entry`
    read_sightings,   // entries about who has looked at what
    read_service_log, // entries about users, tokens, policies and webhooks
    read_checkpoints, // and proofs: they tell how many entries there are
    cosign,           // give a cosignature of a checkpoint to be kept
    manage_webhooks,
    list_users,
    change_users,
    list_tokens,
    make_token,
    revoke_token,
    back_up,
};
inline constexpr std::size_t operation_count = static_cast<std::size_t>(Operation::back_up) + 1;

// Of what is asked for, what somebody may have. Own: bids of the organisation that they act for; assessments, tokens
// and webhooks that they made themselves; of decisions and explanations what is about their own bid, and what the law
// lets a loser know of the winner.
enum class Reach : std::uint8_t { none, own, all };

// A cell of the table: from which phase on, their own and all. Absent: never.
struct Grant {
    std::optional<Phase> own, all;
    friend bool operator==(const Grant&, const Grant&) = default;
};

struct Row {
    Operation operation;
    std::string_view name;                      // "read_tender"
    std::string_view text;                      // for people
    bool open = false;                          // to anyone, without signing in; then the rest does not matter
    bool of_tender = false;                     // the phase matters; for others every phase is alike
    std::array<Grant, role_names.size()> roles; // by Role
    Grant other;                                // roles of workflows
    Grant anyone;                               // who has signed in, whatever their roles
};
std::span<const Row> permissions(); // by Operation
const Row& row(Operation operation);
std::optional<Operation> operation_named(std::string_view name);

// What all the roles of a person together give: each phase the most that one of them does.
Grant grant(Operation operation, const std::vector<std::string>& roles);
Reach reach(Operation operation, const std::vector<std::string>& roles, Phase phase);

// What a request is about, for operations on a tender; `own` also for tokens and webhooks.
struct Target {
    Phase phase = Phase::draft;
    bool own = false;
};

enum class Verdict : std::uint8_t {
    allowed,
    absent,    // 404, as if it weren't there: that it is there is not theirs to know
    not_yet,   // 403: in another phase, not in this one
    forbidden, // 403: no role of theirs may ever; says nothing about the target
    sign_in,   // 401: only of a request without an identity
};

// Before anything is looked up: is there any target for which it would be allowed? forbidden or sign_in if not.
Verdict decide(Operation operation, const Identity* identity);
// About one target. Somebody whose reach is `own` is told `absent` of another's.
Verdict decide(Operation operation, const Identity* identity, Target target);

// Which of their roles they may do the event in, first as the event names them; none: they may not. `named` are the
// roles that the workflow gives it; none: any that may do events at all. Whom the table gives no events (writers,
// auditors, admins) can't be given any by a workflow either.
std::optional<std::string> may_do_event(const Identity& identity, const std::vector<std::string>& named);

// What somebody must be allowed in the tender's phase to read an entry of the log, besides read_log. `kind` as in
// store::Entry. `by_bidder`: its actor is one; then it tells who takes part.
Operation needed_for_entry(std::string_view kind, bool by_bidder);

} // namespace voorrang::auth
