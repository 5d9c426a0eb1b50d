// A tender that went its way through a real database as the service writes one, to the moment that a test asks for:
// decided, sent, or on the way there.
#pragma once

#include "adapters/audit/keys.hpp"
#include "adapters/audit/publish.hpp"
#include "adapters/files/policy_loader.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/letters/letter.hpp"
#include "adapters/letters/official_report.hpp"
#include "adapters/service/tenders.hpp"
#include "adapters/sqlite_store/store.hpp"
#include "tests/store/folder.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace voorrang::letters {

class World {
  public:
    static constexpr const char* ocid = "ocds-xxdemo-meals";
    enum class Until : std::uint8_t { published, decided, sent };

    explicit World(Until until, const std::string& policy = "tests/letters/open.vrg") {
        const std::filesystem::path source = VOORRANG_SOURCE_DIR;
        files::LoadedPolicy loaded = files::load_policy(source / policy, {source / "workflows"});
        EXPECT_TRUE(loaded.policy);
        if (!loaded.policy) return;
        shelf_.put_in_force({service::shelve(std::move(loaded), at("2026-01-01T00:00:00Z"))});
        store_ = sqlite_store::SqliteStore::open(database()).value();
        begin();
        publish();
        if (until == Until::published) return;
        decide();
        if (until == Until::sent) send();
        sign();
    }

    // The service makes the names of bids; here they are bid-1, bid-2, … in the order in which they came.
    std::string id_of(const std::string& bid) const {
        const std::size_t number = bid.back() - '0';
        return number <= bids_.size() ? bids_[number - 1] : bid;
    }
    // Without what is drawn by chance, and the hashes and signatures over it.
    std::string plain(std::string text) const {
        for (std::size_t at = 0; at < bids_.size(); ++at)
            text = std::regex_replace(text, std::regex(bids_[at]), "bid-" + std::to_string(at + 1));
        text = std::regex_replace(text, std::regex("(— PeterNeumann )[A-Za-z0-9+/=]+"), "$1SIGNATURE");
        text = std::regex_replace(text, std::regex("([^A-Za-z0-9+/=])[A-Za-z0-9+/]{43}="), "$1HASH");
        return std::regex_replace(text, std::regex("\\b[0-9a-f]{64}\\b"), "SHA256");
    }

    std::string database() const { return folder_.path("service.db"); }

    // What is made of the file of its award.
    template <class Make>
    Result<Paper> paper(Make make) {
        std::optional<Result<Paper>> made;
        const Result<void> read = store_->read([&](store::Reader& reader) -> Result<void> {
            service::Shelf shelf; // another than that of the service: all comes from the store
            const Result<AwardFile> file = read_award_file(reader, shelf, ocid);
            if (!file) return file.error();
            made.emplace(make(reader, *file));
            return {};
        });
        if (!read) return read.error();
        return std::move(*made);
    }
    Result<Paper> letter_to(const std::string& bid, Language language = Language::en, Numbers numbers = Numbers::told) {
        return paper([&](store::Reader& reader, const AwardFile& file) {
            return letter(reader, file, id_of(bid), {language, numbers});
        });
    }
    Result<Paper> report(Language language = Language::en) {
        return paper(
            [&](store::Reader& reader, const AwardFile& file) { return official_report(reader, file, language); });
    }
    // Of the calendar of its workflow.
    std::optional<calendar::Zone> zone() {
        std::optional<calendar::Zone> zone;
        paper([&](store::Reader&, const AwardFile& file) -> Result<Paper> {
            zone = voice_of(file, Language::en).zone;
            return Paper{};
        });
        return zone;
    }
    sqlite_store::SqliteStore& store() { return *store_; }

  private:
    // In UTC, as the clock of the service.
    static Time at(const std::string& text) { return {parse_time(text).value().microseconds, 0}; }
    static json::Tree tree(const std::string& text) { return std::get<json::Tree>(json::read(text)); }

    void write(const store::Store::Job& job) {
        const Result<void> done = store_->write(job);
        EXPECT_TRUE(done) << (done ? "" : done.error().message + " " + done.error().place);
    }

    void begin() {
        write([&](store::Writer& writer) -> Result<void> {
            EXPECT_TRUE(writer.add_policy(shelf_.in_force().front()->row));
            EXPECT_TRUE(signing_);
            return audit::log_key(writer, signing_->open(), at("2026-01-01T00:00:00Z"));
        });
    }
    void sign() {
        write([&](store::Writer& writer) { return audit::publish(writer, *signing_, at("2026-06-01T00:00:00Z")); });
    }

    service::Act act(const std::string& user, const std::string& role, const std::string& when,
                     const std::string& organisation = "") {
        return {user, organisation, {role}, at(when)};
    }

