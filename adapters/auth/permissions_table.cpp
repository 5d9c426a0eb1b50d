// The table itself. Reads across: one operation, from which phase on each role may do it to what is their own, and to
// all. docs/permissions.md is made from it.
#include "adapters/auth/permissions.hpp"

namespace voorrang::auth {

namespace {

using enum Phase;
using Roles = std::array<Grant, role_names.size()>; // what is not written of the last of them is `no`

constexpr Grant no{};
constexpr Grant yes{std::nullopt, draft};
constexpr Grant own{draft, std::nullopt};

constexpr Grant all_from(Phase phase) { return {std::nullopt, phase}; }
constexpr Grant own_from(Phase phase) { return {phase, std::nullopt}; }
constexpr Grant own_then_all(Phase first, Phase then) { return {first, then}; }

constexpr Grant when_published = all_from(published);
constexpr Grant when_opened = all_from(opened);
constexpr Grant when_assessed = all_from(assessed);

constexpr Row open_to_all(Operation operation, std::string_view name, std::string_view text) {
    return {operation, name, text, true, false, {}, no, no};
}
constexpr Row service(Operation operation, std::string_view name, std::string_view text, const Roles& roles,
                      Grant other = no, Grant anyone = no) {
    return {operation, name, text, false, false, roles, other, anyone};
}
constexpr Row tender(Operation operation, std::string_view name, std::string_view text, const Roles& roles,
                     Grant other = no) {
    return {operation, name, text, false, true, roles, other, no};
}

using enum Operation;

// clang-format off
constexpr std::array<Row, operation_count> table{{
    open_to_all(read_health, "read_health", "whether the service is up and ready"),
    open_to_all(read_api, "read_api", "the description of the interface"),
    service(read_self, "read_self", "who one is signed in as", {}, no, yes),
    //   buyer            committee                          bidder                 writer auditor         admin   witness; then: a role of a workflow, anyone
    service(read_metrics, "read_metrics", "figures of how it runs",
        {no,              no,                                no,                    no,    no,             yes}),
    tender(list_policies, "list_policies", "which policies there are; the phase is the furthest of the tenders under one",
        {yes,             yes,                               when_published,        yes,   yes,            yes}, when_published),
    tender(read_policy, "read_policy", "a policy: its text, its rules and weights",
        {yes,             yes,                               when_published,        yes,   yes,            yes}, when_published),
    service(check_policy, "check_policy", "check a policy without keeping it",
        {yes,             no,                                no,                    yes,   no,             no}),
    service(load_policy, "load_policy", "add a policy that new tenders can run under",
        {no,              no,                                no,                    yes,   no,             no}),
    tender(list_tenders, "list_tenders", "which tenders there are",
        {yes,             yes,                               when_published,        yes,   yes,            no}, when_published),
    tender(read_tender, "read_tender", "a tender: its notice, lots, state and deadlines",
        {yes,             yes,                               when_published,        yes,   yes,            no}, when_published),
    tender(read_release, "read_release", "a tender as OCDS release or record",
        {yes,             yes,                               when_published,        yes,   yes,            no}, when_published),
    service(create_tender, "create_tender", "begin a tender",
        {yes,             no,                                no,                    no,    no,             no}),
    tender(correct_notice, "correct_notice", "correct a notice",
        {yes,             no,                                no,                    no,    no,             no}),
    tender(preview_migration, "preview_migration", "see what moving a tender to another version of its policy would change",
        {yes,             no,                                no,                    no,    no,             no}),
    tender(migrate, "migrate", "move a tender to another version of its policy",
        {yes,             no,                                no,                    no,    no,             no}),
    tender(list_bids, "list_bids", "who has made a bid, and how many have",
        {when_opened,     when_opened,                       own_from(published),   no,    when_opened,    no}),
    tender(read_bid, "read_bid", "a bid: its content, and when it came in",
        {when_opened,     when_opened,                       own_from(published),   no,    when_opened,    no}),
    tender(submit_bid, "submit_bid", "make a bid",
        {no,              no,                                own_from(published),   no,    no,             no}),
    tender(withdraw_bid, "withdraw_bid", "withdraw a bid",
        {no,              no,                                own_from(published),   no,    no,             no}),
    tender(open_bids, "open_bids", "open the bids, once their time has come",
        {when_published,  no,                                no,                    no,    no,             no}),
    tender(read_assessments, "read_assessments", "how members of the committee assess the bids",
        {when_assessed,   own_then_all(opened, assessed),    no,                    no,    when_assessed,  no}),
    tender(assess, "assess", "assess a bid",
        {no,              own_from(opened),                  no,                    no,    no,             no}),
    tender(read_interests, "read_interests", "which conflicts of interest were declared, and who abstains",
        {yes,             yes,                               no,                    no,    yes,            no}),
    tender(declare_interest, "declare_interest", "declare a conflict of interest of one's own, and abstain",
        {yes,             yes,                               no,                    no,    no,             no}),
    tender(do_event, "do_event", "do an event of a workflow, or approve it, where the workflow names the role",
        {yes,             yes,                               own_from(published),   no,    no,             no}, yes),
    tender(read_questions, "read_questions", "which facts are still asked for",
        {yes,             when_opened,                       own_from(published),   no,    yes,            no}),
    tender(read_decisions, "read_decisions", "what was decided",
        {when_opened,     when_assessed,                     own_from(announced),   no,    when_opened,    no}),
    tender(read_explanations, "read_explanations", "why it was decided so",
        {when_opened,     when_assessed,                     own_from(announced),   no,    when_opened,    no}),
    tender(read_log, "read_log", "entries of the log about tenders",
        {yes,             yes,                               no,                    no,    yes,            no}),
    service(read_sightings, "read_sightings", "entries of the log about who has looked at what",
        {no,              no,                                no,                    no,    yes,            no}),
    service(read_service_log, "read_service_log", "entries of the log about users, tokens, policies, webhooks and the service",
        {no,              no,                                no,                    no,    yes,            yes}),
    service(read_checkpoints, "read_checkpoints", "checkpoints of the log and proofs about it, which tell how many entries there are",
        {no,              no,                                no,                    no,    no,             yes,    yes}),
    service(cosign, "cosign", "give a cosignature of a checkpoint",
        {no,              no,                                no,                    no,    no,             no,     yes}),
    service(manage_webhooks, "manage_webhooks", "list, add and remove webhooks; they get what their owner may read",
        {own,             no,                                no,                    no,    own,            yes}),
    service(list_users, "list_users", "who has which role",
        {no,              no,                                no,                    no,    yes,            yes}),
    service(change_users, "change_users", "add, change and disable users",
        {no,              no,                                no,                    no,    no,             yes}),
    service(list_tokens, "list_tokens", "which tokens there are; never a token itself",
        {no,              no,                                no,                    no,    yes,            yes}, no, own),
    service(make_token, "make_token", "make a token for a user",
        {no,              no,                                no,                    no,    no,             yes}, no, own),
    service(revoke_token, "revoke_token", "revoke a token",
        {no,              no,                                no,                    no,    no,             yes}, no, own),
    service(back_up, "back_up", "make a backup; sealed bids stay sealed in it",
        {no,              no,                                no,                    no,    no,             yes}),
}};
// clang-format on

// Found by operation, so that each stands in its own place.
constexpr bool in_order() {
    for (std::size_t at = 0; at < table.size(); ++at)
        if (static_cast<std::size_t>(table[at].operation) != at) return false;
    return true;
}
static_assert(in_order());

} // namespace

std::span<const Row> permissions() { return table; }
const Row& row(Operation operation) { return table[static_cast<std::size_t>(operation)]; }

} // namespace voorrang::auth
