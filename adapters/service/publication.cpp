#include "adapters/service/publication.hpp"

#include "adapters/json/members.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/service/award_notice.hpp"
#include "adapters/service/notice.hpp"
#include "adapters/service/release_overlay.hpp"
#include "adapters/store/each_entry.hpp"

#include <algorithm>
#include <map>

namespace voorrang::service {

using json::Ref;

namespace {

using Document = std::shared_ptr<const json::Tree>;

// Something that was done to the tender, as the log tells it.
struct Change {
    std::int64_t entry = 0;
    Time at;
    std::string before, after, event; // states; the same where it stayed where it was
    std::string document;             // hash
    bool moves() const { return !before.empty() && before != after; }
};

// Where an award is decided on the way.
class Course {
  public:
    explicit Course(const graph::Workflow& workflow) : workflow_(workflow), without_award_(workflow.states.size()) {
        reach(0);
        for (std::size_t state = 0; state < workflow.states.size(); ++state)
            if (workflow.states[state].final && !without_award_[state]) ends_.push_back(workflow.states[state].name);
    }

    bool is_final(const std::string& name) const {
        const auto state = index_of(name);
        return state && workflow_.states[*state].final;
    }
    bool is_after_award(const std::string& name) const {
        const auto state = index_of(name);
        return state && !without_award_[*state];
    }
    bool is_contract(const std::string& name) const { return ends_.size() == 1 && ends_.front() == name; }

  private:
    std::optional<std::size_t> index_of(const std::string& name) const {
        const auto found = std::find_if(workflow_.states.begin(), workflow_.states.end(),
                                        [&](const auto& state) { return state.name == name; });
        if (found == workflow_.states.end()) return std::nullopt;
        return static_cast<std::size_t>(found - workflow_.states.begin());
    }
    void reach(std::size_t state) {
        if (without_award_[state] || workflow_.states[state].on_entry.award) return;
        without_award_[state] = true;
        for (const auto& event : workflow_.states[state].events)
            if (event.to && !event.doing.award) reach(*event.to);
        for (const auto& deadline : workflow_.states[state].deadlines) reach(deadline.to);
    }

    const graph::Workflow& workflow_;
    std::vector<bool> without_award_; // of each state: whether it can be reached without an award
    std::vector<std::string> ends_;   // final states that can't
};

class Publication {
  public:
    Publication(const Dossier& dossier, const std::vector<store::Decision>& decisions)
        : ocid_(dossier.row.id), hidden_(*dossier.policy->loaded.policy), course_(*dossier.workflow),
          decisions_(decisions) {
        json::TreeBuilder nothing;
        nothing.begin_object();
        nothing.end();
        told_ = nothing.take();
        out_.begin_array();
    }

    // `document_of` gives the document of a decision.
    template <class Find>
    void take(const Change& change, const Document& document, Find document_of);
    bool published() const { return published_; }
    json::Tree releases() {
        out_.end();
        return out_.take();
    }

  private:
    template <class Find>
    void move(const Change& change, const Document& document, Find document_of);
    const store::Decision* undisclosed(std::int64_t before) const;
    void cancel_awards();
    json::Tree picture(Ref document) const;
    NoticeState state() const;
    std::string notice_text(Ref document, const NoticeState& state) const;
    void tell(const Change& change, Ref document);

    const std::string& ocid_;
    HiddenPlaces hidden_;
    Course course_;
    const std::vector<store::Decision>& decisions_; // of an award
    json::TreeBuilder out_;
    std::size_t count_ = 0; // of releases

    bool published_ = false;
    std::string_view status_ = "active";
    std::int64_t disclosed_ = 0; // entry of the last decision that was told, or never will be
    std::vector<ToldAward> awards_;
    std::optional<BidCount> bids_;
    bool contracts_ = false;
    std::string signed_at_;

