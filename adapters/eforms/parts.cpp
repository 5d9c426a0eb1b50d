#include "adapters/eforms/parts.hpp"

#include "adapters/eforms/vocabulary.hpp"

#include <algorithm>

namespace voorrang::eforms {

namespace {

// The text of a number as JSON writes it: XML Schema allows a plus, zeros in front and a point at either end.
std::string json_number(std::string_view text) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    while (text.size() > 1 && text[0] == '0' && text[1] >= '0' && text[1] <= '9') text.remove_prefix(1);
    std::string number = negative ? "-" : "";
    if (text.starts_with('.')) number += '0';
    number += text;
    if (number.ends_with('.')) number.pop_back();
    return number;
}

bool is_whole(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

Source::Source(xml::Ref notice)
    : root(notice), type(*find(notice, {"cbc:NoticeTypeCode"})), extension(eforms::extension(notice)) {
    if (extension) results = find(*extension, {"efac:NoticeResult"});
    language = eforms::text(root, {"cbc:NoticeLanguageCode"});
    form = type.attribute("listName").value_or("");
    for (const xml::Ref lot : find_all(root, {"cac:ProcurementProjectLot"}))
        (is_of(*lot.child("cbc:ID"), "LotsGroup") ? groups : lots).push_back(lot);
    if (!results) return;
    for (const xml::Ref result : find_all(*results, {"efac:LotResult"}))
        outcomes.emplace(text(result, {"efac:TenderLot", "cbc:ID"}), result);
}

void write_words(std::string_view key, const std::vector<xml::Ref>& texts, const Source& from, ReleaseWriter& to) {
    struct Words {
        std::string_view language;
        std::string text;
        xml::Ref from;
    };
    std::vector<Words> all;
    for (const xml::Ref each : texts) {
        const std::string_view language = each.attribute("languageID").value_or(from.language);
        const auto same = std::ranges::find(all, language, &Words::language);
        if (same == all.end())
            all.push_back({language, std::string(each.text()), each});
        else
            same->text += "\n" + std::string(each.text());
    }
    if (all.empty()) return;
    const auto own = std::ranges::find(all, from.language, &Words::language);
    const Words& first = own == all.end() ? all.front() : *own;
    to.text(key, first.text, first.from);
    for (const Words& each : all)
        if (&each != &first) to.text(std::string(key) + "_" + language(each.language), each.text, each.from);
}

void write_text(std::string_view key, std::optional<xml::Ref> element, ReleaseWriter& to) {
    if (element) to.text(key, element->text(), *element);
}

void write_number(std::string_view key, std::optional<xml::Ref> element, ReleaseWriter& to) {
    if (element) to.number(key, json_number(element->text()), *element);
}

void write_yes_no(std::string_view key, std::optional<xml::Ref> element, ReleaseWriter& to) {
    if (!element) return;
    if (const auto holds = truth(*element)) to.yes_no(key, *holds, *element);
}

void write_code(std::string_view key, std::optional<xml::Ref> element, std::string_view list, ReleaseWriter& to) {
    if (!element) return;
    if (const std::string_view code = in_ocds(list, element->text()); !code.empty()) to.text(key, code, *element);
}

void write_natures(xml::Ref project, ReleaseWriter& to) {
    for (const xml::Ref nature : codes(project, {"cbc:ProcurementTypeCode"}, "contract-nature"))
        write_code("mainProcurementCategory", nature, "contract-nature", to);
    const auto list = to.list("additionalProcurementCategories");
    for (const xml::Ref nature :
         codes(project, {"cac:ProcurementAdditionalType", "cbc:ProcurementTypeCode"}, "contract-nature"))
        write_code("", nature, "contract-nature", to);
}

void write_amount(std::string_view key, std::optional<xml::Ref> element, ReleaseWriter& to) {
    if (!element) return;
    const auto level = to.object(key);
    to.number("amount", json_number(element->text()), *element);
    if (const auto currency = element->attribute("currencyID")) to.text("currency", *currency, *element);
    to.keep(*element);
}

void write_moment(std::string_view key, std::optional<xml::Ref> of, std::string_view name, bool end,
                  ReleaseWriter& to) {
    if (!of) return;
    const auto date = of->child(std::string(name) + "Date");
    if (!date) return;
    if (const auto at = moment(*date, of->child(std::string(name) + "Time"), end)) to.text(key, *at, *date);
}

void write_address(xml::Ref address, ReleaseWriter& to) {
    std::string street;
    std::optional<xml::Ref> first;
    for (const xml::Ref each : address.children()) {
        const bool line = each.name() == "cac:AddressLine" && each.child("cbc:Line");
        if (!line && each.name() != "cbc:StreetName" && each.name() != "cbc:AdditionalStreetName") continue;
        if (!first) first = each;
        street += (street.empty() ? "" : ", ") + std::string(line ? each.child("cbc:Line")->text() : each.text());
    }
    if (first) to.text("streetAddress", street, *first);
    write_text("locality", address.child("cbc:CityName"), to);
    // A region of the common classification NUTS, or one that is described: "anyw-eea".
    const auto region = address.child("cbc:CountrySubentityCode");
    write_text("region", region ? region : address.child("cbc:Region"), to);
    write_text("postalCode", address.child("cbc:PostalZone"), to);
    if (const auto code = find(address, {"cac:Country", "cbc:IdentificationCode"}))
        if (!country(code->text()).empty()) to.text("country", country(code->text()), *code);
}

std::string duration_text(xml::Ref measure) {
    const std::string_view unit = measure.attribute("unitCode").value_or("");
    const char letter = unit == "DAY" ? 'D' : unit == "WEEK" ? 'W' : unit == "MONTH" ? 'M' : unit == "YEAR" ? 'Y' : 0;
    if (letter == 0 || !is_whole(measure.text())) return {};
    return "P" + std::string(measure.text()) + letter;
}

void write_duration(std::optional<xml::Ref> measure, ReleaseWriter& to) {
    if (!measure) return;
    const std::string text = duration_text(*measure);
    if (text.empty()) return;
    if (text.back() == 'D') to.number("durationInDays", json_number(measure->text()), *measure);
    to.text("duration", text, *measure);
}

std::string_view id_of(xml::Ref lot) { return lot.child("cbc:ID")->text(); }

std::optional<xml::Ref> deadline_of(xml::Ref lot) {
    if (const auto due = find(lot, {"cac:TenderingProcess", "cac:TenderSubmissionDeadlinePeriod"})) return due;
    return find(lot, {"cac:TenderingProcess", "cac:ParticipationRequestReceptionPeriod"});
}

} // namespace voorrang::eforms
