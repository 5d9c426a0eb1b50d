#include "adapters/audit/keys.hpp"
#include "adapters/cli/commands.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/cli/write_output.hpp"
#include "adapters/experience/notes.hpp"
#include "adapters/files/package_search.hpp"
#include "adapters/files/read_text.hpp"
#include "adapters/files/rule_files.hpp"
#include "adapters/package/collect.hpp"
#include "adapters/package/install.hpp"
#include "adapters/report/json_writer.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "dsl/phrases/phrases.hpp"
#include "engine/policytest/policytest.hpp"

#include <fstream>

namespace voorrang::cli {

namespace {

namespace fs = std::filesystem;

ExitCode refused(const Diagnostic& why, Console& console) {
    console.report(why);
    return ExitCode::bad_use;
}

Diagnostic misuse(std::string message, std::string help) {
    return {Code::bad_use, std::move(message), std::nullopt, "", {}, std::move(help)};
}

// The text of a key, or a file with it.
Result<note::PublicKey> public_key(const std::string& given) {
    std::string text = given;
    std::error_code absent;
    if (!note::PublicKey::parse(text) && fs::is_regular_file(given, absent)) {
        const auto read = files::read_text(given, given);
        if (const auto* failure = std::get_if<files::ReadFailure>(&read))
            return Diagnostic{Code::file_not_found, failure->message, std::nullopt, given, {}, failure->help};
        text = std::get<std::string>(read);
        text.erase(text.find_last_not_of("\r\n") + 1);
    }
    const std::optional<note::PublicKey> key = note::PublicKey::parse(text);
    if (!key || key->kind() != note::KeyKind::note)
        return misuse("`" + given + "` is no public key of who publishes", "`voorrang package key FILE` shows it");
    return *key;
}

Result<std::string> read_archive_file(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    std::error_code absent;
    if (!stream || fs::is_directory(file, absent))
        return Diagnostic{Code::file_not_found,
                          fs::exists(file, absent) ? "the file can't be read" : "there is no such file",
                          std::nullopt,
                          file,
                          {},
                          ""};
    std::string bytes(package::most_archive_bytes + 1, '\0');
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return bytes;
}

// Looked into, or what the command ends with.
std::variant<package::Opened, ExitCode> open(const std::string& file, const note::PublicKey& key, Console& console) {
    const Result<std::string> bytes = read_archive_file(file);
    if (!bytes) return refused(bytes.error(), console);
    Result<package::Opened> opened = package::open_archive(*bytes, file, key);
    if (opened) return std::move(*opened);
    console.report(opened.error());
    return ExitCode::findings;
}

// Loads, checks and tests what is to be published.
class Publisher {
  public:
    Publisher(const PackagePublishOptions& options, Console& console) : options_(options), console_(console) {}

    ExitCode operator()() {
        const Result<note::SecretKey> key = audit::read_key(options_.key_file);
        if (!key) return refused(key.error(), console_);
        const Result<std::vector<std::string>> files = files::rule_files({options_.path});
        if (!files) return refused(files.error(), console_);
        for (const std::string& file : *files)
            if (!load(file)) return ExitCode::findings;
        std::vector<package::RuleFile> rule_files;
        std::vector<std::string> read;
        for (std::size_t i = 0; i < policies_.size(); ++i) {
            rule_files.push_back({(*files)[i], &policies_[i]->loaded});
            for (std::string& each : files_of(policies_[i]->loaded)) read.push_back(std::move(each));
        }
        std::error_code absent;
        const fs::path folder =
            fs::is_directory(options_.path, absent) ? fs::path(options_.path) : fs::path(options_.path).parent_path();
        const Result<package::Collected> made = package::collect(rule_files, folder);
        if (!made) {
            console_.report(made.error());
            return ExitCode::findings;
        }
        read.push_back(options_.key_file);
        const Result<void> written =
            write_output(options_.output, package::sealed(made->manifest, made->files, *key), read);
        if (!written) return refused(written.error(), console_);
        const std::string told = "`" + made->manifest.name + " " + made->manifest.version + "` is published, with " +
                                 std::to_string(made->files.size()) + (made->files.size() == 1 ? " file" : " files") +
                                 ", signed by `" + key->open().name() + "`";
        const report::Reader reader = console_.reader(policies_.front()->language());
        console_.out().write(phrases::translate_message(code_of(reader.language), told) + "\n");
        return ExitCode::fine;
    }

  private:
    bool load(const std::string& file) {
        auto policy = load_ready_policy(file, options_.packages, console_);
        if (!policy) return false;
        if (const auto notes = experience::notes_of(policy->loaded); !notes) {
            console_.report(notes.error());
            return false;
        }
        const auto results = engine::run_tests(*policy->loaded.policy, policy->graph, policy->measures, "", nullptr);
        std::size_t failed = 0;
        for (const engine::TestResult& each : results) failed += each.failures.empty() ? 0 : 1;
        if (failed > 0)
            console_.report(Diagnostic{Code::not_now,
                                       "not published: " + std::to_string(failed) + " of " +
                                           std::to_string(results.size()) + " tests failed",
                                       std::nullopt,
                                       file,
                                       {},
                                       "`voorrang test " + file + "` tells which, and why"});
        policies_.push_back(std::move(policy));
        return failed == 0;
    }

