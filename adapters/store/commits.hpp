// What an entry of the log vouches for besides itself: hashes of rows that were written with it, so that none of them
// can be altered or removed unseen either. `commits` of an entry is an object of these, by what they are of:
//
//     bid        the bid that came in; without its status, which later entries tell
//     decision   the decision that was made; without its numbers
//     document   the document that was kept as it was then; of its text, not of a row
//     policy     the policy that came into force, with its texts
//     tender     the tender as it is after the entry: document, instance, state
//
// A hash is SHA-256, in hexadecimal, of the row as canonical JSON: row_text().
#pragma once

#include "adapters/store/rows.hpp"

#include <map>
#include <string_view>

namespace voorrang::store {

class Commits {
  public:
    void add(std::string_view what, std::string hash) { hashes_[std::string(what)] = std::move(hash); }
    std::string json() const; // canonical

  private:
    std::map<std::string, std::string> hashes_;
};

std::string row_text(const Bid& bid); // of its content, which may be sealed bytes, the SHA-256
std::string row_text(const Bid& bid, const std::string& content_hash); // that was erased
std::string row_text(const Decision& decision);
std::string row_text(const Policy& policy);
std::string row_text(const Tender& tender);

std::string sha256_text(std::string_view bytes); // in hexadecimal

template <class Row>
std::string row_hash(const Row& row) {
    return sha256_text(row_text(row));
}

} // namespace voorrang::store
