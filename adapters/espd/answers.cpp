#include "adapters/espd/answers.hpp"

#include "adapters/eforms/fields.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "dsl/number/number.hpp"
#include "dsl/value/calendar_date.hpp"
#include "dsl/value/currency.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace voorrang::espd {

using eforms::text;

namespace {

std::string quoted(std::string_view text) {
    constexpr std::size_t most = 60; // bytes
    std::string shown = printable(text.substr(0, most));
    std::ranges::replace(shown, '`', '\'');
    return "`" + shown + (text.size() > most ? "…`" : "`");
}

struct Kind {
    std::string_view type;
    std::array<std::string_view, 3> elements; // of cac:ResponseValue, or cac:ApplicablePeriod; empty ones are none
};

constexpr std::string_view period_name = "cac:ApplicablePeriod";

// How a question of each type is answered, in all versions. Of a type that is not here any answer is taken.
constexpr auto kinds = std::to_array<Kind>({
    {"AMOUNT", {"cbc:ResponseAmount"}},
    {"CODE", {"cbc:ResponseCode"}},
    {"CODE_BOOLEAN", {"cbc:ResponseCode", "cbc:ResponseIndicator"}},
    {"CODE_COUNTRY", {"cbc:ResponseCode"}},
    {"DATE", {"cbc:ResponseDate", period_name}},
    {"DESCRIPTION", {"cbc:Description", "cbc:Response", period_name}},
    {"ECONOMIC_OPERATOR_IDENTIFIER", {"cbc:ResponseID"}},
    {"ECONOMIC_OPERATOR_ROLE_CODE", {"cbc:ResponseCode"}},
    {"IDENTIFIER", {"cbc:ResponseID"}},
    {"INDICATOR", {"cbc:ResponseIndicator"}},
    {"LOT_IDENTIFIER", {"cbc:ResponseID"}},
    {"PERCENTAGE", {"cbc:ResponseNumeric", "cbc:ResponseQuantity", "cbc:ResponseMeasure"}},
    {"PERIOD", {period_name, "cbc:Description", "cbc:ResponseMeasure"}},
    {"QUANTITY", {"cbc:ResponseQuantity", "cbc:ResponseNumeric", "cbc:ResponseMeasure"}},
    {"QUANTITY_INTEGER", {"cbc:ResponseQuantity", "cbc:ResponseNumeric", "cbc:ResponseMeasure"}},
    {"QUANTITY_YEAR", {"cbc:ResponseQuantity", "cbc:ResponseNumeric", "cbc:ResponseMeasure"}},
    {"URL", {"cbc:ResponseURI"}},
});

class Reader {
  public:
    Reader(const Form& form, eforms::Faults& faults) : form_(form), faults_(faults) {}

    void read(xml::Ref element) {
        const auto property = element.child("cbc:ValidatedCriterionPropertyID");
        if (!property || property->text().empty())
            return fault(property.value_or(element), "an answer without the question that it answers",
                         "name the question with `cbc:ValidatedCriterionPropertyID`");
        const Question* const question = form_.find(property->text());
        if (!question)
            return fault(*property, quoted(property->text()) + " is no question of this form",
                         "a response has the whole form within it: is it of another one?");
        if (question->twice)
            return fault(*property, quoted(property->text()) + " is the identifier of two questions",
                         "give each its own: which one is answered can't be told");
        Answer answer{element, question, text(element, {"cbc:ID"}), {}, {}, {}};
        for (const xml::Ref each : element.children()) {
            if (each.name() == "cac:ResponseValue") value(each, *question, answer);
            if (each.name() == period_name) period(each, *question, answer);
            if (each.name() == "cac:EvidenceSupplied") evidence(each, answer);
        }
        if (!answer.values.empty() || answer.period || !answer.evidences.empty()) answers.push_back(std::move(answer));
    }

    std::vector<Answer> answers;

  private:
    void value(xml::Ref element, const Question& question, Answer& answer) {
        std::vector<xml::Ref> said;
        for (const xml::Ref each : element.children()) {
            if (each.name() == "cbc:ID" || each.has_children() || each.text().empty()) continue;
            if (!said.empty() && (each.name() != "cbc:Description" || said.front().name() != each.name()))
                return fault(each, "a second answer in one value", "give each answer a `cac:ResponseValue` of its own");
            said.push_back(each);
        }
        if (said.empty()) return;
        if (!fits(said.front(), question)) return;
        check(said.front());
        answer.values.push_back(std::move(said));
    }

    void period(xml::Ref element, const Question& question, Answer& answer) {
        const auto start = element.child("cbc:StartDate"), end = element.child("cbc:EndDate");
        bool any = false;
        for (const auto& each : {start, end}) {
            if (!each || each->text().empty()) continue;
            any = true;
            date(*each);
        }
        if (!any || !fits(element, question)) return;
        if (start && end && day(*start) && day(*end) && *day(*end) < *day(*start))
            fault(*end, "a period that ends before it begins", "put the earlier day first");
        answer.period = element;
    }

    void evidence(xml::Ref element, Answer& answer) {
        const auto id = element.child("cbc:ID");
        if (id && !id->text().empty()) answer.evidences.push_back(*id);
    }

