// `voorrang personal`: the personal data that the service keeps, and their end.
#include "adapters/cli/account_store.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/cli/data_rows.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/report/columns.hpp"
#include "adapters/report/json_writer.hpp"
#include "adapters/sqlite_store/store.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace voorrang::cli {

namespace {

// Shorter ones would be found by chance.
constexpr std::size_t shortest_sought = 4;

template <class Options>
erasure::Selection selection_of(const Options& options) {
    erasure::Selection which = options.which;
    constexpr std::int64_t of_a_day = 24LL * 3600 * 1'000'000;
    if (options.finished_before) which.finished_before = Time{options.finished_before->days * of_a_day, 0};
    return which;
}

// As people read it: the text, or what JSON writes.
std::string shown(const std::string& value) {
    const auto read = json::read(value);
    const auto* tree = std::get_if<json::Tree>(&read);
    return tree != nullptr && tree->root().is_string() ? std::string(tree->root().text()) : value;
}

std::string as_table(const std::vector<erasure::Kept>& kept, const report::Paint& paint) {
    report::Table table;
    for (const char* heading : {"Value", "Of", "Token"}) table.add_column(heading, report::Align::left);
    for (const erasure::Kept& each : kept) {
        const std::string of = each.user                  ? "user " + *each.user
                               : each.value.scope.empty() ? "a token of a user"
                                                          : each.value.scope;
        table.add_row({{report::cut_to(printable(shown(each.value.value)), 40), report::style::plain},
                       {report::cut_to(printable(of), 40), report::style::plain},
                       {each.value.token.substr(0, 21) + "…", report::style::dim}});
    }
    return table.render(0, paint);
}

std::string as_json(const erasure::Kept& kept) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("token", kept.value.token).member("tender", kept.value.scope);
    json.key("user");
    kept.user ? json.text(*kept.user) : json.null();
    json.key("value").number(kept.value.value).end_object(); // it is JSON
    return json.take() + '\n';
}

// How often a text stands in a file, byte for byte.
std::size_t times_in(const std::filesystem::path& path, const std::string& text) {
    std::ifstream file(path, std::ios::binary);
    constexpr std::size_t block = 1 << 20;
    std::string bytes;
    std::size_t found = 0;
    while (file) {
        const std::size_t kept = bytes.size();
        bytes.resize(kept + block);
        file.read(bytes.data() + kept, block);
        bytes.resize(kept + static_cast<std::size_t>(file.gcount()));
        for (std::size_t at = bytes.find(text); at != std::string::npos; at = bytes.find(text, at + 1)) ++found;
        bytes.erase(0, bytes.size() - std::min(bytes.size(), text.size() - 1));
    }
    return found;
}

// What was erased and is still there: in a text that nobody said is personal.
std::string remains(const std::string& data, const std::vector<std::string>& values) {
    std::string told;
    for (const std::string& value : values) {
        const std::string text = shown(value);
        if (text.size() < shortest_sought) continue;
        for (const char* suffix : {"", "-wal", "-journal"}) {
            const std::string path = data + suffix;
            std::error_code ignored;
            if (!std::filesystem::exists(path, ignored)) continue;
            if (const std::size_t times = times_in(path, text); times > 0)
                told += "still there: " + in_ticks(printable(text)) + ", " + std::to_string(times) +
                        (times == 1 ? " time" : " times") + " in " + path + "\n";
        }
    }
    if (!told.empty())
        told += "It stands in texts that no policy calls personal. What is logged of these can't be erased.\n";
    return told;
}

} // namespace

ExitCode personal_list(const PersonalListOptions& options, Console& console) {
    Result<sqlite_store::Rows> rows = open_rows(options.data);
    if (!rows) return finished(rows.error(), console);
    const Result<std::vector<erasure::Kept>> kept = erasure::select(*rows, selection_of(options));
    if (!kept) return finished(kept.error(), console);
    if (options.format == Format::json)
        for (const erasure::Kept& each : *kept) console.out().write(as_json(each));
    else
        console.out().write(kept->empty() ? "No personal data fit.\n"
                                          : as_table(*kept, report::Paint(console.out_colour())));
    return ExitCode::fine;
}

ExitCode personal_erase(const PersonalEraseOptions& options, Console& console) {
    const erasure::Selection which = selection_of(options);
    if (which.empty())
        return finished(Diagnostic{Code::bad_use,
                                   "nothing says what is to be erased",
                                   std::nullopt,
                                   "",
                                   {},
                                   "give --containing, --tender, --user or --finished-before"},
                        console);
    erasure::Erased erased;
    const Result<void> done =
        change_accounts(options.data, [&](store::Writer& writer, const auth::Act& act) -> Result<void> {
            Result<erasure::Erased> result = erasure::erase(writer, which, options.reason, act);
            if (!result) return result.error();
            erased = std::move(*result);
            return {};
        });
    if (!done) return finished(done, console);
    if (!erased.entry) {
        console.out().write("No personal data fit: nothing was erased.\n");
        return ExitCode::fine;
    }
    {
        const auto store = sqlite_store::SqliteStore::open(options.data);
        if (!store) return finished(store.error(), console);
        if (const Result<void> scrubbed = (*store)->scrub(); !scrubbed) return finished(scrubbed, console);
    }
    console.out().write("erased: " + std::to_string(erased.values.size()) + " values, " +
                        std::to_string(erased.users.size()) + " users, the contents of " + std::to_string(erased.bids) +
                        " bids as they came in; entry " + std::to_string(*erased.entry) + " of the log tells of it\n");
    const std::string left = remains(options.data, erased.values);
    console.out().write(left.empty() ? "none of it is anywhere in the files of the database\n" : left);
    return left.empty() ? ExitCode::fine : ExitCode::findings;
}

} // namespace voorrang::cli
