// What can be done to a tender, each as one job of the store: all of it takes effect, or nothing. A refusal by the
// workflow is no error: it is logged like anything else.
#pragma once

#include "adapters/service/bid_box.hpp"
#include "adapters/service/desk.hpp"
#include "adapters/service/journal.hpp"

namespace voorrang::service {

struct NewTender {
    std::string policy;   // name of one in force; empty: the only one
    std::string workflow; // of it; empty: the only one
    json::Tree release;   // an OCDS release, with its ocid
};

// Whether the tender was made of this release, personal data aside, or of another of the same name.
Result<bool> was_created_from(store::Reader& reader, Shelf& shelf, const std::string& tender, json::Ref release);

struct NewEvent {
    std::string event;
    bool approves = false;           // an approval of that event, not the event itself
    std::string role;                // in which the user does it
    std::optional<json::Tree> facts; // to be merged into the release
    std::optional<json::Tree> bid;   // in the project's own form
};

struct EventResult {
    Dossier dossier; // after it
    engine::Step step;
    std::int64_t entry = 0;            // of the log, for the step
    std::optional<store::Bid> bid;     // that came in
    std::optional<NewBid> bid_refused; // that did not
};

class Tenders {
  public:
    // All must outlive it.
    Tenders(Shelf& shelf, const seal::MasterKey& master) : shelf_(shelf), master_(master) {}

    // V750, V753 (no ocid), V712 (it is there), and those of loading facts.
    Result<Dossier> create(store::Writer& writer, const NewTender& tender, const Act& act) const;

    // V751. What was laid down of it need not be read anew.
    Result<Dossier> open(store::Reader& reader, const std::string& tender);
    void lay_down(Dossier dossier) { desk_.lay_down(std::move(dossier)); }

    // First what the clock brought about until then, then the event. V753, V754, and those of loading facts. `dossier`:
    // as it was opened in this transaction.
    Result<EventResult> take(store::Writer& writer, Dossier dossier, const NewEvent& event, const Act& act) const;

    // Facts merged into the release outside of any event: a notice is corrected, a fact is filled in that was asked
    // for. `reason` is logged. V752 where the tender is finished.
    Result<Dossier> correct(store::Writer& writer, const std::string& tender, const json::Tree& facts,
                            const std::string& reason, const Act& act) const;

    // A bid is taken back by whose it is, while bids are still awaited. V751, V752.
    Result<void> withdraw(store::Writer& writer, const std::string& tender, const std::string& bid,
                          const Act& act) const;

    // One mark of the user for one criterion of an opened bid, instead of an earlier one. V751, V752, V753.
    Result<Dossier> assess(store::Writer& writer, const std::string& tender, const std::string& bid,
                           const json::Tree& assessment, const Act& act) const;

    // Brings about the first deadline that has passed of a tender that is not in `but`. The tender; nothing if there is
    // no more.
    struct Fired {
        std::string tender;
        Result<void> result;
    };
    std::optional<Fired> fire(store::Writer& writer, Time now, const std::vector<std::string>& but) const;

    // The tender under another policy, in the state of the same name of the same workflow, or of `workflow`.
    struct Migration {
        Dossier before, after;
        std::optional<engine::Decision> decision_before, decision_after; // on the facts of now, where either can decide
    };
    // What would become of it. V751, V750, V752 (no such state), and those of loading facts.
    Result<Migration> try_migration(store::Reader& reader, const std::string& tender, const std::string& policy,
                                    const std::string& workflow, Time now) const;
    Result<Migration> migrate(store::Writer& writer, const std::string& tender, const std::string& policy,
                              const std::string& workflow, const std::string& reason, const Act& act) const;

    Shelf& shelf() const { return shelf_; }

  private:
    // What came of an event or of deadlines, before any of it is written.
    struct Course {
        engine::Instance instance;
        std::vector<engine::Step> steps;    // the deadlines that passed, then the event, if there was one
        std::optional<ocds::Case> before;   // on which the deadlines were decided, if any passed
        ocds::Case document;                // after the event
        std::optional<Time> seal;           // of a bid that came in: until when; absent: it is not sealed
        std::optional<engine::Facts> facts; // those of the document, if they were loaded
        bool timers_told = false;           // the last step has the timers of the document, as of the instance's moment

        const engine::Facts* known_facts() const { return facts ? &*facts : nullptr; }
    };
    struct Incoming {
        const NewEvent* event = nullptr; // none: deadlines only
        const NewBid* bid = nullptr;
    };

    Result<Course> run(store::Writer& writer, const Dossier& dossier, const ocds::Case& document,
                       const Incoming& incoming, const Act& act) const;
    // The same, with the bids opened if something is decided. What was opened is marked and logged.
    Result<Course> run_and_open(store::Writer& writer, const Dossier& dossier, const Incoming& incoming,
                                const Act& act) const;
    Result<std::int64_t> write_step(store::Writer& writer, const Dossier& dossier, const engine::Step& step,
                                    const NewBid* bid, const Act& act) const;

    Shelf& shelf_;
    const seal::MasterKey& master_;
    Desk desk_;
};

} // namespace voorrang::service
