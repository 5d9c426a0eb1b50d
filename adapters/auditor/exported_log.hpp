// An export of a log (export.hpp), as a witness looks at one: its entries, its keys and its last checkpoint.
#pragma once

#include "adapters/audit/keys.hpp"
#include "adapters/note/offer.hpp"

namespace voorrang::auditor {

class ExportedLog {
  public:
    // V501 if the file can't be read or is no export, or its last checkpoint is not of its entries.
    static Result<ExportedLog> read(const std::string& file);

    // As audit::offer.
    Result<note::Offer> offer(std::uint64_t old) const;
    const std::vector<audit::KeyStep>& keys() const { return keys_; }

  private:
    void add(const merkle::Hash& leaf);
    merkle::Nodes nodes() const;

    std::vector<std::vector<merkle::Hash>> levels_; // whole subtrees, from the leaves up
    std::vector<audit::KeyStep> keys_;
    std::optional<note::Offer> last_;
};

} // namespace voorrang::auditor
