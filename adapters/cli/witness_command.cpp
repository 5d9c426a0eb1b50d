// `voorrang audit witness`, and what goes with it: the key of a witness, an offer to one, a cosignature that comes
// back.
#include "adapters/audit/cosignatures.hpp"
#include "adapters/audit/offer.hpp"
#include "adapters/auditor/exported_log.hpp"
#include "adapters/cli/account_store.hpp"
#include "adapters/cli/audit_input.hpp"
#include "adapters/cli/clock.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/cli/data_rows.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/service_client.hpp"
#include "adapters/files/read_text.hpp"
#include "adapters/json/parse.hpp"
#include "adapters/json/write.hpp"
#include "adapters/note/hash_text.hpp"
#include "adapters/sqlite_store/store.hpp"
#include "adapters/witness/witness.hpp"
#include "dsl/diagnostics/quote.hpp"

#include <fstream>

namespace voorrang::cli {

namespace {

Diagnostic misuse(std::string message, std::string place, std::string help) {
    return {Code::bad_use, std::move(message), std::nullopt, std::move(place), {}, std::move(help)};
}

ExitCode refused(const Diagnostic& why, Console& console) {
    console.report(why);
    return ExitCode::bad_use;
}

Diagnostic not_understood(const std::string& place) {
    return {Code::not_taken, "what the service answered can't be understood", std::nullopt, place, {}, ""};
}

// The checkpoint and the proof of an answer of /v1/log/proof/consistency.
std::optional<note::Offer> offer_of(const std::string& body) {
    const auto read = json::read(body);
    const auto* tree = std::get_if<json::Tree>(&read);
    if (tree == nullptr || !tree->root().is_object()) return std::nullopt;
    const auto from = tree->root().find("from");
    const auto proof = tree->root().find("proof");
    const auto checkpoint = tree->root().find("checkpoint");
    if (!from || !proof || !proof->is_array() || !checkpoint) return std::nullopt;
    std::string text = "old " + std::string(from->text()) + "\n";
    for (const json::Ref hash : proof->children()) text.append(hash.text()) += '\n';
    return note::parse_offer(text + "\n" + std::string(checkpoint->text()));
}

std::optional<std::vector<audit::KeyStep>> key_steps_of(const std::string& body) {
    const auto read = json::read(body);
    const auto* tree = std::get_if<json::Tree>(&read);
    const auto keys = tree != nullptr && tree->root().is_object() ? tree->root().find("keys") : std::nullopt;
    if (!keys || !keys->is_array()) return std::nullopt;
    std::vector<audit::KeyStep> steps;
    for (const json::Ref each : keys->children()) {
        const auto text = [&](std::string_view member) {
            const auto found = each.is_object() ? each.find(member) : std::nullopt;
            return found ? std::string(found->text()) : std::string();
        };
        steps.push_back({text("key"), text("note")});
    }
    return steps;
}

witness::Source running(const std::shared_ptr<ServiceClient>& client) {
    const auto offer = [client](std::uint64_t old) -> Result<note::Offer> {
        const std::string path =
            old == 0 ? "/v1/log/checkpoint" : "/v1/log/proof/consistency?from=" + std::to_string(old);
        const Result<std::string> body = client->body_of(http::Method::get, path);
        if (!body) return body.error();
        std::optional<note::Offer> read = old == 0 ? note::parse_checkpoint_note(*body) : offer_of(*body);
        if (!read) return not_understood(client->base() + path.substr(0, path.find('?')));
        return std::move(*read);
    };
    const auto keys = [client]() -> Result<std::vector<audit::KeyStep>> {
        const Result<std::string> body = client->body_of(http::Method::get, "/v1/log/keys");
        if (!body) return body.error();
        std::optional<std::vector<audit::KeyStep>> steps = key_steps_of(*body);
        if (!steps) return not_understood(client->base() + "/v1/log/keys");
        return std::move(*steps);
    };
    return {offer, keys};
}

// A file tells by how it begins what it is: a database, an export, or else an offer.
Result<witness::Source> in_file(const std::string& file) {
    if (const Result<void> there = check_input(file); !there) return there.error();
    std::string begin(16, '\0');
    std::ifstream(file, std::ios::binary).read(begin.data(), static_cast<std::streamsize>(begin.size()));
    if (begin.starts_with("SQLite format 3")) {
        Result<sqlite_store::Rows> opened = open_rows(file);
        if (!opened) return opened.error();
        const auto rows = std::make_shared<sqlite_store::Rows>(std::move(*opened));
        return witness::Source{[rows](std::uint64_t old) { return audit::offer(*rows, old); },
                               [rows] { return audit::key_steps(*rows); }};
    }
    if (begin.starts_with('{')) {
        Result<auditor::ExportedLog> read = auditor::ExportedLog::read(file);
        if (!read) return read.error();
        const auto log = std::make_shared<const auditor::ExportedLog>(std::move(*read));
        return witness::Source{[log](std::uint64_t old) { return log->offer(old); },
                               [log] { return Result<std::vector<audit::KeyStep>>(log->keys()); }};
    }
    const auto text = files::read_text(file, file);
    if (const auto* failure = std::get_if<files::ReadFailure>(&text))
        return Diagnostic{Code::file_not_found, failure->message, std::nullopt, file, {}, failure->help};
    const std::optional<note::Offer> offer = note::parse_offer(std::get<std::string>(text));
    if (!offer)
        return misuse("this is no log that a witness can look at", file,
                      "give a database, an export, an offer (`voorrang audit offer`), or the address of a service");
    return witness::Source{[shown = *offer](std::uint64_t) { return Result<note::Offer>(shown); },
                           [] { return Result<std::vector<audit::KeyStep>>(std::vector<audit::KeyStep>()); }};
}

std::string entries(std::uint64_t count) { return std::to_string(count) + (count == 1 ? " entry" : " entries"); }

std::string offence(const witness::Witnessed& told) {
    const std::string origin = printable(told.shown.checkpoint.origin);
    const std::string seen = entries(told.before);
    const std::string now = entries(told.shown.checkpoint.size);
    switch (told.verdict) {
    case witness::Verdict::cut:
        return origin + ": it shows " + now + ", and " + seen +
               " were seen: they were cut off, or this is another copy\n";
    case witness::Verdict::split:
        return origin + ": it has signed two histories of " + now + "\n";
    default:
        return origin + ": its history was rewritten: the " + now + " that it shows do not begin with the " + seen +
               " that were seen\n";
    }
}

// What is told of a log that was not cosigned.
ExitCode refuse(const witness::Witnessed& told, const std::string& from, Console& console) {
    using witness::Verdict;
    if (told.verdict == Verdict::other_size) {
        const std::string seen = std::to_string(told.before);
        return refused(misuse("the proof is from " + entries(told.shown.old) + ", and this witness has seen " + seen,
                              from, "ask for one from there: `voorrang audit offer DB --from " + seen + "`"),
                       console);
    }
    if (told.verdict == Verdict::malformed)
        return refused(misuse("the offer has a proof where there can be none", from,
                              "`voorrang audit offer` makes one that a witness can check"),
                       console);
    if (told.verdict == Verdict::not_signed) {
        console.out().write(printable(told.shown.checkpoint.origin) +
                            ": no key of this log that is trusted has signed its checkpoint\n");
        return ExitCode::findings;
    }
    console.out().write(offence(told));
    console.out().write(told.conclusive ? "what the log itself has signed shows it\n"
                                        : "the log can refute it only by a proof that leads from one to the other\n");
    console.out().write("kept as evidence: " + told.evidence.string() + "\n");
    return ExitCode::findings;
}

// V905 where the service does not keep it.
Result<void> give(const ServiceClient& client, const std::string& note, const note::PublicKey& key) {
    std::string body = R"({"checkpoint":)";
    json::append_quoted(body, note);
    body += R"(,"witness":)";
    json::append_quoted(body, key.text());
    const Result<std::string> given = client.body_of(http::Method::post, "/v1/log/cosignatures", body + "}");
    return given ? Result<void>() : given.error();
}

} // namespace

ExitCode audit_witness(const AuditWitnessOptions& options, Console& console) {
    const Result<std::vector<note::PublicKey>> trusted = read_keys(options.keys, note::KeyKind::note);
    if (!trusted) return refused(trusted.error(), console);
    std::shared_ptr<ServiceClient> client;
    if (options.from.starts_with("http://") || options.from.starts_with("https://")) {
        Result<ServiceClient> made = ServiceClient::make({options.from, options.token_file, options.ca_file});
        if (!made) return refused(made.error(), console);
        client = std::make_shared<ServiceClient>(std::move(*made));
    }
    const Result<witness::Source> source = client ? Result<witness::Source>(running(client)) : in_file(options.from);
    if (!source) return refused(source.error(), console);
    const Result<witness::State> state = witness::State::open(options.state);
    if (!state) return refused(state.error(), console);
    const Result<note::SecretKey> key = state->key("");
    if (!key) return refused(key.error(), console);
    const Result<witness::Witnessed> told = witness::look(*state, *source, *key, *trusted, *parse_time(now()));
    if (!told) return refused(told.error(), console);
    for (const std::string& learned : told->learned)
        console.note("the log has a new key, and the one before vouches for it: " + learned);
    if (told->verdict != witness::Verdict::grown) return refuse(*told, options.from, console);
    const std::string note = to_text(told->shown.note);
    console.out().write(note);
    if (!client || options.keep) return ExitCode::fine;
    return finished(give(*client, note, key->open()), console);
}

ExitCode audit_witness_key(const AuditWitnessKeyOptions& options, Console& console) {
    if (!options.name.empty() && !note::is_key_name(options.name))
        return refused(misuse("`" + options.name + "` can't be the name of a witness", "",
                              "use letters, digits and punctuation, no spaces and no plus sign"),
                       console);
    const Result<witness::State> state = witness::State::open(options.state);
    if (!state) return refused(state.error(), console);
    const Result<note::SecretKey> key = state->key(options.name);
    if (!key) return refused(key.error(), console);
    console.out().write(key->open().text() + "\n");
    return ExitCode::fine;
}

ExitCode audit_offer(const AuditOfferOptions& options, Console& console) {
    Result<sqlite_store::Rows> rows = open_rows(options.data);
    if (!rows) return refused(rows.error(), console);
    const Result<note::Offer> offer = audit::offer(*rows, options.from);
    if (!offer) return refused(offer.error(), console);
    if (offer->old != options.from)
        return refused(misuse("the last checkpoint has " + entries(offer->checkpoint.size), options.data,
                              "give --from with no more than that"),
                       console);
    console.out().write(to_text(*offer));
    return ExitCode::fine;
}

ExitCode audit_take(const AuditTakeOptions& options, Console& console) {
    const Result<std::vector<note::PublicKey>> keys = read_keys({options.witness}, note::KeyKind::cosignature);
    if (!keys) return refused(keys.error(), console);
    const Result<auditor::Given> given = read_checkpoint(options.file);
    if (!given) return refused(given.error(), console);
    if (const Result<void> there = check_input(options.data); !there) return refused(there.error(), console);
    auto store = sqlite_store::SqliteStore::open(options.data);
    if (!store) return refused(store.error(), console);
    const store::Store::Job job = [&](store::Writer& writer) -> Result<void> {
        const Result<Time> at = moment(writer);
        if (!at) return at.error();
        const Result<audit::Taken> taken = audit::take_cosignature(writer, to_text(given->note), keys->front(), *at);
        return taken ? Result<void>() : taken.error();
    };
    return finished((*store)->write(job), console);
}

} // namespace voorrang::cli
