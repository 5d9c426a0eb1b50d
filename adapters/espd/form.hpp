// The form that a response answers: its criteria, and the questions of each. A response has the whole form within it.
//
// What a question asks is told by where it stands among the others, never by its wording, which is in the language of
// who made the form. Only whether a ground is asked of or its absence needs words: see `polarity`.
#pragma once

#include "adapters/eforms/faults.hpp"
#include "adapters/espd/vocabulary.hpp"

#include <cstdint>
#include <unordered_map>

namespace voorrang::espd {

enum class Asks : std::uint8_t {
    other,
    whether,               // the ground applies: the answer proper
    cleaned,               // were measures taken to show reliability all the same, or taxes paid since
    since,                 // the day of the conviction or decision
    barred,                // for how long the conviction itself bars
    established_otherwise, // than by a decision of a court or authority: of taxes and contributions
    binding,               // was that decision final and binding
};

enum class Polarity : std::uint8_t {
    applies, // yes says that the ground applies
    denied,  // yes says that it does not: "can you confirm that you have not …"
    unclear, // the question is in words that are not known here
};

struct Criterion {
    xml::Ref element;
    std::string_view id, code; // empty if it has none
    std::optional<xml::Ref> name;
    const KnownCriterion* known = nullptr;
    std::vector<std::string_view> lots; // for which it is asked; empty: for all
    std::optional<xml::Ref> whether;    // the question proper of a ground
    Polarity polarity = Polarity::applies;

    std::string_view ground() const { return known ? known->ground : std::string_view(); }
};

struct Question {
    xml::Ref id;
    std::optional<xml::Ref> title;
    std::uint32_t criterion; // its place in Form::criteria()
    std::string_view type;   // "INDICATOR", "AMOUNT" …
    Asks asks = Asks::other;
    bool twice = false; // another question has the same identifier
};

class Form {
  public:
    // Faults: a criterion whose code and identifier are of two different ones.
    Form(xml::Ref root, eforms::Faults& faults);

    const std::vector<Criterion>& criteria() const { return criteria_; }
    const Question* find(std::string_view property) const;
    const Criterion& of(const Question& question) const { return criteria_[question.criterion]; }

  private:
    // What the groups that stand directly in a group ask for; found once for all of its questions.
    struct Below {
        bool evidence = false;    // papers that prove something
        bool description = false; // of who answered yes
        bool for_no = false;      // of who answered no, whatever that is
    };

    static Below below(xml::Ref group);
    void read_criterion(xml::Ref element, eforms::Faults& faults);
    void read_group(xml::Ref group, bool proper, bool in_false);
    void add(xml::Ref property, std::string_view type, Asks asks);
    Asks asked_by(const Below& below, std::string_view type, bool proper, bool in_false);

    std::vector<Criterion> criteria_;
    std::unordered_map<std::string_view, Question> questions_;
};

// Whether the wording of a ground asks for it or for its absence, in English and Dutch.
Polarity polarity(std::string_view ground, std::string_view wording);

} // namespace voorrang::espd
