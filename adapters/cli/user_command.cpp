#include "adapters/cli/account_store.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/report/columns.hpp"
#include "adapters/report/json_writer.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::cli {

namespace {

std::string list_of(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string as_table(const std::vector<store::User>& users, const report::Paint& paint) {
    report::Table table;
    for (const char* heading : {"User", "Name", "Organisation", "Roles", ""})
        table.add_column(heading, report::Align::left);
    for (const store::User& user : users) {
        const std::string_view style = user.disabled ? report::style::dim : report::style::plain;
        table.add_row({{user.id, style},
                       {report::cut_to(printable(user.name), 30), style},
                       {report::cut_to(printable(user.organisation), 30), style},
                       {list_of(user.roles), style},
                       {user.disabled ? "disabled" : "", style}});
    }
    return table.render(0, paint);
}

std::string as_json(const store::User& user) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("id", user.id).member("name", user.name).member("organisation", user.organisation);
    json.key("roles").texts(user.roles).member("subject", user.subject);
    json.key("disabled").boolean(user.disabled).member("created", to_text(user.created)).end_object();
    return json.take() + '\n';
}

} // namespace

ExitCode user_add(const UserAddOptions& options, Console& console) {
    const Result<void> added =
        change_accounts(options.data, [&](store::Writer& store, const auth::Act& act) -> Result<void> {
            const auto user = auth::add_user(store, options.user, act);
            if (!user) return user.error();
            return {};
        });
    return finished(added, console);
}

ExitCode user_list(const UserListOptions& options, Console& console) {
    std::vector<store::User> users;
    const Result<void> read = read_accounts(options.data, [&](store::Reader& store) -> Result<void> {
        auto all = store.users();
        if (!all) return all.error();
        users = *std::move(all);
        return {};
    });
    if (!read) return finished(read, console);
    if (options.format == Format::json)
        for (const store::User& user : users) console.out().write(as_json(user));
    else
        console.out().write(users.empty() ? "No users.\n" : as_table(users, report::Paint(console.out_colour())));
    return ExitCode::fine;
}

ExitCode user_change(const UserChangeOptions& options, Console& console) {
    const Result<void> changed =
        change_accounts(options.data, [&](store::Writer& store, const auth::Act& act) -> Result<void> {
            const auto user = auth::change_user(store, options.id, options.change, act);
            if (!user) return user.error();
            return {};
        });
    return finished(changed, console);
}

} // namespace voorrang::cli
