// Workflows: states, and the events and deadlines that move a tender from one to the next.
#include "dsl/syntax/grammar.hpp"

namespace voorrang::syntax {

namespace {

// `award` is a reserved word, and yet what is decided most.
struct ReadDecided {
    using type = ast::Name;
    static constexpr std::string_view label = "what is decided";
    static std::optional<type> read(Iterator token, Iterator last) {
        if (token->kind == TokenKind::word && token->keyword == Keyword::award)
            return ast::Name{std::string("award"), token->span};
        return ReadName::read(token, last);
    }
};
constexpr TokenParser<ReadDecided> decided;

} // namespace

namespace grammar {

namespace {

using ast::Reason;
using ast::Workflow;
using Approval = Workflow::Approval;
using By = Workflow::By;
using Deadline = Workflow::Deadline;
using Doing = Workflow::Doing;
using Event = Workflow::Event;
using State = Workflow::State;

// A reason may stand before and behind the arrow.
constexpr auto give_reason = [](auto& context) {
    Reason given = std::move(x3::_attr(context));
    Reason& reason = x3::_val(context).reason;
    if (given.because && reason.because)
        throw Refusal{report(Code::unexpected_token, given.because->text.span, "this is said twice", "leave one out")};
    if (given.because) reason.because = std::move(given.because);
    for (auto& cited : given.cites) reason.cites.push_back(std::move(cited));
};

const auto by = x3::rule<struct by_id, By>{"by"} =
    with_span(name[set(&By::role)] >
              -(sym::open_round > digits[set(&By::quorum)] > kw::of > digits[set(&By::members)] > sym::close_round));
const auto approval = x3::rule<struct approval_id, Approval>{"approval"} =
    with_span(kw::approved > kw::by > -kw::another[put(&Approval::another, true)] > by[set(&Approval::by)]);

const auto decides = kw::decide > decided[add(&Doing::decides)];
const auto admits = kw::admit > name[set_once(&Doing::admits)];
const auto effect = called("what it brings about",
                           admits | kw::pause[put(&Doing::pauses, true)] | kw::resume[put(&Doing::resumes, true)]);
// decide exclusions, award, admit bid: what follows a comma is one more decision unless it is a word of its own.
const auto step = decides | effect;
const auto doing = x3::rule<struct doing_id, Doing>{"doing"} = called("what it brings about", step) >
                                                               *(sym::comma > (step | decided[add(&Doing::decides)]));

const auto event = x3::rule<struct event_id, Event>{"event"} =
    with_span(kw::on > name[set(&Event::name)] > -(kw::by > by[set(&Event::by)]) > *approval[add(&Event::approvals)] >
              -(kw::when > expression[set(&Event::when)]) > -(sym::colon > doing[set(&Event::doing)]) >
              reason[give_reason] > -(sym::arrow > name[set(&Event::to)] > reason[give_reason]));

const auto next_day = kw::at > kw::least > kw::to > -quiet(kw::the) > kw::next > kw::working
                      > kw::day[put(&Deadline::next_working_day, true)];
const auto minimum = kw::minimum > expression[set_once(&Deadline::minimum)];
const auto deadline = x3::rule<struct deadline_id, Deadline>{"deadline"} =
    with_span(kw::until > expression[set(&Deadline::at)] > *(sym::comma > (next_day | minimum)) > reason[give_reason] >
              -(sym::arrow > name[set(&Deadline::to)] > reason[give_reason]));

const auto decided_in_state = kw::decide > comma_separated(decided[add(&State::decides)]);
const auto state = x3::rule<struct state_id, State>{"state"} =
    with_span(-kw::final[put(&State::final, true)] >> kw::state > name[set(&State::name)] > reason[give_reason] >
              *(decided_in_state | deadline[add(&State::deadlines)] | event[add(&State::events)]));

const auto workflow_def =
    with_span(kw::workflow > name[set(&Workflow::name)] > kw::for_ > name[set(&Workflow::subject)] >
              -(kw::in > kw::calendar > name[set(&Workflow::calendar)]) > reason[set(&Workflow::reason)] >
              state[add(&Workflow::states)] > *state[add(&Workflow::states)]);

// A step without the state that it is a part of, and what may stand on lines of its own behind a step.
const auto step_part = x3::rule<struct step_part_id, State>{"step"} =
    decided_in_state | deadline[add(&State::deadlines)] | event[add(&State::events)] | (sym::arrow > x3::omit[name]);
const auto workflow_part_def =
    state[add(&Workflow::states)] | step_part[add(&Workflow::states)] | reason_line[set(&Workflow::reason)];

} // namespace

BOOST_SPIRIT_DEFINE(workflow, workflow_part)
BOOST_SPIRIT_INSTANTIATE(workflow_rule, Iterator, Context)
BOOST_SPIRIT_INSTANTIATE(workflow_part_rule, Iterator, Context)

} // namespace grammar

} // namespace voorrang::syntax
