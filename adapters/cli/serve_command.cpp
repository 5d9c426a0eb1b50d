#include "adapters/cli/commands.hpp"
#include "adapters/cli/json_lines.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/cli/version.hpp"
#include "adapters/note/key.hpp"
#include "adapters/serve/serve.hpp"

#include <spdlog/sinks/stdout_sinks.h>

#include <charconv>

namespace voorrang::cli {

namespace {

Diagnostic misuse(std::string message, std::string help) {
    return {Code::bad_use, std::move(message), std::nullopt, "", {}, std::move(help)};
}

// 127.0.0.1:8080, [::1]:8080
Result<http::Listen> listen_of(const std::string& text, bool tls) {
    const std::size_t colon = text.rfind(':');
    http::Listen listen;
    listen.tls = tls;
    if (colon == std::string::npos)
        return misuse("`" + text + "` is no address with a port", "write ADDRESS:PORT: 127.0.0.1:8080, [::1]:8080");
    listen.address = text.substr(0, colon);
    if (listen.address.starts_with('[') && listen.address.ends_with(']'))
        listen.address = listen.address.substr(1, listen.address.size() - 2);
    const auto read = std::from_chars(text.data() + colon + 1, text.data() + text.size(), listen.port);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || listen.address.empty())
        return misuse("`" + text + "` is no address with a port", "write ADDRESS:PORT: 127.0.0.1:8080, [::1]:8080");
    return listen;
}

auth::ClaimPath path_of(const std::string& claim) {
    auth::ClaimPath path;
    std::size_t begin = 0;
    while (begin <= claim.size()) {
        const std::size_t end = std::min(claim.find('.', begin), claim.size());
        path.push_back(claim.substr(begin, end - begin));
        begin = end + 1;
    }
    return path;
}

Result<std::optional<serve::OidcOptions>> oidc_of(const ServeOptions& options) {
    if (options.oidc_issuer.empty()) return std::optional<serve::OidcOptions>();
    if (options.oidc_keys.empty() || options.oidc_audiences.empty())
        return misuse("OpenID Connect needs the issuer's keys and an audience", "give --oidc-keys and --oidc-audience");
    serve::OidcOptions oidc;
    oidc.keys = options.oidc_keys;
    oidc.rules.expected = {options.oidc_issuer, options.oidc_audiences};
    if (options.oidc_roles.empty()) return std::optional(std::move(oidc));
    auth::RolesFromClaims from;
    if (!options.oidc_roles_claim.empty()) from.claim = path_of(options.oidc_roles_claim);
    if (!options.oidc_organisation_claim.empty()) from.organisation = path_of(options.oidc_organisation_claim);
    for (const std::string& pair : options.oidc_roles) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == pair.size())
            return misuse("`" + pair + "` does not say which role a claim gives", "write CLAIM=ROLE: inkoop=buyer");
        from.roles[pair.substr(0, equals)].push_back(pair.substr(equals + 1));
    }
    oidc.rules.from_claims = std::move(from);
    return std::optional(std::move(oidc));
}

Result<serve::Options> options_of(const ServeOptions& given) {
    if (given.policies.empty()) return misuse("no folder of policies is given", "give --policies FOLDER");
    if (given.data.empty()) return misuse("no database is given", "give --data DB; it is made if it is not there");
    serve::Options options;
    options.program = "voorrang " + std::string(program_version);
    options.policies = given.policies;
    options.packages = package_roots(given.packages);
    options.data = given.data;
    options.key = given.key;
    options.signing_key = given.signing_key;
    options.log_name = given.log_name;
    if (!given.log_name.empty() && !note::is_key_name(given.log_name))
        return misuse("`" + given.log_name + "` can't be the name of a log",
                      "use letters, digits and punctuation, no spaces and no plus sign");
    if (given.checkpoint_seconds == 0) return misuse("a checkpoint every 0 seconds can't be", "give 1 or more");
    options.checkpoint_every = std::chrono::seconds(given.checkpoint_seconds);
    options.inbox = given.inbox;
    options.inbox_policy = given.inbox_policy;
    options.backups = given.backups;
    options.ca_file = given.ca_file;
    options.webhooks_anywhere = given.webhooks_anywhere;
    options.watch = !given.no_watch;
    options.threads = given.threads;
    options.grace = std::chrono::seconds(given.grace_seconds);
    options.check_before = given.check_megabytes << 20;
    options.limits.body_bytes = given.body_megabytes << 20;
    options.limits.requests = given.requests;
    options.limits.connections = given.connections;
    options.limits.connections_of_one = given.connections_of_one;
    if (!given.listen.empty() || !given.listen_tls.empty()) options.listen.clear();
    for (const bool tls : {false, true})
        for (const std::string& text : tls ? given.listen_tls : given.listen) {
            const Result<http::Listen> listen = listen_of(text, tls);
            if (!listen) return listen.error();
            options.listen.push_back(*listen);
        }
    if (!given.certificate.empty()) options.tls = http::TlsFiles{given.certificate, given.certificate_key};
    if (!given.listen_tls.empty() && (given.certificate.empty() || given.certificate_key.empty()))
        return misuse("HTTPS needs a certificate and its key", "give --certificate and --certificate-key");
    Result<std::optional<serve::OidcOptions>> oidc = oidc_of(given);
    if (!oidc) return oidc.error();
    options.oidc = std::move(*oidc);
    return options;
}

// Lines of JSON on the standard error, for whatever collects them.
std::shared_ptr<spdlog::logger> json_log() {
    auto log = std::make_shared<spdlog::logger>("service", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    log->set_formatter(std::make_unique<JsonLines>());
    log->flush_on(spdlog::level::info);
    return log;
}

} // namespace

ExitCode serve(const ServeOptions& given, Console& console) {
    const Result<serve::Options> options = options_of(given);
    if (!options) {
        console.report(options.error());
        return ExitCode::bad_use;
    }
    auto access = std::make_shared<spdlog::logger>("access", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    access->set_pattern("%v");
    access->flush_on(spdlog::level::info);
    const auto started = [&](const serve::Started& told) {
        for (const http::Listen& listen : told.listening) {
            const bool six = listen.address.find(':') != std::string::npos;
            console.out().write(std::string("listening on ") + (listen.tls ? "https://" : "http://") +
                                (six ? "[" : "") + listen.address + (six ? "]" : "") + ":" +
                                std::to_string(listen.port) + "\n");
        }
        if (!told.admin_token.empty())
            console.out().write("the token of the user `admin`, told this once: " + told.admin_token + "\n");
        console.out().flush();
    };
    const Result<void> done = serve::serve(*options, json_log(), access, started);
    if (done) return ExitCode::fine;
    console.report(done.error());
    return ExitCode::bad_use;
}

} // namespace voorrang::cli
