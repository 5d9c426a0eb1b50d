// What the service keeps, as rows. Texts are UTF-8; JSON is canonical (adapters/json/write.hpp); hashes are SHA-256 in
// lower-case hexadecimal; moments are instants, their offset is not kept.
#pragma once

#include "dsl/value/calendar_date.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace voorrang::store {

struct PolicyText {
    std::string package, version;
    std::string file; // as it was called when it was first loaded
    std::string text; // byte for byte
    friend bool operator==(const PolicyText&, const PolicyText&) = default;
};

// A policy that was in use at some time. Rows stay: whatever was decided under a policy can be decided again.
struct Policy {
    std::string hash; // over name, version and texts: engine/decide/policy_hash.hpp
    std::string name, version;
    Time loaded;
    std::vector<PolicyText> texts; // of the policy itself first, then of the packages it uses
    friend bool operator==(const Policy&, const Policy&) = default;
};

struct Tender {
    std::string id;       // the ocid
    std::string policy;   // hash of the policy it runs under
    std::string workflow; // full name
    std::string state;
    bool paused = false;
    bool finished = false;  // the state is final
    std::string document;   // the compiled release, JSON; without bids that are sealed
    std::string instance;   // where it stands, JSON: report::write_instance
    std::uint64_t revision; // 1, 2, … with each change
    Time created, changed;
    friend bool operator==(const Tender&, const Tender&) = default;
};

enum class BidStatus : std::uint8_t { standing, withdrawn, opened };
inline constexpr std::string_view bid_status_words[] = {"standing", "withdrawn", "opened"};

struct Bid {
    std::string tender, id;
    std::string owner; // organisation on whose behalf it was made
    std::string by;    // user
    Time received;
    BidStatus status = BidStatus::standing;
    std::string hash;                 // of the bid as it came in, canonical JSON
    std::string party;                // hash of what it says of the bidder, canonical JSON
    std::string content;              // JSON, or sealed bytes
    std::optional<Time> sealed_until; // absent: the content is not sealed
    friend bool operator==(const Bid&, const Bid&) = default;
};

// The key pair to which the bids for a tender are sealed. The secret key is itself sealed: adapters/seal.
struct SealKey {
    std::string tender;
    std::string public_key, wrapped_secret; // bytes
    Time until;                             // it may not be used before
    friend bool operator==(const SealKey&, const SealKey&) = default;
};

// A request that changed something, so that it is done once however often it is sent.
struct Request {
    std::string user, key; // Idempotency-Key: of the user
    std::string hash;      // of method, path and body
    int status = 0;        // of the answer
    std::string answer;    // its body
    Time at;
    friend bool operator==(const Request&, const Request&) = default;
};

struct Decision {
    std::int64_t id = 0; // 1, 2, … in the order in which they were made
    std::string tender;
    std::int64_t entry = 0; // of the log
    Time at;                // what is sealed until later was unknown
    std::string policy;     // hash
    std::string document;   // hash of the document that was decided on
    std::string draw_seed;
    std::string decides; // what was asked: JSON list of exclusions, award, rules
    std::string outcome; // awarded, nobody, undetermined, failed, tied, no_award
    std::optional<std::string> winner;
    std::string decision; // JSON without explanations

    bool decides_award() const { return decides.find("\"award\"") != std::string::npos; }
    friend bool operator==(const Decision&, const Decision&) = default;
};

// How far deciding on a tender has come.
struct Progress {
    bool decided = false;      // anything at all
    std::optional<Time> award; // when the award was last decided
    friend bool operator==(const Progress&, const Progress&) = default;
};

// One entry of the log.
struct Entry {
    std::int64_t seq = 0; // 1, 2, … without gaps
    Time at;
    std::string kind;           // tender.created, event.done, …: docs/service.md lists them
    std::string tender;         // empty: of none
    std::string actor;          // user; empty: the service itself
    std::string body;           // JSON
    std::string commits = "{}"; // JSON: hashes of rows that it vouches for, commits.hpp
    friend bool operator==(const Entry&, const Entry&) = default;
};

// What the log was at a moment, signed: docs/audit.md.
struct Checkpoint {
    std::int64_t id = 0;   // 1, 2, … in the order in which they were made
    std::int64_t size = 0; // entries of the log
    Time at;
    std::string note; // C2SP tlog-checkpoint, with the signatures of the service
    friend bool operator==(const Checkpoint&, const Checkpoint&) = default;
};

// That a witness has seen a checkpoint.
struct Cosignature {
    std::int64_t id = 0;
    std::int64_t checkpoint = 0; // its id
    Time at;                     // when it came in
    std::string witness;         // its public key, C2SP
    std::string line;            // of the note: C2SP tlog-cosignature
    friend bool operator==(const Cosignature&, const Cosignature&) = default;
};

// A deadline of the state that a tender is in.
struct Timer {
    std::string tender;
    Time at;          // it has passed when the clock is at this moment
    std::string to;   // the state it leads to
    std::string text; // as people read it: "the end of 2026-04-07"
    friend bool operator==(const Timer&, const Timer&) = default;
};

struct Webhook {
    std::int64_t id = 0;
    std::string url;
    std::string secret;             // what messages are signed with
    std::vector<std::string> kinds; // of log entries: "event.*", "tender.created"; none: all
    std::string owner;              // user
    Time created;
    friend bool operator==(const Webhook&, const Webhook&) = default;
};

// A message that waits to be sent.
struct Message {
    std::int64_t id = 0;
    std::int64_t webhook = 0;
    std::int64_t entry = 0; // of the log: what it tells
    std::uint32_t attempts = 0;
    Time next;         // not before
    std::string error; // of the last attempt
    friend bool operator==(const Message&, const Message&) = default;
};

struct User {
    std::string id;                 // a name to sign in with: letters, digits, . _ - @
    std::string name;               // of the person, as people call them
    std::string organisation;       // identifier of the organisation they act for; bidders must have one
    std::vector<std::string> roles; // buyer, committee, bidder, writer, auditor, admin, and those of workflows
    std::string subject;            // issuer and subject of OpenID Connect, joined by a space; empty: tokens only
    bool disabled = false;
    Time created;
    // What the log and other rows call them, so that they can be forgotten: a token of their id (adapters/personal).
    // Empty: the id itself, of users that were there before version 5 of the database.
    std::string handle = {};

    const std::string& called() const { return handle.empty() ? id : handle; }
    friend bool operator==(const User&, const User&) = default;
};

struct Token {
    std::string id;   // public: what it is called in lists
    std::string hash; // of the token itself, which is not kept
    std::string user;
    std::string label;
    Time created, expires;
    std::optional<Time> revoked;
    friend bool operator==(const Token&, const Token&) = default;
};

// A personal value, in whose place its token stands everywhere else: adapters/personal/token.hpp.
struct Personal {
    std::string token;
    std::string scope; // a tender; empty: a user of the service; a token: something of that user
    std::string salt;  // bytes
    std::string value; // canonical JSON
    friend bool operator==(const Personal&, const Personal&) = default;
};

} // namespace voorrang::store
