#include "adapters/ocds/case_reader.hpp"

#include "adapters/eforms/notice.hpp"
#include "adapters/ocds/first_fault.hpp"
#include "adapters/ocds/record.hpp"

namespace voorrang::ocds {

Result<std::optional<Case>> CaseReader::next() {
    if (bad_case_ || ended_) return std::nullopt;
    if (splitter_.begins_with_xml()) return notice();
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

Result<std::optional<Case>> CaseReader::notice() {
    ended_ = true;
    const Position begin = splitter_.position();
    eforms::Reading read = eforms::read_notice(splitter_.take_rest(), input_, name_, begin);
    if (Diagnostics* faults = std::get_if<Diagnostics>(&read)) return first_fault(std::move(*faults));
    eforms::Notice& notice = std::get<eforms::Notice>(read);
    std::string ocid(notice.release.root().find("ocid")->text());
    return Case{std::move(ocid), std::move(notice.release), name_, "", {}, std::move(notice.places)};
}

bool CaseReader::recover() {
    if (ended_) return false;
    if (!bad_case_) return splitter_.recover();
    bad_case_ = false;
    return true;
}

} // namespace voorrang::ocds
