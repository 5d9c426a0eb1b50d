// A database with a tender that was awarded, its log signed, as the service writes one: for tests of what an auditor
// finds in it.
#pragma once

#include "adapters/audit/keys.hpp"
#include "adapters/audit/publish.hpp"
#include "adapters/auditor/verify.hpp"
#include "adapters/auth/users.hpp"
#include "adapters/files/policy_loader.hpp"
#include "adapters/files/read_text.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/service/tenders.hpp"
#include "adapters/sqlite/open.hpp"
#include "adapters/sqlite_store/schema.hpp"
#include "adapters/sqlite_store/store.hpp"
#include "tests/store/folder.hpp"
#include "tests/store/raw_database.hpp"

#include <gtest/gtest.h>

namespace voorrang::auditor {

class World {
  public:
    World() {
        files::LoadedPolicy loaded = files::load_policy(rules(), {source() / "workflows"});
        EXPECT_TRUE(loaded.policy);
        shelf_.put_in_force({service::shelve(std::move(loaded), at("2026-01-01T00:00:00Z"))});
        auto opened = sqlite_store::SqliteStore::open(database());
        EXPECT_TRUE(opened);
        store_ = std::move(*opened);
        begin();
        tender("T-1");
        sign();
        tender("T-2");
        sign();
        store_.reset();
        // In one file, without what is free.
        store::RawDatabase(database()).run("VACUUM INTO '" + path("whole.db") + "'");
    }

    std::string path(const std::string& name) const { return folder_.path(name); }
    std::string whole() const { return path("whole.db"); }
    std::string key() const { return key_; }
    static std::filesystem::path source() { return VOORRANG_SOURCE_DIR; }
    static std::filesystem::path rules() { return source() / "tests/serve/short.vrg"; }
    std::int64_t entries() const { return store::RawDatabase(whole()).integer("SELECT count(*) FROM log"); }

    // A copy that somebody altered who may write the file: triggers and checks are no hindrance.
    std::string altered(const std::vector<std::string>& statements) const {
        const std::string copy = path("altered.db");
        std::filesystem::copy_file(whole(), copy, std::filesystem::copy_options::overwrite_existing);
        store::RawDatabase raw(copy);
        raw.run("PRAGMA ignore_check_constraints = ON");
        for (const char* table :
             {"log", "log_nodes", "checkpoints", "cosignatures", "decisions", "documents", "policies", "policy_texts"})
            for (const char* guard : {"_no_update", "_no_delete", "_no_replace"})
                raw.run("DROP TRIGGER " + std::string(table) + guard);
        for (const std::string& statement : statements) {
            raw.run(statement);
            EXPECT_GT(raw.integer("SELECT changes()"), 0) << statement;
        }
        return copy;
    }

  private:
    static Time at(const std::string& text) { return parse_time(text).value(); }
    static json::Tree tree(const std::string& text) { return std::get<json::Tree>(json::read(text)); }
    std::string database() const { return path("service.db"); }

    void write(const store::Store::Job& job) {
        const Result<void> done = store_->write(job);
        EXPECT_TRUE(done) << (done ? "" : done.error().message);
    }

    void begin() {
        write([&](store::Writer& writer) -> Result<void> {
            const store::Policy row = shelf_.in_force().front()->row;
            EXPECT_TRUE(writer.add_policy(row));
            store::Commits commits;
            commits.add("policy", store::row_hash(row));
            const service::Act act{"", "", {}, at("2026-01-01T00:00:00Z")};
            const auto told =
                service::Journal(writer, act)
                    .add(
                        "policy.in_force", "",
                        [&](report::JsonWriter& json) { json.member("name", row.name).member("policyHash", row.hash); },
                        std::move(commits));
            EXPECT_TRUE(told);
            auth::NewUser anna;
            anna.id = "anna";
            anna.roles = {"buyer"};
            EXPECT_TRUE(auth::add_user(writer, anna, {"", act.at}));
            Result<audit::KeyInUse> used = audit::key_in_use(writer, database() + ".signkey", "alkmaar.example/log");
            EXPECT_TRUE(used);
            signing_.emplace(std::move(used->key));
            key_ = signing_->open().text();
            return audit::log_key(writer, signing_->open(), act.at);
        });
    }

    void sign() {
        write([&](store::Writer& writer) { return audit::publish(writer, *signing_, at("2026-04-01T00:00:00Z")); });
    }

    void event(const std::string& tender, const std::string& name, const service::Act& act, bool approves = false,
               std::optional<json::Tree> bid = std::nullopt) {
        service::NewEvent event;
        event.event = name;
        event.approves = approves;
        event.role = act.roles.front();
        event.bid = std::move(bid);
        write([&](store::Writer& writer) -> Result<void> {
            Result<service::Dossier> dossier = service::open_dossier(writer, tenders_.shelf(), tender);
            if (!dossier) return dossier.error();
            const auto taken = tenders_.take(writer, std::move(*dossier), event, act);
            return taken ? Result<void>() : taken.error();
        });
    }

    // From its notice to its award; the second a month later, for moments in the log never go back.
    void tender(const std::string& id) {
        const std::string month = id == "T-1" ? "03" : "04";
        const auto on = [&](const std::string& user, const std::string& role, const std::string& day,
                            const std::string& organisation = "") {
            return service::Act{user, organisation, {role}, at("2026-" + month + "-" + day + ":00Z")};
        };
        const auto bid = [](const std::string& organisation, const std::string& amount) {
            return tree(R"({"tenderer": {"id": ")" + organisation + R"(", "name": ")" + organisation +
                        R"("}, "price": {"amount": )" + amount + R"(, "currency": "EUR"}})");
        };
        const service::NewTender made{"", "",
                                      tree(R"({"ocid": ")" + id + R"(", "tender": {"id": "1", "value": {"amount":
            1000, "currency": "EUR"}, "tenderPeriod": {"startDate": "2026-)" +
                                           month + R"(-01T09:00:00Z", "endDate": "2026-)" + month +
                                           R"(-20T12:00:00Z"}}})")};
        write([&](store::Writer& writer) -> Result<void> {
            const auto created = tenders_.create(writer, made, on("anna", "buyer", "01T09:00"));
            return created ? Result<void>() : created.error();
        });
        event(id, "publish", on("anna", "buyer", "01T10:00"));
        event(id, "publish", on("bob", "buyer", "01T11:00"), true);
        event(id, "submit_bid", on("a", "bidder", "10T12:00", "A"), false, bid("A", "900"));
        event(id, "submit_bid", on("b", "bidder", "11T12:00", "B"), false, bid("B", "800"));
        event(id, "open_bids", on("anna", "buyer", "21T09:00"));
        event(id, "open_bids", on("bob", "buyer", "21T09:01"), true);
        event(id, "confirm", on("c1", "committee", "22T09:00"));
        event(id, "confirm", on("c2", "committee", "22T09:01"));
    }

    store::Folder folder_;
    service::Shelf shelf_;
    seal::MasterKey master_ = seal::MasterKey::make();
    service::Tenders tenders_{shelf_, master_};
    std::unique_ptr<sqlite_store::SqliteStore> store_;
    std::optional<note::SecretKey> signing_;
    std::string key_;
};

// Made once: nothing is written to it.
inline const World& world() {
    static const World made;
    return made;
}

} // namespace voorrang::auditor
