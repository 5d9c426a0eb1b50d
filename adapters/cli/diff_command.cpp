#include "adapters/cli/commands.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/cli/shared_language.hpp"
#include "adapters/diff/write.hpp"
#include "adapters/files/package_search.hpp"
#include "adapters/files/rule_files.hpp"

#include <algorithm>

namespace voorrang::cli {

namespace {

namespace fs = std::filesystem;

// What one of the two names: a file, or the files of a folder by their paths in it.
using RuleFiles = std::map<std::string, std::string>;

class Diff {
  public:
    Diff(const DiffOptions& options, Console& console) : options_(options), console_(console) {}

    ExitCode operator()() {
        const Result<RuleFiles> a = files_of(options_.a);
        if (!a) return told(a.error());
        const Result<RuleFiles> b = files_of(options_.b);
        if (!b) return told(b.error());
        const bool one_of_each = a->size() == 1 && b->size() == 1;
        for (const auto& [name, file] : *a) {
            const auto other = one_of_each ? b->begin() : b->find(name);
            if (other == b->end())
                report_.only_in_a.push_back(file);
            else if (!read(file, other->second))
                return ExitCode::bad_use;
        }
        for (const auto& [name, file] : *b)
            if (!one_of_each && !a->contains(name)) report_.only_in_b.push_back(file);
        if (pairs_.empty()) return told(no_pair());
        return compared();
    }

  private:
    struct Pair {
        std::unique_ptr<ReadyPolicy> a, b;
        experience::Notes notes_a, notes_b;
    };

    ExitCode told(const Diagnostic& found) {
        console_.report(found);
        return ExitCode::bad_use;
    }

    Diagnostic no_pair() const {
        return {Code::bad_use,
                "no file of `" + options_.a + "` is called as one of `" + options_.b + "`",
                std::nullopt,
                "",
                {},
                "name the two files that are to be compared"};
    }

    Result<RuleFiles> files_of(const std::string& path) const {
        std::error_code absent;
        if (fs::is_directory(path, absent)) {
            const Result<std::vector<std::string>> files = files::rule_files({path});
            if (!files) return files.error();
            RuleFiles found;
            for (const std::string& file : *files)
                found.emplace(fs::path(file).lexically_relative(fs::path(path).lexically_normal()).generic_string(),
                              file);
            return found;
        }
        if (!fs::exists(path, absent))
            if (const auto package = package_of(path)) return RuleFiles{{path, files::shown_path(*package)}};
        return RuleFiles{{fs::path(path).filename().string(), path}};
    }

    std::optional<fs::path> package_of(const std::string& name) const {
        std::vector<std::string> parts(1);
        for (const char c : name) {
            if (c == '/') return std::nullopt;
            if (c == '.')
                parts.emplace_back();
            else
                parts.back() += c;
        }
        return files::find_package(parts, package_roots(options_.packages));
    }

    bool read(const std::string& a, const std::string& b) {
        Pair pair{load_ready_policy(a, options_.packages, console_), nullptr, {}, {}};
        if (!pair.a) return false;
        pair.b = load_ready_policy(b, options_.packages, console_);
        if (!pair.b || !read_notes(*pair.a, pair.notes_a) || !read_notes(*pair.b, pair.notes_b)) return false;
        language_.add(pair.a->language());
        language_.add(pair.b->language());
        apart_.insert(pair.a->info.name);
        apart_.insert(pair.b->info.name);
        pairs_.push_back(std::move(pair));
        return true;
    }

    bool read_notes(const ReadyPolicy& policy, experience::Notes& to) {
        Result<experience::Notes> notes = experience::notes_of(policy.loaded);
        if (notes)
            to = std::move(*notes);
        else
            console_.report(notes.error());
        return notes.has_value();
    }

    ExitCode compared() {
        const Language language =
            language_.get() ? console_.reader(*language_.get()).language : console_.reader().language;
        for (const Pair& pair : pairs_) {
            Result<diff::Comparison> compared =
                diff::compare({pair.a->loaded, pair.notes_a}, {pair.b->loaded, pair.notes_b}, language, apart_);
            if (!compared) return told(compared.error());
            report_.pairs.push_back(std::move(*compared));
        }
        console_.out().write(options_.format == Format::json ? diff::as_json(report_, language)
                                                             : diff::as_text(report_, language));
        return report_.is_same() ? ExitCode::fine : ExitCode::findings;
    }

    const DiffOptions& options_;
    Console& console_;
    std::vector<Pair> pairs_;
    std::set<std::string> apart_;
    SharedLanguage language_;
    diff::Report report_;
};

} // namespace

ExitCode diff(const DiffOptions& options, Console& console) { return Diff(options, console)(); }

} // namespace voorrang::cli
