#include "adapters/cli/service_client.hpp"

#include "adapters/files/read_text.hpp"
#include "adapters/json/parse.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <chrono>
#include <cstdlib>

namespace voorrang::cli {

namespace {

Result<std::string> token_of(const std::string& file) {
    std::string token;
    if (!file.empty()) {
        auto text = files::read_text(file, file);
        if (const auto* failure = std::get_if<files::ReadFailure>(&text))
            return Diagnostic{Code::file_not_found, failure->message, std::nullopt, file, {}, failure->help};
        token = std::get<std::string>(text);
    } else if (const char* set = std::getenv("VOORRANG_TOKEN")) {
        token = set;
    }
    while (!token.empty() && (token.back() == '\n' || token.back() == ' ' || token.back() == '\r')) token.pop_back();
    if (token.empty())
        return Diagnostic{
            Code::bad_use, "there is no token", std::nullopt, "", {}, "give --token-file FILE, or set VOORRANG_TOKEN"};
    return token;
}

} // namespace

Result<ServiceClient> ServiceClient::make(const ServiceAddress& address) {
    Result<std::string> token = token_of(address.token_file);
    if (!token) return token.error();
    std::string base = address.url;
    while (base.ends_with('/')) base.pop_back();
    if (const Result<http::Url> url = http::read_url(base + "/v1"); !url) return url.error();
    http::ClientOptions options;
    options.ca_file = address.ca_file;
    options.total = std::chrono::seconds(60);
    Result<http::Client> client = http::Client::make(options);
    if (!client) return client.error();
    return ServiceClient(std::move(base), std::move(*token), std::move(*client));
}

Result<http::Reply> ServiceClient::send(http::Method method, const std::string& path, std::string body,
                                        const std::string& idempotency_key) const {
    const Result<http::Url> url = http::read_url(base_ + path);
    if (!url) return url.error();
    http::Call call{method, *url, {}, std::move(body)};
    call.headers.set("Authorization", "Bearer " + token_);
    if (!call.body.empty()) call.headers.set("Content-Type", "application/json");
    if (!idempotency_key.empty()) call.headers.set("Idempotency-Key", idempotency_key);
    boost::asio::io_context io;
    auto sent = boost::asio::co_spawn(io, client_.send(std::move(call)), boost::asio::use_future);
    io.run();
    return sent.get();
}

Result<std::string> ServiceClient::body_of(http::Method method, const std::string& path, std::string body) const {
    Result<http::Reply> reply = send(method, path, std::move(body));
    if (!reply) return reply.error();
    if (reply->status < 200 || reply->status >= 300) return refusal(*reply, base_ + path.substr(0, path.find('?')));
    return std::move(reply->body);
}

Diagnostic refusal(const http::Reply& reply, const std::string& place) {
    Diagnostic why{
        Code::not_taken, "the service answered with " + std::to_string(reply.status), std::nullopt, place, {}, ""};
    const auto tree = json::read(reply.body);
    const auto* problem = std::get_if<json::Tree>(&tree);
    if (problem == nullptr || !problem->root().is_object()) return why;
    if (const auto detail = problem->root().find("detail")) why.message += ": " + std::string(detail->text());
    const auto errors = problem->root().find("errors");
    if (!errors || !errors->is_array() || errors->size() == 0) return why;
    if (const auto help = errors->element(0)->find("help")) why.help = std::string(help->text());
    if (const auto pointer = errors->element(0)->find("pointer"); pointer && pointer->text().starts_with("/release"))
        why.place +=
            std::string(why.place.find(' ') == std::string::npos ? " " : "") + std::string(pointer->text().substr(8));
    return why;
}

} // namespace voorrang::cli
