// The course of a tender as its log tells it.
#pragma once

#include "adapters/letters/evidence.hpp"

namespace voorrang::letters {

struct Course {
    Table table; // a row for each entry
    Time last;   // the moment of the last one
};
Result<Course> course_of(store::Reader& reader, const std::string& tender, const Voice& voice);

} // namespace voorrang::letters
