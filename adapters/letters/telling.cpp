#include "adapters/letters/telling.hpp"

#include "adapters/report/places.hpp"
#include "adapters/report/words.hpp"

#include <algorithm>
#include <cctype>
#include <filesystem>

namespace voorrang::letters {

namespace {

constexpr std::string_view hidden_name = "…";

std::string joined(const std::vector<std::string>& texts, std::string_view between) {
    std::string out;
    for (const std::string& text : texts) out += (out.empty() ? "" : std::string(between)) + text;
    return out;
}

using Names = std::vector<std::string>; // the longest first

// In a value a name stands between quotes.
std::string without_quoted(std::string text, const Names& names, const std::string& instead) {
    for (const std::string& name : names) {
        const std::string quoted = '"' + name + '"';
        for (std::size_t at = text.find(quoted); at != std::string::npos; at = text.find(quoted, at + instead.size()))
            text.replace(at, quoted.size(), instead);
    }
    return text;
}

bool is_of_word(unsigned char c) { return std::isalnum(c) != 0 || c >= 0x80; }

// In a sentence of the policy it stands as it is, and nothing tells it from the words around it.
std::string without_words(std::string text, const Names& names, const std::string& instead) {
    for (const std::string& name : names) {
        std::size_t at = text.find(name);
        while (at != std::string::npos) {
            const std::size_t end = at + name.size();
            const bool in_word = (at > 0 && is_of_word(text[at - 1]) && is_of_word(name.front())) ||
                                 (end < text.size() && is_of_word(text[end]) && is_of_word(name.back()));
            if (!in_word) text.replace(at, name.size(), instead);
            at = text.find(name, in_word ? at + 1 : at + instead.size());
        }
    }
    return text;
}

Said without(const Said& said, const Names& names, const std::string& instead) {
    if (std::find(names.begin(), names.end(), said.text) != names.end()) return Said(instead);
    Said out;
    out.kind = said.kind;
    const auto copy = [&](std::size_t begin, std::size_t end) {
        std::string text = said.text.substr(begin, end - begin);
        if (said.kind == Said::Kind::value) text = without_quoted(std::move(text), names, instead);
        if (said.kind == Said::Kind::written) text = without_words(std::move(text), names, instead);
        out.text += text;
    };
    std::size_t at = 0;
    for (const Said::Part& part : said.parts) {
        copy(at, part.at);
        Said inner = without(part.said, names, instead);
        at = part.at + part.said.text.size();
        const auto begin = static_cast<std::uint32_t>(out.text.size());
        out.text += inner.text;
        out.parts.push_back({begin, std::move(inner)});
    }
    copy(at, said.text.size());
    for (const Said& dutch : said.dutch) out.dutch.push_back(without(dutch, names, instead));
    return out;
}

std::string place_of(const AwardFile& file, Span span) {
    const auto place = report::SourcePlaces(file.policy->loaded.sources).find(span);
    if (!place) return "";
    // Where the file stood on the machine of the contracting authority is nobody's business.
    return report::to_text({std::filesystem::path(place->file).filename().string(), place->line, place->column});
}

} // namespace

Said without_names(const Said& said, const std::set<std::string>& names, const std::string& instead) {
    Names longest_first;
    for (const std::string& name : names)
        if (!name.empty()) longest_first.push_back(name);
    std::stable_sort(longest_first.begin(), longest_first.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    return without(said, longest_first, instead);
}

std::string Telling::say(const Said& said) const {
    return voice_.reader.say(hidden_.empty() ? said : without_names(said, hidden_, std::string(hidden_name)));
}

std::string Telling::cites(const std::vector<std::string>& cites) const {
    return cites.empty() ? std::string() : voice_(texts::cites, {joined(cites, "; ")});
}

Items::Item Telling::outcome(const engine::RuleOutcome& outcome) const {
    Items::Item item{outcome.because.empty() ? outcome.name : say(outcome.because), {}};
    const std::string place = place_of(file_, outcome.explanation.span);
    item.below.push_back(voice_(texts::rule_of, {outcome.rule, place.empty() ? file_.policy->info.name : place}));
    if (!outcome.cites.empty()) item.below.push_back(cites(outcome.cites));
    std::vector<std::string> facts;
    collect_facts(outcome.explanation, facts);
    if (!facts.empty()) item.below.push_back(voice_(texts::facts_below, {joined(facts, "; ")}));
    return item;
}

Items::Item Telling::unknown(const engine::RuleOutcome& outcome) const {
    std::vector<std::string> facts;
    for (const engine::MissingFact& fact : outcome.missing) facts.push_back(fact.fact);
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    return {outcome.name, {voice_(texts::missing, {joined(facts, ", ")})}};
}

Items::Item Telling::obligation(const engine::RuleOutcome& outcome) const {
    Items::Item item{say(outcome.owed), {}};
    if (!outcome.because.empty()) item.below.push_back(say(outcome.because));
    if (!outcome.cites.empty()) item.below.push_back(cites(outcome.cites));
    return item;
}

std::vector<Items::Item> Telling::reasons(const engine::Explanation& explanation, bool fixed_only) const {
    std::vector<Items::Item> found;
    collect_reasons(explanation, fixed_only, found);
    return found;
}

void Telling::collect_reasons(const engine::Explanation& explanation, bool fixed_only,
                              std::vector<Items::Item>& found) const {
    if (!explanation.because.empty() && (!fixed_only || explanation.because.parts.empty())) {
        Items::Item item{say(explanation.because), {}};
        if (!explanation.cites.empty()) item.below.push_back(cites(explanation.cites));
        const bool told =
            std::any_of(found.begin(), found.end(), [&](const auto& each) { return each.text == item.text; });
        if (!told) found.push_back(std::move(item));
    }
    if (explanation.kind == graph::OutlineKind::aggregate) return;
    for (const engine::Explanation& child : explanation.children) collect_reasons(child, fixed_only, found);
}

void Telling::collect_facts(const engine::Explanation& explanation, std::vector<std::string>& facts) const {
    if (explanation.kind == graph::OutlineKind::fact && may_tell_(explanation)) {
        const std::string text =
            report::explained_text(voice_.reader, explanation) + ": " + say(explanation.value_said());
        if (std::find(facts.begin(), facts.end(), text) == facts.end()) facts.push_back(text);
    }
    if (explanation.kind == graph::OutlineKind::aggregate) return;
    for (const engine::Explanation& child : explanation.children) collect_facts(child, facts);
}

Items Telling::score_reasons(const std::vector<engine::Score>& scores) const {
    Items items;
    for (const engine::Score& score : scores)
        for (Items::Item& reason : reasons(score.explanation, false)) {
            reason.text = score.criterion + ": " + reason.text;
            items.items.push_back(std::move(reason));
        }
    return items;
}

Items Telling::obligations(const std::vector<engine::RuleOutcome>& outcomes) const {
    Items items;
    for (const engine::RuleOutcome& outcome : outcomes)
        if (outcome.kind == ast::RuleKind::oblige && outcome.holds == Truth::yes)
            items.items.push_back(obligation(outcome));
    return items;
}

std::string Telling::set_apart(const engine::Standing& standing) const {
    std::vector<std::string> keys;
    for (const std::string& key : standing.decided_by) keys.push_back(report::tie_key_text(voice_.reader, key));
    return keys.empty() ? std::string() : voice_(texts::set_apart, {joined(keys, ", ")});
}

std::string Telling::score(const engine::Score& score) const {
    if (!score.score) return voice_(texts::unknown);
    return voice_.reader.value(engine::amount_text(*score.score, score.currency, 0));
}

std::string Telling::weight(const engine::Score& score) const {
    if (score.form != graph::Criterion::Form::weighted) return report::form_text(voice_.reader, score.form);
    return voice_.reader.value(score.weight <= Number(1) ? to_display_text(Value(Percent{score.weight}))
                                                         : to_display_text(score.weight));
}

std::string Telling::total(const engine::Standing& standing) const {
    if (!standing.total) return voice_(texts::unknown);
    return voice_.reader.value(engine::amount_text(*standing.total, standing.total_currency, standing.total_decimals));
}

std::vector<Part> Telling::standstill(Numbers numbers) const {
    std::vector<Part> parts{Heading{voice_(texts::standstill)}};
    if (!file_.standstill) {
        if (file_.standstill_to_come)
            parts.emplace_back(Paragraph{voice_(texts::draft), true});
        else
            parts.emplace_back(Paragraph{voice_(texts::no_standstill)});
        return parts;
    }
    const Standstill& standstill = *file_.standstill;
    const std::string sent = standstill.because.empty() ? voice_.moment(standstill.entry.at) : say(standstill.because);
    parts.emplace_back(Paragraph{numbers == Numbers::told
                                     ? voice_(texts::sent_by, {sent, std::to_string(standstill.entry.seq)})
                                     : voice_(texts::sent_unnumbered, {sent})});
    parts.emplace_back(Paragraph{
        voice_(texts::ends_with, {voice_.reader.value(standstill.deadline), voice_.moment(standstill.at)}), true});
    Items items{reasons(standstill.explanation, false)};
    if (!standstill.cites.empty()) items.items.push_back({cites(standstill.cites), {}});
    if (!items.items.empty()) parts.emplace_back(std::move(items));
    return parts;
}

} // namespace voorrang::letters
