#include "adapters/ocds/case_reader.hpp"

#include "adapters/eforms/notice.hpp"
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

// Of a notice with several faults the first is told, and how the others can be seen.
Result<std::optional<Case>> CaseReader::notice() {
    ended_ = true;
    const Position begin = splitter_.position();
    eforms::Reading read = eforms::read_notice(splitter_.take_rest(), input_, name_, begin);
    if (Diagnostics* faults = std::get_if<Diagnostics>(&read)) {
        Diagnostic first = std::move(faults->front());
        const std::size_t more = faults->size() - 1;
        if (more > 0)
            first.help += more == 1 ? "; one more fault: `voorrang convert` tells both"
                                    : "; " + std::to_string(more) + " more faults: `voorrang convert` tells them all";
        return first;
    }
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
