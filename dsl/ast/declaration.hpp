// Declarations as written, one struct each.
#pragma once

#include "dsl/ast/rule_kind.hpp"
#include "dsl/ast/type.hpp"

namespace voorrang::ast {

struct PointerText {
    std::string text; // JSON pointer, with * for every element of an array
    Span span;
};

// from 2026-01-01 until 2028-01-01: in force on a reference date from the first on and before the second.
struct Force {
    std::optional<Date> from, until; // absent: since ever, for good
    Span span;                       // of both; empty if there are none
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
    bool holds_it = false; // bid : bid that holds it: the record in whose place in the document this one stands
    std::optional<Expression> sealed_until; // price : money sealed until tender.deadline
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
        Expression value;          // constant
        std::optional<Date> from;  // absent: since ever
        std::optional<Date> until; // absent: until the next value, or for good
        std::vector<Citation> cites;
        Span span;
    };
    std::vector<DatedValue> values; // none: an open point that a policy must fill
    bool open = false;              // a policy that uses the package may fill it
    Reason reason;
    Span span;
};

struct Define {
    Name name;
    std::optional<Name> subject; // of bidder
    Force force;                 // out of force it has no value
    Type type;
    Expression body;
    Reason reason;
    bool open = false;
    struct Exception {
        Name name;
        std::vector<Name> over; // exceptions of the same definition that give way to this one
        Force force;
        Expression when;
        Expression as;
        Reason reason;
        Span span;
    };
    std::vector<Exception> exceptions;
    Span span;
};

// by year of contract.signed, contract.buyer across contracts: over all cases of a run, for each group of equal keys.
struct Across {
    Name cases;                      // the records that stream by: their plural, or the name of the one that a case has
    std::optional<Expression> where; // across bids where known bid.bidder: no others are rows
    std::vector<Expression> by;      // none: all is one group
    Span span;
};

// rule NAME: exclude bid when A unless B because "…" cites "…"
// rule NAME: require of bid that C when A unless B because "…" cites "…"
// rule NAME: reserve to bid that C when A …
// rule NAME: oblige bid to AMOUNT when A …            an obligation, with what it is worth (or to deliver)
// rule NAME: ask bid for bid.bidder.pso_level when A … asked while the fact is unknown and A isn't no
// rule NAME from 2026-01-01 until 2028-01-01: …
// rule NAME: flag bidder across tenders by bidder.id when …
struct Rule {
    Name name;
    Force force;
    RuleKind kind = RuleKind::exclude;
    Name subject;
    std::optional<Expression> that; // require, reserve: the condition; oblige: what; ask: the fact
    std::optional<Across> across;
    std::optional<Expression> when; // absent for require and reserve: always
    std::optional<Expression> unless;
    bool open = false;
    Reason reason;
    Span span;
};

enum class HitPolicy : std::uint8_t {
    first,    // the first row that matches
    unique,   // the one row that matches; two are a failure
    any,      // rows that match must agree
    priority, // the matching row whose output comes first in `priorities`
    collect   // all rows that match, by `collect`
};

