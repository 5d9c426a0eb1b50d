// `voorrang personal`: the personal data that the service keeps, and their end.
#include "adapters/cli/account_store.hpp"
#include "adapters/cli/clock.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/cli/data_rows.hpp"
#include "adapters/erasure/schedule.hpp"
#include "adapters/files/read_text.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/personal/token.hpp"
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
        const std::string of = each.user                              ? "user " + *each.user
                               : personal::is_token(each.value.scope) ? "what a token is for"
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

Diagnostic misuse(std::string message, std::string help) {
    return {Code::bad_use, std::move(message), std::nullopt, "", {}, std::move(help)};
}

Date today() { return date_of(Time{parse_time(now())->microseconds, 0}); }

Result<erasure::Schedule> schedule_in(const std::string& file) {
    const auto text = files::read_text(file, file);
    if (const auto* failure = std::get_if<files::ReadFailure>(&text))
        return Diagnostic{Code::file_not_found, failure->message, std::nullopt, "", {}, failure->help};
    return erasure::read_schedule(std::get<std::string>(text), file);
}

std::string as_table(const std::vector<erasure::Term>& terms, Date day, const report::Paint& paint) {
    report::Table table;
    for (const char* heading : {"Tender", "State", "Ended"}) table.add_column(heading, report::Align::left);
    table.add_column("Values", report::Align::right);
    for (const char* heading : {"Kept until", "Because"}) table.add_column(heading, report::Align::left);
    for (const erasure::Term& each : terms) {
        const std::string until = each.until ? to_text(*each.until) + (is_due(each, day) ? ", due" : "") : "always";
        table.add_row({{report::cut_to(printable(each.tender), 40), report::style::plain},
                       {printable(each.state), report::style::plain},
                       {to_text(each.ended), report::style::plain},
                       {std::to_string(each.values), report::style::plain},
                       {until, report::style::plain},
                       {each.rule != nullptr ? report::cut_to(printable(each.rule->because), 60) : "no rule",
                        report::style::plain}});
    }
    return table.render(0, paint);
}

std::string as_json(const erasure::Term& term, Date day) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().member("tender", term.tender).member("state", term.state);
    json.member("ended", to_text(term.ended)).key("values").integer(term.values);
    json.key("keptUntil");
    term.until ? json.text(to_text(*term.until)) : json.null();
    json.key("because");
    term.rule != nullptr ? json.text(term.rule->because) : json.null();
    json.key("due").boolean(is_due(term, day)).end_object();
    return json.take() + '\n';
}

// One entry of the log.
struct Order {
    erasure::Selection which;
    std::string reason;
};

// What became of several.
struct Tally {
    std::vector<std::string> values;
    std::size_t count = 0, users = 0, bids = 0, entries = 0;
    std::int64_t last = 0; // entry

    void add(const erasure::Erased& erased) {
        if (!erased.entry) return;
        values.insert(values.end(), erased.values.begin(), erased.values.end());
        count += erased.count;
        users += erased.users.size();
        bids += erased.bids;
        ++entries;
        last = *erased.entry;
    }
    std::string text() const {
        const auto counted = [](std::size_t count, const char* one, const char* many) {
            return std::to_string(count) + " " + (count == 1 ? one : many);
        };
        const auto first = last - static_cast<std::int64_t>(entries) + 1;
        return "erased: " + counted(count, "value", "values") + ", " + counted(users, "user", "users") +
               ", the contents of " + counted(bids, "bid", "bids") + " as they came in; told in " +
               (entries == 1 ? "entry " : "entries " + std::to_string(first) + " to ") + std::to_string(last) +
               " of the log\n";
    }
};

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

ExitCode personal_due(const PersonalDueOptions& options, Console& console) {
    const Result<erasure::Schedule> schedule = schedule_in(options.schedule);
    if (!schedule) return finished(schedule.error(), console);
    Result<sqlite_store::Rows> rows = open_rows(options.data);
    if (!rows) return finished(rows.error(), console);
    const Result<std::vector<erasure::Term>> terms = erasure::terms(*rows, *schedule);
    if (!terms) return finished(terms.error(), console);
    const Date day = options.on ? *options.on : today();
    if (options.format == Format::json)
        for (const erasure::Term& each : *terms) console.out().write(as_json(each, day));
    else
        console.out().write(terms->empty() ? "Of no ended tender personal data are kept.\n"
                                           : as_table(*terms, day, report::Paint(console.out_colour())));
    return ExitCode::fine;
}

ExitCode personal_erase(const PersonalEraseOptions& options, Console& console) {
    std::vector<Order> orders;
    const erasure::Selection which = selection_of(options);
    if (!options.schedule.empty()) {
        const Result<erasure::Schedule> schedule = schedule_in(options.schedule);
        if (!schedule) return finished(schedule.error(), console);
        Result<sqlite_store::Rows> rows = open_rows(options.data);
        if (!rows) return finished(rows.error(), console);
        const Result<std::vector<erasure::Term>> terms = erasure::terms(*rows, *schedule);
        if (!terms) return finished(terms.error(), console);
        for (const erasure::Term& term : *terms)
            if (is_due(term, today())) orders.push_back({{"", term.tender, "", std::nullopt}, term.rule->because});
    } else {
        if (which.empty())
            return finished(misuse("nothing says what is to be erased",
                                   "give --containing, --tender, --user or --finished-before, or a --schedule"),
                            console);
        if (options.reason.empty())
            return finished(misuse("nothing says why it is erased", "give --reason, for the log"), console);
        orders.push_back({which, options.reason});
    }
    Tally tally;
    const Result<void> done =
        change_accounts(options.data, [&](store::Writer& writer, const auth::Act& act) -> Result<void> {
            tally = {};
            for (const Order& order : orders) {
                const Result<erasure::Erased> erased = erasure::erase(writer, order.which, order.reason, act);
                if (!erased) return erased.error();
                tally.add(*erased);
            }
            return {};
        });
    if (!done) return finished(done, console);
    // Even if nothing fits: an earlier one may have been stopped before it came to this.
    {
        const auto store = sqlite_store::SqliteStore::open(options.data);
        if (!store) return finished(store.error(), console);
        if (const Result<void> scrubbed = (*store)->scrub(); !scrubbed) return finished(scrubbed, console);
    }
    if (tally.entries == 0) {
        console.out().write(options.schedule.empty() ? "No personal data fit: nothing was erased.\n"
                                                     : "Nothing is due: nothing was erased.\n");
        return ExitCode::fine;
    }
    console.out().write(tally.text());
    const std::string left = remains(options.data, tally.values);
    console.out().write(left.empty() ? "none of it is anywhere in the files of the database\n" : left);
    return left.empty() ? ExitCode::fine : ExitCode::findings;
}

} // namespace voorrang::cli
