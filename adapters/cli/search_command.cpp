// `voorrang audit search`: entries of the log of a service, by what they are about.
#include "adapters/cli/commands.hpp"
#include "adapters/cli/data_rows.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/personal/unveil.hpp"
#include "adapters/report/json_writer.hpp"
#include "adapters/search/find.hpp"
#include "adapters/search/gist.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "dsl/phrases/fixed.hpp"

namespace voorrang::cli {

namespace {

std::string line(const store::Entry& entry, json::Ref body, Language language) {
    std::string line = std::to_string(entry.seq) + "  " + to_text(Time{entry.at.microseconds, 0}) + "  " + entry.kind;
    if (!entry.tender.empty()) line += "  " + printable(entry.tender);
    if (!entry.actor.empty()) line += "  " + phrases::say(language, "by {1}##actor", {printable(entry.actor)});
    const std::string words = search::gist(body, language);
    return line + (words.empty() ? "" : ": " + words) + "\n";
}

void write(report::JsonWriter& json, const store::Entry& entry) {
    json.begin_object().key("entry").integer(static_cast<std::uint64_t>(entry.seq));
    json.member("time", to_text(Time{entry.at.microseconds, 0})).member("kind", entry.kind);
    json.member("tender", entry.tender).member("actor", entry.actor);
    json.key("body").number(entry.body).key("commits").number(entry.commits).end_object(); // both are JSON
}

} // namespace

ExitCode audit_search(const AuditSearchOptions& options, Console& console) {
    const auto refuse = [&](const Diagnostic& why) {
        console.report(why);
        return ExitCode::bad_use;
    };
    search::Query query = options.query;
    for (const bool ends : {false, true}) {
        const std::string& text = ends ? options.until : options.from;
        if (text.empty()) continue;
        const auto moment = search::moment(text, ends);
        if (!moment)
            return refuse({Code::bad_use,
                           std::string(ends ? "--to" : "--from") + ": `" + text + "` is no day and no moment",
                           std::nullopt,
                           "",
                           {},
                           "write 2026-03-01, which is a day in UTC, or 2026-03-01T12:00:00+01:00"});
        (ends ? query.until : query.from) = moment;
    }
    Result<sqlite_store::Rows> rows = open_rows(options.data);
    if (!rows) return refuse(rows.error());
    for (std::string* person : {&query.actor, &query.person}) {
        Result<std::string> called = personal::called(*rows, *person);
        if (!called) return refuse(called.error());
        *person = std::move(*called);
    }
    const bool as_json = options.format == Format::json;
    const Language language = console.reader().language;
    report::JsonWriter json(report::JsonLayout::line);
    if (as_json) json.begin_object().key("items").begin_array();
    std::uint64_t count = 0;
    std::int64_t last = options.after;
    bool more = false;
    Result<void> unveiled;
    const auto visit = [&](const store::Entry& kept, json::Ref) {
        if (options.limit > 0 && count == options.limit) {
            more = true;
            return false;
        }
        ++count;
        last = kept.seq;
        const Result<store::Entry> entry = personal::unveil(*rows, kept);
        if (!entry) {
            unveiled = entry.error();
            return false;
        }
        if (as_json)
            write(json, *entry);
        else
            console.out().write(line(*entry, std::get<json::Tree>(json::read(entry->body)).root(), language));
        return console.out().usable();
    };
    if (const Result<void> done = search::find(*rows, query, options.after, visit); !done) return refuse(done.error());
    if (!unveiled) return refuse(unveiled.error());
    if (as_json) {
        json.end_array();
        if (more) json.key("next").integer(static_cast<std::uint64_t>(last));
        json.end_object();
        console.out().write(json.take() + "\n");
    } else if (more) {
        console.out().write(phrases::say(language, "there is more: --after {1}", {std::to_string(last)}) + "\n");
    } else if (count == 0) {
        console.out().write(phrases::say(language, "nothing in the log fits") + "\n");
    }
    return ExitCode::fine;
}

} // namespace voorrang::cli
