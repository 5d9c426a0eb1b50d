#include "adapters/audit/keys.hpp"
#include "adapters/auditor/export.hpp"
#include "adapters/auditor/export_sheet.hpp"
#include "adapters/auditor/replay.hpp"
#include "adapters/auditor/verify.hpp"
#include "adapters/cli/account_store.hpp"
#include "adapters/cli/audit_input.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/cli/data_rows.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/cli/sheet_output.hpp"
#include "adapters/files/write_text.hpp"
#include "adapters/report/json_writer.hpp"
#include "adapters/sqlite_store/store.hpp"
#include "dsl/diagnostics/quote.hpp"

namespace voorrang::cli {

namespace {

std::string counted(std::size_t count, std::string_view one, std::string_view several) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : several);
}

std::string time_text(std::uint64_t seconds) {
    return to_text(Time{static_cast<std::int64_t>(seconds) * 1'000'000, 0});
}

std::string as_text(const auditor::Verified& verified, bool trusted) {
    std::string text;
    for (const auditor::Finding& finding : verified.findings.kept())
        text += printable(finding.where) + ": " + printable(finding.what) +
                (finding.table.empty() ? "" : " (" + finding.table + ")") + "\n";
    const std::size_t count = verified.findings.count();
    if (count > verified.findings.kept().size())
        text += "and " + counted(count - verified.findings.kept().size(), "finding", "findings") + " more\n";
    if (count > 0) text += "\n";
    const auditor::RowCounts& rows = verified.rows;
    text += counted(static_cast<std::size_t>(verified.entries), "entry", "entries") + ", " +
            counted(rows.decisions, "decision", "decisions") + ", " + counted(rows.documents, "document", "documents") +
            ", " + counted(rows.policies, "policy", "policies") + ", " + counted(rows.bids, "bid", "bids") + ", " +
            counted(rows.tenders, "tender", "tenders") + ", " +
            counted(verified.checkpoints.count, "checkpoint", "checkpoints") + ", " +
            counted(verified.checkpoints.cosignatures, "cosignature", "cosignatures") + ": " +
            (count == 0 ? "all as they were logged" : counted(count, "finding", "findings")) + "\n";
    const auto open = static_cast<std::size_t>(verified.entries - verified.checkpoints.covered);
    if (open > 0) text += "under no checkpoint: " + counted(open, "entry", "entries") + " at the end\n";
    for (const auditor::Witness& witness : verified.checkpoints.witnesses)
        if (witness.seconds > 0)
            text += "cosigned by " + witness.key + ": the first " +
                    counted(static_cast<std::size_t>(witness.size), "entry", "entries") + ", seen " +
                    time_text(witness.seconds) + "\n";
    for (const std::string& key : verified.checkpoints.keys)
        text += (trusted ? "signed with " : "by the log itself it is signed with ") + key + "\n";
    return text;
}

std::string as_json(const auditor::Verified& verified) {
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object().key("entries").integer(static_cast<std::uint64_t>(verified.entries));
    json.key("covered").integer(static_cast<std::uint64_t>(verified.checkpoints.covered));
    json.key("checkpoints").integer(verified.checkpoints.count);
    json.key("cosignatures").integer(verified.checkpoints.cosignatures);
    json.key("witnesses").begin_array();
    for (const auditor::Witness& witness : verified.checkpoints.witnesses) {
        json.begin_object().member("key", witness.key).key("size").integer(static_cast<std::uint64_t>(witness.size));
        json.key("seen");
        witness.seconds > 0 ? json.text(time_text(witness.seconds)) : json.null();
        json.end_object();
    }
    json.end_array().key("keys").texts(verified.checkpoints.keys);
    json.key("count").integer(verified.findings.count()).key("findings").begin_array();
    for (const auditor::Finding& finding : verified.findings.kept())
        json.begin_object()
            .member("where", finding.where)
            .member("what", finding.what)
            .member("table", finding.table)
            .end_object();
    json.end_array().end_object();
    return json.take() + "\n";
}

ExitCode refused(const Diagnostic& why, Console& console) {
    console.report(why);
    return ExitCode::bad_use;
}

} // namespace

ExitCode audit_verify(const AuditVerifyOptions& options, Console& console) {
    if (const Result<void> there = check_input(options.data); !there) return refused(there.error(), console);
    std::vector<auditor::Given> given;
    for (const std::string& file : options.checkpoints) {
        Result<auditor::Given> read = read_checkpoint(file);
        if (!read) return refused(read.error(), console);
        given.push_back(std::move(*read));
    }
    const Result<std::vector<note::PublicKey>> trusted = read_keys(options.keys, note::KeyKind::note);
    if (!trusted) return refused(trusted.error(), console);
    const Result<std::vector<note::PublicKey>> witnesses = read_keys(options.witnesses, note::KeyKind::cosignature);
    if (!witnesses) return refused(witnesses.error(), console);
    const Result<auditor::Verified> verified = auditor::verify(options.data, given, *trusted, *witnesses);
    if (!verified) return refused(verified.error(), console);
    console.out().write(options.format == Format::json ? as_json(*verified) : as_text(*verified, !trusted->empty()));
    return verified->findings.count() == 0 ? ExitCode::fine : ExitCode::findings;
}

ExitCode audit_prove(const AuditProveOptions& options, Console& console) {
    Result<sqlite_store::Rows> rows = open_rows(options.data);
    if (!rows) return refused(rows.error(), console);
    const Result<std::string> proof = auditor::prove(*rows, options.entry);
    if (!proof) return refused(proof.error(), console);
    console.out().write(*proof + "\n");
    return ExitCode::fine;
}

