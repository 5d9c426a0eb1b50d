#include "dsl/rewrite/lines.hpp"

#include "dsl/rewrite/brackets.hpp"
#include "dsl/rewrite/clauses.hpp"
#include "dsl/rewrite/format.hpp"

#include <algorithm>

namespace voorrang::rewrite {

namespace {

using namespace syntax;

constexpr std::size_t step = 2;

class LineMaker {
  public:
    explicit LineMaker(std::span<const Item> items) : items_(items) {}

    std::vector<Line> run() {
        while (at_ < items_.size()) {
            if (items_[at_].kind == Item::Kind::comment)
                comment();
            else if (items_[at_].token == TokenKind::row_start)
                row();
            else
                line();
        }
        place_comments(0, false);
        return std::move(lines_);
    }

  private:
    // A comment with words before it on its line belongs to them; others stand as far in as the line behind them.
    void comment() {
        const Item& item = items_[at_++];
        if (!item.first_on_line && !lines_.empty() && waiting_.empty() && lines_.back().comment.empty()) {
            lines_.back().comment = item.text;
            return;
        }
        waiting_.push_back(&item);
    }

    void place_comments(std::size_t indent, bool begins_declaration) {
        for (const Item* each : waiting_) {
            // What is written further in than the declaration behind it still belongs to the one before.
            const bool belongs_before = (begins_declaration || at_ == items_.size()) && each->indent > 0;
            Line line;
            line.indent = belongs_before ? step : indent;
            line.comment = each->text;
            line.blank_before = each->blank_before;
            line.place = each->begin;
            lines_.push_back(std::move(line));
        }
        waiting_.clear();
    }

    // Where the line that begins with this item stands; tells the clause that it begins.
    std::size_t begin_line(const Item& item) {
        if (item.begins_declaration) {
            declaration_ = item.keyword;
            clause_ = item.keyword;
            clause_indent_ = scope_ = 0;
            brackets_.clear();
            return 0;
        }
        if (!brackets_.empty()) return brackets_.indent_of(item);
        if (is_field()) {
            clause_ = Keyword::record;
            clause_indent_ = step;
            return step;
        }
        if (is_dated_value(item)) {
            clause_indent_ = step;
            return step;
        }
        if (const Clause* clause = clause_at(item)) {
            begin_clause(*clause);
            return clause_indent_;
        }
        // What a definition stands for, on lines of its own, is as far in as a clause.
        const bool body = at_ > 0 && clause_ == declaration_ && items_[at_ - 1].keyword == Keyword::as;
        if (body) {
            clause_indent_ = step;
            return step;
        }
        return clause_indent_ + step;
    }

    const Clause* clause_at(const Item& item) const {
        return item.keyword == Keyword::none ? nullptr
                                             : find_clause(declaration_, item.keyword, item.next_keyword, clause_);
    }

    void begin_clause(const Clause& clause) {
        if (clause.line == ClauseLine::scope) scope_ = 0;
        clause_ = clause.begins;
        clause_indent_ = scope_ + clause.indent;
        if (clause.line == ClauseLine::scope) scope_ = clause.indent;
    }

    bool is_field() const {
        const bool named = items_[at_].token == TokenKind::word && at_ + 1 < items_.size();
        return declaration_ == Keyword::record && named && items_[at_ + 1].symbol == Symbol::colon;
    }

    // The `=` of a parameter with several values; one alone may stand behind its name.
    bool is_dated_value(const Item& item) const {
        return (declaration_ == Keyword::parameter || declaration_ == Keyword::fill) && item.symbol == Symbol::equal;
    }

    bool begins_line(std::size_t at) const {
        const Item& item = items_[at];
        if (item.kind == Item::Kind::comment || item.token == TokenKind::row_start || item.begins_declaration)
            return true;
        if (items_[at - 1].kind == Item::Kind::comment) return true;
        return false;
    }

