// Personal data are erased from the service's database (Regulation (EU) 2016/679 art. 17). What the log and the
// documents say stays, byte for byte, and so does every proof: they have tokens where the data were
// (adapters/personal/token.hpp), which tell nothing any more. An entry of the log tells what was erased, and why.
#pragma once

#include "adapters/auth/act.hpp"
#include "adapters/store/store.hpp"

namespace voorrang::erasure {

// Which values: all that is asked must fit. Nothing that is asked: all of them, to be seen, not to be erased.
struct Selection {
    std::string containing;              // in the value
    std::string tender;                  // of this tender
    std::string user;                    // this user of the service, with what their tokens are for
    std::optional<Time> finished_before; // of tenders that came to their end before
    bool empty() const { return containing.empty() && tender.empty() && user.empty() && !finished_before; }
};

struct Kept {
    store::Personal value;
    std::optional<std::string> user; // whose name to sign in with it is
};

// Those that fit, by scope. V742 if there is no such user; V751 if there is no such tender.
Result<std::vector<Kept>> select(store::Reader& reader, const Selection& selection);

struct Erased {
    std::size_t count = 0;
    std::vector<std::string> values;   // as JSON, to look whether they are anywhere else
    std::vector<std::string> users;    // removed
    std::size_t bids = 0;              // whose content as it came in was erased
    std::optional<std::int64_t> entry; // of the log; nothing where nothing fits
};

// Erases them. Of the tenders whose they are the content of bids as it came in goes with them, for it has personal data
// in it; what was in an opened bid stands in the tender's document. So do answers, kept for idempotency keys, in which
// they stand. The name of a user goes with the user, and only where the selection names them: V741 else, and if no
// admin were left.
Result<Erased> erase(store::Writer& writer, const Selection& selection, const std::string& reason,
                     const auth::Act& act);

} // namespace voorrang::erasure
