// Who answers, and what the answers come to as facts on it.
#include "adapters/eforms/parts.hpp"
#include "adapters/eforms/vocabulary.hpp"
#include "adapters/espd/check_structure.hpp"
#include "adapters/espd/grounds.hpp"
#include "adapters/espd/release.hpp"

#include <algorithm>

namespace voorrang::espd {

using eforms::find;
using eforms::ReleaseWriter;
using eforms::text;

namespace {

void write_if_said(std::string_view key, std::optional<xml::Ref> element, ReleaseWriter& to) {
    if (element && !element->text().empty()) to.text(key, element->text(), *element);
}

// Whose capacities are relied on, or who works for the bidder, makes no bid itself (version 2).
bool makes_a_bid(xml::Ref root) {
    const std::string_view role = text(root, {"cac:EconomicOperatorParty", "cac:EconomicOperatorRole", "cbc:RoleCode"});
    return role != "OERON" && role != "OENRON";
}

void write_identifier(xml::Ref id, ReleaseWriter& to) {
    const auto scheme = id.attribute("schemeID");
    const auto agency = id.attribute("schemeAgencyID");
    if (scheme && !scheme->empty())
        to.text("scheme", *scheme, id);
    else if (agency && !agency->empty())
        to.text("scheme", *agency, id);
    to.text("id", id.text(), id);
}

void write_identifiers(const std::vector<xml::Ref>& ids, ReleaseWriter& to) {
    {
        const auto identifier = to.object("identifier");
        write_identifier(ids.front(), to);
    }
    const auto others = to.list("additionalIdentifiers");
    for (std::size_t i = 1; i < ids.size(); ++i) {
        const auto other = to.object("");
        write_identifier(ids[i], to);
    }
}

void write_own_address(xml::Ref party, ReleaseWriter& to) {
    const auto address = party.child("cac:PostalAddress");
    if (!address) return;
    const auto level = to.object("address");
    eforms::write_address(*address, to);
    if (const auto code = find(*address, {"cac:Country", "cbc:IdentificationCode"}); code && code->text().size() == 2)
        to.text("country", code->text(), *code);
}

void write_contact(xml::Ref party, ReleaseWriter& to) {
    const auto contact = party.child("cac:Contact");
    if (!contact) return;
    const auto level = to.object("contactPoint");
    write_if_said("name", contact->child("cbc:Name"), to);
    write_if_said("email", contact->child("cbc:ElectronicMail"), to);
    write_if_said("telephone", contact->child("cbc:Telephone"), to);
    write_if_said("faxNumber", contact->child("cbc:Telefax"), to);
}

void write_details(xml::Ref root, ReleaseWriter& to) {
    const auto level = to.object("details");
    const xml::Ref party = operator_of(root);
    write_if_said("url", party.child("cbc:WebsiteURI"), to);
    eforms::write_code("scale", party.child("cbc:IndustryClassificationCode"), "economic-operator-size", to);
}

// A ground that was left open is null: an element of which nothing is known. So a list says that a ground is not there
// only where the bidder says so.
void write_grounds(xml::Ref root, const std::vector<Ground>& grounds, ReleaseWriter& to) {
    if (grounds.empty()) return; // the form asks for none
    {
        const auto list = to.list("exclusionGrounds");
        to.keep(root);
        for (const Ground& ground : grounds) {
            if (!ground.applies)
                to.unknown("", ground.from);
            else if (*ground.applies)
                to.text("", ground.code, ground.from);
        }
        // Of grounds that count whatever the notice says the form must have asked.
        for (const KnownCriterion& known : known_criteria())
            if (is_mandatory(known.ground) &&
                std::ranges::find(grounds, known.ground, &Ground::code) == grounds.end()) {
                to.unknown("", root);
                break;
            }
    }
    const auto denied = to.list("exclusionGroundsDenied");
    to.keep(root);
    for (const Ground& ground : grounds)
        if (ground.applies && !*ground.applies) to.text("", ground.code, ground.from);
}

// Of all grounds together, as the packages ask it: what was offered for one is to be judged first.
void write_self_cleaning(const std::vector<Ground>& grounds, ReleaseWriter& to) {
    std::optional<xml::Ref> refused;
    bool open = false;
    for (const Ground& ground : grounds) {
        if (!ground.applies.value_or(false)) continue;
        if (!ground.cleaned)
            open = true;
        else if (*ground.cleaned)
            return to.text("selfCleaning", "offered", *ground.cleaned_from);
        else if (!refused)
            refused = ground.cleaned_from;
    }
    if (refused && !open) to.text("selfCleaning", "none", *refused);
}

struct Year {
    std::string_view end; // its last day; empty if it is not told
    xml::Ref amount;
};

// The yearly turnover of the last year that is told, if it can be told which that is.
void write_turnover(const Form& form, const std::vector<Answer>& answers, ReleaseWriter& to) {
    std::vector<xml::Ref> amounts, periods;
    for (const Answer& answer : answers) {
        const Criterion& criterion = form.of(*answer.question);
        if (!criterion.known || !is_yearly_turnover(*criterion.known)) continue;
        for (const auto& value : answer.values)
            if (value.front().name() == "cbc:ResponseAmount") amounts.push_back(value.front());
        if (answer.period && answer.question->type == "PERIOD") periods.push_back(*answer.period);
    }
    if (amounts.empty() || (amounts.size() > 1 && periods.size() != amounts.size())) return;
    std::vector<Year> years;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        const auto end = i < periods.size() ? periods[i].child("cbc:EndDate") : std::nullopt;
        years.push_back({end ? day(*end).value_or("") : std::string_view(), amounts[i]});
    }
    const Year& last = *std::ranges::max_element(years, {}, &Year::end);
    if (years.size() > 1 && last.end.empty()) return;
    const auto differs = [&](const Year& each) {
        return each.end == last.end && (each.amount.text() != last.amount.text() ||
                                        each.amount.attribute("currencyID") != last.amount.attribute("currencyID"));
    };
    if (std::ranges::any_of(years, differs)) return;
    eforms::write_amount("turnover", last.amount, to);
}

} // namespace

