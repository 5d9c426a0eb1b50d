// A declaration as points that can be compared one by one, each told in words.
#pragma once

#include "adapters/diff/meaning.hpp"
#include "adapters/experience/notes.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace voorrang::diff {

enum class Kind : std::uint8_t {
    parameter,
    definition,
    rule,
    table,
    award,
    measure,
    workflow,
    record,
    reference_date,
    calendar,
    package
};

// How JSON calls it.
std::string_view word(Kind kind);
std::string in_words(Kind kind, Language language);

struct Point {
    std::string key;     // points with the same key are about the same: "when", "exception small/when"
    std::string what;    // in words: "the condition"
    std::string meaning; // equal if they say the same
    std::string shown;   // empty: that it is there says all
};

// A row of a table or a deadline of a state, where it counts which comes first.
struct Ordered {
    std::string key; // equal if they are about the same
    std::string shown;
};

struct Declared {
    Kind kind = Kind::rule;
    std::string name; // of another package: in full
    std::string file;
    std::uint32_t line = 0; // 0: it is no place of the file
    std::vector<Point> points;
    std::vector<Ordered> order;          // of what is in it, where that counts
    std::vector<experience::Note> notes; // of experience with it; they make no difference
    bool open = false;                   // an open point of a package
    bool filled = false;                 // which the policy fills in
};

// One declaration after the other; the names are those that stand there.
class Describer {
  public:
    Describer(const Texts& texts, const Meaning& meaning, Language language)
        : texts_(texts), meaning_(meaning), language_(language) {}

    Declared describe(const ast::Parameter& parameter) const;
    Declared describe(const ast::Define& define) const;
    Declared describe(const ast::Rule& rule) const;
    Declared describe(const ast::Table& table) const;
    Declared describe(const ast::Award& award) const;
    Declared describe(const ast::Measure& measure) const;
    Declared describe(const ast::Workflow& workflow) const;
    Declared describe(const ast::Record& record) const;
    Declared describe(const ast::ReferenceDate& date) const;
    Declared describe(const ast::Calendar& calendar) const;

  private:
    Declared begin(Kind kind, std::string name, Span span) const;

    const Texts& texts_;
    const Meaning& meaning_;
    Language language_;
};

} // namespace voorrang::diff
