// Users, tokens and the log in memory, to be looked at and to be broken.
#pragma once

#include "adapters/personal/unveil.hpp"
#include "tests/store/memory_rows.hpp"

#include <map>

namespace voorrang::auth {

class Accounts : public store::MemoryRows {
  public:
    Accounts() : MemoryRows({}) {}

    bool broken = false; // everything that is asked of it fails

    std::map<std::string, store::User> user_rows() {
        std::map<std::string, store::User> rows;
        for (const store::User& row : *MemoryRows::users()) rows[row.id] = row;
        return rows;
    }
    std::vector<store::Token> token_rows() {
        std::vector<store::Token> rows;
        for (const auto& [id, user] : user_rows())
            for (const store::Token& row : *MemoryRows::tokens(id)) rows.push_back(row);
        return rows;
    }
    std::vector<store::Entry> entry_rows() {
        return *entries(store::EntryFilter());
    } // no test makes more than it gives

    // The last entry of the log: its kind, actor and body.
    std::string last() {
        const std::vector<store::Entry> rows = entry_rows();
        if (rows.empty()) return {};
        const store::Entry& entry = rows.back();
        return entry.kind + " by " + (entry.actor.empty() ? "the service" : entry.actor) + " " +
               personal::unveil(*this, entry.body, personal::In::json).value();
    }

    Result<std::optional<store::User>> user(const std::string& id) override {
        if (broken) return failure();
        return MemoryRows::user(id);
    }
    Result<std::optional<store::User>> user_of_subject(const std::string& subject) override {
        if (broken) return failure();
        return MemoryRows::user_of_subject(subject);
    }
    Result<std::vector<store::User>> users() override {
        if (broken) return failure();
        return MemoryRows::users();
    }
    Result<std::optional<store::Token>> token_by_hash(const std::string& hash) override {
        if (broken) return failure();
        return MemoryRows::token_by_hash(hash);
    }

  private:
    static Diagnostic failure() { return {Code::data_unreadable, "the store can't be read", std::nullopt, "", {}, ""}; }
};

} // namespace voorrang::auth