struct Table {
    Name name;
    std::optional<Name> subject;
    Type type;
    HitPolicy hit;
    std::vector<Expression> priorities;       // hit priority 10, 8, 5
    std::optional<AggregateFunction> collect; // hit collect sum|lowest|highest|count
    bool open = false;
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
        bool negated = false; // not(…): none of them
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

// for each lot by bid.lot: a contest for each, among the bids whose lot it is.
struct EachLot {
    Name record;   // lot
    Expression of; // the lot of a competitor, or the identifiers of its lots
    // limit 2 lots by bid.bidder assign by total
    // limit 2 lots by bid.bidder assign by highest lot.value
    struct Limit {
        Expression most;
        Name unit;     // lots
        Expression by; // whose lots are counted together
        bool highest_first = true;
        std::optional<Expression> order; // of a lot: they are decided one after the other; absent: by total
        Span span;
    };
    std::optional<Limit> limit;
    // combinations by sum: a combination's total stands against the sum of the totals of its lots one by one.
    enum class Combinations : std::uint8_t { none, by_sum, by_average } combinations = Combinations::none;
    Span combinations_span;
    Span span;
};

struct Award {
    Name name;
    std::optional<EachLot> each_lot;
    std::optional<Name> among;   // plural of the competing records; default: bids
    std::optional<Name> subject; // for tender
    struct Criterion {
        Name name;
        // weight 40% score E: the score counts by its weight. adds E, deducts E: an amount of the total itself, as in
        // award on value (gunnen op waarde).
        enum class Form : std::uint8_t { weighted, adds, deducts } form = Form::weighted;
        Expression weight; // weighted only
        Expression score;
        std::optional<Expression> minimum; // a score below it shuts out (knock-out)
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

// measure social_spend_share: percent by year of contract.signed, contract.buyer across contracts as EXPRESSION
//   target 10% in 2026, 15% in 2027 because "…"
struct Measure {
    Name name;
    Across across;
    std::optional<Type> type;
    Expression body;
    struct Target {
        Expression value;
        std::optional<Expression> in; // the value of the first key for which it holds; absent: for all
        bool at_most = false;         // target at most 5%; else at least
        Span span;
    };
    std::vector<Target> targets;
    Reason reason;
    Span span;
};

// fill turnover_share = 40% from 2026-01-01 …    what a package leaves open: a parameter, a definition, a table or a
// rule
struct Fill {
    Path target;
    std::variant<Parameter, Define, Table, Rule> as; // its own name is the last step of the target
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
        Name record; // singular name with { … } or plural name with [ … ]; without either: facts that tests share
        std::optional<GivenValue> value;
    };
    std::vector<Given> givens;

    struct AwardTo {
        std::string winner;
        std::optional<Expression> total;
    };
    enum class AwardState { nobody, undetermined, failed, tied };
    struct ExpectAward {
        // award of lot "1" to …
        struct Lot {
            Name record;
            std::string which; // its identifier or what it is shown as
            Span span;
        };
        std::optional<Lot> lot;
        std::variant<AwardTo, AwardState> outcome;
        std::vector<Path> missing; // `missing bid.bidder.turnover, …`: exactly these facts, in any order
    };
    enum class Standing { admitted, excluded, undetermined, failed, flagged, preferred, obliged, asked, ranked };
    // expect bid "Goedkoop BV" excluded by mandatory_grounds
    struct ExpectRecord {
        Name record;
        std::string which; // its identifier or what it is shown as
        Span which_span;
        Standing standing;
        std::vector<Path> by; // rules
        std::vector<Path> missing;
        std::optional<Expression> to;    // obliged by social_return to EUR 5,000
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
    // expect measure social_spend_share for 2026, "Alkmaar" is 12%
    struct ExpectMeasure {
        Path measure; // or a rule across cases, whose value is yes or no
        std::vector<Expression> keys;
        enum class Outcome : std::uint8_t { value, unknown, failed } outcome = Outcome::value;
        std::optional<Expression> value;
    };
    // expect workflow open_procedure at 2026-03-02T09:00+01:00 on publish by buyer "Anna" -> draft at …
    struct ExpectCourse {
        Path workflow;
        // At a time: an event, or an approval of it; without one the deadlines alone that have passed by then.
        struct Step {
            Expression at;
            std::optional<Name> event;
            bool approves = false; // on publish approved by buyer "Bram"
            std::optional<Name> role;
            std::string person;
            std::optional<Name> to; // the state that it is in then; absent: the event is refused
            Span span;
        };
        std::vector<Step> steps;
    };
    struct Expectation {
        std::variant<ExpectAward, ExpectRecord, ExpectThat, ExpectMeasure, ExpectCourse> node;
        Span span;
    };
    std::vector<Expectation> expectations;
    Span span;
};

// facts two_bids given tender { … } and bids [ … ]: what several tests of the file start from
struct Facts {
    Name name;
    std::vector<Test::Given> givens;
    Span span;
};

} // namespace voorrang::ast