    bool fits(xml::Ref element, const Question& question) {
        const auto kind = std::ranges::find(kinds, question.type, &Kind::type);
        if (kind == kinds.end() || std::ranges::find(kind->elements, element.name()) != kind->elements.end())
            return true;
        fault(element,
              "the question asks for " + quoted(question.type) + ", but the answer is `" + printable(element.name()) +
                  "`",
              "answer it with `" + std::string(kind->elements.front()) + "`");
        return false;
    }

    void check(xml::Ref element) {
        const std::string_view name = element.name();
        if (name == "cbc:ResponseIndicator") {
            if (!indicator(element))
                fault(element, quoted(element.text()) + " is neither `true` nor `false`", "write one of these");
        } else if (name == "cbc:ResponseDate") {
            date(element);
        } else if (name == "cbc:ResponseAmount") {
            number(element);
            const auto currency = element.attribute("currencyID");
            if (!currency)
                fault(element, "an amount without a currency", "say which with `currencyID`, such as `EUR`");
            else if (!parse_currency(*currency))
                fault(element, quoted(*currency) + " is no currency of ISO 4217",
                      "write its three capital letters, such as `EUR`");
        } else if (name == "cbc:ResponseNumeric" || name == "cbc:ResponseQuantity" || name == "cbc:ResponseMeasure") {
            number(element);
        }
    }

    void date(xml::Ref element) {
        if (!day(element))
            fault(element, quoted(element.text()) + " is no day of the calendar", "write it as `2026-01-31`");
    }

    void number(xml::Ref element) {
        if (!parse_number(element.text()))
            fault(element, quoted(element.text()) + " is no number", "write digits, with a point before the decimals");
    }

    void fault(xml::Ref at, std::string message, std::string help) {
        faults_.add(at, std::move(message), std::move(help), Code::odd_answer);
    }

    const Form& form_;
    eforms::Faults& faults_;
};

// What the answers come to once each of their values is written out.
class Written {
  public:
    // False, and a fault, from the answer on that makes it too much.
    bool add(const Answer& answer, const Form& form, eforms::Faults& faults) {
        const std::size_t values = std::max<std::size_t>(answer.values.size(), 1);
        answers_ += values;
        lots_ += values * form.of(*answer.question).lots.size();
        evidences_ += values * answer.evidences.size();
        const auto too_many = [&](std::string message, std::string help) {
            faults.add(answer.element, std::move(message), std::move(help), Code::bad_response);
            return false;
        };
        if (answers_ > max_answers)
            return too_many("more than 20,000 answers", "no form has that many questions; is this the right file?");
        if (lots_ > max_lots)
            return too_many("the answers name more than 200,000 lots together",
                            "no procedure has so many; is this the right file?");
        if (evidences_ > max_evidences)
            return too_many("the answers refer to more than 200,000 pieces of evidence together",
                            "no bidder has so many; is this the right file?");
        return true;
    }

  private:
    std::size_t answers_ = 0, lots_ = 0, evidences_ = 0;
};

// Of a ground and for one lot: yes and no at once would be read as whichever stands first.
void check_agreement(const std::vector<Answer>& answers, eforms::Faults& faults) {
    std::unordered_map<const Question*, bool> said;
    for (const Answer& answer : answers) {
        if (answer.question->asks != Asks::whether) continue;
        for (const auto& value : answer.values) {
            const auto truth = indicator(value.front());
            if (!truth || said.emplace(answer.question, *truth).first->second == *truth) continue;
            faults.add(value.front(), "the same question answered with yes and with no", "leave the answer that counts",
                       Code::odd_answer);
        }
    }
}

void check_evidences(xml::Ref root, const std::vector<Answer>& answers, eforms::Faults& faults) {
    std::unordered_set<std::string_view> there;
    for (const xml::Ref id : eforms::find_all(root, {"cac:Evidence", "cbc:ID"})) there.insert(id.text());
    for (const Answer& answer : answers)
        for (const xml::Ref id : answer.evidences)
            if (!there.contains(id.text()))
                faults.add(id, quoted(id.text()) + " is referred to, but is not in the response",
                           "add it as `cac:Evidence`, or correct the reference", Code::bad_response);
}

} // namespace

std::optional<bool> indicator(xml::Ref element) {
    const std::string_view text = element.text();
    if (text == "true" || text == "1") return true;
    if (text == "false" || text == "0") return false;
    return std::nullopt;
}

std::optional<std::string_view> day(xml::Ref element) {
    const std::string_view text = element.text();
    const std::string_view date = text.substr(0, std::min<std::size_t>(text.size(), 10));
    if (!parse_date(date)) return std::nullopt;
    const std::string_view offset = text.substr(date.size());
    if (!offset.empty() && !parse_time(std::string(date) + "T00:00:00" + std::string(offset))) return std::nullopt;
    return date;
}

std::vector<Answer> read_answers(xml::Ref root, const Form& form, eforms::Faults& faults) {
    Reader reader(form, faults);
    Written written;
    for (const xml::Ref each : root.children()) {
        if (each.name() != "cac:TenderingCriterionResponse" || faults.full()) continue;
        reader.read(each);
        if (reader.answers.empty() || reader.answers.back().element != each) continue;
        if (!written.add(reader.answers.back(), form, faults)) break;
    }
    check_agreement(reader.answers, faults);
    check_evidences(root, reader.answers, faults);
    return std::move(reader.answers);
}

} // namespace voorrang::espd
