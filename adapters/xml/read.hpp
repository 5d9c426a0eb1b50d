// XML text to a tree, by expat: well-formed after XML 1.0 with namespaces, within the bounds of limits.hpp. A document
// type declaration is refused where it begins: no entity is ever declared, and so none is expanded or fetched.
#pragma once

#include "adapters/xml/tree.hpp"
#include "dsl/diagnostics/result.hpp"
#include "dsl/diagnostics/source_map.hpp"

#include <istream>
#include <span>

namespace voorrang::xml {

// The prefix under which a namespace is known to who reads the tree; of an empty one names stand alone.
struct Namespace {
    std::string_view prefix;
    std::string_view uri;
};

// Whether the white space around a text is part of it.
enum class Space : bool { no_part, part };

// `begun` is what was taken from the input already, and stands at `start` in the file. Read in pieces: of what is
// refused, no more than the bounds allow has been in memory. Errors: V501 (the input fails), V530, V531.
Result<Tree> read(std::string_view begun, std::istream& input, const std::string& name,
                  std::span<const Namespace> namespaces, Position start = {}, Space space = Space::no_part);

} // namespace voorrang::xml
