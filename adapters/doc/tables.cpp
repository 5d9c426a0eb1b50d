#include "adapters/doc/writer.hpp"
#include "adapters/markup/escape.hpp"
#include "dsl/check/overloaded.hpp"

namespace voorrang::doc {

using check::Overloaded;
using markup::escaped;

std::string Writer::body(const ast::Table& table) const {
    std::string head;
    for (const ast::Expression& input : table.inputs) head += element("th", code(input), "scope=\"col\"");
    head += element("th", escaped(capital(spaced(table.output.text))), "scope=\"col\" class=\"outcome\"");
    if (table.has_because) head += element("th", say(Phrase::because), "scope=\"col\"");
    std::string rows;
    for (const auto& row : table.rows) {
        std::string cells;
        for (const auto& cell : row.cells)
            cells += element("td",
                             cell.tests.empty() ? element("span", say(Phrase::any), "class=\"any\"") : code(cell.span));
        cells += element("td", code(row.output), "class=\"outcome\"");
        if (table.has_because) cells += element("td", row.because ? because(*row.because) : "");
        rows += element("tr", cells) + '\n';
    }
    std::string hit;
    switch (table.hit) {
    case ast::HitPolicy::first:
        hit = say(Phrase::hit_first);
        break;
    case ast::HitPolicy::unique:
        hit = say(Phrase::hit_unique);
        break;
    case ast::HitPolicy::any:
        hit = say(Phrase::hit_any);
        break;
    case ast::HitPolicy::priority:
        hit = say(Phrase::hit_priority);
        for (const auto& value : table.priorities) hit += ' ' + code(value);
        break;
    case ast::HitPolicy::collect:
        hit =
            table.collect ? say(Phrase::hit_collect_by, escaped(ast::word(*table.collect))) : say(Phrase::hit_collect);
        break;
    }
    if (table.subject) hit = say(Phrase::table_of, subject(*table.subject)) + ' ' + hit;
    std::string out = element("p", hit, "class=\"hit\"") + "\n<div class=\"scroll\"><table><thead>" +
                      element("tr", head) + "</thead>\n<tbody>" + rows + "</tbody></table></div>\n";
    if (table.open) out += element("p", say(Phrase::open), "class=\"force\"") + '\n';
    return out + cites(table.cites);
}

std::string Writer::criteria(const ast::Award& award) const {
    std::string rows;
    using Form = ast::Award::Criterion::Form;
    for (const auto& criterion : award.criteria) {
        std::string score = code(criterion.score);
        if (criterion.minimum) score += ", " + say(Phrase::minimum, code(*criterion.minimum));
        rows += element("tr", element("th", escaped(capital(spaced(criterion.name.text))), "scope=\"row\"") +
                                  element("td", criterion.form == Form::weighted ? code(criterion.weight)
                                                : criterion.form == Form::adds   ? say(Phrase::adds)
                                                                                 : say(Phrase::deducts)) +
                                  element("td", score)) +
                '\n';
    }
    return "<div class=\"scroll\"><table><thead>" +
           element("tr", element("th", say(Phrase::criterion), "scope=\"col\"") +
                             element("th", say(Phrase::weight), "scope=\"col\"") +
                             element("th", say(Phrase::score), "scope=\"col\"")) +
           "</thead>\n<tbody>" + rows + "</tbody></table></div>\n";
}

std::string Writer::ties(const ast::Award& award) const {
    std::string items;
    for (const auto& tie : award.ties)
        items += element(
            "li", std::visit(Overloaded{[&](const ast::Award::ByCriterion& by) {
                                            return say(Phrase::tie_criterion, escaped(spaced(by.name.text)));
                                        },
                                        [&](const ast::Award::ByValue& by) {
                                            return say(by.direction == ast::Award::Direction::lowest
                                                           ? Phrase::tie_lowest
                                                           : Phrase::tie_highest) +
                                                   ' ' + code(by.value);
                                        },
                                        [&](const ast::Award::ByPreference&) { return say(Phrase::tie_preference); },
                                        [&](const ast::Award::ByDraw& by) {
                                            return by.seed ? say(Phrase::draw_seed) + ' ' + code(*by.seed)
                                                           : say(Phrase::tie_draw);
                                        }},
                             tie));
    if (items.empty()) return {};
    return element("p", say(Phrase::ties)) + element("ol", items) + '\n';
}

std::string Writer::body(const ast::Award& award) const {
    std::string out = criteria(award);
    if (award.each_lot) out += element("p", say(Phrase::each_lot)) + '\n';
    const auto mode = [&](RoundMode mode) {
        switch (mode) {
        case RoundMode::half_up:
            return say(Phrase::half_up);
        case RoundMode::half_even:
            return say(Phrase::half_even);
        case RoundMode::down:
            return say(Phrase::down);
        case RoundMode::up:
            break;
        }
        return say(Phrase::up);
    };
    std::string rounding;
    if (award.round_scores)
        rounding +=
            say(Phrase::round_scores, std::to_string(award.round_scores->decimals), mode(award.round_scores->mode));
    if (award.round_total)
        rounding +=
            (rounding.empty() ? "" : " ") +
            say(Phrase::round_total, std::to_string(award.round_total->decimals), mode(award.round_total->mode));
    if (!rounding.empty()) out += element("p", rounding) + '\n';
    const bool highest = award.direction == ast::Award::Direction::highest;
    std::string wins = say(highest ? Phrase::highest_total : Phrase::lowest_total);
    if (award.limit) wins += ' ' + say(highest ? Phrase::at_least : Phrase::at_most) + ' ' + code(*award.limit);
    out += element("p", wins + '.') + '\n' + ties(award);
    return out + reason(award.reason);
}

} // namespace voorrang::doc
