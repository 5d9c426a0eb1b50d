// What is done to a bid after it came in.
#include "adapters/json/write.hpp"
#include "adapters/service/interests.hpp"
#include "adapters/service/tenders.hpp"
#include "engine/decide/policy_hash.hpp"

namespace voorrang::service {

namespace {

bool awaits_bids(const graph::Workflow::State& state) {
    return std::any_of(state.events.begin(), state.events.end(),
                       [](const auto& event) { return !event.doing.admits.empty(); });
}

Result<std::string> text_of(json::Ref assessment, std::string_view key) {
    const auto value = assessment.find(key);
    if (!value || !value->is_string() || value->text().empty())
        return bad_body("an assessment needs a `" + std::string(key) + "`, a text", "/" + std::string(key));
    return std::string(value->text());
}

// The list of assessments with one more, instead of an earlier one of the same assessor for the same criterion.
json::Tree with_assessment(const std::string& bid, std::optional<json::Ref> list, json::Ref assessment,
                           const std::string& criterion, const std::string& assessor) {
    const auto same = [&](json::Ref other) {
        const auto of = other.find("criterion"), by = other.find("assessor");
        return of && by && of->text() == criterion && by->text() == assessor;
    };
    json::TreeBuilder out;
    out.begin_object();
    out.key("bids");
    out.begin_object();
    out.key("details");
    out.begin_array();
    out.begin_object();
    out.key("id");
    out.string(bid);
    out.key("assessments");
    out.begin_array();
    if (list && list->is_array())
        for (const json::Ref other : list->children())
            if (!same(other)) out.copy(other);
    out.begin_object();
    for (const json::Ref member : assessment.children()) {
        out.key(member.key());
        out.copy(member);
    }
    out.key("assessor");
    out.string(assessor);
    for (int open = 0; open < 6; ++open) out.end();
    return out.take();
}

// What it says, without who says it: that is the actor of the entry.
json::Tree last_assessment(const json::Tree& facts) {
    const json::Ref list = *facts.root().find("bids")->find("details")->element(0)->find("assessments");
    json::TreeBuilder out;
    out.begin_object();
    for (const json::Ref member : list.element(list.size() - 1)->children()) {
        if (member.key() == "assessor") continue;
        out.key(member.key());
        out.copy(member);
    }
    out.end();
    return out.take();
}

} // namespace

Result<void> Tenders::withdraw(store::Writer& writer, const std::string& tender, const std::string& bid,
                               const Act& act) const {
    const Result<Dossier> dossier = open_dossier(writer, shelf_, tender);
    if (!dossier) return dossier.error();
    Result<std::optional<store::Bid>> row = writer.bid(tender, bid);
    if (!row) return row.error();
    if (!*row || (*row)->owner != act.organisation || (*row)->status == store::BidStatus::withdrawn)
        return not_found("there is no bid " + bid + " of yours");
    const bool over = (*row)->sealed_until && *(*row)->sealed_until < act.at;
    if ((*row)->status != store::BidStatus::standing || over || !awaits_bids(dossier->state()))
        return not_now("bids for " + tender + " are no longer awaited, so none can be taken back");
    (*row)->status = store::BidStatus::withdrawn;
    if (const Result<void> changed = writer.change_bid(**row); !changed) return changed.error();
    Journal journal(writer, act);
    const auto entry = journal.add("bid.withdrawn", tender, [&](report::JsonWriter& json) {
        json.key("bid").begin_object().member("id", bid).member("organisation", act.organisation);
        json.member("hash", (*row)->hash).end_object();
    });
    if (!entry) return entry.error();
    return {};
}

Result<Dossier> Tenders::assess(store::Writer& writer, const std::string& tender, const std::string& bid,
                                const json::Tree& assessment, const Act& act) const {
    const json::Ref said = assessment.root();
    if (!said.is_object()) return bad_body("an assessment must be an object", "");
    if (said.find("assessor")) return bad_body("the assessor is the user", "/assessor", "leave it out");
    const Result<std::string> criterion = text_of(said, "criterion");
    if (!criterion) return criterion.error();
    if (const auto score = said.find("score"); !score || !(score->is_number() || score->is_string()))
        return bad_body("an assessment needs a `score`, a number", "/score");
    Result<Dossier> dossier = open_dossier(writer, shelf_, tender);
    if (!dossier) return dossier;
    if (dossier->state().final) return not_now("the tender is " + dossier->instance.state + ", and that is final");
    if (const Result<void> may = has_not_abstained(writer, tender, act); !may) return may.error();
    const auto in_document = bid_in(dossier->document.document, bid);
    if (!in_document) return not_found("there is no opened bid " + bid);
    if (const Result<void> fine = personal::without_tokens(said, ""); !fine) return fine.error();
    const json::Tree all = with_assessment(bid, in_document->find("assessments"), said, *criterion, act.user);
    const Result<json::Tree> facts =
        personal::set_apart(writer, tender, *dossier->policy->personal, all.root(), personal::Form::release);
    if (!facts) return facts.error();
    Result<ocds::Case> changed = with_additions(dossier->document, {facts->root(), std::nullopt}, act.at);
    if (!changed) return changed.error();
    dossier->set_document(std::move(*changed));
    const Result<engine::Facts> loaded = facts_of(*dossier->policy, dossier->document);
    if (!loaded) return loaded.error();
    if (const Result<void> kept = keep_dossier(writer, *dossier, act.at, {&*loaded, nullptr}); !kept)
        return kept.error();
    Journal journal(writer, act);
    const auto entry = journal.add("assessment.made", tender, [&](report::JsonWriter& json) {
        json.member("bid", bid).member("assessment", json::canonical(last_assessment(*facts).root()));
        json.member("documentHash", engine::sha256_hex(dossier->row.document));
    });
    if (!entry) return entry.error();
    return dossier;
}

} // namespace voorrang::service
