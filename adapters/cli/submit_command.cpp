#include "adapters/cli/commands.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/files/read_text.hpp"
#include "adapters/http/client.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/ocds/case_reader.hpp"
#include "adapters/report/json_writer.hpp"
#include "engine/decide/policy_hash.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace voorrang::cli {

namespace {

Result<std::string> token_of(const SubmitOptions& options) {
    std::string token;
    if (!options.token_file.empty()) {
        auto text = files::read_text(options.token_file, options.token_file);
        if (const auto* failure = std::get_if<files::ReadFailure>(&text))
            return Diagnostic{Code::file_not_found, failure->message, std::nullopt, options.token_file, {},
                              failure->help};
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

class Submission {
  public:
    Submission(const SubmitOptions& options, Console& console, http::Url url, std::string token, http::Client client)
        : options_(options), console_(console), url_(std::move(url)), token_(std::move(token)),
          client_(std::move(client)) {}

    // False where something went wrong.
    bool send_all(std::istream& input, const std::string& name) {
        ocds::CaseReader reader(input, name);
        bool well = true;
        while (true) {
            const Result<std::optional<ocds::Case>> next = reader.next();
            if (!next) {
                console_.report(next.error());
                well = false;
                if (!reader.recover()) return false;
                continue;
            }
            if (!*next) return well;
            well = send(**next) && well;
        }
    }

  private:
    bool send(const ocds::Case& tender) {
        const std::string release = json::compact(tender.document.root());
        std::string body = "{";
        const auto member = [&](std::string_view name, const std::string& value) {
            body += '"' + std::string(name) + "\":";
            json::append_quoted(body, value);
            body += ',';
        };
        if (!options_.policy.empty()) member("policy", options_.policy);
        if (!options_.workflow.empty()) member("workflow", options_.workflow);
        body += "\"release\":" + release + "}";
        http::Call call{http::Method::post, url_, {}, std::move(body)};
        call.headers.set("Authorization", "Bearer " + token_);
        call.headers.set("Content-Type", "application/json");
        // Who sends the same again, after a line that broke, gets the same answer.
        call.headers.set("Idempotency-Key", engine::sha256_hex(call.body));
        boost::asio::io_context io;
        auto sent = boost::asio::co_spawn(io, client_.send(std::move(call)), boost::asio::use_future);
        io.run();
        const Result<http::Reply> reply = sent.get();
        const std::string place = ocds::place_of(tender, "");
        if (!reply) {
            Diagnostic why = reply.error();
            console_.report(why);
            return false;
        }
        if (reply->status == 201) {
            console_.out().write(tender.ocid + " is taken in\n");
            return true;
        }
        console_.report(refusal(*reply, place));
        return false;
    }

    // What the service says of it.
    static Diagnostic refusal(const http::Reply& reply, const std::string& place) {
        Diagnostic why{
            Code::not_taken, "the service answered with " + std::to_string(reply.status), std::nullopt, place, {}, ""};
        const auto tree = json::read(reply.body);
        const auto* problem = std::get_if<json::Tree>(&tree);
        if (problem == nullptr || !problem->root().is_object()) return why;
        if (const auto detail = problem->root().find("detail")) why.message += ": " + std::string(detail->text());
        const auto errors = problem->root().find("errors");
        if (!errors || !errors->is_array() || errors->size() == 0) return why;
        if (const auto help = errors->element(0)->find("help")) why.help = std::string(help->text());
        if (const auto pointer = errors->element(0)->find("pointer");
            pointer && pointer->text().starts_with("/release"))
            why.place += std::string(why.place.find(' ') == std::string::npos ? " " : "") +
                         std::string(pointer->text().substr(8));
        return why;
    }

    const SubmitOptions& options_;
    Console& console_;
    http::Url url_;
    std::string token_;
    http::Client client_;
};

} // namespace

ExitCode submit(const SubmitOptions& options, Console& console) {
    const auto refuse = [&](const Diagnostic& why) {
        console.report(why);
        return ExitCode::bad_use;
    };
    const Result<std::string> token = token_of(options);
    if (!token) return refuse(token.error());
    std::string base = options.url;
    while (base.ends_with('/')) base.pop_back();
    const Result<http::Url> url = http::read_url(base + "/v1/tenders");
    if (!url) return refuse(url.error());
    http::ClientOptions client_options;
    client_options.ca_file = options.ca_file;
    client_options.total = std::chrono::seconds(60);
    Result<http::Client> client = http::Client::make(client_options);
    if (!client) return refuse(client.error());
    Submission submission(options, console, *url, *token, std::move(*client));
    ExitCode code = ExitCode::fine;
    for (const std::string& name : options.inputs) {
        if (const Result<void> there = check_input(name); !there) return refuse(there.error());
        bool well = false;
        if (name == "-") {
            well = submission.send_all(std::cin, name);
        } else {
            std::ifstream file(name, std::ios::binary);
            well = submission.send_all(file, name);
        }
        if (!well) code = ExitCode::findings;
    }
    return code;
}

} // namespace voorrang::cli
