// Reference dates, parameters, definitions; and the reasons that all declarations give.
#include "dsl/syntax/grammar.hpp"
#include "dsl/syntax/template.hpp"

namespace voorrang::syntax {

namespace {

struct BecauseParser : x3::parser<BecauseParser> {
    using attribute_type = ast::TemplateText;
    static constexpr bool has_attribute = true;

    template <class AnyContext, class RuleContext, class Attribute>
    bool parse(Iterator& first, const Iterator& last, const AnyContext& context, RuleContext&,
               Attribute& attribute) const {
        ParseState& state = state_of(context);
        if (first == last || first->kind != TokenKind::text) {
            state.expected.note(first, "a text");
            return false;
        }
        x3::traits::move_to(read_template(*first, state.surface, state.diagnostics, state.uses), attribute);
        ++first;
        return true;
    }
};

} // namespace

namespace grammar {

namespace {

using ast::Template;
const auto for_readers = (quiet(kw::english) > BecauseParser{}[set(&Template::english)]) |
                         (quiet(kw::dutch) > BecauseParser{}[set(&Template::dutch)]);
const auto because_text_def = BecauseParser{}[set(&Template::text)] > -for_readers;

using ast::Reason;
const auto reason_def = -(kw::because > because_text[set(&Reason::because)]) >> citations(&Reason::cites);

const auto reference_date_def =
    with_span(kw::reference > kw::date > kw::is > expression[set(&ast::ReferenceDate::date)]);

using ast::Parameter;
using Dated = ast::Parameter::DatedValue;
const auto dated = x3::rule<struct dated_id, Dated>{"dated value"} =
    with_span(sum[set(&Dated::value)] > -(kw::from > date[set(&Dated::from)]) >
              -(kw::until > date[set(&Dated::until)]) > citations(&Dated::cites));
const auto value = sym::equal > dated[add(&Parameter::values)];
const auto values = value > *value;
const auto named = kw::parameter > name[set(&Parameter::name)] > sym::colon > type[set(&Parameter::type)];
// Without a value of its own it must be filled in.
const auto open_parameter = kw::open[put(&Parameter::open, true)] >> named > -values;
const auto parameter_def = with_span((quiet(open_parameter) | (named > values)) > reason[set(&Parameter::reason)]);
const auto fill_values_def = with_span(values > reason[set(&Parameter::reason)]);

using ast::Define;
using Exception = ast::Define::Exception;
const auto over = kw::over > comma_separated(name[add(&Exception::over)]);
const auto exception = x3::rule<struct exception_id, Exception>{"exception"} = with_span(
    kw::exception > name[set(&Exception::name)] > -over > -force[set(&Exception::force)] > kw::when >
    expression[set(&Exception::when)] > kw::as > expression[set(&Exception::as)] > reason[set(&Exception::reason)]);
const auto body =
    kw::as > expression[set(&Define::body)] > reason[set(&Define::reason)] > *exception[add(&Define::exceptions)];
const auto define_def = with_span(-quiet(kw::open[put(&Define::open, true)]) >> kw::define > name[set(&Define::name)] >
                                  -(kw::of > name[set(&Define::subject)]) > -quiet(force[set(&Define::force)]) >
                                  sym::colon > type[set(&Define::type)] > body);
const auto fill_body_def = with_span(body);

const auto reason_line_def =
    (kw::because > because_text[set(&Reason::because)]) | (kw::cites > comma_separated(text[add(&Reason::cites)]));
const auto parameter_part_def = value | reason_line[set(&Parameter::reason)];
const auto define_part_def = (kw::as > expression[set(&Define::body)]) | exception[add(&Define::exceptions)] |
                             (kw::when > expression[set(&Define::body)]) | reason_line[set(&Define::reason)];

} // namespace

BOOST_SPIRIT_DEFINE(because_text, reason, reference_date, parameter, define, fill_values, fill_body, reason_line,
                    parameter_part, define_part)
BOOST_SPIRIT_INSTANTIATE(because_text_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(reason_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(reference_date_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(parameter_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(define_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(fill_values_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(fill_body_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(reason_line_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(parameter_part_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(define_part_rule, Iterator, Context)

} // namespace grammar

} // namespace voorrang::syntax