    const PackagePublishOptions& options_;
    Console& console_;
    std::vector<std::unique_ptr<ReadyPolicy>> policies_;
};

std::string as_json(const package::Opened& opened, const note::PublicKey& key) {
    report::JsonWriter json(report::JsonLayout::indented);
    json.begin_object()
        .member("name", opened.manifest.name)
        .member("version", opened.manifest.version)
        .member("manifest", opened.hash)
        .member("signer", key.text());
    if (!opened.manifest.licence.empty()) json.member("licence", opened.manifest.licence);
    json.key("packages").begin_array();
    for (const auto& each : opened.manifest.packages)
        json.begin_object()
            .member("package", each.package)
            .member("version", each.version)
            .member("path", each.path)
            .end_object();
    json.end_array().key("files").begin_array();
    for (const auto& file : opened.manifest.files)
        json.begin_object()
            .member("path", file.path)
            .member("sha256", file.sha256)
            .key("size")
            .integer(file.size)
            .end_object();
    json.end_array().key("uses").begin_array();
    for (const auto& used : opened.manifest.uses)
        json.begin_object()
            .member("package", used.package)
            .member("version", used.version)
            .member("sha256", used.sha256)
            .end_object();
    json.end_array().end_object();
    return json.take() + "\n";
}

std::string as_text(const package::Opened& opened, const note::PublicKey& key, const report::Reader& reader) {
    const package::Manifest& manifest = opened.manifest;
    const auto told = [&](const std::string& english) {
        return phrases::translate_message(code_of(reader.language), english);
    };
    std::string text = told("`" + printable(manifest.name + " " + manifest.version) + "` is whole, and signed by `" +
                            key.name() + "`") +
                       "\n";
    for (const auto& file : manifest.files)
        text += "  " + file.path + "  " + std::to_string(file.size) + "  " + file.sha256 + "\n";
    for (const auto& used : manifest.uses)
        text += told("it uses `" + printable(used.package + " " + used.version) + "`") + "  " + used.sha256 + "\n";
    if (!manifest.licence.empty()) text += told("its licence is in `" + manifest.licence + "`") + "\n";
    return text;
}

} // namespace

ExitCode package_key(const PackageKeyOptions& options, Console& console) {
    if (!options.name.empty() && !note::is_key_name(options.name))
        return refused(misuse("`" + options.name + "` can't be the name of a key",
                              "use letters, digits and punctuation, no spaces and no plus sign"),
                       console);
    std::error_code absent;
    if (!fs::exists(options.file, absent)) {
        const note::SecretKey made = note::SecretKey::make(
            options.name.empty() ? audit::new_name("voorrang.package/") : options.name, note::KeyKind::note);
        if (const Result<void> written = audit::write_key(options.file, made); !written)
            return refused(written.error(), console);
    }
    const Result<note::SecretKey> key = audit::read_key(options.file);
    if (!key) return refused(key.error(), console);
    if (!options.name.empty() && key->open().name() != options.name)
        return refused(misuse("there is a key already, called `" + key->open().name() + "`",
                              "leave out --name, or name another file"),
                       console);
    console.out().write(key->open().text() + "\n");
    return ExitCode::fine;
}

ExitCode package_publish(const PackagePublishOptions& options, Console& console) {
    return Publisher(options, console)();
}

ExitCode package_verify(const PackageVerifyOptions& options, Console& console) {
    const Result<note::PublicKey> key = public_key(options.key);
    if (!key) return refused(key.error(), console);
    const auto looked = open(options.archive, *key, console);
    if (const auto* end = std::get_if<ExitCode>(&looked)) return *end;
    const auto& opened = std::get<package::Opened>(looked);
    console.out().write(options.format == Format::json ? as_json(opened, *key)
                                                       : as_text(opened, *key, console.reader()));
    return ExitCode::fine;
}

ExitCode package_add(const PackageAddOptions& options, Console& console) {
    const Result<note::PublicKey> key = public_key(options.key);
    if (!key) return refused(key.error(), console);
    const auto looked = open(options.archive, *key, console);
    if (const auto* end = std::get_if<ExitCode>(&looked)) return *end;
    const auto& opened = std::get<package::Opened>(looked);
    const Result<package::Installed> installed = package::install(opened, *key, options.to, options.replace);
    if (!installed) {
        console.report(installed.error());
        return installed.error().code == Code::already_there ? ExitCode::findings : ExitCode::bad_use;
    }
    const std::string name = "`" + printable(opened.manifest.name + " " + opened.manifest.version) + "`";
    const std::string lock = files::shown_path(fs::path(options.to) / "voorrang.lock");
    const std::string told =
        !installed->changed ? name + " is there already"
        : installed->before.empty()
            ? name + " is added, and locked in `" + lock + "`"
            : name + " takes the place of " + printable(installed->before) + ", and is locked in `" + lock + "`";
    console.out().write(phrases::translate_message(code_of(console.reader().language), told) + "\n");
    return ExitCode::fine;
}

} // namespace voorrang::cli
