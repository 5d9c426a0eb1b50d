// From what was kept of each group to its result. A group is evaluated twice: with the results over the known rows, and
// with only those results that nothing unknown could change. If the second has a value, it is exact.
#include "engine/evaluate/cells.hpp"
#include "engine/explain/explainer.hpp"
#include "engine/facts/cell_text.hpp"
#include "engine/measure/others.hpp"
#include "engine/measure/tally.hpp"

#include <algorithm>

namespace voorrang::engine {

namespace {

using graph::FactId;

bool placed(const GroupKeys& keys) {
    return std::all_of(keys.begin(), keys.end(), [](const auto& key) { return key.has_value(); });
}

// Whether rows with these keys, some of them unknown, may belong to that group.
bool may_belong(const GroupKeys& keys, const GroupKeys& group) {
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i] && !(*keys[i] == *group[i])) return false;
    return true;
}

std::string text_of(const Value& value, bool percent) {
    if (const auto* number = std::get_if<Number>(&value); number && percent) return to_display_text(Percent{*number});
    return to_display_text(value);
}

Said key_text(const Value& value, bool percent) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return phrases::said_value(text_of(value, percent));
}

class Results {
  public:
    Results(const Tally& tally, const StreamTexts& texts, std::span<const MeasureResult> results)
        : tally_(tally), texts_(texts), measure_(tally.measure()), others_(measure_, results, texts),
          facts_(measure_.groups.schema, measure_.groups.texts), evaluator_(measure_.groups) {
        for (const std::uint32_t number : tally.grouping().in_order()) {
            const GroupKeys& keys = tally.grouping().keys(number);
            (placed(keys) ? placed_ : unplaced_)
                .push_back({&keys, &tally.grouping().groups()[number], &tally.lack(number), number});
        }
    }

    MeasureResult run(bool explained) {
        MeasureResult result;
        result.name = measure_.name;
        result.full_name = measure_.full_name;
        result.rows = measure_.rows;
        result.flagged = measure_.flagged;
        if (measure_.where) result.where = measure_.where->name;
        result.of_groups = measure_.of_groups;
        result.cites = measure_.cites;
        for (const auto& key : measure_.keys) result.key_names.push_back(key.name);
        for (const auto& [keys, group, lack, number] : unplaced_)
            result.unplaced.push_back({key_texts(*keys),
                                       group->rows,
                                       group->cases,
                                       {group->case_names.begin(), group->case_names.end()},
                                       lack->missing,
                                       lack->key_failure});
        fill_facts();
        evaluation_ = &evaluator_.run(facts_, Mode::traced);
        for (std::uint32_t i = 0; i < placed_.size(); ++i) result.groups.push_back(group(i, explained));
        return result;
    }

  private:
    struct Entry {
        const GroupKeys* keys;
        const Grouping::Group* group;
        const Lack* lack;
        std::uint32_t number; // of the group
    };

    std::vector<Said> key_texts(const GroupKeys& keys) const {
        std::vector<Said> texts;
        for (std::size_t i = 0; i < keys.size(); ++i)
            texts.push_back(keys[i] ? key_text(*keys[i], measure_.keys[i].percent) : phrases::said_value("unknown"));
        return texts;
    }

    // Each group is two cases: 2i over the known rows, 2i + 1 with what is certain only.
    void fill_facts() {
        const auto count = static_cast<std::uint32_t>(2 * placed_.size());
        facts_.entities[graph::the_case].count = count;
        facts_.case_names.resize(count);
        FactId id = 0;
        for (std::size_t i = 0; i < measure_.folds.size(); ++i) fold_column(facts_.columns[id++], i);
        for (std::size_t i = 0; i < measure_.keys.size(); ++i)
            column(facts_.columns[id++], [&](const Entry& entry) { return *(*entry.keys)[i]; });
        for (std::size_t i = 0; i < measure_.shown.size(); ++i)
            column(facts_.columns[id++],
                   [&](const Entry& entry) { return Value(tally_.shown(i, entry.number).text()); });
        for (std::size_t i = 0; i < measure_.others.size(); ++i) other_column(facts_.columns[id++], i);
    }

    template <class ValueOf>
    void column(Column& out, const ValueOf& value_of) {
        out = open_column(out.type);
        std::uint32_t row = 0;
        for (const Entry& entry : placed_)
            for (int twice = 0; twice < 2; ++twice) {
                append_unknown(out);
                set_cell(out, row++, value_of(entry), facts_.texts);
            }
        close_column(out);
    }

    void fold_column(Column& out, std::size_t index) {
        out = open_column(out.type);
        std::vector<std::uint32_t> failed;
        for (std::uint32_t i = 0; i < placed_.size(); ++i) {
            const Fold& fold = tally_.fold(index, placed_[i].number);
            const FoldResult result = fold.result(texts_);
            append_unknown(out);
            append_unknown(out);
            if (result.state == FoldResult::State::known) {
                set_cell(out, 2 * i, result.value, facts_.texts);
                if (result.exact && (fold.settled() || !awaits(placed_[i], index)))
                    set_cell(out, 2 * i + 1, result.value, facts_.texts);
            } else if (result.state == FoldResult::State::failed &&
                       !(result.failure->code == Code::empty_aggregate && awaits(placed_[i], index))) {
                failed.insert(failed.end(), {2 * i, 2 * i + 1});
            }
        }
        close_column(out);
        for (const std::uint32_t row : failed) mark(out, row, Cell::failed);
    }

