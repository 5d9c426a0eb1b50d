// What is said of a case in words: a sentence of the program, or a reason of the policy, in which names and values
// stand. It is kept in English and knows what in it is what, so that it can be said in another language later, when it
// is known who reads it: a decision doesn't depend on its reader.
#pragma once

#include "dsl/phrases/fixed.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace voorrang::phrases {

struct Said {
    enum class Kind : std::uint8_t {
        written, // by the policy writer, or a name in the data: stays as it is; parts in it are said
        value,   // as to_display_text() writes it
        fixed,   // a text of the program, with its parts filled in
        names,   // "a, b and c", each a part
        noun     // the name of a kind of record: a word of procurement if it is a standard one
    };
    struct Part;

    std::string text; // in English
    Kind kind = Kind::written;
    std::vector<Part> parts; // in the order of the text
    std::vector<Said> dutch; // of `written`: the same as the policy writer says it in Dutch; one, or none

    Said();
    // NOLINTNEXTLINE(google-explicit-constructor): a text that stays as it is
    Said(std::string written);

    bool empty() const { return text.empty(); }
    void append(std::string_view written) { text += written; }
    void add(Said part); // as a part of what is written
    friend bool operator==(const Said& said, std::string_view english) { return said.text == english; }
};

struct Said::Part {
    std::uint32_t at = 0; // byte of the text that it stands in; its length is that of its own text
    Said said;
};

// Only here a part is whole.
inline Said::Said() = default;
inline Said::Said(std::string written) : text(std::move(written)) {}

Said said_value(std::string display);
Said said_noun(std::string record);
Said said(Fixed text, std::vector<Said> parts = {});
// A message, of which there are patterns in the catalogue.
Said said_message(std::string english);
Said said_names(const std::vector<std::string>& names);
Said said_names(std::vector<Said> names);
// What has no end: "a, b, c".
Said said_list(const std::vector<Said>& items);

std::string say(Language language, const Said& said);
// The English text with `{1}`, `{2}` … for its parts.
std::string pattern_of(const Said& said);

std::ostream& operator<<(std::ostream& out, const Said& said); // for tests

} // namespace voorrang::phrases

namespace voorrang {
using phrases::Said;
}
