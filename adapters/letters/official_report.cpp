#include "adapters/letters/official_report.hpp"

#include "adapters/json/members.hpp"
#include "adapters/letters/course.hpp"
#include "adapters/letters/telling.hpp"
#include "adapters/letters/unveiled.hpp"
#include "adapters/report/findings_text.hpp"
#include "adapters/report/words.hpp"
#include "adapters/service/interests.hpp"

#include <algorithm>

namespace voorrang::letters {

namespace {

using engine::RuleOutcome;
using engine::Standing;

class Writer {
  public:
    Writer(const AwardFile& file, const Voice& voice)
        : file_(file), voice_(voice), telling_(file, voice, {}, [](const engine::Explanation&) { return true; }) {}

    Result<Paper> write(store::Reader& reader) {
        Paper paper{voice_.reader.language, voice_(texts::report_title), {}, buyer_name(file_), {}};
        parts_ = &paper.parts;
        contract();
        bidders();
        refused();
        for (const NamedAward& award : awards_of(file_.decision)) choice(award);
        section(texts::preferences, by_kind(ast::RuleKind::prefer));
        section(texts::flags, by_kind(ast::RuleKind::flag));
        add(telling_.standstill(Numbers::told));
        parts_->emplace_back(Heading{voice_(texts::course)});
        Result<Course> course = course_of(reader, file_.tender.id, voice_);
        if (!course) return course.error();
        parts_->emplace_back(std::move(course->table));
        paper.as_of = course->last;
        if (const Result<void> told = conflicts(reader); !told) return told.error();
        to_be_added();
        std::vector<NamedEntry> entries{{&texts::entry_decision, &file_.entry}};
        if (file_.standstill && file_.standstill->entry.seq != file_.entry.seq)
            entries.push_back({&texts::entry_sent, &file_.standstill->entry});
        Result<std::vector<Part>> proof = evidence(reader, entries, Numbers::told, voice_);
        if (!proof) return proof.error();
        add(std::move(*proof));
        return paper;
    }

  private:
    // Money of the document as it was written; a bare amount has the currency of the tender.
    std::string money(std::optional<json::Ref> value) const {
        if (!value) return "";
        const std::string amount = text_of(value->is_object() ? member(value, "amount") : value);
        std::string currency = text_of(member(value, "currency"));
        if (currency.empty()) currency = text_at(file_, {"tender", "value", "currency"});
        const auto number = parse_number(amount);
        if (!number) return amount;
        const auto known = parse_currency(currency);
        return voice_.reader.value(known ? to_display_text(Money{*number, *known}) : to_display_text(*number));
    }

    void contract() {
        Pairs pairs;
        const auto pair = [&](const Text& what, const std::string& value) {
            if (!value.empty()) pairs.pairs.emplace_back(voice_(what), value);
        };
        pair(texts::buyer, buyer_name(file_));
        pair(texts::tender, file_.tender.id);
        pair(texts::subject, text_at(file_, {"tender", "title"}));
        pair(texts::procedure, text_at(file_, {"tender", "procurementMethod"}));
        pair(texts::value, money(member(member(file_.document->root(), "tender"), "value")));
        pair(texts::workflow, file_.tender.workflow);
        pair(texts::state, file_.tender.state);
        pair(texts::decision_number, std::to_string(file_.row.id));
        pair(texts::decided_on, voice_.moment(file_.row.at));
        if (file_.decision.as_at) pair(texts::law_of, voice_.reader.value(to_text(*file_.decision.as_at)));
        pair(texts::policy, file_.policy->info.name + ' ' + file_.policy->info.version);
        pair(texts::policy_hash, file_.row.policy);
        pair(texts::document_hash, file_.row.document);
        parts_->emplace_back(Heading{voice_(texts::contract)});
        parts_->emplace_back(std::move(pairs));
        if (file_.standstill_to_come) parts_->emplace_back(Paragraph{voice_(texts::draft), true});
    }

    void bidders() {
        parts_->emplace_back(Heading{voice_(texts::bidders)});
        const auto& standings = file_.decision.standings;
        if (standings.empty()) {
            parts_->emplace_back(Paragraph{voice_(texts::nobody_bid)});
            return;
        }
        const auto most = std::max_element(standings.begin(), standings.end(), [](const auto& a, const auto& b) {
            return a.scores.size() < b.scores.size();
        });
        Table table{{voice_(texts::bidder), voice_(texts::bid), voice_(texts::standing)}, {}, 3};
        table.head.push_back(voice_(texts::rank));
        for (const engine::Score& score : most->scores)
            table.head.push_back(score.criterion + ' ' + telling_.weight(score));
        if (!most->scores.empty()) table.head.push_back(voice_(texts::total));
        for (const Standing& standing : standings) {
            std::vector<std::string> row{standing.label, standing.id,
                                         report::status_text(voice_.reader, standing.status),
                                         standing.rank ? std::to_string(*standing.rank) : "-"};
            for (std::size_t at = 0; at < most->scores.size(); ++at)
                row.push_back(at < standing.scores.size() ? telling_.score(standing.scores[at]) : "-");
            if (!most->scores.empty()) row.push_back(standing.scores.empty() ? "-" : telling_.total(standing));
            table.rows.push_back(std::move(row));
        }
        parts_->emplace_back(std::move(table));
    }

