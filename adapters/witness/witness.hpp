// A witness at work: it looks at what a log shows, cosigns it or refuses it with the proof, and remembers.
#pragma once

#include "adapters/audit/keys.hpp"
#include "adapters/witness/state.hpp"

#include <functional>

namespace voorrang::witness {

// A log, wherever it is: a running service, a database, an export, an offer in a file.
struct Source {
    // What it shows; a proof from `old` entries where it has as many. May show more the second time.
    std::function<Result<note::Offer>(std::uint64_t old)> offer;
    // Its keys as it tells of them, the first one first.
    std::function<Result<std::vector<audit::KeyStep>>()> keys;
};

struct Witnessed {
    Verdict verdict = Verdict::grown;
    note::Offer shown;                // with the cosignature, where it was cosigned
    std::filesystem::path evidence;   // of an offence
    bool conclusive = false;          // it shows by itself that the log was altered
    std::uint64_t before = 0;         // entries that were seen before
    std::vector<std::string> learned; // keys that the log's trusted ones have vouched for
};

// `trusted` are keys that whoever runs it vouches for, besides those that the state has. The moment of a cosignature
// never goes back. Errors: the source or the state can't be read or written; V801 where no key of the log is known.
Result<Witnessed> look(const State& state, const Source& source, const note::SecretKey& key,
                       const std::vector<note::PublicKey>& trusted, Time now);

// `trusted`, and each key that one of them vouched for by a note that both have signed, and so on.
std::vector<note::PublicKey> follow(const std::vector<note::PublicKey>& trusted,
                                    const std::vector<audit::KeyStep>& steps);

} // namespace voorrang::witness
