#include "adapters/cli/explain_app.hpp"

#include "adapters/cli/help.hpp"
#include "adapters/cli/option_kinds.hpp"

#include <charconv>

namespace voorrang::cli {

namespace {

Diagnostic misuse(std::string message, std::string help) {
    return {Code::bad_use, std::move(message), std::nullopt, "", {}, std::move(help)};
}

} // namespace

void ExplainApp::add_to(CLI::App& app) {
    app_ = app.add_subcommand("explain", "Tell a bidder why, why not, and what would have changed it");
    app_->footer(help::explain_footer);
    app_->fallthrough();
    app_->add_option(
            "file", explain_.inputs,
            "OCDS releases or records, or notices of eForms; - is the standard input. With --log: the number of a "
            "decision")
        ->required()
        ->type_name("FILE");
    app_->add_option("--policy", explain_.policy, "The policy to decide by")->type_name("PATH");
    app_->add_option("--log", logged_.log, "Explain a decision of this log instead")->type_name("DB");
    add_list(*app_, "--packages", explain_.packages, "DIR", "Look for packages here too (may be repeated)");
    add_list(*app_, "--bids", explain_.bids, "FILE", "Bids that the tenders do not hold themselves (may be repeated)");
    add_case_id(*app_, explain_.case_id);
    add_date(*app_, "--as-at", explain_.as_at, "Decide by the law of this day instead of the policy's reference date");
    app_->add_option("--draw-seed", explain_.draw_seed, "What a draw is held with")->type_name("TEXT");
    app_->add_option("--tender", explain_.tender, "Explain only this tender")->type_name("OCID");
    app_->add_option("--bid", explain_.bid, "Explain only this bid")->type_name("ID|NAME");
    app_->add_option("--format", format_, "How it is written (default: text); html with --log")
        ->check(CLI::IsMember({"text", "json", "html"}).description(""))
        ->type_name("text|json|html");
    add_no_cache(*app_, explain_.cache);
}

Result<void> ExplainApp::choose(CommandLine& line) {
    if (!app_->parsed()) return {};
    if (!logged_.log.empty()) return choose_logged(line);
    if (explain_.policy.empty())
        return misuse("`--policy` must be given", "or `--log`, to explain a decision of a log");
    if (format_ == "html")
        return misuse("`--format html` goes with `--log` only", "an account is written as text or JSON");
    explain_.format = format_ == "json" ? Format::json : Format::text;
    line.command = explain_;
    return {};
}

// What was decided, by which policy and on what, stands in the log.
Result<void> ExplainApp::choose_logged(CommandLine& line) {
    for (const char* option :
         {"--policy", "--packages", "--bids", "--case-id", "--as-at", "--draw-seed", "--tender", "--no-cache"})
        if (app_->count(option) > 0)
            return misuse("`" + std::string(option) + "` can't go with `--log`",
                          "a decision of a log is explained as it was made");
    const std::string& number = explain_.inputs.front();
    const char* const end = number.data() + number.size();
    const auto [read, error] = std::from_chars(number.data(), end, logged_.decision);
    if (explain_.inputs.size() != 1 || error != std::errc() || read != end)
        return misuse("with `--log` comes the number of one decision",
                      "`voorrang explain --log DB 12`; the service tells the numbers, or `voorrang log list`");
    logged_.bid = explain_.bid;
    logged_.format = format_ == "json" ? PageFormat::json : format_ == "html" ? PageFormat::html : PageFormat::text;
    line.command = logged_;
    return {};
}

} // namespace voorrang::cli
