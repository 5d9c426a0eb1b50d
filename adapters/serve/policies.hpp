// The folder of policies that a service is run with.
#pragma once

#include "adapters/service/act.hpp"
#include "adapters/service/shelf.hpp"

namespace voorrang::serve {

// Every policy below the folder (packages are read where they are used); each must be sound, and no two of one name.
// The error is the first thing that is wrong, its place a file with line and column.
Result<std::vector<service::PolicyPtr>> read_policies(const std::string& folder,
                                                      const std::vector<std::filesystem::path>& packages, Time now);

// Puts them in the store and writes down what came into force and what went out of it, since those before.
struct Reloaded {
    std::vector<std::string> in_force, out_of_force; // "alkmaar.social 2026.1"
    std::size_t unchanged = 0;
};
Result<Reloaded> record_policies(store::Writer& writer, const std::vector<store::Policy>& before,
                                 const std::vector<service::PolicyPtr>& policies, const service::Act& act);

// Those in force by the log, without their texts.
Result<std::vector<store::Policy>> last_in_force(store::Reader& reader);

} // namespace voorrang::serve
