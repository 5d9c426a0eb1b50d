#include "adapters/eforms/check_values.hpp"

#include "adapters/eforms/fields.hpp"
#include "adapters/eforms/vocabulary.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "dsl/diagnostics/suggest.hpp"
#include "dsl/number/number.hpp"
#include "dsl/value/calendar_date.hpp"
#include "dsl/value/currency.hpp"

#include <algorithm>
#include <set>

namespace voorrang::eforms {

namespace {

std::string quoted(std::string_view text) {
    constexpr std::size_t most = 60; // bytes
    std::string shown = printable(text.substr(0, most));
    std::ranges::replace(shown, '`', '\'');
    return "`" + shown + (text.size() > most ? "…`" : "`");
}

bool all_of(std::string_view text, bool (*fits)(char)) { return std::ranges::all_of(text, fits); }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Checker {
  public:
    explicit Checker(Faults& faults) : faults_(faults) {}

    // `before`: what stands beside it, in front of it.
    void check(xml::Ref element, std::optional<xml::Ref> before) {
        if (faults_.full()) return;
        if (element.has_children()) {
            languages(element);
            std::optional<xml::Ref> before;
            for (const xml::Ref child : element.children()) {
                check(child, before);
                before = child;
            }
        } else if (element.text().empty()) {
            faults_.add(element, "`" + std::string(element.name()) + "` is empty",
                        "give it what it is there for, or leave it out");
        } else {
            leaf(element, before);
        }
    }

  private:
    void leaf(xml::Ref element, std::optional<xml::Ref> before) {
        const std::string_view name = element.name();
        if (const auto list = element.attribute("listName")) return code(element, *list);
        if (name.ends_with("Date")) return date(element);
        if (name.ends_with("Time")) return time(element, before);
        if (name.ends_with("Amount")) return amount(element);
        if (name.ends_with("Indicator")) return yes_no(element);
        if (name.ends_with("Numeric") || name.ends_with("Quantity") || name.ends_with("Percent") ||
            name.ends_with("Measure"))
            return number(element);
        if (name.ends_with("URI")) return address(element);
        if (name == "cbc:NoticeLanguageCode") return language_code(element, element.text());
        if (name == "cbc:ID" && element.parent()->name() == "cac:Language")
            return language_code(element, element.text());
    }

    void code(xml::Ref element, std::string_view list) {
        const std::string_view code = element.text();
        if (list == "cpv") return cpv(element);
        const auto known = codes_of(list);
        if (!known || std::ranges::binary_search(*known, code, {}, &Term::eforms)) return;
        std::vector<std::string> names;
        for (const Term& each : *known) names.emplace_back(each.eforms);
        std::string all;
        for (const std::string& each : names) all += (all.empty() ? "`" : ", `") + each + "`";
        const auto near = suggest(std::string(code), names);
        faults_.add(element, quoted(code) + " is no code of the list `" + std::string(list) + "`",
                    near ? "did you mean `" + *near + "`?" : "it has " + all);
    }

    void cpv(xml::Ref element) {
        const std::string_view code = element.text();
        if (code.size() == 8 && all_of(code, is_digit)) return;
        faults_.add(element, quoted(code) + " is no CPV code", "write its eight digits, such as `72230000`");
    }

    void date(xml::Ref element) {
        if (moment(element, std::nullopt)) return;
        faults_.add(element, quoted(element.text()) + " is no date with its offset from UTC",
                    "write it as `2026-03-02+01:00` or `2026-03-02Z`");
    }

    // With the date that stands before it, if that is one.
    void time(xml::Ref element, std::optional<xml::Ref> before) {
        const std::string_view name = element.name();
        const std::string_view stem = name.substr(0, name.size() - 4);
        const bool dated = before && before->name().starts_with(stem) && before->name().substr(stem.size()) == "Date";
        const bool sound = dated ? !moment(*before, std::nullopt) || moment(*before, element) : is_time(element.text());
        // Of its own dispatch a notice may tell the time in another offset than the day; of nothing that is due.
        if (sound && (!dated || name == "cbc:IssueTime" || offsets_agree(*before, element))) return;
        faults_.add(element, quoted(element.text()) + " is no time with the offset from UTC that its date has",
                    "write it as `12:00:00+01:00` or `11:00:00Z`");
    }

    // On any day.
    static bool is_time(std::string_view text) { return parse_time("2000-01-01T" + std::string(text)).has_value(); }

    void amount(xml::Ref element) {
        number(element);
        const auto currency = element.attribute("currencyID");
        if (!currency)
            faults_.add(element, "an amount without a currency", "say which with `currencyID`, such as `EUR`");
        else if (!parse_currency(*currency))
            faults_.add(element, quoted(*currency) + " is no currency of ISO 4217",
                        "write its three capital letters, such as `EUR`");
    }

    void number(xml::Ref element) {
        if (parse_number(element.text())) return;
        faults_.add(element, quoted(element.text()) + " is no number",
                    "write digits, with a point before the decimals");
    }

    void yes_no(xml::Ref element) {
        if (element.text() == "true" || element.text() == "false") return;
        faults_.add(element, quoted(element.text()) + " is neither `true` nor `false`", "write one of these");
    }

    void address(xml::Ref element) {
        const std::string_view text = element.text();
        if (text.find_first_of(" \t\r\n") == std::string_view::npos) return;
        faults_.add(element, quoted(text) + " is no address on the web", "write it as `https://…`, without spaces");
    }

    void language_code(xml::Ref element, std::string_view code) {
        if (code.size() == 3 && all_of(code, is_capital)) return;
        faults_.add(element, quoted(code) + " is no code of a language",
                    "write its three capital letters, such as `NLD`");
    }

    // Texts of one name beside each other are translations.
    void languages(xml::Ref parent) {
        std::set<std::pair<std::string_view, std::string_view>> seen;
        for (const xml::Ref child : parent.children()) {
            const auto code = child.attribute("languageID");
            if (!code) continue;
            language_code(child, *code);
            if (seen.emplace(child.name(), *code).second) continue;
            faults_.add(child, "`" + std::string(child.name()) + "` stands twice in the language " + quoted(*code),
                        "leave one of them: which one counts can't be told");
        }
    }

    Faults& faults_;
};

} // namespace

void check_values(xml::Ref root, Faults& faults) { Checker(faults).check(root, std::nullopt); }

} // namespace voorrang::eforms
