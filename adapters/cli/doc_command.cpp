#include "adapters/cli/commands.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/cli/version.hpp"
#include "adapters/cli/write_output.hpp"
#include "adapters/doc/page.hpp"
#include "adapters/files/rule_files.hpp"
#include "adapters/files/write_text.hpp"

namespace voorrang::cli {

namespace {

namespace fs = std::filesystem;

class Documents {
  public:
    Documents(const DocOptions& options, Console& console) : options_(options), console_(console) {}

    ExitCode operator()() {
        const Result<std::vector<std::string>> files = files::rule_files(options_.paths);
        if (!files) return told(files.error());
        for (const std::string& file : *files) {
            auto policy = load_ready_policy(file, options_.packages, console_);
            if (!policy) return ExitCode::bad_use;
            Result<experience::Notes> notes = experience::notes_of(policy->loaded);
            if (!notes) return told(notes.error());
            notes_.push_back(std::move(*notes));
            policies_.push_back(std::move(policy));
        }
        const bool one = policies_.size() == 1 && !fs::is_directory(options_.paths.front());
        if (!one && options_.output.empty())
            return told({Code::bad_use,
                         "several policies are several pages",
                         std::nullopt,
                         "",
                         {},
                         "give the folder for them with --output"});
        return one && !fs::is_directory(options_.output) ? single() : site();
    }

  private:
    ExitCode told(const Diagnostic& found) {
        console_.report(found);
        return ExitCode::bad_use;
    }

    Language language(const ReadyPolicy& policy) const { return console_.reader(policy.language()).language; }

    std::string page_of(std::size_t number, doc::Pages pages) const {
        const ReadyPolicy& policy = *policies_[number];
        return doc::page(policy.loaded, {language(policy), std::move(pages), policy.info.hash,
                                         std::string(program_version), notes_[number]});
    }

    ExitCode single() {
        const std::string page = page_of(0, {});
        if (options_.output.empty()) {
            console_.out().write(page);
            return ExitCode::fine;
        }
        const Result<void> written = write_output(options_.output, page, files_of(policies_.front()->loaded));
        return written ? ExitCode::fine : told(written.error());
    }

    ExitCode site() {
        if (const Result<void> made = make_folder(options_.output); !made) return told(made.error());
        doc::Pages pages;
        for (const auto& policy : policies_) pages.emplace(policy->info.name, policy->info.name + ".html");
        std::vector<doc::IndexEntry> entries;
        for (std::size_t i = 0; i < policies_.size(); ++i) {
            const check::Package& main = policies_[i]->loaded.policy->packages.front();
            const std::string& name = pages.at(main.name);
            entries.push_back({main.name, main.title, main.version, name, main.is_policy});
            const Result<void> written = files::write_text(fs::path(options_.output) / name, page_of(i, pages));
            if (!written) return told(written.error());
        }
        const Result<void> written = files::write_text(fs::path(options_.output) / "index.html",
                                                       doc::index_page(entries, language(*policies_.front())));
        return written ? ExitCode::fine : told(written.error());
    }

    const DocOptions& options_;
    Console& console_;
    std::vector<std::unique_ptr<ReadyPolicy>> policies_;
    std::vector<experience::Notes> notes_; // of each
};

} // namespace

ExitCode doc(const DocOptions& options, Console& console) { return Documents(options, console)(); }

} // namespace voorrang::cli
