#include "adapters/report/ranking_text.hpp"

#include "adapters/report/words.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "dsl/value/value.hpp"

#include <algorithm>
#include <map>

namespace voorrang::report {

namespace {

using engine::Standing;
using engine::Status;

constexpr std::size_t least_label_columns = 16;
constexpr std::size_t most_label_columns = 40;
constexpr std::size_t most_lot_columns = 16;

// "1" or "1+2".
std::string lots_text(const Standing& standing) {
    std::string text;
    for (const std::string& lot : standing.lots) text += (text.empty() ? "" : "+") + lot;
    return text.empty() ? "-" : text;
}

// Decimals of a number that has finitely many.
unsigned decimals_of(const Number& value) {
    const std::string text = to_exact_text(value);
    if (text.find('/') != std::string::npos) return 0;
    const std::size_t point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<unsigned>(text.size() - point - 1);
}

// A column of numbers is lined up by its decimal points. A repeating fraction is cut here, told whole elsewhere.
class NumberColumn {
  public:
    void add(const std::optional<Number>& value) {
        if (value) decimals_ = std::max(decimals_, decimals_of(*value));
    }
    void at_least(unsigned decimals) { decimals_ = std::max(decimals_, decimals); }
    std::string show(const Number& value) const {
        const std::string text = to_display_text(value, decimals_);
        return text.substr(0, text.find(" ("));
    }

  private:
    unsigned decimals_ = 0;
};

std::string weight_text(const Number& weight) {
    return weight <= Number(1) ? to_display_text(Value(Percent{weight})) : to_display_text(weight);
}

std::string heading_of(const engine::Score& criterion, const Reader& reader) {
    const bool weighted = criterion.form == graph::Criterion::Form::weighted;
    return printable(criterion.criterion) + ' ' +
           (weighted ? reader.value(weight_text(criterion.weight)) : form_text(reader, criterion.form));
}

// Also an admitted one may wait for a fact: of its own scores, or of a rival that relative scores hang on.
Cell number_cell(const std::optional<Number>& value, const std::optional<Currency>& currency,
                 const NumberColumn& column, const Standing& standing, const Reader& reader) {
    if (value && currency) return {reader.value(to_display_text(Money{*value, *currency})), style::plain};
    if (value) return {reader.value(column.show(*value)), style::plain};
    if (standing.status == Status::excluded) return {};
    if (standing.failure || standing.status == Status::failed) return {reader.say("failed"), style::red};
    return {reader.value("unknown"), style::yellow};
}

Cell status_cell(const Standing& standing, const Reader& reader) {
    if (standing.status == Status::admitted) return {};
    const bool open = standing.status == Status::undetermined;
    return {status_text(reader, standing.status), open ? style::yellow : style::red};
}

const engine::Score* find_score(const Standing& standing, const std::string& criterion) {
    const auto found = std::find_if(standing.scores.begin(), standing.scores.end(),
                                    [&](const engine::Score& score) { return score.criterion == criterion; });
    return found == standing.scores.end() ? nullptr : &*found;
}

} // namespace

Ranking ranking_of(const engine::Decision& decision, const Reader& reader) {
    // Excluded ones have no scores; any other tells the criteria, all of them the same.
    const std::vector<engine::Score>* criteria = &decision.standings.front().scores;
    for (const Standing& standing : decision.standings)
        if (standing.scores.size() > criteria->size()) criteria = &standing.scores;

    std::map<std::string, NumberColumn> scores;
    NumberColumn totals;
    for (const Standing& standing : decision.standings) {
        for (const engine::Score& score : standing.scores) scores[score.criterion].add(score.score);
        totals.add(standing.total);
        totals.at_least(standing.total_decimals);
    }

    Ranking ranking;
    ranking.lots = std::any_of(decision.standings.begin(), decision.standings.end(),
                               [](const Standing& standing) { return !standing.lots.empty(); });
    if (ranking.lots) ranking.columns.push_back({reader.say("Lot"), Align::left});
    ranking.columns.push_back({reader.say("Rank"), Align::right});
    ranking.columns.push_back({reader.say("Name"), Align::left});
    for (const engine::Score& criterion : *criteria)
        ranking.columns.push_back({heading_of(criterion, reader), Align::right});
    ranking.columns.push_back({reader.say("Total"), Align::right});
    ranking.columns.push_back({"", Align::left});

    for (const Standing& standing : decision.standings) {
        std::vector<Cell> row;
        if (ranking.lots) row.push_back({printable(lots_text(standing)), style::plain});
        row.push_back({standing.rank ? std::to_string(*standing.rank) : "-", style::plain});
        row.push_back({printable(standing.label), style::plain});
        for (const engine::Score& criterion : *criteria) {
            const engine::Score* score = find_score(standing, criterion.criterion);
            const NumberColumn& column = scores[criterion.criterion];
            row.push_back(score == nullptr ? Cell{}
                                           : number_cell(score->score, score->currency, column, standing, reader));
        }
        row.push_back(number_cell(standing.total, standing.total_currency, totals, standing, reader));
        row.push_back(status_cell(standing, reader));
        ranking.rows.push_back(std::move(row));
    }
    return ranking;
}

std::string ranking_text(const engine::Decision& decision, const Reader& reader) {
    Ranking ranking = ranking_of(decision, reader);
    const std::size_t lots = 0;
    const std::size_t names = ranking.lots ? 2 : 1;
    const auto widest = [&](std::size_t column) {
        std::size_t columns = 0;
        for (const std::vector<Cell>& row : ranking.rows)
            columns = std::max(columns, display_columns(row[column].text));
        return columns;
    };
    std::size_t used = 2 + 4 + 2 + 2 + 8 + 2 + 12;
    if (ranking.lots) used += 2 + std::min(widest(lots), most_lot_columns);
    for (std::size_t at = names + 1; at + 2 < ranking.columns.size(); ++at)
        used += 2 + display_columns(ranking.columns[at].heading);
    const std::size_t room =
        std::clamp(line_columns - std::min(line_columns, used), least_label_columns, most_label_columns);

    Table table;
    for (Ranking::Column& column : ranking.columns) table.add_column(std::move(column.heading), column.align);
    for (std::vector<Cell>& row : ranking.rows) {
        if (ranking.lots) row[lots].text = cut_to(row[lots].text, most_lot_columns);
        row[names].text = cut_to(row[names].text, room);
        table.add_row(std::move(row));
    }
    return table.render(2, Paint(reader.colour));
}

} // namespace voorrang::report
