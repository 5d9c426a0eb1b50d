// Every answer as a response to a requirement, after the OCDS extension for requirements.
#include "adapters/eforms/parts.hpp"
#include "adapters/espd/check_structure.hpp"
#include "adapters/espd/release.hpp"

namespace voorrang::espd {

using eforms::find;
using eforms::ReleaseWriter;
using eforms::text;

namespace {

// Looked up once: an answer may be one of many.
struct Evidence {
    std::optional<xml::Ref> number, address;
};
using Evidences = std::unordered_map<std::string_view, Evidence>;

// It is repeated with every answer: of a very long one its begin.
std::string shortened(std::string_view text) {
    constexpr std::size_t most = 300; // bytes
    if (text.size() <= most) return std::string(text);
    std::size_t cut = most;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80) --cut; // not within a character
    return std::string(text.substr(0, cut)) + "…";
}

void write_value(const std::vector<xml::Ref>& value, ReleaseWriter& to) {
    const xml::Ref first = value.front();
    const std::string_view name = first.name();
    if (name == "cbc:ResponseIndicator") {
        to.yes_no("value", *indicator(first), first);
    } else if (name == "cbc:ResponseAmount") {
        eforms::write_amount("value", first, to);
    } else if (name == "cbc:ResponseNumeric" || name == "cbc:ResponseQuantity" || name == "cbc:ResponseMeasure") {
        eforms::write_number("value", first, to);
        if (const auto unit = first.attribute("unitCode"); unit && !unit->empty()) to.text("unit", *unit, first);
    } else if (name == "cbc:ResponseDate") {
        to.text("value", *day(first), first);
    } else {
        std::string all;
        for (const xml::Ref line : value) all += (all.empty() ? "" : "\n") + std::string(line.text());
        to.text("value", all, first);
    }
}

void write_period(xml::Ref period, ReleaseWriter& to) {
    const auto level = to.object("period");
    for (const auto& [key, name] : {std::pair{"startDate", "cbc:StartDate"}, std::pair{"endDate", "cbc:EndDate"}})
        if (const auto date = period.child(name); date && !date->text().empty()) to.text(key, *day(*date), *date);
}

void write_shortened(std::string_view key, std::optional<xml::Ref> element, ReleaseWriter& to) {
    if (element && !element->text().empty()) to.text(key, shortened(element->text()), *element);
}

void write_question(const Question& question, const Criterion& criterion, ReleaseWriter& to) {
    {
        const auto level = to.object("requirement");
        write_shortened("id", question.id, to);
        write_shortened("title", question.title, to);
    }
    const auto level = to.object("criterion");
    if (!criterion.id.empty()) to.text("id", shortened(criterion.id), criterion.element);
    write_shortened("title", criterion.name, to);
    if (criterion.code.empty()) return;
    const auto classification = to.object("classification");
    to.text("scheme", "ESPD", criterion.element);
    to.text("id", shortened(criterion.code), criterion.element);
}

void write_evidence(xml::Ref id, const Evidences& evidences, ReleaseWriter& to) {
    const auto level = to.object("");
    to.text("id", shortened(id.text()), id);
    const auto evidence = evidences.find(id.text());
    if (evidence == evidences.end()) return;
    const auto document = to.object("relatedDocument");
    write_shortened("id", evidence->second.number, to);
    write_shortened("url", evidence->second.address, to);
}

Evidence evidence_of(xml::Ref element) {
    const auto reference = element.child("cac:DocumentReference");
    if (!reference) return {};
    return {reference->child("cbc:ID"), find(*reference, {"cac:Attachment", "cac:ExternalReference", "cbc:URI"})};
}

class Writer {
  public:
    Writer(xml::Ref root, const Form& form, ReleaseWriter& to)
        : tenderer_(identifiers_of(operator_of(root)).front()),
          name_(find(operator_of(root), {"cac:PartyName", "cbc:Name"})), form_(form), to_(to) {
        for (const xml::Ref each : eforms::find_all(root, {"cac:Evidence"}))
            evidences_.emplace(text(each, {"cbc:ID"}), evidence_of(each));
    }

    // An answer of several values is as many responses.
    void write(const Answer& answer) {
        std::size_t count = 0;
        for (const auto& value : answer.values) one(answer, &value, ++count);
        if (answer.values.empty()) one(answer, nullptr, 1);
    }

  private:
    void one(const Answer& answer, const std::vector<xml::Ref>* value, std::size_t count) {
        const Criterion& criterion = form_.of(*answer.question);
        const auto level = to_.object("");
        const std::string id = answer.id.empty() ? text_of_question(answer) : shortened(answer.id);
        to_.text("id", count == 1 ? id : id + "/" + std::to_string(count), answer.element);
        if (value) write_value(*value, to_);
        if (answer.period) write_period(*answer.period, to_);
        write_question(*answer.question, criterion, to_);
        {
            const auto tenderer = to_.object("relatedTenderer");
            to_.text("id", tenderer_.text(), tenderer_);
            write_shortened("name", name_, to_);
        }
        {
            const auto lots = to_.list("relatedLots");
            for (const std::string_view lot : criterion.lots) to_.text("", shortened(lot), criterion.element);
        }
        const auto evidences = to_.list("evidences");
        for (const xml::Ref each : answer.evidences) write_evidence(each, evidences_, to_);
    }

    static std::string text_of_question(const Answer& answer) {
        return shortened(text(answer.element, {"cbc:ValidatedCriterionPropertyID"}));
    }

    xml::Ref tenderer_;
    std::optional<xml::Ref> name_;
    const Form& form_;
    ReleaseWriter& to_;
    Evidences evidences_;
};

} // namespace

void write_answers(xml::Ref root, const Form& form, const std::vector<Answer>& answers, ReleaseWriter& to) {
    Writer writer(root, form, to);
    const auto list = to.list("requirementResponses");
    for (const Answer& answer : answers) writer.write(answer);
}

} // namespace voorrang::espd