    // The items up to the next place where a line must begin are laid out, on more lines if they are too many.
    void line() {
        const Item& first = items_[at_];
        std::size_t indent = begin_line(first);
        place_comments(indent, first.begins_declaration);
        bool blank = first.blank_before;
        std::size_t begin = at_;
        std::size_t end = line_end();
        while (begin < end) {
            const std::size_t cut = wrap(begin, end, indent);
            put(begin, cut, indent, blank);
            begin = at_ = cut;
            blank = false;
            if (begin < end)
                indent = brackets_.empty() ? continued_indent(items_[begin]) : brackets_.indent_of(items_[begin]);
        }
    }

    std::size_t continued_indent(const Item& item) {
        if (const Clause* clause = clause_at(item)) {
            begin_clause(*clause);
            return clause_indent_;
        }
        return clause_indent_ + step;
    }

    // The end of the line that begins at at_, as far as the writer and the clauses have it.
    std::size_t line_end() {
        const std::size_t begin = at_;
        std::size_t depth = brackets_.size();
        Keyword clause = clause_;
        std::size_t end = begin;
        for (; end < items_.size(); ++end) {
            const Item& item = items_[end];
            if (end > begin) {
                if (begins_line(end)) break;
                if (item.first_on_line && !sticks(item)) break;
                if (depth == 0 && must_begin_line(end, clause)) break;
            }
            if (is_opening(item)) ++depth;
            if (is_closing(item) && depth > 0) --depth;
        }
        return end;
    }

    // Never first on a line, wherever it was written.
    static bool sticks(const Item& item) {
        return item.symbol == Symbol::comma || item.symbol == Symbol::colon || item.symbol == Symbol::dot ||
               item.symbol == Symbol::dots;
    }

    bool must_begin_line(std::size_t at, Keyword clause) const {
        const Item& item = items_[at];
        if (declaration_ == Keyword::record && item.token == TokenKind::word && at + 1 < items_.size() &&
            items_[at + 1].symbol == Symbol::colon)
            return true;
        if (item.keyword == Keyword::none) return is_dated_value(item) && has_several_values(at);
        if (at == at_ + 1 && items_[at_].keyword == Keyword::final) return false; // `final state`
        const Clause* found = find_clause(declaration_, item.keyword, item.next_keyword, clause);
        return found != nullptr && found->line != ClauseLine::kept;
    }

    bool has_several_values(std::size_t at) const {
        std::size_t values = 0;
        for (std::size_t i = at; i > 0 && !items_[i].begins_declaration; --i)
            if (items_[i - 1].symbol == Symbol::equal) ++values;
        for (std::size_t i = at; i < items_.size() && !items_[i].begins_declaration; ++i)
            if (items_[i].symbol == Symbol::equal) ++values;
        return values > 1;
    }

    // Where the line is to be cut so that it is not too long; `end` if it needs no cut, or has no good place for one.
    std::size_t wrap(std::size_t begin, std::size_t end, std::size_t indent) const {
        std::size_t column = indent;
        std::size_t depth = 0;
        std::size_t best = end;
        std::size_t best_rank = 100;
        for (std::size_t i = begin; i < end; ++i) {
            const Item& item = items_[i];
            if (i > begin && column > indent + step) {
                const std::size_t rank = cut_rank(i, depth);
                const bool better = best == end || rank <= best_rank;
                if (rank < 100 && better && column <= line_columns) {
                    best = i;
                    best_rank = rank;
                } else if (rank < 100 && best == end) {
                    best = i;
                    best_rank = rank;
                }
            }
            if (i > begin && spaced(i)) ++column;
            column += columns_of(item.text);
            if (is_opening(item)) ++depth;
            if (is_closing(item) && depth > 0) --depth;
        }
        return column > line_columns ? best : end;
    }

    // How good it is to cut before this item: 0 is best, 100 not at all.
    std::size_t cut_rank(std::size_t at, std::size_t depth) const {
        const Item& item = items_[at];
        const std::size_t inner = 10 * depth;
        if (depth == 0 && brackets_.empty() && clause_at(item) != nullptr) return 0;
        if (item.keyword == Keyword::or_ && clause_ != Keyword::holiday) return inner + 1;
        if (item.keyword == Keyword::and_) return inner + 2;
        if (item.keyword == Keyword::else_ || item.keyword == Keyword::where || item.keyword == Keyword::shown ||
            item.keyword == Keyword::at)
            return inner + 3;
        if (items_[at - 1].symbol == Symbol::comma) return inner + 4;
        const bool member =
            item.token == TokenKind::word && item.keyword == Keyword::none && is_value_end(items_[at - 1]);
        if (member && depth + brackets_.size() > 0) return inner + 5;
        return 100;
    }

