// Jobs that write to several tables, and whether all of one is there.
#pragma once

#include "adapters/store/store.hpp"
#include "tests/store/rows.hpp"

#include <stdexcept>

namespace voorrang::store {

inline Diagnostic refusal() { return {Code::not_in_form, "refused", std::nullopt, "", {}, ""}; }

// Writes to several tables, then does as it is told.
inline Store::Job job_for(const std::string& id, const Store::Job& then) {
    return [=](Writer& writer) -> Result<void> {
        if (const Result<void> added = writer.add_tender(sample_tender(id)); !added) return added;
        if (const Result<void> added = writer.add_bid(sample_bid(id, "b")); !added) return added;
        if (const Result<void> set = writer.set_timers(id, {{id, at(9), "closed", ""}}); !set) return set;
        if (const auto seq = writer.append(sample_entry("event.done", id)); !seq) return seq.error();
        return then(writer);
    };
}

inline const auto go_on = [](Writer&) -> Result<void> { return {}; };
inline const auto fail = [](Writer&) -> Result<void> { return refusal(); };
inline const auto throw_it = [](Writer&) -> Result<void> { throw std::runtime_error("thrown"); };

inline bool is_whole(Reader& reader, const std::string& id) {
    return reader.tender(id).value() && reader.bid(id, "b").value() && reader.timers(id)->size() == 1 &&
           reader.entries({0, 100, id, "", {}})->size() == 1;
}
inline bool is_absent(Reader& reader, const std::string& id) {
    return !reader.tender(id).value() && !reader.bid(id, "b").value() && reader.timers(id)->empty() &&
           reader.entries({0, 100, id, "", {}})->empty();
}

} // namespace voorrang::store
