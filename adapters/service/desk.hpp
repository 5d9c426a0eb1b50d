// Dossiers that were worked on last lie open: who works on one again need not read its document anew, nor reckon when
// its deadlines pass. What is taken up is what stands in the store, letter for letter, or it is not taken up.
#pragma once

#include "adapters/service/dossier.hpp"

#include <list>
#include <mutex>
#include <unordered_map>

namespace voorrang::service {

class Desk {
  public:
    // The dossier of this row, which has just been read, if it lies here; it then lies here no longer.
    std::optional<Dossier> take_up(store::Tender row);
    // One as it is kept, or will be if what is being written takes effect.
    void lay_down(Dossier dossier);

  private:
    // Of documents as text: as they lie here they take some three times as much.
    static constexpr std::size_t most_bytes = std::size_t{8} << 20;

    using Dossiers = std::list<Dossier>;
    Dossier lift(Dossiers::iterator at);

    std::mutex mutex_;
    Dossiers dossiers_; // the one that was laid down last first
    std::unordered_map<std::string, Dossiers::iterator> by_tender_;
    std::size_t bytes_ = 0;
};

} // namespace voorrang::service
