// Texts as they are set: in one of a few kinds of type, in lines as wide as a column. All lengths are points.
#pragma once

#include "adapters/pdf/handles.hpp"
#include "dsl/phrases/language.hpp"

#include <string>
#include <string_view>

namespace voorrang::pdf {

struct Type {
    const char* family; // the first that there is
    double size;
    bool bold = false;
};
namespace types {
inline constexpr const char* serif = "DejaVu Serif, Liberation Serif, serif";
inline constexpr const char* sans = "DejaVu Sans, Liberation Sans, sans-serif";
inline constexpr const char* mono = "DejaVu Sans Mono, Liberation Mono, monospace";
inline constexpr Type title{sans, 17, true};
inline constexpr Type heading{sans, 12.5, true};
inline constexpr Type subheading{sans, 10, true};
inline constexpr Type body{serif, 9.5};
inline constexpr Type strong{serif, 9.5, true};
inline constexpr Type name{sans, 8.5, true};
inline constexpr Type verbatim{mono, 7.5};
inline constexpr Type footer{sans, 7.5};
} // namespace types

// Whether there is a font at all that a page can be set with. Without one Pango ends the program.
bool has_fonts();

class Typesetter {
  public:
    // The language decides between the forms that some characters have, whatever that of the environment is.
    explicit Typesetter(Language language);

    // As wide as it comes without a width. A word that is wider than a line is broken, without a hyphen: it may be a
    // hash, which is copied.
    Layout set(std::string_view text, const Type& type, double width = -1, bool to_the_right = false);
    // As wide as its longest word.
    double narrowest(std::string_view text, const Type& type);

    // The first character that no font has, of all that was set so far; empty: none was lacking.
    const std::string& lacking() const { return lacking_; }

  private:
    std::string first_lacking(PangoLayout& layout);

    FontMap fonts_;
    Context context_;
    std::string lacking_;
};

double width_of(PangoLayout& layout);
double height_of(PangoLayout& layout);

} // namespace voorrang::pdf
