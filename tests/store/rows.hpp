// Rows to write in tests. Texts have in them what goes wrong easily: quotes, other alphabets, zero bytes where bytes
// are meant.
#pragma once

#include "adapters/store/rows.hpp"

namespace voorrang::store {

inline Time at(std::int64_t second) { return {1'772'000'000'000'000 + second * 1'000'000 + 7, 0}; }
inline std::string sample_hash(char letter) { return std::string(64, letter); }

inline Policy sample_policy(char letter) {
    return {sample_hash(letter),
            std::string("alkmaar.") + letter,
            "2026.1",
            at(0),
            {{"alkmaar", "2026.1", "alkmaar.vrg", "policy alkmaar version 2026.1\n-- it's \"quoted\" \xE2\x82\xAC\n"},
             {"std.procurement", "1", "std/procurement.vrg", "package std.procurement\n"}}};
}

inline Tender sample_tender(const std::string& id) {
    Tender tender{};
    tender.id = id;
    tender.policy = sample_hash('a');
    tender.workflow = "std.open";
    tender.state = "announced";
    tender.document = R"({"ocid":")" + id + "\"}";
    tender.instance = R"({"state":"announced"})";
    tender.revision = 1;
    tender.created = at(1);
    tender.changed = at(2);
    return tender;
}

inline Bid sample_bid(const std::string& tender, const std::string& id) {
    using namespace std::string_literals;
    return {tender,
            id,
            "NL-KVK-1",
            "anna@example.nl",
            at(3),
            BidStatus::standing,
            sample_hash('b'),
            sample_hash('c'),
            "\0sealed\xFF\x00'bytes"s,
            at(100)};
}

inline Entry sample_entry(const std::string& kind, const std::string& tender, const std::string& actor = {}) {
    return {0, at(4), kind, tender, actor, R"({"kind":"it's \"so\""})", R"({"bid":"00"})"};
}

inline Decision sample_decision(const std::string& tender, std::int64_t entry) {
    return {0,      tender, entry,     at(5),           sample_hash('a'),          sample_hash('d'),
            "seed", "[]",   "awarded", "Groen Doen BV", R"({"outcome":"awarded"})"};
}

inline User sample_user(const std::string& id) {
    return {id, "Anna \xC3\x89", "NL-KVK-1", {"buyer", "contract manager", "a \"quote\", and a\nline"},
            "", false,           at(6),      "personal:" + id};
}

inline Token sample_token(const std::string& id, const std::string& user) {
    return {id, "hash of " + id, user, "laptop", at(7), at(1000), std::nullopt};
}

inline Personal sample_personal(char letter, const std::string& scope, const std::string& value) {
    return {"personal:" + std::string(64, letter), scope, std::string("\0salt", 5) + std::string(27, letter), value};
}

inline Webhook sample_webhook(const std::string& url) {
    return {0, url, "s3cret", {"event.*", "tender.created"}, "anna", at(8)};
}

} // namespace voorrang::store