    void event(const std::string& name, const service::Act& act, bool approves = false, const std::string& bid = "",
               const std::string& facts = "") {
        service::NewEvent event;
        event.event = name;
        event.approves = approves;
        event.role = act.roles.front();
        if (!bid.empty()) event.bid = tree(bid);
        if (!facts.empty()) event.facts = tree(facts);
        write([&](store::Writer& writer) -> Result<void> {
            Result<service::Dossier> dossier = service::open_dossier(writer, shelf_, ocid);
            if (!dossier) return dossier.error();
            const auto taken = tenders_.take(writer, std::move(*dossier), event, act);
            EXPECT_TRUE(!taken || taken->step.kind != engine::Step::Kind::refused)
                << name << ": " << taken->step.reason.text;
            if (taken && taken->bid) bids_.push_back(taken->bid->id);
            return taken ? Result<void>() : taken.error();
        });
    }

    void bid(const std::string& id, const std::string& name, const std::string& price, const std::string& more,
             const std::string& when) {
        event("submit_bid", act("user" + id, "bidder", when, "NL-KVK-" + id), false,
              R"({"tenderer": {"id": "NL-KVK-)" + id + R"(", "name": ")" + name + R"(", "contactPoint": {"email": ")" +
                  id + R"(@person.example"}, )" + more + R"(}, "price": {"amount": )" + price +
                  R"(, "currency": "EUR"}})");
    }

    void publish() {
        write([&](store::Writer& writer) -> Result<void> {
            const service::NewTender made{"", "nl.open_procedure.open_procedure",
                                          tree(R"({"ocid": ")" + std::string(ocid) + R"(",
                "buyer": {"id": "XX-DEMO-town", "name": "Town *of* Demo <&>"},
                "parties": [{"id": "XX-DEMO-town", "name": "Town *of* Demo <&>", "roles": ["buyer"]}],
                "tender": {"id": "1", "title": "Meals for schools", "procurementMethod": "open",
                  "submissionMethod": ["electronicSubmission"], "deliveryAddresses": [{"region": "Alkmaar"}],
                  "value": {"amount": 100000, "currency": "EUR"},
                  "tenderPeriod": {"startDate": "2026-03-02T09:00:00+01:00", "endDate": "2026-04-14T12:00:00+02:00"}}})")};
            const auto created = tenders_.create(writer, made, act("anna", "buyer", "2026-03-02T09:00:00+01:00"));
            return created ? Result<void>() : created.error();
        });
        event("publish", act("anna", "buyer", "2026-03-02T09:10:00+01:00"));
        event("publish", act("bram", "buyer", "2026-03-02T10:00:00+01:00"), true);
    }

    void assess(const std::string& bid, const std::string& score, const std::string& when) {
        write([&](store::Writer& writer) -> Result<void> {
            const auto done = tenders_.assess(writer, ocid, id_of("bid-" + bid),
                                              tree(R"({"criterion": "quality", "score": )" + score + "}"),
                                              act("carla", "committee", when));
            return done ? Result<void>() : done.error();
        });
    }

    void decide() {
        bid("1", "De Duinkeuken", "85000", R"("turnover": 400000, "address": {"region": "Alkmaar"},
            "socialProcurement": {"psoLevel": 3})",
            "2026-04-01T10:00:00+02:00");
        bid("2", "Smaak & Co", "80000", R"("turnover": 500000, "socialProcurement": {"psoLevel": 1})",
            "2026-04-02T10:00:00+02:00");
        bid("3", "Kleine Kok", "45000", R"("turnover": 20000)", "2026-04-03T10:00:00+02:00");
        bid("4", "Duur & Deftig", "140000", R"("turnover": 900000)", "2026-04-04T10:00:00+02:00");
        event("open_bids", act("anna", "buyer", "2026-04-15T09:00:00+02:00"));
        event("open_bids", act("bram", "buyer", "2026-04-15T09:05:00+02:00"), true);
        assess("1", "84", "2026-04-16T09:00:00+02:00");
        assess("2", "78", "2026-04-16T09:10:00+02:00");
        assess("3", "70", "2026-04-16T09:20:00+02:00");
        assess("4", "60", "2026-04-16T09:30:00+02:00");
        event("confirm", act("carla", "committee", "2026-04-20T10:00:00+02:00"));
        event("confirm", act("dirk", "committee", "2026-04-20T10:05:00+02:00"));
    }

  public:
    void reconsider() {
        event("reconsider", act("anna", "buyer", "2026-05-06T10:00:00+02:00"));
        event("reconsider", act("bram", "buyer", "2026-05-06T11:00:00+02:00"), true);
    }

  private:
    void send() {
        event("notify", act("anna", "buyer", "2026-05-05T10:00:00+02:00"), false, "",
              R"({"awards": [{"id": "1", "date": "2026-05-05T10:00:00+02:00"}]})");
    }

    store::Folder folder_;
    service::Shelf shelf_;
    seal::MasterKey master_ = seal::MasterKey::make();
    service::Tenders tenders_{shelf_, master_};
    std::unique_ptr<sqlite_store::SqliteStore> store_;
    std::vector<std::string> bids_;
    // The same in every run: letters have its public key in them.
    std::optional<note::SecretKey> signing_ =
        note::SecretKey::parse("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");
};

} // namespace voorrang::letters