namespace {

// To the standard output as it comes, to a file when it is whole.
class ExportOutput {
  public:
    ExportOutput(const std::string& to, Console& console) : to_(to), console_(console) {}

    bool write(std::string_view text) {
        if (to_ != "-") {
            text_ += text;
            return true;
        }
        console_.out().write(text);
        return console_.out().usable();
    }
    ExitCode end() {
        if (to_ == "-") return ExitCode::fine;
        return finished(files::write_text(to_, text_), console_);
    }

  private:
    const std::string& to_;
    Console& console_;
    std::string text_;
};

Result<void> export_lines(sqlite_store::Rows& rows, ExportOutput& out) {
    const Result<std::int64_t> done =
        auditor::export_log(rows, [&](std::string_view line) { return out.write(std::string(line) + '\n'); });
    if (!done) return done.error();
    return {};
}

Result<void> export_sheet(sqlite_store::Rows& rows, sheet::Form form, ExportOutput& out) {
    sheet::RowsWriter writer(form, "log", auditor::log_head());
    Result<void> fault;
    const auto row = [&](const sheet::Row& each) {
        const Result<std::string> text = writer.add(each);
        if (!text) fault = text.error();
        return text && out.write(*text);
    };
    if (const Result<void> done = auditor::log_rows(rows, row); !done) return done;
    if (!fault) return fault;
    const Result<std::string> rest = writer.end();
    if (!rest) return rest.error();
    out.write(*rest);
    return {};
}

} // namespace

ExitCode audit_export(const AuditExportOptions& options, Console& console) {
    const bool to_output = options.to == "-";
    const bool to_terminal = to_output && console.out().on_terminal();
    if (const Result<void> fits = check_sheet_output(options.format, options.bom, to_terminal); !fits)
        return refused(fits.error(), console);
    Result<sqlite_store::Rows> rows = open_rows(options.data);
    if (!rows) return refused(rows.error(), console);
    std::error_code ignored;
    if (!to_output && std::filesystem::exists(options.to, ignored))
        return refused({Code::already_there,
                        "there is something at this place already, and an export replaces nothing",
                        std::nullopt,
                        options.to,
                        {},
                        "name a file that isn't there yet"},
                       console);
    ExportOutput out(options.to, console);
    const Result<void> done = is_sheet(options.format)
                                  ? export_sheet(*rows, sheet_form(options.format, options.bom), out)
                                  : export_lines(*rows, out);
    if (!done) return refused(done.error(), console);
    return out.end();
}

ExitCode audit_replay(const AuditReplayOptions& options, Console& console) {
    Result<sqlite_store::Rows> rows = open_rows(options.data);
    if (!rows) return refused(rows.error(), console);
    service::PolicyPtr instead;
    if (!options.policy.empty()) {
        files::LoadedPolicy loaded = files::load_policy(options.policy, package_roots(options.packages));
        if (!loaded.policy) {
            console.report(loaded.diagnostics, loaded.sources);
            return ExitCode::bad_use;
        }
        instead = service::shelve(std::move(loaded), {});
    }
    std::size_t count = 0;
    std::size_t differ = 0;
    const auto told = [&](const auditor::Replayed& replayed) {
        ++count;
        if (replayed.same) return true;
        ++differ;
        const std::string where =
            "decision " + std::to_string(replayed.row.id) + " on " + printable(replayed.row.tender);
        if (!replayed.why.empty()) console.out().write(where + ": it can't be made: " + printable(replayed.why) + "\n");
        for (const std::string& each : replayed.differences) console.out().write(where + ": " + printable(each) + "\n");
        return console.out().usable();
    };
    if (const Result<void> done = auditor::replay(*rows, instead, told); !done) return refused(done.error(), console);
    if (differ > 0) console.out().write("\n");
    const std::string all = counted(count, "decision", "decisions");
    if (instead)
        console.out().write(all + " under " + instead->row.name + " " + instead->row.version + ": " +
                            std::to_string(differ) + " would differ\n");
    else
        console.out().write(all + " made again: " +
                            (differ == 0 ? "all the same, byte for byte" : std::to_string(differ) + " differ") + "\n");
    return differ == 0 ? ExitCode::fine : ExitCode::findings;
}

ExitCode audit_key(const AuditKeyOptions& options, Console& console) {
    const std::string file = options.file.empty() ? audit::key_file_of(options.data) : options.file;
    if (!options.rotate) {
        Result<sqlite_store::Rows> rows = open_rows(options.data);
        if (!rows) return refused(rows.error(), console);
        const Result<std::vector<std::string>> keys = audit::logged_keys(*rows);
        if (!keys) return refused(keys.error(), console);
        if (keys->empty())
            return refused({Code::not_there,
                            "the log names no signing key yet",
                            std::nullopt,
                            options.data,
                            {},
                            "the service makes one when it first starts"},
                           console);
        console.out().write(keys->back() + "\n");
        return ExitCode::fine;
    }
    if (const Result<void> there = check_input(options.data); !there) return refused(there.error(), console);
    auto store = sqlite_store::SqliteStore::open(options.data);
    if (!store) return refused(store.error(), console);
    Time now{};
    const Result<void> read = (*store)->read([&](store::Reader& reader) -> Result<void> {
        const Result<Time> at = moment(reader);
        if (!at) return at.error();
        now = *at;
        return {};
    });
    if (!read) return refused(read.error(), console);
    const Result<note::PublicKey> made = audit::rotate(**store, file, now, options.lost);
    if (!made) return refused(made.error(), console);
    console.out().write(made->text() + "\n");
    return ExitCode::fine;
}

} // namespace voorrang::cli
