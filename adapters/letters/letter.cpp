#include "adapters/letters/letter.hpp"

#include "adapters/json/members.hpp"
#include "adapters/letters/telling.hpp"
#include "adapters/letters/unveiled.hpp"
#include "adapters/report/words.hpp"
#include "adapters/store/each_entry.hpp"

#include <algorithm>

namespace voorrang::letters {

namespace {

using engine::RuleOutcome;
using engine::Standing;

std::string id_of(json::Ref object) { return text_of(member(object, "id")); }

std::vector<std::string> tenderers_of(const AwardFile& file, const std::string& bid) {
    std::vector<std::string> ids;
    if (const auto tenderers = list(member(service::bid_in(*file.document, bid), "tenderers")))
        for (const json::Ref each : tenderers->children()) ids.push_back(id_of(each));
    return ids;
}

// Where in the document a bid and those who made it stand, and what is everybody's.
std::vector<std::string> own_places(const AwardFile& file, const std::string& bid) {
    std::vector<std::string> places{"/tender/", "/buyer/", "/date"};
    const std::vector<std::string> parties = tenderers_of(file, bid);
    const auto add = [&](std::optional<json::Ref> list, const std::string& pointer, auto is_own) {
        std::size_t index = 0;
        if (list)
            for (const json::Ref each : list->children()) {
                if (is_own(id_of(each))) places.push_back(pointer + std::to_string(index) + '/');
                ++index;
            }
    };
    const json::Ref root = file.document->root();
    add(list(member(member(root, "bids"), "details")), "/bids/details/",
        [&](const std::string& id) { return id == bid; });
    add(list(member(root, "parties")), "/parties/",
        [&](const std::string& id) { return std::find(parties.begin(), parties.end(), id) != parties.end(); });
    return places;
}

class Writer {
  public:
    Writer(const AwardFile& file, const Standing& own, const Voice& voice, Numbers numbers)
        : file_(file), own_(own), voice_(voice), numbers_(numbers), awards_(awards_of(file.decision)),
          telling_(file, voice, hidden(), may_tell()) {}

    Result<Paper> write(store::Reader& reader) {
        Paper paper{voice_.reader.language, voice_(texts::letter_title), {}, buyer_name(file_), day()};
        parts_ = &paper.parts;
        const Result<std::optional<store::Entry>> came_in = entry_of_bid(reader);
        if (!came_in) return came_in.error();
        head(*came_in ? &**came_in : nullptr);
        for (const NamedAward& award : awards_)
            if (is_for(award)) decision(award);
        your_bid();
        for (const NamedAward& award : awards_)
            if (is_for(award)) compare(award);
        obligations();
        add(telling_.standstill(numbers_));
        if (file_.standstill) say(texts::before_end);
        if (file_.standstill || file_.standstill_to_come) say(texts::no_acceptance);
        std::vector<NamedEntry> entries;
        if (*came_in) entries.push_back({&texts::entry_bid, &**came_in});
        entries.push_back({&texts::entry_decision, &file_.entry});
        if (file_.standstill && file_.standstill->entry.seq != file_.entry.seq)
            entries.push_back({&texts::entry_sent, &file_.standstill->entry});
        Result<std::vector<Part>> proof = evidence(reader, entries, numbers_, voice_);
        if (!proof) return proof.error();
        add(std::move(*proof));
        return paper;
    }

  private:
    // A letter is of the day on which the decision was sent; a draft, of that on which it was taken.
    Time day() const { return file_.standstill ? file_.standstill->entry.at : file_.row.at; }
    const Standing* winner_of(const NamedAward& award) const {
        return award.award->winner ? &file_.decision.standings.at(*award.award->winner) : nullptr;
    }
    bool is_for(const NamedAward& award) const {
        return award.lot.empty() || own_.lots.empty() ||
               std::find(own_.lots.begin(), own_.lots.end(), award.lot) != own_.lots.end();
    }

    // The names of those who neither made this bid nor won what it was for.
    std::set<std::string> hidden() const {
        std::set<std::string> names;
        for (const Standing& standing : file_.decision.standings) names.insert(standing.label);
        names.erase(own_.label);
        for (const NamedAward& award : awards_)
            if (const Standing* winner = winner_of(award); winner != nullptr && is_for(award))
                names.erase(winner->label);
        return names;
    }
    MayTell may_tell() const {
        return [places = own_places(file_, own_.id)](const engine::Explanation& fact) {
            return std::any_of(places.begin(), places.end(),
                               [&](const std::string& place) { return fact.pointer.starts_with(place); });
        };
    }