    // In the braces of a test, what stands before a name was the value of another.
    static bool is_value_end(const Item& item) {
        return item.token != TokenKind::word && item.token != TokenKind::symbol ? true : is_closing(item);
    }

    bool spaced(std::size_t at) const {
        const Item* before = at > 1 ? &items_[at - 2] : nullptr;
        return is_spaced(before, items_[at - 1], items_[at], declaration_);
    }

    void put(std::size_t begin, std::size_t end, std::size_t indent, bool blank) {
        Line line;
        line.indent = indent;
        line.blank_before = blank;
        line.place = items_[begin].begin;
        if (brackets_.empty()) line.kind = kind_of(begin);
        const std::span<const Keyword> stops = aligned_words(line.kind);
        std::size_t which = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const Item& item = items_[i];
            if (i > begin && spaced(i)) line.text += ' ';
            const std::size_t column = indent + columns_of(line.text);
            if (line.kind != Keyword::none && i > begin && brackets_.empty() && which < stops.size()) {
                const bool colon = line.kind == Keyword::record && item.symbol == Symbol::colon;
                const auto stop = std::ranges::find(stops, item.keyword);
                if (colon || (item.keyword != Keyword::none && stop != stops.end()))
                    line.stops.push_back({line.text.size(), which++});
            }
            line.text += item.text;
            if (is_opening(item)) brackets_.open(column, indent, i + 1 < end, item.symbol == Symbol::open_curly);
            if (is_closing(item)) brackets_.close();
        }
        lines_.push_back(std::move(line));
    }

    Keyword kind_of(std::size_t begin) const {
        if (clause_ == Keyword::record && begin + 1 < items_.size() && items_[begin + 1].symbol == Symbol::colon)
            return Keyword::record;
        const Keyword first = items_[begin].keyword;
        if (first == Keyword::criterion || first == Keyword::holiday) return first;
        return is_dated_value(items_[begin]) ? Keyword::parameter : Keyword::none;
    }

    // A row of a table is one line, whatever it was.
    void row() {
        const Item& first = items_[at_];
        place_comments(step, false);
        Line line;
        line.indent = step;
        line.blank_before = first.blank_before;
        line.place = first.begin;
        std::string cell;
        std::size_t depth = 0;
        std::size_t in_cell = 0;
        for (++at_; at_ < items_.size(); ++at_) {
            const Item& item = items_[at_];
            if (depth == 0 && ends_row(item)) break;
            const bool bar = depth == 0 && (item.symbol == Symbol::bar || item.symbol == Symbol::bars);
            if (bar) {
                line.cells.push_back(std::move(cell));
                line.bars.push_back(item.text);
                cell.clear();
                in_cell = 0;
                continue;
            }
            if (in_cell++ > 0 && spaced(at_)) cell += ' ';
            cell += item.text;
            if (is_opening(item)) ++depth;
            if (is_closing(item) && depth > 0) --depth;
        }
        line.cells.push_back(std::move(cell));
        line.bars.emplace_back();
        lines_.push_back(std::move(line));
        clause_ = declaration_;
        clause_indent_ = 0;
    }

    bool ends_row(const Item& item) const {
        return item.kind == Item::Kind::comment || item.token == TokenKind::row_start || item.begins_declaration ||
               (item.first_on_line && clause_at(item) != nullptr);
    }

    std::span<const Item> items_;
    std::size_t at_ = 0;
    Keyword declaration_ = Keyword::none;
    Keyword clause_ = Keyword::none;
    std::size_t clause_indent_ = 0;
    std::size_t scope_ = 0; // of an exception or a state
    OpenBrackets brackets_;
    std::vector<const Item*> waiting_;
    std::vector<Line> lines_;
};

} // namespace

std::vector<Line> lines_of(std::span<const Item> items) { return LineMaker(items).run(); }

} // namespace voorrang::rewrite
