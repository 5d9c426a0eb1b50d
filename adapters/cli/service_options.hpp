// Options of `voorrang serve`, `voorrang submit` and `voorrang backup`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace voorrang::cli {

struct ServeOptions {
    std::string config; // file of options; empty: none
    std::string policies, data, key, inbox, inbox_policy, backups, ca_file;
    std::vector<std::string> packages;
    std::vector<std::string> listen, listen_tls; // ADDRESS:PORT
    std::string certificate, certificate_key;
    std::string oidc_issuer, oidc_keys, oidc_roles_claim, oidc_organisation_claim;
    std::vector<std::string> oidc_audiences, oidc_roles; // CLAIM=ROLE
    bool webhooks_anywhere = false, no_watch = false;
    unsigned threads = 0;
    std::string signing_key, log_name;
    std::uint64_t checkpoint_seconds = 60;
    std::uint64_t grace_seconds = 20;
    std::uint64_t check_megabytes = 1024;
    std::uint64_t body_megabytes = 8, connections = 10'000, connections_of_one = 100, requests = 1'000;
};

struct SubmitOptions {
    std::vector<std::string> inputs; // "-": the standard input
    std::string url, token_file, ca_file;
    std::string policy, workflow;
};

struct BackupOptions {
    std::string data, to;
};

} // namespace voorrang::cli
