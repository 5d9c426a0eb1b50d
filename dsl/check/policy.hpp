// A checked policy: what a sound set of rule files means, ready to be lowered to the rule graph.
// Order: declarations of the main file and of all packages it uses, sorted by full name, so that neither the order in
// a file nor the order of `use` can change anything that follows.
#pragma once

#include "dsl/ast/declaration.hpp"
#include "dsl/calendar/calendar.hpp"
#include "dsl/check/expression.hpp"

namespace voorrang::check {

struct Package {
    std::string name; // alkmaar.social
    std::string title;
    std::string version;
    SourceId source;
    bool is_policy = false;
    std::string language = "en"; // of its keywords
};

struct Field {
    std::string name;
    Type type;
    std::optional<std::string> at;      // JSON pointer from the record's place, * for each element of an array
    std::optional<std::string> by;      // JSON pointer of the identifier of the record that is meant (type record)
    bool holds_it = false;              // type record, with `by` empty: the record in whose place this one stands
    std::optional<Expression> currency; // money path
    bool identifies = false;
    bool personal = false;
    std::optional<Expression> sealed_until;     // date or time of the case; before it the fact counts as unknown
    std::optional<std::uint32_t> seal_calendar; // by whose clock the day of the seal ends, if it is a date
    Span span;
};

struct Record {
    std::string name;      // bidder
    std::string full_name; // std.procurement.bidder
    std::optional<std::string> plural;
    // With a `from`: the record stands in the case document at this pointer; else it stands inside a field of another.
    std::optional<std::string> format, pointer;
    std::optional<std::string> where_pointer, where_has; // keep only elements where the array at where_pointer has this
    std::vector<std::uint32_t> shown_as;                 // field indexes from this record on: bidder.name
    std::vector<Field> fields;                           // sorted by name
    std::optional<std::uint32_t> identifier;             // field index
    Span span;
};

struct Parameter {
    std::string name, full_name;
    Type type;
    struct DatedValue {
        Value value;
        std::optional<Date> from;  // only the first may have none
        std::optional<Date> until; // absent: until the next value, or for good
        std::vector<std::string> cites;
        Span span;
    };
    std::vector<DatedValue> values; // by date, the earliest first
    Reason reason;
    Span span;
};

struct Subject {
    VariableId variable;
    std::uint32_t record;
};

struct Definition {
    std::string name, full_name;
    std::optional<Subject> subject;
    ast::Force force; // out of force it has no value
    Type type;
    Expression body;
    Reason reason;
    struct Exception {
        std::string name;
        ast::Force force;
        Expression when, as;
        // The exceptions before which it gives way, themselves or through others.
        std::vector<std::uint32_t> above;
        Reason reason;
        Span span;
    };
    std::vector<Exception> exceptions; // sorted by name
    Span span;
};

struct Rule {
    std::string name, full_name;
    ast::RuleKind kind;
    ast::Force force;
    Subject subject;
    std::optional<Expression> that; // require, reserve: the condition; oblige: what is owed; ask: the fact
    std::optional<Expression> when, unless;
    Reason reason;
    Span span;
};

struct Table {
    std::string name, full_name;
    std::optional<Subject> subject;
    Type type;
    ast::HitPolicy hit;
    std::optional<ast::AggregateFunction> collect; // sum, lowest, highest or count
    struct Row {
        std::uint32_t number = 0; // its place in the text, from 1 on
        // The whole row as one yes/no condition per cell that isn't `-`: a comparison with the column's input.
        std::vector<Expression> conditions;
        struct Cell {
            Span input; // at the head of its column
            Span text;
            bool several = false; // a range, or alternatives
        };
        std::vector<Cell> cells; // of each condition: what is written
        Expression output;
        std::optional<Template> because;
        Span span;
    };
    std::vector<Row> rows; // as they are tried: in the order of the text, for hit priority the best output first
    std::vector<std::string> cites;
    Span span;
};

struct Award {
    std::string name, full_name;
    Subject competitor; // each of the competing records: bid
    struct Criterion {
        std::string name;
        ast::Award::Criterion::Form form = ast::Award::Criterion::Form::weighted;
        Expression weight;                 // weighted only: percent or number, constant or parameter
        Expression score;                  // over the competitor: a number, or money where all criteria add and deduct
        std::optional<Expression> minimum; // of the score, for no competitor in particular
        Span span;
    };
    std::vector<Criterion> criteria; // in the order of the text (only the showing depends on it)
    // For each lot: whose lot it is, how many one may get, and how bids for several lots count.
    struct Lots {
        Subject lot;
        Expression of; // the lot of a competitor, or (several) the identifiers of its lots
        bool several = false;
        struct Limit {
            Expression most;                 // number, constant or parameter
            Expression by;                   // of a competitor
            std::optional<Expression> order; // of a lot
            bool highest_first = true;
        };
        std::optional<Limit> limit;
        ast::EachLot::Combinations combinations = ast::EachLot::Combinations::none; // several: not none
    };
    std::optional<Lots> lots;
    std::optional<ast::Award::Rounding> round_scores, round_total;
    ast::Award::Direction direction;
    std::optional<Expression> limit;
    struct Tie {
        enum class By : std::uint8_t { criterion, value, preference, draw } by;
        std::uint32_t criterion = 0;     // By::criterion
        std::optional<Expression> value; // By::value; By::draw: the seed, if the policy says where it stands
        ast::Award::Direction direction = ast::Award::Direction::highest; // By::value
    };
    std::vector<Tie> ties;
    Reason reason;
    Span span;
};

struct Calendar {
    std::string full_name;
    calendar::Calendar days;
    std::vector<std::string> cites;
    Span span;
};

struct Workflow {
    std::string name, full_name;
    std::uint32_t subject = 0;             // a record of which the case has one
    std::optional<std::uint32_t> calendar; // by whose clock its days end; there if a deadline or a minimum is a date
    struct By {
        std::string role; // empty: anyone
        unsigned quorum = 1;
        std::optional<unsigned> members;
    };
    struct Doing {
        bool exclusions = false, award = false;
        std::vector<std::uint32_t> rules;
        std::optional<std::uint32_t> admits; // a record of which the case has many
        bool pauses = false, resumes = false;
        bool decides() const { return exclusions || award || !rules.empty(); }
    };
    struct Event {
        std::string name;
        By by;
        std::vector<By> approvals; // each by others than those who acted
        std::optional<Expression> when;
        Doing doing;
        std::optional<std::uint32_t> to; // state
        Reason reason;
        Span span;
    };
    struct Deadline {
        Expression at;                     // date or time
        std::optional<Expression> minimum; // date or time
        std::uint32_t to = 0;
        Reason reason;
        Span span;
    };
    struct State {
        std::string name;
        bool final = false;
        Doing on_entry; // decides only
        std::vector<Deadline> deadlines;
        std::vector<Event> events;
        Reason reason;
        Span span;
    };
    std::vector<State> states; // the first is the one that a tender begins in
    Reason reason;
    Span span;
};

// A test's given facts, resolved: a tree of records.
struct GivenRecord;
struct GivenField {
    std::uint32_t field;
    std::variant<Value, Box<GivenRecord>, std::vector<GivenRecord>> value; // a list of scalars is a Value
    Span span;
};
// Records that stand in the place of another: bids [{ tenderings [{ … }] }].
struct GivenHeld {
    std::uint32_t record;
    std::vector<GivenRecord> rows;
};
struct GivenRecord {
    std::uint32_t record;
    std::vector<GivenField> fields;
    Span span;
    std::vector<GivenHeld> held = {};
};

// What is asked across cases. Each record of the stream is a row; rows with equal keys are a group.
struct Measure {
    std::string name, full_name;
    Subject row;                     // a record of which the case has one, or many
    std::optional<Expression> where; // a record that doesn't meet it is no row
    std::vector<Expression> keys;
    std::vector<std::string> key_texts; // as ast::print() writes them
    // An aggregate over the rows of a group. In `body` and in `because` its result is the variable `result`.
    struct Fold {
        ast::AggregateFunction function = ast::AggregateFunction::count;
        std::optional<Expression> value; // of a row; absent for count, any, all and proportion
        std::optional<Expression> where;
        Number quantile; // percentile
        VariableId result = 0;
        Type type;
        Span span;
    };
    std::vector<Fold> folds;
    std::vector<VariableId> key_results; // a key's value, in `body` and in `because`
    // What `because` says of the rows of a group, as text: the values that it has in them.
    struct Shown {
        Expression value; // of a row
        VariableId result = 0;
    };
    std::vector<Shown> shown;
    // Another measure, known in `body` and in `because` as the variable `result`: what its groups come to together,
    // or the one group of it that has the same keys.
    struct Other {
        std::uint32_t measure = 0; // in Policy::measures
        std::optional<ast::AggregateFunction> function;
        Number quantile; // percentile
        // With a function: which groups count, as a measure (of_groups) with the rows and keys of the other.
        std::optional<std::uint32_t> where;
        // Without a function: which of this measure's keys are the other's, in the other's order.
        std::vector<std::uint32_t> keys;
        VariableId result = 0;
        Type type;
        Span span;
    };
    std::vector<Other> others;
    Type type;       // percent: `body` may be a plain number, 0.12 is then 12%
    Expression body; // yes/no: a flag may be raised
    struct Target {
        Value value;
        std::optional<Value> in; // of the first key
        bool at_most = false;
        Span span;
    };
    std::vector<Target> targets;
    std::vector<std::uint32_t> target_parameters; // those that targets are taken from
    std::optional<std::string> flagged;           // a rule across cases: the record that it flags
    // Nobody's own: the condition on the groups of another measure. They come after all that have names.
    bool of_groups = false;
    Reason reason;
    Span span;
};

struct Test {
    std::string title;
    std::optional<Date> as_at;
    std::vector<GivenRecord> given;         // single records once, many records any number of times
    std::vector<std::uint32_t> given_lists; // many-records of which the test gives a list, perhaps an empty one
    // given case { … } and case { … }: each has facts of its own, and only measures can be expected of them.
    struct Case {
        std::vector<GivenRecord> given;
        std::vector<std::uint32_t> given_lists;
    };
    std::vector<Case> cases;
    // For each ExpectMeasure, in order.
    struct MeasureValue {
        std::uint32_t measure = 0; // in Policy::measures
        std::vector<Value> keys;
        std::optional<Value> value;
    };
    std::vector<MeasureValue> measures;
    // For each ExpectCourse, in order: a way through a workflow, with all facts of the test known from the start.
    struct Course {
        std::uint32_t workflow = 0; // in Policy::workflows
        struct Step {
            Time at;
            std::string event; // empty: nothing but the deadlines
            bool approves = false;
            std::string person, role;
            std::optional<std::string> to; // the state that it is in then; absent: the event is refused
            Span span;
        };
        std::vector<Step> steps; // in the order of time
    };
    std::vector<Course> courses;
    std::vector<ast::Test::Expectation> expectations; // names in them are resolved (rules exist, records exist)
    // For each ExpectThat, in order: the condition, and the variable that stands for the record it is asked for.
    struct That {
        Expression condition;
        std::optional<Subject> subject;
    };
    std::vector<That> thats;
    Span span;
};

struct Policy {
    std::vector<Package> packages; // the main one first, the others by name
    std::vector<Record> records;
    std::vector<Parameter> parameters;
    std::vector<Definition> definitions; // no cycles
    std::vector<Table> tables;
    std::vector<Rule> rules;
    std::vector<Calendar> calendars;
    std::vector<Workflow> workflows;
    std::vector<Measure> measures;
    std::optional<Award> award;
    std::optional<Expression> reference_date; // date or time
    std::vector<Test> tests;                  // of the main file only
};

} // namespace voorrang::check
