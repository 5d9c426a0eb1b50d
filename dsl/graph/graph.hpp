// The rule graph: what is left of a policy to be evaluated. Nodes are sorted topologically: a node's operands stand
// before it. Everything that evaluation doesn't touch (spans, citations, names) stands beside the nodes, in the
// outlines.
//
// Each node is a column: one value for each row of its frame. A frame is the case, or a loop over a list below another
// frame (each bid of a case; each assessment of each bid; each other bid for each bid). Operands are in the node's own
// frame; a value from an outer frame is brought in by a `broadcast` node.
#pragma once

#include "dsl/ast/rule_kind.hpp"
#include "dsl/calendar/calendar.hpp"
#include "dsl/diagnostics/span.hpp"
#include "dsl/graph/schema.hpp"
#include "dsl/number/round.hpp"

#include <span>
#include <variant>

namespace voorrang::graph {

using NodeId = std::uint32_t;
using FrameId = std::uint32_t;
using OutlineId = std::uint32_t;

enum class Op : std::uint8_t {
    constant,  // payload: index in constants
    fact,      // payload: FactId; the frame's own row, of the fact's entity
    gather,    // reference -> the fact (payload) of the row it refers to; unknown reference -> unknown
    row,       // the frame's own row as a reference
    broadcast, // operand of an outer frame
    look_up,   // a reference, and a node of a natural frame over the entity it refers to: the value in that row
    logical_not,
    logical_and,
    logical_or, // and/or: any number of operands
    equal,
    less,
    less_equal, // two operands of one type
    starts_with,
    first_letters, // number, text -> text
    add,
    subtract,
    multiply,
    divide,
    negate,       // number, money, duration; by type
    sealed,       // a fact, until (date or time): unknown before then; payload: index in calendars, or no_calendar
    date_add,     // date or time, duration
    date_between, // from, to: two dates or two times -> duration
    date_of,      // time -> date
    date_part,    // date -> number; payload: 0 year, 1 month, 2 quarter
    // Of a calendar; payload: index in calendars.
    day_of,              // time -> date, by the calendar's clock
    working_add,         // date, number -> date
    next_working_day,    // date -> date
    working_between,     // date, date -> number
    end_of_period,       // date, duration -> date
    end_of_working_days, // date, number -> date
    otherwise,           // a, b
    is_known,
    select,     // c1, v1, c2, v2, …, otherwise: the first whose condition holds
    exceptions, // base, c1, v1, c2, v2, …: the one whose condition holds, else the base; payload: index in precedences
    table_first,  // c1, o1, c2, o2, …
    table_unique, // c1, o1, c2, o2, …
    table_any,    // c1, o1, c2, o2, …: those that apply must agree
    parameter,    // reference date, v1, v2, …; payload: index in parameters. Undated: just v1.
    round,        // payload: index in roundings
    count,
    sum,
    average,
    lowest,
    highest,
    median,
    percentile,
    interpolated, // percentile, between the two values around it
    consensus,    // the value that all have
    distinct,     // how many different values
    any,
    all, // payload: child frame; operands there: [value] [where];
         // see Node::has_where and Node::detail
    row_sum,
    row_average,
    row_lowest,
    row_highest,
    row_median,
    row_percentile,
    row_interpolated,
    row_consensus,
    row_distinct,   // of the operands v1, v2, … or v1, w1, v2, w2, … (has_where)
    reference_date, // the operand, unless the evaluator is told another date
    admitted        // the operand, unless the evaluator is told which rows to admit (to try out what is unknown)
};

struct Node {
    Op op;
    ColumnType type;
    bool has_where = false; // aggregates: the last operand is the condition
    FrameId frame = 0;
    std::uint32_t payload = 0;
    // percentile, interpolated: index in constants of the part (0.75). average, median: how many of the highest and of
    // the lowest are left out.
    std::uint32_t detail = 0;
    std::uint32_t first_operand = 0;
    std::uint32_t operand_count = 0;
};

struct Frame {
    FrameId parent = 0; // frame 0, the case, is its own parent
    EntityId entity = the_case;
    NodeId owner = 0;    // a reference in the parent frame: whose list it is; unused if natural
    bool natural = true; // its rows are exactly the rows of the entity, in order
    std::uint32_t depth = 0;
};

struct Rounding {
    unsigned decimals;
    RoundMode mode;
    friend bool operator==(const Rounding&, const Rounding&) = default;
};

struct DatedParameter {
    std::string name;
    std::vector<std::optional<Date>> from;  // of each value, ascending; only the first may be absent
    std::vector<std::optional<Date>> until; // of each value; absent: until the next one, or for good
};

// Of each exception those before which it gives way.
using Precedence = std::vector<std::vector<std::uint32_t>>;

// Outlines: the expressions of the policy as a person would follow them, each with its node. Explanations are read off
// the outlines and the columns; there is no second telling of the rules.
enum class OutlineKind : std::uint8_t {
    constant,
    fact,
    parameter,
    definition,
    exception,
    table,
    table_row,
    rule,
    operation,
    conditional,
    aggregate,
    rounding,
    criterion,
    list
};

struct OutlineTemplate {
    using Parts = std::vector<std::variant<std::string, OutlineId>>;
    Parts parts;
    std::optional<Parts> dutch; // for who reads Dutch; without, `parts` is for every reader
};

struct Outline {
    OutlineKind kind = OutlineKind::constant;
    NodeId node = 0;      // its value, in the frame of that node
    Op op = Op::constant; // operation, aggregate: which
    Span span;            // in the policy's sources
    std::string name; // fact: "bid.bidder.turnover"; parameter, definition, rule …: the name; operation: source text
    std::optional<FactId> fact;
    std::optional<NodeId> reference; // fact read through a reference: that reference
    // operation: the operands. definition: the body, then each exception. exception: when, as. table: each row.
    // table_row: each condition, then the output. conditional: c1, v1, …, otherwise. aggregate: [value] [where], in the
    // child frame. rule: its parts. parameter: none. list (in texts only): with Op::count the elements of that child
    // frame, by the one child or, without, by the rows' names; with Op::parameter a list for each date, of
    // which the node's value is the number; else each element.
    std::vector<OutlineId> children;
    std::vector<std::uint8_t>
        negated; // rule: of each part, whether it speaks against the rule (`unless`, `require … that`)
    std::optional<NodeId> condition; // exception, table_row: whether it applies, all conditions taken together
    std::optional<OutlineTemplate> because;
    std::vector<std::string> cites;
    bool percent = false; // the value is shown as a percentage
    bool has_where = false;
    unsigned min_decimals = 0; // of a rounded value
    // list of rows: the rank of each in its order, and how high a rank may be; without: as they stand, all of them.
    std::optional<NodeId> order;
    std::optional<unsigned> first;
};

struct Verdict {
    std::string rule; // full name: alkmaar.social.too_small
    std::string name; // too_small
    ast::RuleKind kind;
    FrameId frame;       // of its subject
    EntityId entity;     // of its subject; the_case for a single record
    std::string subject; // bid
    NodeId holds;        // the rule strikes: the bid is excluded, the requirement is not met, …
    OutlineId outline;
    std::optional<NodeId> owed;      // oblige: what, in the verdict's frame
    std::optional<OutlineId> object; // oblige: of what is owed; ask: of the fact that is asked for
};

struct Criterion {
    std::string name;
    enum class Form : std::uint8_t { weighted, adds, deducts } form = Form::weighted;
    NodeId weight;     // case frame; 1 if it adds, -1 if it deducts
    NodeId score;      // competitor frame, rounded if the policy says so
    OutlineId outline; // of the score
    OutlineId weight_outline;
};

struct TieKey {
    enum class By : std::uint8_t { criterion, value, preference, draw } by;
    std::string name;
    NodeId node = 0; // criterion: its score; value: the value; preference: how many preferences hold;
                     // draw: the seed, a text of the case, if there is an outline
    bool highest_first = true;
    std::optional<OutlineId> outline;
};

// An award for each lot.
struct Lots {
    FrameId frame; // the lots of a case, a natural frame
    EntityId entity;
    std::string name; // lot
    // The lot of a competitor: a reference in its frame. Or, if it may be several, the texts of their identifiers, in
    // the frame of that list below the competitors'.
    NodeId of;
    bool several = false;
    OutlineId outline;
    struct Limit {
        NodeId most; // case frame
        OutlineId most_outline;
        NodeId by; // competitors' frame: whose lots are counted together
        OutlineId by_outline;
        std::optional<NodeId> order; // lots' frame: decided one after the other; absent: by the best sum of totals
        std::optional<OutlineId> order_outline;
        bool highest_first = true;
    };
    std::optional<Limit> limit;
    bool by_average = false; // several: a combination counts for each of its lots; else once
};

struct Award {
    std::string name;
    FrameId frame; // the competitors
    EntityId entity;
    std::string competitor; // bid
    NodeId admitted;        // truth: no exclusion strikes and every requirement is met
    // Rules on other records that strike a competitor through them: those on its bidder, or on the case as a whole.
    struct Referred {
        std::uint32_t verdict; // index in Graph::verdicts
        NodeId holds;          // in the competitors' frame
        OutlineId outline;
    };
    std::vector<Referred> referred;
    std::vector<Criterion> criteria;
    NodeId total; // rounded if the policy says so
    bool highest_wins = true;
    std::optional<NodeId> limit; // case frame; at least (highest wins) or at most
    std::optional<OutlineId> limit_outline;
    std::vector<TieKey> ties;
    std::optional<Lots> lots;
    unsigned total_decimals = 0;
    std::optional<OutlineTemplate> because;
    std::vector<std::string> cites;
};

// The states of a tender, and what moves it from one to the next. Guards and deadlines are nodes of the case.
struct Workflow {
    std::string name;                      // full: nl.open_procedure.open_procedure
    std::optional<std::uint32_t> calendar; // in Graph::calendars: by whose clock a day ends
    struct Condition {
        NodeId node = 0;
        OutlineId outline = 0;
    };
    struct By {
        std::string role; // empty: anyone
        unsigned quorum = 1;
    };
    struct Doing {
        bool exclusions = false, award = false;
        std::vector<std::string> rules; // full names
        std::string admits;             // bid; empty: nothing
        bool pauses = false, resumes = false;
        bool decides() const { return exclusions || award || !rules.empty(); }
    };
    struct Event {
        std::string name;
        By by;
        std::vector<By> approvals;
        std::optional<Condition> when;
        Doing doing;
        std::optional<std::uint32_t> to;
        std::optional<OutlineTemplate> because;
        std::vector<std::string> cites;
        Span span;
    };
    struct Deadline {
        Condition at; // date or time
        std::optional<Condition> minimum;
        std::uint32_t to = 0;
        std::optional<OutlineTemplate> because;
        std::vector<std::string> cites;
        Span span;
    };
    struct State {
        std::string name;
        bool final = false;
        Doing on_entry;
        std::vector<Deadline> deadlines; // in the order of the text
        std::vector<Event> events;
        std::vector<std::string> cites;
    };
    std::vector<State> states;
};

inline constexpr std::uint32_t no_calendar = 0xFFFFFFFF;

struct Graph {
    Schema schema;
    std::vector<std::string> texts; // interned: a text constant is its index
    std::vector<Value> constants;
    std::vector<DatedParameter> parameters;
    std::vector<Precedence> precedences;
    std::vector<Rounding> roundings;
    std::vector<calendar::Calendar> calendars; // as check::Policy::calendars
    std::vector<Frame> frames;
    std::vector<Node> nodes;
    std::vector<NodeId> operands;
    std::vector<Outline> outlines;
    std::vector<Verdict> verdicts; // by full name, as check::Policy::rules; then the minima of the award's criteria
    std::optional<Award> award;
    std::vector<Workflow> workflows;      // by full name; as check::Policy::workflows
    std::optional<NodeId> reference_date; // case frame, type date, Op::reference_date
    std::optional<OutlineId> reference_date_outline;
    // The conditions of `expect that …` in the policy's tests, in the order of check::Policy::tests and their thats.
    struct Expectation {
        NodeId condition;
        OutlineId outline;
        FrameId frame;
        EntityId entity;
    };
    std::vector<std::vector<Expectation>> expectations;

    std::span<const NodeId> operands_of(const Node& node) const {
        return {operands.data() + node.first_operand, node.operand_count};
    }
};

} // namespace voorrang::graph
