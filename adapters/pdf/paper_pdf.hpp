// A paper as a PDF file, to be sent and kept: sheets of A4 with text that can be searched, copied and read aloud. The
// same paper gives the same file, byte for byte, on a machine with the same fonts: its day is that of the paper, not of
// its writing.
#pragma once

#include "adapters/letters/paper.hpp"
#include "dsl/diagnostics/result.hpp"

namespace voorrang::pdf {

// V820: there is no font, or none that has a character of the paper. A box in its place would be a letter that does not
// say what was decided.
Result<std::string> to_pdf(const letters::Paper& paper);

} // namespace voorrang::pdf
