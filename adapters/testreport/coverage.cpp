#include "adapters/testreport/coverage.hpp"

#include "adapters/report/columns.hpp"
#include "adapters/report/json_writer.hpp"
#include "adapters/report/paint.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "dsl/number/round.hpp"

#include <algorithm>
#include <filesystem>

namespace voorrang::testreport {

using engine::Aspect;
using engine::Covered;
using engine::CoveredKind;

namespace {

std::string key_of(const std::string& file) { return std::filesystem::weakly_canonical(file).string(); }

constexpr std::array kinds{CoveredKind::rule, CoveredKind::exception, CoveredKind::row, CoveredKind::criterion,
                           CoveredKind::tie,  CoveredKind::measure,   CoveredKind::way};
constexpr std::array<std::string_view, 7> kind_words{"rule", "exception", "row", "criterion", "tie", "measure", "way"};
constexpr std::array<phrases::Fixed, 7> kind_headings{"rules",    "exceptions", "table rows",       "criteria",
                                                      "tie keys", "measures",   "ways of workflows"};
constexpr std::array<std::string_view, 12> aspect_words{"strikes", "spares", "applies", "stays_out",
                                                        "hit",     "scores", "decides", "measured",
                                                        "met",     "missed", "taken",   "held_back"};
constexpr std::array<phrases::Fixed, 12> aspect_sentences{
    "it strikes",        "it does not strike",   "it applies",      "it does not apply",
    "it is hit",         "it gives a score",     "it breaks a tie", "it has a value",
    "its target is met", "its target is missed", "it is taken",     "its condition holds it back"};

struct Counts {
    std::size_t exercised = 0, total = 0;
};

Counts count(const std::vector<const CoveredPlace*>& items, const CoveredKind* kind = nullptr) {
    Counts counts;
    for (const CoveredPlace* item : items) {
        if (kind != nullptr && item->covered.kind != *kind) continue;
        for (const auto& part : item->covered.parts) {
            ++counts.total;
            if (part.tests > 0) ++counts.exercised;
        }
    }
    return counts;
}

} // namespace

std::string_view word(CoveredKind kind) { return kind_words[static_cast<std::size_t>(kind)]; }
std::string_view word(Aspect aspect) { return aspect_words[static_cast<std::size_t>(aspect)]; }

void CoverageReport::add(const engine::Coverage& coverage, const SourceMap& sources) {
    // The main file is the first source.
    const std::string main = key_of(sources.source(0).name);
    File& tested = files_[main];
    if (!tested.tested) order_.push_back(main);
    tested.tested = true;
    tested.shown = sources.source(0).name;
    const report::SourcePlaces places(sources);
    for (const Covered& covered : coverage.items()) {
        File& file = files_[key_of(sources.source(covered.span.source).name)];
        const report::Place place = places.find(covered.span).value_or(report::Place{});
        const auto same = std::ranges::find_if(file.items, [&](const CoveredPlace& known) {
            return known.covered.name.text == covered.name.text && known.place.line == place.line &&
                   known.place.column == place.column;
        });
        if (same == file.items.end()) {
            file.items.push_back({place, covered});
            continue;
        }
        for (std::size_t i = 0; i < covered.parts.size(); ++i) same->covered.parts[i].tests += covered.parts[i].tests;
    }
}

std::vector<const CoveredPlace*> CoverageReport::counted() const {
    std::vector<const CoveredPlace*> items;
    for (const std::string& name : order_) {
        const std::size_t first = items.size();
        for (const CoveredPlace& item : files_.at(name).items) items.push_back(&item);
        std::stable_sort(
            items.begin() + static_cast<std::ptrdiff_t>(first), items.end(), [](const auto* a, const auto* b) {
                return std::pair(a->place.line, a->place.column) < std::pair(b->place.line, b->place.column);
            });
    }
    return items;
}

std::size_t CoverageReport::exercised() const { return count(counted()).exercised; }
std::size_t CoverageReport::total() const { return count(counted()).total; }

Number CoverageReport::share() const {
    const Counts counts = count(counted());
    if (counts.total == 0) return 100;
    return Number::fraction(static_cast<std::int64_t>(counts.exercised * 100), static_cast<std::int64_t>(counts.total));
}

std::string CoverageReport::text(const report::Reader& reader) const {
    const report::Paint paint(reader.colour);
    const auto items = counted();
    const Counts all = count(items);
    // Rounded down: what is not whole never looks whole.
    const std::string share_text = reader.value(to_display_text(round(share(), 1, RoundMode::down)) + '%');
    std::string out = reader.say("coverage: {1} of {2}, {3}",
                                 {std::to_string(all.exercised), std::to_string(all.total), share_text}) +
                      '\n';
    report::Table kinds_table;
    kinds_table.add_column(reader.say("kind"), report::Align::left);
    kinds_table.add_column(reader.say("exercised"), report::Align::right);
    kinds_table.add_column(reader.say("of"), report::Align::right);
    for (const CoveredKind& kind : kinds) {
        const Counts counts = count(items, &kind);
        if (counts.total == 0) continue;
        kinds_table.add_row({{reader.say(kind_headings[static_cast<std::size_t>(kind)])},
                             {std::to_string(counts.exercised)},
                             {std::to_string(counts.total)}});
    }
    if (all.total > 0) out += kinds_table.render(2, paint);
    if (all.exercised == all.total) return out;
    report::Table open;
    for (const phrases::Fixed heading :
         {phrases::Fixed("where"), phrases::Fixed("what"), phrases::Fixed("no test in which")})
        open.add_column(reader.say(heading), report::Align::left);
    for (const CoveredPlace* item : items)
        for (const auto& part : item->covered.parts)
            if (part.tests == 0)
                open.add_row({{printable(to_text(item->place)), report::style::bold},
                              {reader.say(item->covered.name)},
                              {reader.say(aspect_sentences[static_cast<std::size_t>(part.aspect)])}});
    return out + open.render(2, paint);
}

std::string CoverageReport::json(Language language) const {
    const auto items = counted();
    const Counts all = count(items);
    report::JsonWriter json(report::JsonLayout::indented);
    json.begin_object().member("format", "voorrang-coverage-1").member("language", code_of(language));
    json.key("exercised").integer(all.exercised).key("of").integer(all.total).key("items").begin_array();
    for (const CoveredPlace* item : items) {
        json.begin_object().member("kind", word(item->covered.kind)).member("name", say(language, item->covered.name));
        json.member("file", item->place.file).key("line").integer(item->place.line);
        json.key("column").integer(item->place.column).key("parts").begin_array();
        for (const auto& part : item->covered.parts)
            json.begin_object().member("aspect", word(part.aspect)).key("tests").integer(part.tests).end_object();
        json.end_array().end_object();
    }
    json.end_array().end_object();
    return json.take() + '\n';
}

} // namespace voorrang::testreport
