// What a witness knows, in a folder of its own, for nobody else to read:
//
//     witness.key          its secret key (C2SP, of the kind for cosignatures)
//     LOG.checkpoint       of each log the last checkpoint that it cosigned, a signed note
//     LOG.keys             the keys of the log that it trusts, one a line
//     evidence/LOG-….json  of each log that was altered the proof (evidence.hpp)
//     lock                 held by the process that works in it
//
// LOG is the log's name, as far as it can be one of a file, and some of its hash. What is kept is on the disk before
// anybody is told of it, and never goes back: a witness that forgot what it saw would vouch for another history.
#pragma once

#include "adapters/witness/evidence.hpp"
#include "dsl/diagnostics/result.hpp"

#include <filesystem>

namespace voorrang::witness {

class State {
  public:
    // Makes the folder if it is not there. V752 while another process works in it; V802 if it can't be made.
    static Result<State> open(const std::filesystem::path& folder);
    State(State&& other) noexcept;
    State& operator=(State&&) = delete;
    ~State();

    // The key; made where there is none, with `name`, or a name by chance. V720, V721.
    Result<note::SecretKey> key(const std::string& name) const;

    // V501 at a file that is not as this program writes one: nothing is guessed.
    Result<std::optional<note::Offer>> last(const std::string& origin) const;
    Result<std::vector<note::PublicKey>> keys(const std::string& origin) const;

    // V713 if what is kept has more entries.
    Result<void> keep(const note::Offer& cosigned) const;
    Result<void> keep_keys(const std::string& origin, const std::vector<note::PublicKey>& keys) const;
    // The file; one for the same two checkpoints, however often they are met.
    Result<std::filesystem::path> keep(const Evidence& evidence) const;

    std::filesystem::path checkpoint_file(const std::string& origin) const;

  private:
    State(std::filesystem::path folder, int lock) : folder_(std::move(folder)), lock_(lock) {}

    std::filesystem::path folder_;
    int lock_;
};

} // namespace voorrang::witness
