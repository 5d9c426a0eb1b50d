#include "adapters/letters/award_file.hpp"

#include "adapters/json/members.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/report/step_text.hpp"
#include "adapters/service/publication.hpp"
#include "adapters/store/damaged.hpp"

#include <algorithm>
#include <charconv>

namespace voorrang::letters {

namespace {

std::string text_under(json::Ref root, const std::string& pointer) {
    std::optional<json::Ref> at = root;
    for (const std::string& part : graph::parse_pointer(pointer).parts) {
        if (!at) return "";
        std::size_t index = 0;
        const bool number = std::from_chars(part.data(), part.data() + part.size(), index).ec == std::errc();
        at = at->is_array() && number ? at->element(index) : member(at, part);
    }
    return text_of(at);
}

// A reason may name personal facts, though no decision rests on them.
Result<std::set<std::string>> personal_texts(const service::ShelvedPolicy& policy, const std::string& tender,
                                             const json::Tree& document) {
    const graph::Schema& schema = policy.graph.schema;
    std::set<std::string> texts;
    const auto personal = [](const graph::Fact& fact) { return fact.personal; };
    if (std::none_of(schema.facts.begin(), schema.facts.end(), personal)) return texts;
    const Result<engine::Facts> facts = service::facts_of(policy, {tender, document, "", "", {}});
    if (!facts) return facts.error();
    for (graph::FactId id = 0; id < schema.facts.size(); ++id) {
        if (!schema.facts[id].personal) continue;
        for (std::uint32_t row = 0; row < facts->entities[schema.facts[id].entity].count; ++row)
            texts.insert(text_under(document.root(), facts->pointer(id, row)));
    }
    texts.erase("");
    return texts;
}

// Not where the tender went back to before the award, or ended as it can without one.
bool holds(const graph::Workflow& workflow, const store::Tender& tender, const store::Decision& row) {
    if (service::is_after_award(workflow, tender.state)) return true;
    const std::optional<engine::Instance> instance = report::read_instance(tender.instance);
    return instance && (instance->passages.empty() || instance->passages.back().at <= row.at);
}

Diagnostic not_yet(const std::string& tender, const store::Decision* row) {
    const std::string what =
        row == nullptr ? "the award of `" + tender + "` was not decided yet"
                       : "the award of `" + tender + "` is " + row->outcome + ": there is nothing yet to tell bidders";
    return service::not_now(what, row == nullptr ? "" : "the explanation of the decision says what it waits for");
}

} // namespace

Result<AwardFile> read_award_file(store::Reader& reader, service::Shelf& shelf, const std::string& tender) {
    const Result<std::optional<store::Tender>> there = reader.tender(tender);
    if (!there) return there.error();
    if (!*there) return service::not_found("there is no tender `" + tender + "`");
    const Result<std::vector<store::Decision>> rows = reader.decisions(tender);
    if (!rows) return rows.error();
    const auto last = std::find_if(rows->rbegin(), rows->rend(), [](const auto& row) { return row.decides_award(); });
    if (last == rows->rend()) return not_yet(tender, nullptr);
    if (last->outcome != "awarded" && last->outcome != "nobody") return not_yet(tender, &*last);

    const Result<service::PolicyPtr> policy = shelf.find(reader, (*there)->policy);
    if (!policy) return policy.error();
    const graph::Workflow* workflow = (*policy)->workflow((*there)->workflow);
    if (workflow != nullptr && !holds(*workflow, **there, *last))
        return service::not_now("the award of `" + tender + "` no longer holds: the tender is " + (*there)->state);

    Result<service::Again> again = service::decide_again(reader, shelf, *last);
    if (!again) return again.error();
    if (service::logged_text(*again, *last) != last->decision)
        return store::damaged("decision " + std::to_string(last->id) + " comes out otherwise than it was logged");
    const Result<std::optional<std::string>> text = reader.document(last->document);
    if (!text) return text.error();
    auto tree = json::read(text->value_or(""));
    const Result<std::optional<store::Entry>> entry = reader.entry(last->entry);
    if (!entry) return entry.error();
    if (!std::holds_alternative<json::Tree>(tree) || !*entry)
        return store::damaged("what was kept of decision " + std::to_string(last->id) + " can't be read");
    Result<std::optional<Standstill>> standstill = find_standstill(reader, shelf, **there, *last);
    if (!standstill) return standstill.error();

    AwardFile file{**there,
                   *last,
                   again->policy,
                   std::move(again->decision),
                   std::make_shared<const json::Tree>(std::move(std::get<json::Tree>(tree))),
                   **entry,
                   std::move(*standstill)};
    Result<std::set<std::string>> personal = personal_texts(*file.policy, tender, *file.document);
    if (!personal) return personal.error();
    file.personal = std::move(*personal);
    file.standstill_to_come = !file.standstill && workflow != nullptr && deadline_to_come(*workflow, file.tender.state);
    return file;
}

std::vector<NamedAward> awards_of(const engine::Decision& decision) {
    std::vector<NamedAward> awards;
    if (decision.award) awards.push_back({"", "", &*decision.award});
    for (const engine::LotAward& lot : decision.lots)
        awards.push_back({lot.id, lot.id == lot.label ? lot.id : lot.id + " (" + lot.label + ")", &lot.award});
    return awards;
}

Voice voice_of(const AwardFile& file, Language language) {
    const graph::Workflow* workflow = file.policy->workflow(file.tender.workflow);
    Voice voice{{Colour::off, language}};
    if (workflow != nullptr && workflow->calendar) voice.zone = file.policy->graph.calendars[*workflow->calendar].zone;
    return voice;
}

std::string text_at(const AwardFile& file, std::initializer_list<std::string_view> path) {
    std::optional<json::Ref> at = file.document->root();
    for (const std::string_view key : path) at = member(at, key);
    return text_of(at);
}

std::string buyer_name(const AwardFile& file) {
    const std::string name = text_at(file, {"buyer", "name"});
    if (!name.empty()) return name;
    const std::string id = text_at(file, {"buyer", "id"});
    const auto parties = member(file.document->root(), "parties");
    if (!id.empty() && parties && parties->is_array())
        for (const json::Ref party : parties->children())
            if (text_of(member(party, "id")) == id && !text_of(member(party, "name")).empty())
                return text_of(member(party, "name"));
    return id;
}

} // namespace voorrang::letters
