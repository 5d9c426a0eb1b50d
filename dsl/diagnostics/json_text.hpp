// A text as JSON writes it: quoted, with what must be escaped escaped. Bytes that are not UTF-8 become U+FFFD.
#pragma once

#include <string>
#include <string_view>

namespace voorrang {

void append_json_text(std::string& out, std::string_view text);

} // namespace voorrang