void write_party(xml::Ref root, const Form& form, const std::vector<Answer>& answers, ReleaseWriter& to) {
    const auto level = to.object("");
    const xml::Ref party = operator_of(root);
    const std::vector<xml::Ref> ids = identifiers_of(party);
    to.text("id", ids.front().text(), ids.front());
    write_if_said("name", find(party, {"cac:PartyName", "cbc:Name"}), to);
    if (makes_a_bid(root)) {
        const auto roles = to.list("roles");
        to.text("", "tenderer");
    }
    write_identifiers(ids, to);
    write_own_address(party, to);
    write_contact(party, to);
    write_details(root, to);
    const std::vector<Ground> grounds = grounds_of(form, answers);
    write_turnover(form, answers, to);
    write_grounds(root, grounds, to);
    write_self_cleaning(grounds, to);
}

// Only what says more than that the ground applies. Which day belongs to which term is told only where there is one of
// each: of several each is a finding by itself.
void write_findings(xml::Ref root, const Form& form, const std::vector<Answer>& answers, ReleaseWriter& to) {
    const xml::Ref bidder = identifiers_of(operator_of(root)).front();
    const std::string own(own_identifier(root).text());
    const auto list = to.list("exclusionFindings");
    for (const Ground& ground : grounds_of(form, answers)) {
        if (!ground.applies.value_or(false)) continue;
        std::size_t count = 0;
        const auto write = [&](std::optional<xml::Ref> since, std::optional<xml::Ref> barred) {
            const auto level = to.object("");
            to.text("id", own + "/" + std::string(ground.code) + "/" + std::to_string(++count), ground.from);
            to.text("bidder", bidder.text(), bidder);
            to.text("ground", ground.code, ground.from);
            if (since) to.text("since", day(*since).value_or(""), *since);
            if (barred) to.text("barredUntil", day(*barred).value_or(""), *barred);
            if (ground.binding) to.yes_no("binding", *ground.binding, *ground.binding_from);
        };
        if (ground.since.size() <= 1 && ground.barred.size() <= 1) {
            if (ground.since.empty() && ground.barred.empty() && !ground.binding) continue;
            write(ground.since.empty() ? std::nullopt : std::optional(ground.since.front()),
                  ground.barred.empty() ? std::nullopt : std::optional(ground.barred.front()));
            continue;
        }
        for (const xml::Ref each : ground.since) write(each, std::nullopt);
        for (const xml::Ref each : ground.barred) write(std::nullopt, each);
    }
}

} // namespace voorrang::espd