    Result<std::optional<store::Entry>> entry_of_bid(store::Reader& reader) const {
        const store::EntryFilter filter{0, 100, file_.tender.id, "", {"bid.received"}};
        std::optional<store::Entry> found;
        const auto look = [&](const store::Entry& entry, std::optional<json::Ref> body) {
            if (const auto bid = member(body, "bid"); bid && id_of(*bid) == own_.id) found = entry;
            return !found;
        };
        if (const Result<void> read = store::each_entry(reader, filter, look); !read) return read.error();
        return found;
    }

    void head(const store::Entry* came_in) {
        Pairs pairs;
        const auto pair = [&](const Text& what, const std::string& value) {
            if (!value.empty()) pairs.pairs.emplace_back(voice_(what), value);
        };
        pair(texts::buyer, buyer_name(file_));
        pair(texts::tender, file_.tender.id);
        pair(texts::subject, text_at(file_, {"tender", "title"}));
        pair(texts::to, own_.label);
        pair(texts::bid, own_.id);
        std::string lots;
        for (const std::string& lot : own_.lots) lots += (lots.empty() ? "" : ", ") + lot;
        pair(texts::lots_of_bid, lots);
        if (came_in != nullptr) pair(texts::received, voice_.moment(came_in->at));
        pair(texts::decided_on, voice_.moment(file_.row.at));
        if (file_.decision.as_at) pair(texts::law_of, voice_.reader.value(to_text(*file_.decision.as_at)));
        pair(texts::policy, file_.policy->info.name + ' ' + file_.policy->info.version);
        parts_->emplace_back(std::move(pairs));
        if (file_.standstill_to_come) parts_->emplace_back(Paragraph{voice_(texts::draft), true});
    }

    void decision(const NamedAward& award) {
        parts_->emplace_back(
            Heading{award.lot.empty() ? voice_(texts::decision) : voice_(texts::decision_on_lot, {award.title})});
        const Standing* winner = winner_of(award);
        if (winner == nullptr)
            say(texts::awarded_to_nobody);
        else
            say(winner->id == own_.id ? texts::awarded_to_you : texts::awarded_to, {winner->label});
        Items items;
        if (!award.award->reason.empty())
            items.items.push_back({voice_(texts::ground, {telling_.say(award.award->reason)}), {}});
        if (!award.award->cites.empty()) items.items.push_back({telling_.cites(award.award->cites), {}});
        for (const auto& passed : award.award->passed_over)
            if (&file_.decision.standings.at(passed.standing) == &own_)
                items.items.push_back({telling_.say(passed.reason), {}});
        if (award.award->despite_unknown) items.items.push_back({voice_(texts::despite_unknown), {}});
        if (!items.items.empty()) parts_->emplace_back(std::move(items));
    }

    void your_bid() {
        parts_->emplace_back(Heading{voice_(texts::your_bid)});
        const std::string status = report::status_text(voice_.reader, own_.status);
        if (own_.rank)
            say(texts::your_bid_ranks, {status, std::to_string(*own_.rank)});
        else
            say(texts::your_bid_is, {status});
        Items out;
        Items counted;
        for (const RuleOutcome& outcome : own_.outcomes) {
            if (ast::shuts_out(outcome.kind) && outcome.holds == Truth::yes)
                out.items.push_back(telling_.outcome(outcome));
            else if (ast::shuts_out(outcome.kind) && outcome.holds == Truth::unknown)
                out.items.push_back(telling_.unknown(outcome));
            else if (outcome.kind == ast::RuleKind::prefer && outcome.holds == Truth::yes)
                counted.items.push_back(telling_.outcome(outcome));
        }
        section(texts::why_out, std::move(out));
        section(texts::counted_for_you, std::move(counted));
    }

    // Scores beside those of the winner, for a bid that was admitted.
    void compare(const NamedAward& award) {
        if (own_.scores.empty() || own_.status == engine::Status::excluded) return;
        const Standing* winner = winner_of(award);
        const bool won = winner != nullptr && winner->id == own_.id;
        if (won) winner = nullptr;
        parts_->emplace_back(
            Heading{award.lot.empty() ? voice_(texts::scores) : voice_(texts::scores) + ": " + award.title, 3});
        Table table{{voice_(texts::criterion), voice_(texts::weight), voice_(texts::yours)}, {}, 1};
        if (winner != nullptr) table.head.push_back(winner->label);
        for (std::size_t at = 0; at < own_.scores.size(); ++at) {
            const engine::Score& own = own_.scores[at];
            table.rows.push_back({own.criterion, telling_.weight(own), telling_.score(own)});
            if (winner != nullptr)
                table.rows.back().push_back(at < winner->scores.size() ? telling_.score(winner->scores[at]) : "");
        }
        table.rows.push_back({voice_(texts::total), "", telling_.total(own_)});
        if (winner != nullptr) table.rows.back().push_back(telling_.total(*winner));
        parts_->emplace_back(std::move(table));
        for (const Standing* each : {winner, &own_}) {
            if (each == nullptr || each->decided_by.empty() || (each == &own_ && !won)) continue;
            parts_->emplace_back(Paragraph{telling_.set_apart(*each)});
        }
        if (!rests_told_) rests_on();
        if (winner != nullptr) advantages(*winner);
    }

