#include "adapters/ocds/case_reader.hpp"

#include "adapters/ocds/record.hpp"

namespace voorrang::ocds {

Result<std::optional<Case>> CaseReader::next() {
    if (bad_case_) return std::nullopt;
    auto read = splitter_.next();
    if (read.has_error()) return read.error();
    if (!*read) return std::nullopt;
    auto made = case_id_ ? make_case(std::move(**read), *case_id_) : make_case(std::move(**read));
    if (made.has_error()) {
        bad_case_ = true;
        return made.error();
    }
    return std::move(*made);
}

bool CaseReader::recover() {
    if (!bad_case_) return splitter_.recover();
    bad_case_ = false;
    return true;
}

} // namespace voorrang::ocds
