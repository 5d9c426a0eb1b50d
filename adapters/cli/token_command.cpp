#include "adapters/auth/users.hpp"
#include "adapters/cli/account_store.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/report/columns.hpp"
#include "adapters/report/json_writer.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::cli {

namespace {

std::string_view status_of(const store::Token& token, Time now) { return auth::status_text(auth::status(token, now)); }

std::string as_table(const std::vector<store::Token>& tokens, Time now, const report::Paint& paint) {
    report::Table table;
    for (const char* heading : {"Token", "User", "Label", "Made", "Expires", ""})
        table.add_column(heading, report::Align::left);
    for (const store::Token& token : tokens) {
        const std::string status(status_of(token, now));
        const std::string_view style = status == "good" ? report::style::plain : report::style::dim;
        table.add_row({{token.id, style},
                       {token.user, style},
                       {report::cut_to(printable(token.label), 30), style},
                       {to_text(date_of(token.created)), style},
                       {to_text(date_of(token.expires)), style},
                       {status == "good" ? "" : status, style}});
    }
    return table.render(0, paint);
}

std::string as_json(const store::Token& token, Time now) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("id", token.id).member("user", token.user).member("label", token.label);
    json.member("created", to_text(token.created)).member("expires", to_text(token.expires)).key("revoked");
    token.revoked ? json.text(to_text(*token.revoked)) : json.null();
    json.member("status", status_of(token, now)).end_object();
    return json.take() + '\n';
}

} // namespace

ExitCode token_add(const TokenAddOptions& options, Console& console) {
    std::optional<auth::MadeToken> made;
    const Result<void> done =
        change_accounts(options.data, [&](store::Writer& store, const auth::Act& act) -> Result<void> {
            auto token = auth::make_token(store, options.token, act);
            if (!token) return token.error();
            made = *std::move(token);
            return {};
        });
    if (!done) return finished(done, console);
    // The token alone, so that it can go straight into a file or a variable.
    console.out().write(made->text + '\n');
    console.note("token " + made->row.id + " of " + made->row.user + ", until " + to_text(date_of(made->row.expires)) +
                 "; it is shown this once");
    return ExitCode::fine;
}

ExitCode token_list(const TokenListOptions& options, Console& console) {
    std::vector<store::Token> tokens;
    Time now;
    const Result<void> read = read_accounts(options.data, [&](store::Reader& store) -> Result<void> {
        if (!options.user.empty()) {
            const auto user = store.user(options.user);
            if (!user) return user.error();
            if (!*user) return auth::no_such_user(options.user);
        }
        auto all = auth::list_tokens(store, options.user);
        if (!all) return all.error();
        tokens = *std::move(all);
        const Result<Time> at = moment(store);
        if (!at) return at.error();
        now = *at;
        return {};
    });
    if (!read) return finished(read, console);
    if (options.format == Format::json)
        for (const store::Token& token : tokens) console.out().write(as_json(token, now));
    else
        console.out().write(tokens.empty() ? "No tokens.\n"
                                           : as_table(tokens, now, report::Paint(console.out_colour())));
    return ExitCode::fine;
}

ExitCode token_revoke(const TokenRevokeOptions& options, Console& console) {
    const Result<void> revoked =
        change_accounts(options.data, [&](store::Writer& store, const auth::Act& act) -> Result<void> {
            const auto token = auth::revoke_token(store, options.id, act);
            if (!token) return token.error();
            return {};
        });
    return finished(revoked, console);
}

} // namespace voorrang::cli
