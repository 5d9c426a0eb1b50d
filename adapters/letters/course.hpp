// The course of a tender as its log tells it, a row for each entry.
#pragma once

#include "adapters/letters/evidence.hpp"

namespace voorrang::letters {

Result<Table> course_of(store::Reader& reader, const std::string& tender, const Voice& voice);

} // namespace voorrang::letters
