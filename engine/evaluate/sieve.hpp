// A sieve stands before many conditions side by side: the strikes of an award, the rows of a table, all rules of a
// policy. By the values of the subjects of their guards it finds those conditions that may be other than `no` in some
// row, and lets only them through, so that what it costs hangs on how many those are, not on how many there are.
//
// Texts are found in a table by their ids. Numbers, dates and times are found by bisection of all ends of the
// intervals: these cut the line in positions, the ends themselves and the gaps between them, and the lists of
// conditions hang in a tree over the positions, each interval at the few nodes that make it up.
#pragma once

#include "engine/evaluate/guards.hpp"
#include "engine/facts/column.hpp"

namespace voorrang::engine {

// What a sieve remembers from run to run: which conditions, and which lists of them, have come through.
struct Sifted {
    std::uint64_t run = 0;
    std::vector<std::uint64_t> seen;                // by condition: the last run in which it came through
    std::vector<std::vector<std::uint64_t>> opened; // by look-up, by list: the same
    std::vector<std::uint32_t> through;             // in this run, ascending
};

// Conditions that come through in one row: a part of a list of them.
struct Picks {
    const std::uint32_t* conditions;
    std::uint32_t count;
    graph::NodeId subject;
    std::uint32_t row; // of the subject's frame
};

// The conditions by the values of one subject.
class LookUp {
  public:
    struct Entry {
        Possibility possibility;
        std::uint32_t condition;
    };
    // All of one subject and currency, and all texts or all intervals. `fits` says whether a look-up can be made of
    // them: whether the ends of intervals are numbers of one scale.
    explicit LookUp(const std::vector<Entry>& entries);
    static bool fits(const std::vector<Entry>& entries);

    graph::NodeId subject() const { return subject_; }
    std::size_t lists() const { return begin_.size() - 1; }
    // Lets the conditions through that may hold for some of these values.
    void find(const Column& values, Sifted& sifted, std::vector<std::uint64_t>& opened) const;
    // The same row by row, put at the end of `picks`. A condition may come through twice in a row.
    void pick(const Column& values, std::vector<Picks>& picks) const;

  private:
    void index_texts(const std::vector<Entry>& entries);
    void index_intervals(const std::vector<Entry>& entries);
    void make_lists(std::vector<std::pair<std::uint32_t, std::uint32_t>> members, std::size_t lists);
    bool all_comparable(const Column& values) const;
    bool comparable(const Column& values, std::uint32_t row) const;
    void pick(std::uint32_t list, std::uint32_t row, std::vector<Picks>& picks) const;
    void open(std::uint32_t list, Sifted& sifted, std::vector<std::uint64_t>& opened) const;
    std::uint32_t position(std::int64_t value, unsigned scale) const;

    graph::NodeId subject_;
    Currency currency_;
    bool texts_;
    std::uint32_t first_text_ = 0;
    unsigned scale_ = 0;
    std::vector<std::int64_t> ends_; // mantissas at scale_, ascending
    std::uint32_t leaves_ = 0;
    // List l: members_[begin_[l], begin_[l + 1]). Of texts one for each; of intervals one for each node of the tree.
    std::vector<std::uint32_t> begin_, members_;
    std::vector<std::uint32_t> all_;
};

struct Sieve {
    // Conditions by their guards; null: it has none. Nothing if there are too few with one for a look-up to pay.
    static std::optional<Sieve> over(const std::vector<const Guard*>& guards);

    std::vector<std::uint32_t> fixed; // let through always, ascending
    std::vector<LookUp> look_ups;
    std::size_t conditions = 0;
    bool once = true; // no condition has more than one way to come through

    // The conditions that come through, in their order; values[i]: the column of the subject of look_ups[i].
    void sift(std::span<const Column* const> values, Sifted& sifted) const { sift(values, fixed, sifted); }
    // The same with only these let through always.
    void sift(std::span<const Column* const> values, std::span<const std::uint32_t> always, Sifted& sifted) const;
};

} // namespace voorrang::engine
