#include "adapters/cli/commands.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/service_client.hpp"
#include "adapters/json/write.hpp"
#include "adapters/ocds/case_reader.hpp"
#include "adapters/report/json_writer.hpp"
#include "engine/decide/policy_hash.hpp"

#include <fstream>
#include <iostream>

namespace voorrang::cli {

namespace {

class Submission {
  public:
    Submission(const SubmitOptions& options, Console& console, const ServiceClient& client)
        : options_(options), console_(console), client_(client) {}

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
        // Who sends the same again, after a line that broke, gets the same answer.
        const std::string key = engine::sha256_hex(body);
        const Result<http::Reply> reply = client_.send(http::Method::post, "/v1/tenders", std::move(body), key);
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

    const SubmitOptions& options_;
    Console& console_;
    const ServiceClient& client_;
};

} // namespace

ExitCode submit(const SubmitOptions& options, Console& console) {
    const auto refuse = [&](const Diagnostic& why) {
        console.report(why);
        return ExitCode::bad_use;
    };
    const Result<ServiceClient> client = ServiceClient::make({options.url, options.token_file, options.ca_file});
    if (!client) return refuse(client.error());
    Submission submission(options, console, *client);
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