    void refused() {
        parts_->emplace_back(Heading{voice_(texts::refused)});
        bool any = false;
        for (const Standing& standing : file_.decision.standings) {
            Items items;
            for (const RuleOutcome& outcome : standing.outcomes) {
                if (!ast::shuts_out(outcome.kind)) continue;
                if (outcome.holds == Truth::yes) items.items.push_back(telling_.outcome(outcome));
                if (outcome.holds == Truth::unknown) items.items.push_back(telling_.unknown(outcome));
            }
            if (items.items.empty()) continue;
            any = true;
            parts_->emplace_back(
                Heading{standing.label + " (" + report::status_text(voice_.reader, standing.status) + ")", 3});
            parts_->emplace_back(std::move(items));
        }
        if (!any) parts_->emplace_back(Paragraph{voice_(texts::nobody_refused)});
    }

    void choice(const NamedAward& award) {
        parts_->emplace_back(
            Heading{award.lot.empty() ? voice_(texts::choice) : voice_(texts::choice_for_lot, {award.title})});
        const engine::AwardOutcome& outcome = *award.award;
        const Standing* winner = outcome.winner ? &file_.decision.standings.at(*outcome.winner) : nullptr;
        if (winner == nullptr)
            parts_->emplace_back(Paragraph{voice_(texts::awarded_to_nobody)});
        else
            parts_->emplace_back(Paragraph{voice_(
                texts::awarded_to, {winner->total ? voice_(texts::with_total, {winner->label, telling_.total(*winner)})
                                                  : winner->label})});
        Items items;
        if (!outcome.reason.empty()) items.items.push_back({voice_(texts::ground, {telling_.say(outcome.reason)}), {}});
        if (!outcome.cites.empty()) items.items.push_back({telling_.cites(outcome.cites), {}});
        if (outcome.despite_unknown) items.items.push_back({voice_(texts::despite_unknown), {}});
        for (const auto& passed : outcome.passed_over) items.items.push_back({telling_.say(passed.reason), {}});
        if (winner != nullptr && !winner->decided_by.empty()) items.items.push_back({telling_.set_apart(*winner), {}});
        if (winner != nullptr) {
            const std::string price = money(member(service::bid_in(*file_.document, winner->id), "value"));
            if (!price.empty()) items.items.push_back({voice_(texts::contract_price) + ": " + price, {}});
        }
        if (!items.items.empty()) parts_->emplace_back(std::move(items));
        if (winner == nullptr) return;
        section(texts::advantages, telling_.score_reasons(winner->scores));
        section(texts::obliged, telling_.obligations(winner->outcomes));
    }

    // Of all bids, and of other records that are told of by no bid.
    Items by_kind(ast::RuleKind kind) const {
        Items items;
        const auto from = [&](const std::string& label, const std::vector<RuleOutcome>& outcomes) {
            for (const RuleOutcome& outcome : outcomes) {
                if (outcome.kind != kind || outcome.holds != Truth::yes) continue;
                Items::Item item = telling_.outcome(outcome);
                item.text = label + ": " + item.text;
                items.items.push_back(std::move(item));
            }
        };
        for (const Standing& standing : file_.decision.standings) from(standing.label, standing.outcomes);
        for (const engine::OtherVerdict& other : file_.decision.others)
            if (!report::told_of_a_bid(other, file_.decision)) from(other.label, other.outcomes);
        return items;
    }

    // Directive 2014/24/EU art. 84(1)(i).
    Result<void> conflicts(store::Reader& reader) {
        const Result<std::vector<service::Interest>> all = service::interests(reader, file_.tender.id);
        if (!all) return all.error();
        parts_->emplace_back(Heading{voice_(texts::interests)});
        if (all->empty()) {
            parts_->emplace_back(Paragraph{voice_(texts::no_interests)});
            return {};
        }
        Table table{{voice_(texts::declared_on), voice_(texts::who), voice_(texts::interest), voice_(texts::abstained),
                     voice_(texts::entry_number)},
                    {},
                    4};
        for (const service::Interest& each : *all)
            table.rows.push_back({voice_.moment(each.at), each.user, each.text,
                                  voice_(each.abstains ? texts::did_abstain : texts::did_not_abstain),
                                  std::to_string(each.entry)});
        parts_->emplace_back(std::move(table));
        return {};
    }

    void to_be_added() {
        parts_->emplace_back(Heading{voice_(texts::not_in_log)});
        parts_->emplace_back(Paragraph{voice_(texts::to_be_added)});
        Items items;
        for (const Text* each :
             {&texts::subcontracting, &texts::circumstances, &texts::not_electronic, &texts::conflicts_elsewhere})
            items.items.push_back({voice_(*each), {}});
        parts_->emplace_back(std::move(items));
    }

    void section(const Text& heading, Items items) { add_section(*parts_, voice_(heading), std::move(items)); }
    void add(std::vector<Part> parts) { add_parts(*parts_, std::move(parts)); }

    const AwardFile& file_;
    const Voice& voice_;
    Telling telling_;
    std::vector<Part>* parts_ = nullptr;
};

} // namespace

Result<Paper> official_report(store::Reader& reader, const AwardFile& file, Language language) {
    const Voice voice = voice_of(file, language);
    Result<Paper> paper = Writer(file, voice).write(reader);
    return paper ? unveiled(reader, std::move(*paper)) : paper;
}

} // namespace voorrang::letters