    std::vector<std::string> tags_; // of the release that is being made
    json::Tree told_;               // what the releases so far come to
    NoticeState before_;            // as of the last release
    std::string notice_;            // its words of the buyer
};

template <class Find>
void Publication::take(const Change& change, const Document& document, Find document_of) {
    tags_.clear();
    if (!published_) {
        if (!change.moves() || course_.is_final(change.after)) return;
        published_ = true;
        tags_.emplace_back("tender");
    }
    if (change.moves()) move(change, document, document_of);
    if (!awards_.empty() && !contracts_ && has_contracts(document->root())) {
        contracts_ = true;
        tags_.emplace_back("contract");
    }
    tell(change, document->root());
}

// The last decision of an award that was made before an entry of the log and that nobody outside has heard of.
const store::Decision* Publication::undisclosed(std::int64_t before) const {
    const store::Decision* found = nullptr;
    for (const store::Decision& decision : decisions_)
        if (disclosed_ < decision.entry && decision.entry < before) found = &decision;
    return found;
}

void Publication::cancel_awards() {
    for (ToldAward& award : awards_)
        if (award.status == "pending" || award.status == "active") award.status = "cancelled";
}

template <class Find>
void Publication::move(const Change& change, const Document& document, Find document_of) {
    const bool final = course_.is_final(change.after);
    // Where nothing comes after it, the decision that leads there is told at once.
    const store::Decision* decision = undisclosed(final ? change.entry + 1 : change.entry);
    if (decision != nullptr) disclosed_ = decision->entry;
    if (course_.is_after_award(change.after)) {
        if (decision != nullptr) {
            cancel_awards();
            const std::vector<ToldAward> made = awards_of(*decision, document_of(*decision), awards_.size() + 1);
            awards_.insert(awards_.end(), made.begin(), made.end());
            const bool won =
                std::any_of(made.begin(), made.end(), [](const auto& each) { return !each.winner.empty(); });
            status_ = won ? "complete" : "unsuccessful";
            bids_ = count_bids(document->root());
            tags_.emplace_back("award");
        }
        if (!course_.is_contract(change.after)) return;
        const bool told_before = contracts_;
        for (ToldAward& award : awards_) {
            if (award.status != "pending") continue;
            award.status = "active";
            contracts_ = true;
        }
        if (!change.event.empty()) signed_at_ = to_text(change.at);
        if (contracts_ && !told_before) tags_.emplace_back("contract");
        return;
    }
    const auto holds = [](const ToldAward& award) { return award.status == "pending" || award.status == "active"; };
    if (std::any_of(awards_.begin(), awards_.end(), holds)) {
        cancel_awards();
        tags_.emplace_back("awardCancellation");
    } else if (final && status_ == "active") {
        tags_.emplace_back("tenderCancellation");
    }
    if (!final)
        status_ = "active";
    else if (status_ != "unsuccessful")
        status_ = "cancelled";
}

NoticeState Publication::state() const {
    NoticeState state{status_, std::nullopt, suppliers_of(awards_), std::nullopt};
    if (bids_) state.bidders = bids_->bidders;
    if (count_ > 0) state.told = told_.root();
    return state;
}

json::Tree Publication::picture(Ref document) const {
    json::TreeBuilder out;
    out.begin_object();
    write_notice(out, document, ocid_, hidden_, state());
    if (bids_) write_bid_count(out, *bids_);
    write_awards(out, awards_, document, hidden_);
    if (contracts_) write_contracts(out, awards_, signed_at_, document, hidden_);
    out.end();
    return out.take();
}

std::string Publication::notice_text(Ref document, const NoticeState& state) const {
    json::TreeBuilder out;
    out.begin_object();
    write_notice(out, document, ocid_, hidden_, state);
    out.end();
    return json::compact(out.take().root());
}

std::string text_of(const json::Tree& tree, std::string_view key) {
    const auto member = tree.root().find(key);
    return member ? json::compact(*member) : std::string();
}

void Publication::tell(const Change& change, Ref document) {
    const json::Tree now = picture(document);
    if (json::compact(now.root()) == json::compact(told_.root())) return;
    // Whether the buyer has said something else: what the service knows of it being as it was.
    NoticeState before = before_;
    if (count_ > 0) before.told = told_.root();
    const bool other_words = count_ > 0 && notice_text(document, before) != notice_;
    const auto tagged = [&](std::string_view tag) { return std::find(tags_.begin(), tags_.end(), tag) != tags_.end(); };
    const auto changed = [&](std::string_view key) { return text_of(now, key) != text_of(told_, key); };
    const bool told_of_award = tagged("award") || tagged("awardCancellation") || tagged("contract");
    if (!told_of_award && changed("awards")) tags_.emplace_back("awardUpdate");
    if (!tagged("contract") && changed("contracts")) tags_.emplace_back("contractUpdate");
    if (tags_.empty() || other_words) tags_.emplace_back("tenderUpdate");
    before_ = state();
    notice_ = notice_text(document, before_);
    before_.told.reset();

    out_.begin_object();
    const auto member = [&](std::string_view key, std::string_view text) {
        out_.key(key);
        out_.string(text);
    };
    member("ocid", ocid_);
    // Counted for each tender by itself: a number that others share would tell of what nobody may know of.
    member("id", ocid_ + "-" + std::to_string(++count_));
    member("date", to_text(change.at));
    out_.key("tag");
    out_.begin_array();
    for (const std::string& tag : tags_) out_.string(tag);
    out_.end();
    member("initiationType", "tender");
    write_overlay(out_, told_.root(), now.root());
    out_.end();
    told_ = now;
}

// The changes of a tender from its log, oldest first.
Result<std::vector<Change>> changes_of(store::Reader& reader, const std::string& tender) {
    std::vector<Change> changes;
    store::EntryFilter filter;
    filter.tender = tender;
    filter.kinds = {"event.done", "timer.passed", "bid.received", "tender.corrected"};
    filter.limit = 500;
    const auto add = [&](const store::Entry& entry, std::optional<Ref> body) {
        const auto text = [](std::optional<Ref> object, std::string_view key) {
            return json::text_of(json::member(object, key));
        };
        if (!body) return true;
        const auto step = json::member(body, "step");
        changes.push_back({entry.seq, entry.at, text(step, "before"), text(step, "after"), text(step, "event"),
                           text(body, "documentHash")});
        return true;
    };
    if (const Result<void> read = store::each_entry(reader, filter, add); !read) return read.error();
    return changes;
}

// Documents that are kept, each read once.
class Documents {
  public:
    explicit Documents(store::Reader& reader) : reader_(reader) {}

