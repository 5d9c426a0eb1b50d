// What every rule of the grammar has at hand beside the tokens, as X3's context.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/syntax/expected.hpp"
#include "dsl/syntax/word_uses.hpp"

#include <boost/spirit/home/x3.hpp>

namespace voorrang::syntax {

namespace x3 = boost::spirit::x3;

struct ParseState {
    const Surface& surface;
    Diagnostics& diagnostics; // of texts that have a grammar of their own: because texts
    Expected expected = {};
    std::size_t depth = 0;    // of operands, types and values inside each other
    WordUses* uses = nullptr; // filled in if it is there

    void note_use(const Token& token, WordUse use) const {
        if (uses != nullptr) uses->note(token, use);
    }
};

using Iterator = const Token*;
using Context = x3::context<ParseState, ParseState>;

template <class AnyContext>
ParseState& state_of(const AnyContext& context) {
    return x3::get<ParseState>(context);
}

// Thrown by the grammar where the tokens are in order but may not be combined so. Caught where X3's own
// expectation_failure is, in read.hpp.
struct Refusal {
    Diagnostic diagnostic;
};

} // namespace voorrang::syntax
