// Writes entries of the log, and what is to be told of each to those who asked for it. docs/service.md lists the kinds
// of entries and what each says.
#pragma once

#include "adapters/report/json_writer.hpp"
#include "adapters/service/act.hpp"
#include "adapters/store/commits.hpp"
#include "adapters/store/store.hpp"

namespace voorrang::service {

class Journal {
  public:
    Journal(store::Writer& writer, const Act& act) : writer_(writer), act_(act) {}

    // `write` writes the members of the body. The entry vouches for `commits`, and for the tender as it is now. The
    // result is the number of the entry.
    template <class Write>
    Result<std::int64_t> add(std::string_view kind, const std::string& tender, Write write,
                             store::Commits commits = {}) {
        report::JsonWriter json(report::JsonLayout::canonical);
        json.begin_object();
        write(json);
        json.end_object();
        return add_body(kind, tender, json.take(), act_.at, std::move(commits));
    }
    // What the clock brought about, at the moment it was due. `body`: canonical.
    Result<std::int64_t> add_body(std::string_view kind, const std::string& tender, std::string body, Time at,
                                  store::Commits commits = {});
    // The same of a tender whose row is known: as it stands in the store.
    Result<std::int64_t> add_body(std::string_view kind, const store::Tender& row, std::string body, Time at,
                                  store::Commits commits);

  private:
    Result<std::int64_t> append(std::string_view kind, const std::string& tender, std::string body, Time at,
                                const store::Commits& commits);

    store::Writer& writer_;
    const Act& act_;
};

} // namespace voorrang::service