    // Nothing if it is not kept.
    Result<Document> find(const std::string& hash) {
        const auto known = read_.find(hash);
        if (known != read_.end()) return known->second;
        const Result<std::optional<std::string>> text = reader_.document(hash);
        if (!text) return text.error();
        Document document;
        if (*text) {
            auto tree = json::read(**text);
            if (auto* sound = std::get_if<json::Tree>(&tree))
                document = std::make_shared<const json::Tree>(std::move(*sound));
        }
        return read_[hash] = document;
    }

  private:
    store::Reader& reader_;
    std::map<std::string, Document> read_;
};

} // namespace

Result<json::Tree> releases_of(store::Reader& reader, const Dossier& dossier) {
    Result<std::vector<store::Decision>> decisions = reader.decisions(dossier.row.id);
    if (!decisions) return decisions.error();
    std::erase_if(*decisions, [](const auto& each) { return !each.decides_award(); });
    const Result<std::vector<Change>> changes = changes_of(reader, dossier.row.id);
    if (!changes) return changes.error();

    // Databases of earlier versions lack documents of steps that decided nothing: there the one of now stands for them.
    const Document current = std::make_shared<const json::Tree>(dossier.document.document);
    Documents documents(reader);
    for (const store::Decision& decision : *decisions)
        if (const Result<Document> read = documents.find(decision.document); !read) return read.error();
    const auto document_of = [&](const store::Decision& decision) {
        const Document document = documents.find(decision.document).value();
        return document ? document : current;
    };
    Publication publication(dossier, *decisions);
    for (const Change& change : *changes) {
        if (!publication.published() && !change.moves()) continue;
        const Result<Document> document = documents.find(change.document);
        if (!document) return document.error();
        if (!*document && !change.moves()) continue;
        publication.take(change, *document ? *document : current, document_of);
    }
    return publication.releases();
}

bool is_after_award(const graph::Workflow& workflow, const std::string& state) {
    return Course(workflow).is_after_award(state);
}

bool was_published(const graph::Workflow& workflow, const std::vector<engine::Passage>& passages) {
    if (passages.size() < 2) return false;
    const Course course(workflow);
    return std::any_of(passages.begin() + 1, passages.end(),
                       [&](const engine::Passage& passage) { return !course.is_final(passage.state); });
}

} // namespace voorrang::service
