// Users, tokens and the log in memory: what adapters/auth needs of a store. Everything else is an error.
#pragma once

#include "adapters/store/store.hpp"

#include <algorithm>
#include <map>

namespace voorrang::auth {

class Accounts : public store::Writer {
  public:
    std::map<std::string, store::User> user_rows;
    std::vector<store::Token> token_rows; // in the order in which they were made
    std::vector<store::Entry> entry_rows;
    bool broken = false; // everything that is asked of it fails

    // The last entry of the log: its kind, actor and body.
    std::string last() const {
        if (entry_rows.empty()) return {};
        const store::Entry& entry = entry_rows.back();
        return entry.kind + " by " + (entry.actor.empty() ? "the service" : entry.actor) + " " + entry.body;
    }

    Result<std::optional<store::User>> user(const std::string& id) override {
        if (broken) return not_here();
        const auto found = user_rows.find(id);
        if (found == user_rows.end()) return std::nullopt;
        return found->second;
    }
    Result<std::optional<store::User>> user_of_subject(const std::string& subject) override {
        if (broken) return not_here();
        for (const auto& [id, user] : user_rows)
            if (user.subject == subject) return user;
        return std::nullopt;
    }
    Result<std::vector<store::User>> users() override {
        if (broken) return not_here();
        std::vector<store::User> all;
        for (const auto& [id, user] : user_rows) all.push_back(user);
        return all;
    }
    Result<std::optional<store::Token>> token_by_hash(const std::string& hash) override {
        if (broken) return not_here();
        const auto found = std::ranges::find(token_rows, hash, &store::Token::hash);
        if (found == token_rows.end()) return std::nullopt;
        return *found;
    }
    Result<std::vector<store::Token>> tokens(const std::string& user) override {
        if (broken) return not_here();
        std::vector<store::Token> all;
        std::ranges::copy_if(token_rows, std::back_inserter(all), [&](const auto& row) { return row.user == user; });
        return all;
    }
    Result<void> put_user(const store::User& user) override {
        if (broken) return not_here();
        user_rows[user.id] = user;
        return {};
    }
    Result<void> put_token(const store::Token& token) override {
        if (broken) return not_here();
        const auto found = std::ranges::find(token_rows, token.id, &store::Token::id);
        if (found == token_rows.end())
            token_rows.push_back(token);
        else
            *found = token;
        return {};
    }
    Result<std::int64_t> append(const store::Entry& entry) override {
        if (broken) return not_here();
        entry_rows.push_back(entry);
        return static_cast<std::int64_t>(entry_rows.size());
    }

    Result<std::optional<store::Policy>> policy(const std::string&) override { return not_here(); }
    Result<std::vector<store::Policy>> policies() override { return not_here(); }
    Result<std::optional<store::Tender>> tender(const std::string&) override { return not_here(); }
    Result<std::vector<store::Tender>> tenders(const store::Page&) override { return not_here(); }
    Result<std::vector<store::Tender>> running(const store::Page&) override { return not_here(); }
    Result<std::optional<store::Bid>> bid(const std::string&, const std::string&) override { return not_here(); }
    Result<std::vector<store::Bid>> bids(const std::string&) override { return not_here(); }
    Result<std::optional<store::SealKey>> seal_key(const std::string&) override { return not_here(); }
    Result<std::optional<store::Request>> request(const std::string&, const std::string&) override {
        return not_here();
    }
    Result<std::optional<store::Decision>> decision(std::int64_t) override { return not_here(); }
    Result<std::vector<store::Decision>> decisions(const std::string&) override { return not_here(); }
    Result<std::optional<std::string>> document(const std::string&) override { return not_here(); }
    Result<std::optional<store::Entry>> entry(std::int64_t) override { return not_here(); }
    Result<std::vector<store::Entry>> entries(const store::EntryFilter&) override { return not_here(); }
    Result<std::int64_t> last_entry() override { return not_here(); }
    Result<std::optional<Time>> last_moment() override { return not_here(); }
    Result<std::vector<store::Timer>> timers(const std::string&) override { return not_here(); }
    Result<std::optional<store::Timer>> first_timer() override { return not_here(); }
    Result<std::vector<store::Webhook>> webhooks() override { return not_here(); }
    Result<std::vector<store::Message>> due_messages(Time, std::size_t) override { return not_here(); }
    Result<std::optional<Time>> next_message() override { return not_here(); }
    Result<std::size_t> messages() override { return not_here(); }
    Result<void> add_policy(const store::Policy&) override { return not_here(); }
    Result<void> add_tender(const store::Tender&) override { return not_here(); }
    Result<void> change_tender(const store::Tender&) override { return not_here(); }
    Result<void> add_bid(const store::Bid&) override { return not_here(); }
    Result<void> change_bid(const store::Bid&) override { return not_here(); }
    Result<void> put_seal_key(const store::SealKey&) override { return not_here(); }
    Result<void> add_request(const store::Request&) override { return not_here(); }
    Result<void> forget_requests(Time) override { return not_here(); }
    Result<std::int64_t> add_decision(const store::Decision&) override { return not_here(); }
    Result<void> add_document(const std::string&, const std::string&) override { return not_here(); }
    Result<void> set_timers(const std::string&, const std::vector<store::Timer>&) override { return not_here(); }
    Result<std::int64_t> add_webhook(const store::Webhook&) override { return not_here(); }
    Result<void> remove_webhook(std::int64_t) override { return not_here(); }
    Result<void> add_message(const store::Message&) override { return not_here(); }
    Result<void> change_message(const store::Message&) override { return not_here(); }
    Result<void> remove_message(std::int64_t) override { return not_here(); }

  private:
    static Diagnostic not_here() { return {Code::log_unreadable, "the store can't be read", std::nullopt, "", {}, ""}; }
};

} // namespace voorrang::auth
