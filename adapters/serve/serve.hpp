// The service as a whole: `voorrang serve`. docs/operating.md is its manual.
#pragma once

#include "adapters/auth/oidc.hpp"
#include "adapters/http/limits.hpp"
#include "adapters/http/server.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace spdlog {
class logger;
}

namespace voorrang::serve {

struct OidcOptions {
    auth::OidcRules rules;
    std::string keys; // a file, or an https: address
};

struct Options {
    std::string program;                         // voorrang 0.1.0
    std::string policies;                        // folder
    std::vector<std::filesystem::path> packages; // where packages are looked for besides
    std::string data;                            // the database
    std::string key;                             // file of the master key; empty: beside the database, DATA.key
    std::string signing_key;                     // file of the key that signs the log; empty: DATA.signkey
    std::string log_name;                        // in checkpoints, when that key is made; empty: a new one
    std::chrono::seconds checkpoint_every{60};   // if the log has grown
    std::vector<http::Listen> listen{http::Listen{}};
    std::optional<http::TlsFiles> tls;
    http::Limits limits;
    std::string inbox; // folder; empty: none
    std::string inbox_policy;
    std::string backups; // folder; empty: none can be made over the network
    std::optional<OidcOptions> oidc;
    std::string ca_file;            // for webhooks and keys; empty: the system's
    bool webhooks_anywhere = false; // also to private networks
    unsigned threads = 0;           // that answer requests; 0: one for each core
    std::chrono::seconds grace{20}; // to finish requests at a stop
    bool watch = true;              // of the folder of policies
    // A database of more bytes is checked for damage beside the work, not before it.
    std::uint64_t check_before = std::uint64_t{1} << 30;
};

// What is told to whoever starts it, on the standard output.
struct Started {
    std::vector<http::Listen> listening;
    std::string admin_token; // of the first start; else empty
};

// Until SIGTERM or SIGINT. SIGHUP reads policies, certificate and keys anew. The error is why it could not start.
Result<void> serve(const Options& options, const std::shared_ptr<spdlog::logger>& log,
                   const std::shared_ptr<spdlog::logger>& access_log,
                   const std::function<void(const Started&)>& started);

} // namespace voorrang::serve
