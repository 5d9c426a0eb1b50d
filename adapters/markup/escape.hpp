// Texts as they may stand in XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace voorrang::markup {

// For the text of an element and for an attribute in double quotes. What is no XML character (control characters,
// bytes that are not UTF-8) becomes U+FFFD.
std::string escaped(std::string_view text);

} // namespace voorrang::markup
