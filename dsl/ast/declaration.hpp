// Declarations as written, one struct each.
#pragma once

#include "dsl/ast/type.hpp"

namespace voorrang::ast {

struct PointerText {
    std::string text; // JSON pointer, with * for every element of an array
    Span span;
};

// turnover : money at "/turnover"
struct Field {
    Name name;
    Type type;
    std::optional<PointerText> at; // where the value stands, from the record's place
    std::optional<PointerText> by; // for a field whose type is a record: where the identifier of that record stands
    std::optional<Expression> currency; // `currency of X`: a money path whose currency is taken where none is given
    bool identifies = false;            // the field tells the records apart
    bool personal = false;
    Span span;
};

// record bidder plural bidders from ocds "/parties" where roles has "tenderer" shown as name
struct Record {
    Name name;
    std::optional<Name> plural; // present: the source is an array and the case has many of them
    struct From {
        Name format; // ocds
        PointerText pointer;
        struct Filter {
            PointerText pointer; // `roles` is read as "/roles"
            std::string has;
            Span span;
        };
        std::optional<Filter> where;
    };
    std::optional<From> from; // absent: a record that stands inside another's field
    std::optional<Path> shown_as;
    std::vector<Field> fields;
    Span span;
};

// reference date is notice.published
struct ReferenceDate {
    Expression date; // date or time
    Span span;
};

struct Parameter {
    Name name;
    Type type;
    struct DatedValue {
        Expression value;         // constant
        std::optional<Date> from; // absent: since ever
        std::vector<Citation> cites;
        Span span;
    };
    std::vector<DatedValue> values;
    Reason reason;
    Span span;
};

struct Define {
    Name name;
    std::optional<Name> subject; // of bidder
    Type type;
    Expression body;
    Reason reason;
    struct Exception {
        Name name;
        Expression when;
        Expression as;
        Reason reason;
        Span span;
    };
    std::vector<Exception> exceptions;
    Span span;
};

enum class RuleKind { exclude, require, prefer, flag };

// rule NAME: exclude bid when A unless B because "…" cites "…"
// rule NAME: require of bid that C when A unless B because "…" cites "…"
struct Rule {
    Name name;
    RuleKind kind;
    Name subject;
    std::optional<Expression> that; // require only
    std::optional<Expression> when; // absent for require: always
    std::optional<Expression> unless;
    Reason reason;
    Span span;
};

enum class HitPolicy { first, unique };

struct Table {
    Name name;
    std::optional<Name> subject;
    Type type;
    HitPolicy hit;
    std::vector<Expression> inputs;
    Name output; // the heading of the output column, for readers only
    bool has_because = false;
    struct CellTest {
        BinaryOperator op; // equal, not_equal, less … greater_equal
        Expression value;
        std::optional<Expression> to; // present: the range value..to, op is equal
    };
    // Alternatives; empty: `-`, anything.
    struct Cell {
        std::vector<CellTest> tests;
        Span span;
    };
    struct Row {
        std::vector<Cell> cells;
        Expression output;
        std::optional<Template> because;
        Span span;
    };
    std::vector<Row> rows;
    std::vector<Citation> cites;
    Span span;
};

struct Award {
    Name name;
    std::optional<Name> among;   // plural of the competing records; default: bids
    std::optional<Name> subject; // for tender
    struct Criterion {
        Name name;
        Expression weight;
        Expression score;
        Span span;
    };
    std::vector<Criterion> criteria;
    struct Rounding {
        unsigned decimals;
        RoundMode mode;
        Span span;
    };
    std::optional<Rounding> round_scores, round_total;
    enum class Direction { highest, lowest } direction = Direction::highest;
    std::optional<Expression> limit; // `at least X` (highest) or `at most X` (lowest)
    struct ByCriterion {
        Name name;
    };
    struct ByValue {
        Direction direction; // earliest is lowest, latest is highest
        Expression value;
    };
    struct ByPreference {
        Span span;
    };
    struct ByDraw {
        std::optional<Expression> seed; // draw by tender.draw_seed
        Span span;
    };
    std::vector<std::variant<ByCriterion, ByValue, ByPreference, ByDraw>> ties;
    Reason reason;
    Span span;
};

// Constant values in tests: EUR 5, ["a"], { name "x" }, [ { … }, { … } ], unknown.
struct GivenValue {
    struct Member;
    using Object = std::vector<Member>;
    using Array = std::vector<GivenValue>;
    Span span;
    std::variant<Expression, Object, Array> node;
};
struct GivenValue::Member {
    Name name;
    GivenValue value;
};

struct Test {
    std::string title;
    Span title_span;
    std::optional<Date> as_at;
    struct Given {
        Name record; // singular name with { … } or plural name with [ … ]
        GivenValue value;
    };
    std::vector<Given> givens;

    struct AwardTo {
        std::string winner;
        std::optional<Expression> total;
    };
    enum class AwardState { nobody, undetermined, failed, tied };
    struct ExpectAward {
        std::variant<AwardTo, AwardState> outcome;
        std::vector<Path> missing; // `missing bid.bidder.turnover, …`: exactly these facts, in any order
    };
    enum class Standing { admitted, excluded, undetermined, failed, flagged, preferred, ranked };
    // expect bid "Goedkoop BV" excluded by mandatory_grounds
    struct ExpectRecord {
        Name record;
        std::string which; // its identifier or what it is shown as
        Span which_span;
        Standing standing;
        std::vector<Path> by; // rules
        std::vector<Path> missing;
        std::optional<unsigned> rank;    // ranked 2
        std::optional<Expression> total; // with total 83.50
    };
    // expect that CONDITION            expect for bid "X" that CONDITION
    struct ExpectThat {
        std::optional<Name> record;
        std::string which;
        Span which_span;
        Expression condition;
    };
    struct Expectation {
        std::variant<ExpectAward, ExpectRecord, ExpectThat> node;
        Span span;
    };
    std::vector<Expectation> expectations;
    Span span;
};

} // namespace voorrang::ast
