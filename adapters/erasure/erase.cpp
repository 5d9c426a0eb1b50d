#include "adapters/erasure/erase.hpp"

#include "adapters/auth/users.hpp"
#include "adapters/json/write.hpp"
#include "adapters/personal/token.hpp"
#include "adapters/store/commits.hpp"
#include "adapters/store/tell.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace voorrang::erasure {

namespace {

using personal::is_token;

std::string json_text(std::string_view text) {
    std::string out;
    json::append_quoted(out, text);
    return out;
}

// By what the log calls them.
Result<std::map<std::string, std::string>> users_by_token(store::Reader& reader) {
    const Result<std::vector<store::User>> users = reader.users();
    if (!users) return users.error();
    std::map<std::string, std::string> found;
    for (const store::User& user : *users) found[user.called()] = user.id;
    return found;
}

class Selector {
  public:
    Selector(store::Reader& reader, const Selection& selection) : reader_(reader), selection_(selection) {}

    Result<std::vector<Kept>> operator()() {
        std::vector<Kept> found;
        const auto users = users_by_token(reader_);
        if (!users) return users.error();
        std::string called;
        if (!selection_.user.empty()) {
            const Result<std::optional<store::User>> user = reader_.user(selection_.user);
            if (!user) return user.error();
            if (!*user) return auth::no_such_user(selection_.user);
            called = (*user)->called();
        }
        if (!selection_.tender.empty())
            if (const Result<void> there = is_there(selection_.tender); !there) return there.error();
        const Result<std::vector<store::Personal>> rows = reader_.personals(
            {selection_.tender.empty() ? std::nullopt : std::optional(selection_.tender), quoted_part()});
        if (!rows) return rows.error();
        for (const store::Personal& row : *rows) {
            if (!called.empty() && row.token != called && row.scope != called) continue;
            const Result<bool> over = is_over(row.scope);
            if (!over) return over.error();
            if (!*over) continue;
            const auto user = users->find(row.token);
            found.push_back({row, user == users->end() ? std::nullopt : std::optional(user->second)});
        }
        return found;
    }

  private:
    // As it stands within the quotes of a text.
    std::string quoted_part() const {
        const std::string text = json_text(selection_.containing);
        return text.substr(1, text.size() - 2);
    }
    Result<void> is_there(const std::string& tender) {
        const Result<std::optional<store::Tender>> row = reader_.tender(tender);
        if (!row) return row.error();
        if (*row) return {};
        return Diagnostic{Code::not_there, "there is no tender " + tender, std::nullopt, "", {}, ""};
    }
    Result<bool> is_over(const std::string& tender) {
        if (!selection_.finished_before) return true;
        if (tender.empty()) return false;
        const auto known = over_.find(tender);
        if (known != over_.end()) return known->second;
        const Result<std::optional<store::Tender>> row = reader_.tender(tender);
        if (!row) return row.error();
        return over_[tender] = *row && (*row)->finished && (*row)->changed < *selection_.finished_before;
    }

    store::Reader& reader_;
    const Selection& selection_;
    std::map<std::string, bool> over_;
};

class Eraser {
  public:
    Eraser(store::Writer& writer, const Selection& selection) : writer_(writer), selection_(selection) {
        body_.begin_object();
    }

    Result<Erased> operator()(const std::string& reason, const auth::Act& act) {
        if (selection_.empty()) return std::move(erased_);
        const Result<std::vector<Kept>> kept = select(writer_, selection_);
        if (!kept) return kept.error();
        if (kept->empty() && selection_.user.empty()) return std::move(erased_);
        if (const Result<void> done = values(*kept); !done) return done.error();
        if (const Result<void> done = bids(*kept); !done) return done.error();
        if (const Result<void> done = user(); !done) return done.error();
        for (const std::string& value : erased_.values)
            if (const Result<void> done = writer_.forget_requests_with(value); !done) return done.error();
        body_.key("reason");
        body_.string(reason);
        body_.end();
        const json::Tree body = body_.take();
        const store::Entry entry{0, act.now, "personal.erased", "", act.by, json::canonical(body.root())};
        const Result<std::int64_t> seq = store::append_and_tell(writer_, entry, act.now);
        if (!seq) return seq.error();
        erased_.entry = *seq;
        return std::move(erased_);
    }

  private:
    Result<void> values(const std::vector<Kept>& kept) {
        body_.key("erased");
        body_.begin_array();
        for (const Kept& each : kept) {
            if (each.user && *each.user != selection_.user)
                return Diagnostic{Code::bad_user,
                                  "that is the name of the user " + in_ticks(*each.user),
                                  std::nullopt,
                                  "",
                                  {},
                                  "erase the user with --user, or choose less"};
            body_.string(each.value.token);
            ++erased_.count;
            // What a token is for is said of many.
            if (!is_token(each.value.scope)) erased_.values.push_back(each.value.value);
            if (const Result<void> done = writer_.remove_personal(each.value.token); !done) return done;
        }
        body_.end();
        return {};
    }

    Result<void> bids(const std::vector<Kept>& kept) {
        std::set<std::string> tenders;
        for (const Kept& each : kept)
            if (!each.value.scope.empty() && !is_token(each.value.scope)) tenders.insert(each.value.scope);
        body_.key("bids");
        body_.begin_array();
        for (const std::string& tender : tenders) {
            const Result<std::vector<store::Bid>> all = writer_.bids(tender);
            if (!all) return all.error();
            for (const store::Bid& each : *all) {
                // One that is sealed is told nowhere yet.
                if (each.status == store::BidStatus::standing) continue;
                if (const Result<void> done = content(each.tender, each.id); !done) return done;
            }
        }
        body_.end();
        return {};
    }

    Result<void> content(const std::string& tender, const std::string& id) {
        Result<std::optional<store::Bid>> bid = writer_.bid(tender, id);
        if (!bid) return bid.error();
        if (!*bid || (*bid)->content.empty()) return {};
        body_.begin_object();
        for (const auto& [key, value] : {std::pair<std::string_view, std::string>{"tender", tender},
                                         {"id", id},
                                         {"contentHash", store::sha256_text((*bid)->content)}}) {
            body_.key(key);
            body_.string(value);
        }
        body_.end();
        (*bid)->content.clear();
        ++erased_.bids;
        return writer_.change_bid(**bid);
    }

    Result<void> user() {
        body_.key("users");
        body_.begin_array();
        if (!selection_.user.empty()) {
            const Result<store::User> removed = auth::remove_user(writer_, selection_.user);
            if (!removed) return removed.error();
            const Result<std::vector<store::Webhook>> webhooks = writer_.webhooks();
            if (!webhooks) return webhooks.error();
            for (const store::Webhook& each : *webhooks)
                if (each.owner == removed->called())
                    if (const Result<void> gone = writer_.remove_webhook(each.id); !gone) return gone;
            body_.string(removed->called());
            erased_.users.push_back(removed->id);
            for (const std::string& text : {removed->name, removed->subject})
                if (!text.empty()) erased_.values.push_back(json_text(text));
        }
        body_.end();
        return {};
    }

    store::Writer& writer_;
    const Selection& selection_;
    json::TreeBuilder body_;
    Erased erased_;
};

} // namespace

Result<std::vector<Kept>> select(store::Reader& reader, const Selection& selection) {
    return Selector(reader, selection)();
}

Result<Erased> erase(store::Writer& writer, const Selection& selection, const std::string& reason,
                     const auth::Act& act) {
    return Eraser(writer, selection)(reason, act);
}

} // namespace voorrang::erasure
