#include "adapters/diff/declared.hpp"
#include "adapters/diff/points.hpp"
#include "dsl/check/overloaded.hpp"

#include <algorithm>

namespace voorrang::diff {

namespace {

doc::Phrase hit_of(ast::HitPolicy hit) {
    switch (hit) {
    case ast::HitPolicy::first:
        return doc::Phrase::hit_first;
    case ast::HitPolicy::unique:
        return doc::Phrase::hit_unique;
    case ast::HitPolicy::any:
        return doc::Phrase::hit_any;
    case ast::HitPolicy::priority:
        return doc::Phrase::hit_priority;
    case ast::HitPolicy::collect:
        break;
    }
    return doc::Phrase::hit_collect;
}

std::string mode_words(const Points& points, RoundMode mode) {
    switch (mode) {
    case RoundMode::half_up:
        return points.say(doc::Phrase::half_up);
    case RoundMode::half_even:
        return points.say(doc::Phrase::half_even);
    case RoundMode::down:
        return points.say(doc::Phrase::down);
    case RoundMode::up:
        break;
    }
    return points.say(doc::Phrase::up);
}

// A sentence of a page, within another.
std::string without_stop(std::string sentence) {
    if (sentence.ends_with('.')) sentence.pop_back();
    return sentence;
}

} // namespace

Declared Describer::describe(const ast::Table& table) const {
    Declared declared = begin(Kind::table, table.name.text, table.span);
    Points points(texts_, meaning_, language_, declared.points);
    points.name("subject", Phrase::subject, table.subject);
    points.span("type", Phrase::type, table.type.span);
    std::string hit = table.collect ? points.say(doc::Phrase::hit_collect_by, ast::word(*table.collect))
                                    : points.say(hit_of(table.hit));
    for (const ast::Expression& each : table.priorities) hit += " " + points.said(each);
    points.text("hit", Phrase::hit, without_stop(std::move(hit)));
    points.expressions("columns", Phrase::columns, table.inputs);
    points.flag("open", points.say(doc::Phrase::open), table.open);
    const auto cell_meaning = [&](const ast::Table::Cell& cell) {
        std::string meaning = cell.negated ? "not " : "";
        for (const auto& test : cell.tests)
            meaning += std::to_string(static_cast<int>(test.op)) + " " + meaning_.of(test.value) +
                       (test.to ? ".." + meaning_.of(*test.to) : "") + ", ";
        return meaning;
    };
    Numbers numbers;
    for (const auto& row : table.rows) {
        std::string key, shown;
        for (const auto& cell : row.cells) {
            key += cell_meaning(cell) + "|";
            shown += " " + (cell.tests.empty() ? "-" : points.said(cell.span)) + " |";
        }
        key = numbers.of("row " + key);
        Points part = points.part(key, Phrase::of_row, "|" + shown);
        part.expression("output", Phrase::outcome, row.output);
        if (row.because) part.because(*row.because);
        if (table.hit == ast::HitPolicy::first) declared.order.push_back({key, "|" + shown});
    }
    points.cites(table.cites);
    return declared;
}

Declared Describer::describe(const ast::Award& award) const {
    Declared declared = begin(Kind::award, award.name.text, award.span);
    Points points(texts_, meaning_, language_, declared.points);
    points.name("among", Phrase::competitors, award.among);
    points.name("subject", Phrase::subject, award.subject);
    if (award.each_lot) points.span("each lot", Phrase::each_lot, award.each_lot->span);
    using Form = ast::Award::Criterion::Form;
    for (const auto& criterion : award.criteria) {
        Points part = points.part("criterion " + criterion.name.text, Phrase::of_criterion, criterion.name.text);
        if (criterion.form == Form::weighted)
            part.expression("weight", Phrase::weight, criterion.weight);
        else
            part.text("weight", Phrase::weight,
                      points.say(criterion.form == Form::adds ? doc::Phrase::adds : doc::Phrase::deducts));
        part.expression("score", Phrase::score, criterion.score);
        part.expression("minimum", Phrase::least_score, criterion.minimum);
    }
    const auto rounding = [&](std::string key, Phrase what, const std::optional<ast::Award::Rounding>& round,
                              doc::Phrase sentence) {
        if (round)
            points.text(
                std::move(key), what,
                without_stop(points.say(sentence, std::to_string(round->decimals), mode_words(points, round->mode))));
    };
    rounding("round scores", Phrase::rounding_scores, award.round_scores, doc::Phrase::round_scores);
    rounding("round total", Phrase::rounding_total, award.round_total, doc::Phrase::round_total);
    const bool highest = award.direction == ast::Award::Direction::highest;
    std::string wins = points.say(highest ? doc::Phrase::highest_total : doc::Phrase::lowest_total);
    std::string meaning = wins;
    if (award.limit) {
        wins +=
            " " + points.say(highest ? doc::Phrase::at_least : doc::Phrase::at_most) + " " + points.said(*award.limit);
        meaning += " " + meaning_.of(*award.limit);
    }
    points.meant("wins", Phrase::who_wins, std::move(meaning), std::move(wins));
    std::string tie_meaning, ties;
    for (const auto& tie : award.ties) {
        const auto add = [&](const std::string& words, const ast::Expression* value) {
            ties += (ties.empty() ? "" : ", ") + words + (value != nullptr ? " " + points.said(*value) : "");
            tie_meaning += words + (value != nullptr ? " " + meaning_.of(*value) : "") + "\n";
        };
        std::visit(check::Overloaded{
                       [&](const ast::Award::ByCriterion& by) {
                           add(points.say(doc::Phrase::tie_criterion, by.name.text), nullptr);
                       },
                       [&](const ast::Award::ByValue& by) {
                           add(points.say(by.direction == ast::Award::Direction::lowest ? doc::Phrase::tie_lowest
                                                                                        : doc::Phrase::tie_highest),
                               &by.value);
                       },
                       [&](const ast::Award::ByPreference&) { add(points.say(doc::Phrase::tie_preference), nullptr); },
                       [&](const ast::Award::ByDraw& by) {
                           add(points.say(by.seed ? doc::Phrase::draw_seed : doc::Phrase::tie_draw),
                               by.seed ? &*by.seed : nullptr);
                       }},
                   tie);
    }
    if (!ties.empty()) points.meant("ties", Phrase::ties, std::move(tie_meaning), std::move(ties));
    points.reason(award.reason);
    return declared;
}

} // namespace voorrang::diff
