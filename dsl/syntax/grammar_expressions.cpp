#include "dsl/syntax/depth.hpp"
#include "dsl/syntax/grammar.hpp"
#include "dsl/syntax/operators.hpp"

namespace voorrang::syntax {

namespace {

// One operator of some fixity, binding at least as tightly as `loosest`.
struct OperatorParser : x3::parser<OperatorParser> {
    using attribute_type = OperatorUse;
    static constexpr bool has_attribute = true;

    constexpr OperatorParser(Fixity which, Binding least) : fixity(which), loosest(least) {}

    template <class AnyContext, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext&,
               Attribute& attribute) const {
        const auto [what, tokens] = match_operator({first, last}, fixity, loosest);
        if (what == nullptr) {
            state_of(context).expected.note(first, "an operator");
            return false;
        }
        for (std::size_t i = 0; i < tokens; ++i) state_of(context).note_use(first[i], WordUse::keyword);
        x3::traits::move_to(OperatorUse{what, cover(first->span, first[tokens - 1].span)}, attribute);
        first += tokens;
        return true;
    }

    Fixity fixity;
    Binding loosest;
};

// However the tree came to be so deep, what walks it later must be able to do so by plain recursion.
template <class Subject>
struct Bounded : x3::unary_parser<Subject, Bounded<Subject>> {
    static constexpr bool is_pass_through_unary = true;

    constexpr explicit Bounded(const Subject& subject) : x3::unary_parser<Subject, Bounded<Subject>>(subject) {}

    template <class AnyContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, ast::Expression& node,
               Attribute& attribute) const {
        if (!this->subject.parse(first, last, context, node, attribute)) return false;
        if (deeper_than(node, max_nesting))
            throw Refusal{report(Code::nested_too_deep, node.span,
                                 "this expression is nested more than " + std::to_string(max_nesting) + " deep",
                                 "give parts of it names by `define`")};
        return true;
    }
};

template <class Parser>
constexpr auto bounded(const Parser& parser) {
    return Bounded<Parser>(parser);
}

constexpr auto apply = [](auto& context) {
    ast::Expression& node = x3::_val(context);
    ast::Path function = std::get<ast::Path>(std::move(node.node));
    const Span span = cover(function.steps.front().span, function.steps.back().span);
    node.node = ast::Apply{std::move(function), span, std::move(x3::_attr(context))};
};

constexpr auto folded = [](auto& context) { x3::_val(context) = fold(std::move(x3::_attr(context))); };

} // namespace

namespace grammar {

// An expression without `if`. Outside the unnamed namespace, where X3 finds its definition.
using disjunction_rule = x3::rule<struct disjunction_id, ast::Expression>;
inline constexpr disjunction_rule disjunction{"disjunction"};

namespace {

// is working day in calendar nl
constexpr auto set_calendar = [](auto& context) {
    std::get<OperatorUse>(x3::_val(context).back()).calendar = std::move(x3::_attr(context));
};
const auto of_calendar = quiet(kw::in >> kw::calendar) > name[set_calendar];

// Operators and operands in a row, of the whole language and of those that bind tighter than comparisons.
template <class Id>
constexpr auto flat(Binding loosest) {
    const auto prefix = *quiet(OperatorParser(Fixity::prefix, loosest))[push];
    const auto suffix = OperatorParser(Fixity::suffix, loosest)[push] >> -of_calendar;
    const auto infix = OperatorParser(Fixity::infix, loosest)[push];
    return x3::rule<Id, FlatExpression>{"flat"} =
               prefix >> operand[push] >> *(suffix | (infix > prefix > operand[push]));
}

const auto disjunction_def =
    called("an expression", bounded(flat<struct flat_disjunction>(Binding::disjunction)[folded]));

const auto sum_def = called("an expression", bounded(flat<struct flat_sum>(Binding::sum)[folded]));

using ast::Conditional;
const auto branch = x3::rule<struct branch_id, Conditional::Branch>{"branch"} =
    disjunction[set(&Conditional::Branch::condition)] > kw::then > disjunction[set(&Conditional::Branch::value)];
const auto conditional = x3::rule<struct conditional_id, Conditional>{"conditional"} =
    kw::if_ > branch[add(&Conditional::branches)] >
    *(quiet(kw::else_ >> kw::if_) > branch[add(&Conditional::branches)]) > kw::else_
    > disjunction[set(&Conditional::otherwise)];

const auto expression_def = called("an expression", bounded(with_span(conditional[become])) | disjunction[replace]);

using ast::Round;
const auto round_mode_def = (kw::half > (kw::up[yield(RoundMode::half_up)] | kw::even[yield(RoundMode::half_even)])) |
                            kw::down[yield(RoundMode::down)] | kw::up[yield(RoundMode::up)];
constexpr auto at_most_a_hundred = [](auto& context) {
    constexpr unsigned most = 100;
    if (x3::_attr(context) > most)
        throw Refusal{report(Code::bad_number, last_span(context), "numbers are rounded to at most 100 decimals")};
    x3::_val(context) = x3::_attr(context);
};
const auto decimals_def = digits[at_most_a_hundred] > (kw::decimals | kw::decimal);
const auto rounding = x3::rule<struct rounding_id, Round>{"rounding"} = kw::round > operand[set(&Round::operand)] >
                                                                        kw::to > decimals[set(&Round::decimals)] >
                                                                        round_mode[set(&Round::mode)];

// The length is a number or a name, no expression in brackets: `first (…)` is a call, and would be read twice.
using ast::FirstLetters;
const auto length = x3::rule<struct length_id, ast::Expression>{"length"} = with_span(literal[become] | path[become]);
const auto letters = x3::rule<struct letters_id, FirstLetters>{"letters"} =
    quiet(kw::first >> length[set(&FirstLetters::length)] >> kw::letters >> kw::of) > operand[set(&FirstLetters::text)];

using ast::Unary;
const auto known = x3::rule<struct known_id, Unary>{"known"} =
    kw::known[put(&Unary::op, ast::UnaryOperator::known)] > operand[set(&Unary::operand)];

const auto path_def = name[add(&ast::Path::steps)] >> *(quiet(sym::dot) > name[add(&ast::Path::steps)]);

const auto path_or_application = x3::rule<struct path_or_application_id, ast::Expression>{"path"} =
    with_span(path[become] >> -(quiet(kw::of) > operand[apply]));

using ast::Call;
constexpr auto set_function = [](auto& context) {
    ast::Name& name = x3::_attr(context);
    name.text = state_of(context).surface.english_name(name.text);
    x3::_val(context).function = std::move(name);
};
const auto arguments = comma_separated(expression[add(&Call::arguments)]);
const auto call = x3::rule<struct call_id, Call>{"call"} =
    function_name[set_function] > sym::open_round > -arguments > sym::close_round;

using ast::ListLiteral;
const auto elements = comma_separated(expression[add(&ListLiteral::elements)]);
const auto list = x3::rule<struct list_id, ListLiteral>{"list"} = sym::open_square > -elements > sym::close_square;

const auto operand_def = nested(with_span(
    called("an expression", calendar_term[replace] | literal[become] | aggregate[become] | rank[become] |
                                letters[become] | sort[become] | rounding[become] | known[become] | call[become] |
                                path_or_application[replace] | bracketed[replace] | list[become])));

} // namespace

BOOST_SPIRIT_DEFINE(expression, disjunction, sum, operand, path, round_mode, decimals)
BOOST_SPIRIT_INSTANTIATE(expression_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(sum_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(operand_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(path_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(round_mode_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(decimals_rule, Iterator, Context)

} // namespace grammar

} // namespace voorrang::syntax
