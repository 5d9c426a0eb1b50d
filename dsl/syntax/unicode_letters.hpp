// Which characters are letters, so that names may be written in any script.
#pragma once

namespace voorrang::syntax {

bool is_letter(char32_t character);

} // namespace voorrang::syntax