    void other_column(Column& out, std::size_t index) {
        out = open_column(out.type);
        std::vector<std::uint32_t> failed;
        for (std::uint32_t i = 0; i < placed_.size(); ++i) {
            const FoldResult result = others_.value(index, *placed_[i].keys);
            append_unknown(out);
            append_unknown(out);
            if (result.state == FoldResult::State::failed) failed.insert(failed.end(), {2 * i, 2 * i + 1});
            if (result.state != FoldResult::State::known) continue;
            set_cell(out, 2 * i, result.value, facts_.texts);
            if (result.exact) set_cell(out, 2 * i + 1, result.value, facts_.texts);
        }
        close_column(out);
        for (const std::uint32_t row : failed) mark(out, row, Cell::failed);
    }

    // Whether a row that may belong to the group could change what the fold comes to.
    bool awaits(const Entry& entry, std::size_t fold) const {
        return std::any_of(unplaced_.begin(), unplaced_.end(), [&](const Entry& other) {
            return may_belong(*other.keys, *entry.keys) && tally_.fold(fold, other.number).could_matter();
        });
    }

    GroupResult group(std::uint32_t index, bool explained) const {
        const auto& [keys, group, lack, number] = placed_[index];
        GroupResult result;
        result.keys = *keys;
        result.key_texts = key_texts(*keys);
        result.rows = group->rows;
        result.cases = group->cases;
        result.case_names = {group->case_names.begin(), group->case_names.end()};
        result.unknown_rows = lack->rows;
        result.missing = lack->missing;
        for (const Entry& other : unplaced_)
            if (may_belong(*other.keys, *keys)) result.unplaced_rows += other.group->rows;
        const Column& values = evaluation_->columns[measure_.result];
        const std::uint32_t so_far = 2 * index, certain = so_far + 1;
        const bool sure = group->sure > 0;
        result.exact = values.known(certain) && sure;
        // What fails over the known rows only may still come to something: 0 of 0 is not yet a part.
        const bool settled = values.cell(certain) != Cell::unknown || values.cell(so_far) == Cell::failed;
        const std::uint32_t row = settled ? certain : so_far;
        const Explainer explainer(measure_.groups, facts_, *evaluation_);
        Explanation explanation = explainer.explain(measure_.outline, 0, row);
        result.text = explanation.value;
        switch (values.cell(row)) {
        case Cell::known:
            result.state = GroupResult::State::known;
            result.value = column_value(values, row, facts_.texts);
            break;
        case Cell::unknown:
            result.state = GroupResult::State::unknown;
            break;
        case Cell::failed:
            if (!sure) break; // there may be no such group
            result.state = GroupResult::State::failed;
            result.failure = failure(number, explainer, row);
            break;
        }
        if (measure_.because) result.because = explainer.fill(*measure_.because, 0, row);
        result.target = target(result);
        if (explained) result.explanation = std::move(explanation);
        return result;
    }

    // An aggregate that failed has told why; the rest is found in the formula.
    std::optional<Failure> failure(std::uint32_t group, const Explainer& explainer, std::uint32_t row) const {
        std::optional<Failure> failure = explainer.failure(measure_.outline, 0, row);
        for (std::size_t i = 0; i < measure_.folds.size(); ++i)
            if (failure && measure_.folds[i].span == failure->span)
                if (auto own = tally_.fold(i, group).result(texts_).failure) return own;
        for (std::size_t i = 0; i < measure_.others.size(); ++i)
            if (failure && measure_.others[i].span == failure->span)
                if (auto own = others_.value(i, tally_.grouping().keys(group)).failure) return own;
        return failure;
    }

    std::optional<TargetResult> target(const GroupResult& group) const {
        const graph::Measure::Target* chosen = nullptr;
        for (const auto& each : measure_.targets) {
            const bool holds = !each.in || (group.keys.front() && *group.keys.front() == *each.in);
            if (holds && (chosen == nullptr || each.in)) chosen = &each;
        }
        if (chosen == nullptr) return std::nullopt;
        TargetResult result{TargetResult::State::unknown, text_of(chosen->value, measure_.percent), chosen->at_most};
        if (!group.exact || group.state != GroupResult::State::known) return result;
        const auto* amount = std::get_if<Money>(&group.value);
        const auto* wanted = std::get_if<Money>(&chosen->value);
        // The sum of nothing has no currency, and goes with any.
        if (amount && wanted && amount->currency.packed != 0 && !(amount->currency == wanted->currency)) return result;
        const Number& have = amount ? amount->amount : std::get<Number>(group.value);
        const Number& want = wanted ? wanted->amount : std::get<Number>(chosen->value);
        const bool met = chosen->at_most ? have <= want : have >= want;
        result.state = met ? TargetResult::State::met : TargetResult::State::not_met;
        return result;
    }

    const Tally& tally_;
    const StreamTexts& texts_;
    const graph::Measure& measure_;
    const Others others_;
    Facts facts_;
    Evaluator evaluator_;
    const Evaluation* evaluation_ = nullptr;
    std::vector<Entry> placed_, unplaced_;
};

} // namespace

MeasureResult measure_result(const Tally& tally, const StreamTexts& texts, std::span<const MeasureResult> results,
                             bool explained) {
    return Results(tally, texts, results).run(explained);
}

} // namespace voorrang::engine