    void rests_on() {
        rests_told_ = true;
        section(texts::how_scored, telling_.score_reasons(own_.scores));
    }

    bool is_better(const std::optional<Number>& theirs, const std::optional<Number>& own) const {
        if (!theirs || !own) return false;
        const bool highest = !file_.policy->graph.award || file_.policy->graph.award->highest_wins;
        return highest ? *theirs > *own : *theirs < *own;
    }

    void advantages(const Standing& winner) {
        Items items;
        if (is_better(winner.total, own_.total))
            items.items.push_back(
                {voice_(texts::winner_beside, {voice_(texts::total), telling_.total(winner), telling_.total(own_)}),
                 {}});
        for (std::size_t at = 0; at < own_.scores.size() && at < winner.scores.size(); ++at) {
            const engine::Score& own = own_.scores[at];
            const engine::Score& theirs = winner.scores[at];
            // Of amounts that are added or deducted the total tells.
            const bool better = theirs.form == graph::Criterion::Form::weighted && is_better(theirs.score, own.score);
            std::vector<Items::Item> reasons = telling_.reasons(theirs.explanation, true);
            if (!better && reasons.empty()) continue;
            Items::Item item{
                better ? voice_(texts::winner_beside, {theirs.criterion, telling_.score(theirs), telling_.score(own)})
                       : voice_(texts::winner_scored, {theirs.criterion, telling_.score(theirs)}),
                {}};
            for (const Items::Item& reason : reasons) item.below.push_back(reason.text);
            items.items.push_back(std::move(item));
        }
        section(texts::advantages, std::move(items));
    }

    void obligations() {
        const bool won = std::any_of(awards_.begin(), awards_.end(), [&](const NamedAward& award) {
            const Standing* winner = winner_of(award);
            return winner != nullptr && winner->id == own_.id;
        });
        if (won) section(texts::obligations, telling_.obligations(own_.outcomes));
    }

    void say(const Text& text, std::initializer_list<std::string_view> filled = {}) {
        parts_->emplace_back(Paragraph{voice_(text, filled)});
    }
    void section(const Text& heading, Items items) { add_section(*parts_, voice_(heading), std::move(items)); }
    void add(std::vector<Part> parts) { add_parts(*parts_, std::move(parts)); }

    const AwardFile& file_;
    const Standing& own_;
    const Voice& voice_;
    Numbers numbers_;
    std::vector<NamedAward> awards_;
    Telling telling_;
    std::vector<Part>* parts_ = nullptr;
    bool rests_told_ = false;
};

} // namespace

Result<Paper> letter(store::Reader& reader, const AwardFile& file, const std::string& bid, LetterOptions options) {
    const auto& standings = file.decision.standings;
    const auto own = std::find_if(standings.begin(), standings.end(), [&](const auto& each) { return each.id == bid; });
    if (own == standings.end())
        return service::not_found("the decision on `" + file.tender.id + "` has no bid `" + bid + "`");
    const Voice voice = voice_of(file, options.language);
    Result<Paper> paper = Writer(file, *own, voice, options.numbers).write(reader);
    return paper ? unveiled(reader, std::move(*paper)) : paper;
}

Result<std::vector<std::string>> bids_of(const AwardFile& file, const std::string& asked) {
    std::vector<std::string> bids;
    for (const Standing& standing : file.decision.standings) {
        const std::vector<std::string> parties = tenderers_of(file, standing.id);
        if (asked.empty() || standing.id == asked || standing.label == asked ||
            std::find(parties.begin(), parties.end(), asked) != parties.end())
            bids.push_back(standing.id);
    }
    if (bids.empty() && !asked.empty())
        return service::not_found("the decision on `" + file.tender.id + "` has no bid or bidder `" + asked + "`");
    return bids;
}

} // namespace voorrang::letters
