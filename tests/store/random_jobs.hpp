// Jobs by chance: few names, so that they meet, and every call of a writer.
#pragma once

#include "adapters/store/store.hpp"

#include <random>

namespace voorrang::store {

// A job does the same whenever it runs. Refused calls are written to `outcomes`, and some of them end the job.
Store::Job random_job(std::uint64_t seed, std::string& outcomes);

} // namespace voorrang::store
