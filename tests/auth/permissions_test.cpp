#include "adapters/auth/permissions.hpp"

#include "adapters/auth/permissions_page.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <sstream>

namespace voorrang::auth {
namespace {

using Roles = std::vector<std::string>;

constexpr std::array phases{Phase::draft, Phase::published, Phase::opened, Phase::assessed, Phase::announced};

Identity with(const Roles& roles) { return {"u", "U", "org", roles, ByToken{"t"}, {}, "u"}; }

// The seven, and one of workflows.
Roles every_role() {
    Roles roles(role_names.begin(), role_names.end());
    roles.emplace_back("court");
    return roles;
}

std::vector<Roles> every_combination() {
    const Roles all = every_role();
    std::vector<Roles> combinations;
    for (unsigned chosen = 0; chosen < 1U << all.size(); ++chosen) {
        Roles roles;
        for (std::size_t at = 0; at < all.size(); ++at)
            if ((chosen >> at & 1U) != 0) roles.push_back(all[at]);
        combinations.push_back(roles);
    }
    return combinations;
}

// VOORRANG_BLESS=1 writes the page anew.
TEST(Permissions, ThePageIsTheTable) {
    const std::string file = std::string(VOORRANG_SOURCE_DIR) + "/docs/permissions.md";
    if (std::getenv("VOORRANG_BLESS") != nullptr) std::ofstream(file) << permissions_page();
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream written;
    written << stream.rdbuf();
    EXPECT_EQ(permissions_page(), written.str()) << "VOORRANG_BLESS=1 accepts this";
}

TEST(Permissions, EachOperationHasItsRow) {
    std::set<std::string_view> names;
    for (std::size_t at = 0; at < operation_count; ++at) {
        const Row& found = row(static_cast<Operation>(at));
        EXPECT_EQ(found.operation, static_cast<Operation>(at));
        EXPECT_TRUE(names.insert(found.name).second) << found.name;
        EXPECT_FALSE(found.text.empty()) << found.name;
        EXPECT_EQ(operation_named(found.name), found.operation);
    }
    EXPECT_EQ(operation_named("read_everything"), std::nullopt);
}

// What holds of the table whatever is changed in it, written apart from it.
TEST(Permissions, BeforeOpeningNobodyLearnsOfAnothersBid) {
    for (const Operation operation : {Operation::list_bids, Operation::read_bid, Operation::read_assessments,
                                      Operation::read_decisions, Operation::read_explanations, Operation::assess})
        for (const Roles& roles : every_combination())
            for (const Phase phase : {Phase::draft, Phase::published}) {
                const bool bidder = std::ranges::find(roles, "bidder") != roles.end();
                const bool of_bids = operation == Operation::list_bids || operation == Operation::read_bid;
                EXPECT_LE(reach(operation, roles, phase),
                          bidder && of_bids && phase == Phase::published ? Reach::own : Reach::none)
                    << row(operation).name;
            }
}

TEST(Permissions, ABidderNeverHasMoreThanTheirOwnOfWhatBidsTell) {
    for (const Operation operation :
         {Operation::list_bids, Operation::read_bid, Operation::submit_bid, Operation::withdraw_bid,
          Operation::read_questions, Operation::read_decisions, Operation::read_explanations, Operation::do_event})
        for (const Phase phase : phases) EXPECT_LE(reach(operation, {"bidder"}, phase), Reach::own);
    for (const Operation operation :
         {Operation::read_assessments, Operation::read_log, Operation::read_service_log, Operation::manage_webhooks,
          Operation::list_users, Operation::read_metrics, Operation::back_up, Operation::open_bids})
        for (const Phase phase : phases) EXPECT_EQ(reach(operation, {"bidder"}, phase), Reach::none);
}

// How many entries there are tells how many bids came in; an admin sees the like in the metrics, and in the database.
TEST(Permissions, OnlyWhoKeepsTheDatabaseLearnsHowLongTheLogIs) {
    for (const std::string& role : every_role())
        for (const Phase phase : phases)
            EXPECT_EQ(reach(Operation::read_checkpoints, {role}, phase),
                      role == "admin" || role == "witness" ? Reach::all : Reach::none);
}

TEST(Permissions, AWitnessSeesCheckpointsAndNothingElse) {
    const std::set<std::string_view> given{"read_health", "read_api",    "read_self",  "read_checkpoints",
                                           "cosign",      "list_tokens", "make_token", "revoke_token"};
    for (const Row& each : permissions())
        EXPECT_EQ(reach(each.operation, {"witness"}, Phase::announced) != Reach::none, given.contains(each.name))
            << each.name;
    for (const std::string& role : every_role())
        EXPECT_EQ(reach(Operation::cosign, {role}, Phase::draft), role == "witness" ? Reach::all : Reach::none);
}

TEST(Permissions, OnlyTheCommitteeAssessesEachTheirOwn) {
    for (const std::string& role : every_role())
        for (const Phase phase : phases)
            EXPECT_EQ(reach(Operation::assess, {role}, phase),
                      role == "committee" && phase >= Phase::opened ? Reach::own : Reach::none);
    EXPECT_EQ(reach(Operation::read_assessments, {"committee"}, Phase::opened), Reach::own);
    EXPECT_EQ(reach(Operation::read_assessments, {"committee"}, Phase::assessed), Reach::all);
    EXPECT_EQ(reach(Operation::read_assessments, {"buyer"}, Phase::opened), Reach::none);
    // Nor does a decision tell them of each other before that.
    EXPECT_EQ(reach(Operation::read_decisions, {"committee"}, Phase::opened), Reach::none);
}

TEST(Permissions, WhoWritesAuditsOrManagesUsersTakesNoPart) {
    for (const char* role : {"writer", "auditor", "admin", "witness"})
        for (const Operation operation :
             {Operation::create_tender, Operation::correct_notice, Operation::migrate, Operation::submit_bid,
              Operation::withdraw_bid, Operation::open_bids, Operation::assess, Operation::do_event})
            for (const Phase phase : phases) EXPECT_EQ(reach(operation, {role}, phase), Reach::none) << role;
    for (const Operation operation : {Operation::load_policy, Operation::change_users, Operation::back_up})
        EXPECT_EQ(reach(operation, {"auditor"}, Phase::announced), Reach::none) << "who audits changes nothing";
    for (const std::string& role : every_role()) {
        EXPECT_EQ(reach(Operation::load_policy, {role}, Phase::draft), role == "writer" ? Reach::all : Reach::none);
        EXPECT_EQ(reach(Operation::change_users, {role}, Phase::draft), role == "admin" ? Reach::all : Reach::none);
    }
}

TEST(Permissions, ARoleOfWorkflowsGivesEventsAndWhatIsPublished) {
    const std::set<std::string_view> given{"read_health", "read_api",     "read_self",   "list_policies",
                                           "read_policy", "list_tenders", "read_tender", "read_release",
                                           "do_event",    "list_tokens",  "make_token",  "revoke_token"};
    for (const Row& each : permissions()) {
        EXPECT_EQ(reach(each.operation, {"court"}, Phase::announced) != Reach::none, given.contains(each.name))
            << each.name;
        EXPECT_EQ(grant(each.operation, {"court"}), grant(each.operation, {"legal"}));
    }
}

// The property: together no more than one of them gives.
TEST(Permissions, SeveralRolesGiveWhatTheyGiveApart) {
    for (const Row& each : permissions())
        for (const Roles& roles : every_combination())
            for (const Phase phase : phases) {
                Reach most = reach(each.operation, {}, phase);
                for (const std::string& role : roles) most = std::max(most, reach(each.operation, {role}, phase));
                EXPECT_EQ(reach(each.operation, roles, phase), most) << each.name;
            }
}

TEST(Permissions, WhatMayBeReadGrowsWithThePhase) {
    for (const Row& each : permissions())
        for (const std::string& role : every_role()) {
            Reach before = Reach::none;
            for (const Phase phase : phases) {
                EXPECT_GE(reach(each.operation, {role}, phase), before) << each.name << " " << role;
                before = reach(each.operation, {role}, phase);
            }
        }
}

// Every operation, every role and none, every phase, one's own and another's: the verdict follows from the reach.
TEST(Decide, FollowsTheTable) {
    for (const Row& each : permissions())
        for (const std::string& role : every_role()) {
            const Identity identity = with({role});
            Reach most = Reach::none;
            for (const Phase phase : phases) {
                const Reach reached = reach(each.operation, {role}, phase);
                most = std::max(most, reached);
                EXPECT_EQ(decide(each.operation, &identity, {phase, true}) == Verdict::allowed, reached != Reach::none);
                EXPECT_EQ(decide(each.operation, &identity, {phase, false}) == Verdict::allowed, reached == Reach::all);
            }
            EXPECT_EQ(decide(each.operation, &identity), most == Reach::none ? Verdict::forbidden : Verdict::allowed);
        }
}

TEST(Decide, WithoutSigningInOnlyWhatIsOpenToAll) {
    for (const Row& each : permissions()) {
        const bool open = each.name == "read_health" || each.name == "read_api";
        const Verdict verdict = open ? Verdict::allowed : Verdict::sign_in;
        EXPECT_EQ(decide(each.operation, nullptr), verdict) << each.name;
        EXPECT_EQ(decide(each.operation, nullptr, {Phase::announced, true}), verdict) << each.name;
    }
}

TEST(Decide, WithoutRolesOnlyOneself) {
    const Identity nobody = with({});
    std::set<std::string_view> allowed;
    for (const Row& each : permissions())
        if (decide(each.operation, &nobody) == Verdict::allowed) allowed.insert(each.name);
    EXPECT_EQ(allowed, (std::set<std::string_view>{"read_health", "read_api", "read_self", "list_tokens", "make_token",
                                                   "revoke_token"}));
}

TEST(Decide, AnothersBidIsAsIfItWereNotThere) {
    const Identity bidder = with({"bidder"});
    for (const Phase phase : {Phase::published, Phase::opened, Phase::announced}) {
        EXPECT_EQ(decide(Operation::read_bid, &bidder, {phase, false}), Verdict::absent);
        EXPECT_EQ(decide(Operation::read_bid, &bidder, {phase, true}), Verdict::allowed);
    }
}

TEST(Decide, ADraftIsAsIfItWereNotThere) {
    for (const char* role : {"bidder", "court"}) {
        const Identity outside = with({role});
        for (const Row& each : permissions())
            if (each.of_tender && each.operation != Operation::do_event &&
                decide(each.operation, &outside) == Verdict::allowed) {
                EXPECT_EQ(decide(each.operation, &outside, {Phase::draft, false}), Verdict::absent) << each.name;
            }
    }
}

TEST(Decide, WhoSeesATenderIsToldThatItIsTooEarly) {
    const Identity buyer = with({"buyer"});
    EXPECT_EQ(decide(Operation::list_bids, &buyer, {Phase::published, false}), Verdict::not_yet);
    EXPECT_EQ(decide(Operation::read_bid, &buyer, {Phase::published, false}), Verdict::not_yet);
    const Identity auditor = with({"auditor"});
    EXPECT_EQ(decide(Operation::list_bids, &auditor, {Phase::published, false}), Verdict::not_yet);
    const Identity bidder = with({"bidder"});
    EXPECT_EQ(decide(Operation::read_decisions, &bidder, {Phase::opened, true}), Verdict::not_yet);
}

TEST(Events, AreDoneInARoleThatTheWorkflowNames) {
    EXPECT_EQ(may_do_event(with({"buyer"}), {"buyer"}), "buyer");
    EXPECT_EQ(may_do_event(with({"buyer"}), {"committee"}), std::nullopt);
    EXPECT_EQ(may_do_event(with({"buyer", "committee"}), {"committee", "buyer"}), "committee");
    EXPECT_EQ(may_do_event(with({"court"}), {"court"}), "court");
    EXPECT_EQ(may_do_event(with({"court"}), {"legal"}), std::nullopt);
    EXPECT_EQ(may_do_event(with({}), {"court"}), std::nullopt);
}

TEST(Events, ForAnyoneAreForAnyoneWhoTakesPart) {
    for (const char* role : {"buyer", "committee", "bidder", "court"}) EXPECT_EQ(may_do_event(with({role}), {}), role);
    for (const char* role : {"writer", "auditor", "admin", "witness"})
        EXPECT_EQ(may_do_event(with({role}), {}), std::nullopt);
    EXPECT_EQ(may_do_event(with({}), {}), std::nullopt);
}

TEST(Events, CantBeGivenToWhoTakesNoPart) {
    for (const char* role : {"writer", "auditor", "admin", "witness"})
        EXPECT_EQ(may_do_event(with({role}), {role}), std::nullopt) << role;
    // Nor by a role that one has besides.
    EXPECT_EQ(may_do_event(with({"buyer", "writer"}), {"writer"}), std::nullopt);
}

TEST(LogEntries, NeedWhatTheyTell) {
    const std::vector<std::tuple<std::string, bool, Operation>> entries{
        {"tender.created", false, Operation::read_tender},
        {"event.done", false, Operation::read_tender},
        {"event.done", true, Operation::list_bids},
        {"timer.fired", false, Operation::read_tender},
        {"bid.received", true, Operation::list_bids},
        {"bid.opened", false, Operation::list_bids},
        {"decision.made", false, Operation::read_decisions},
        {"assessment.given", false, Operation::read_assessments},
        {"user.added", false, Operation::read_service_log},
        {"token.revoked", false, Operation::read_service_log},
        {"policy.loaded", false, Operation::read_service_log},
        {"service.started", false, Operation::read_service_log},
        {"key.rotated", false, Operation::read_service_log},
        {"something.new", false, Operation::list_bids},
        {"", false, Operation::list_bids},
        {"bidding", false, Operation::list_bids}};
    for (const auto& [kind, by_bidder, operation] : entries)
        EXPECT_EQ(needed_for_entry(kind, by_bidder), operation) << kind;
}

TEST(LogEntries, OfBidsAreNotReadBeforeOpeningByAnyone) {
    for (const char* kind : {"bid.received", "bid.withdrawn", "decision.made", "assessment.given", "something.new"})
        for (const std::string& role : every_role())
            EXPECT_LE(reach(needed_for_entry(kind, false), {role}, Phase::published),
                      role == "bidder" ? Reach::own : Reach::none);
    EXPECT_EQ(reach(Operation::read_log, {"bidder"}, Phase::announced), Reach::none);
}

} // namespace
} // namespace voorrang::auth
