#include "adapters/cli/commands.hpp"
#include "adapters/cli/data_rows.hpp"
#include "adapters/cli/write_output.hpp"
#include "adapters/letters/letter.hpp"
#include "adapters/letters/official_report.hpp"
#include "adapters/pdf/paper_pdf.hpp"

#include <filesystem>
#include <set>

namespace voorrang::cli {

namespace {

namespace fs = std::filesystem;

Result<std::string> set(const letters::Paper& paper, PaperFormat format) {
    if (format == PaperFormat::pdf) return pdf::to_pdf(paper);
    return format == PaperFormat::html ? letters::to_html(paper) : letters::to_markdown(paper);
}

const char* ending_of(PaperFormat format) {
    return format == PaperFormat::pdf ? ".pdf" : format == PaperFormat::html ? ".html" : ".md";
}

ExitCode told(const Diagnostic& found, Console& console) {
    console.report(found);
    return ExitCode::bad_use;
}

Language language_of(const letters::AwardFile& file, const Console& console) {
    const std::string& code = file.policy->loaded.policy->packages.front().language;
    return console.reader(language_of_code(code).value_or(Language::en)).language;
}

// Its bytes would upset a terminal.
template <class Options>
std::optional<Diagnostic> refused(const Options& options, Console& console) {
    if (options.format != PaperFormat::pdf || !options.output.empty() || !console.out().on_terminal())
        return std::nullopt;
    return Diagnostic{Code::bad_use,
                      "a PDF is nothing for a terminal to show",
                      std::nullopt,
                      "",
                      {},
                      "give the file for it with --output"};
}

ExitCode write(const std::string& output, const letters::Paper& paper, PaperFormat format, const std::string& data,
               Console& console) {
    const Result<std::string> file = set(paper, format);
    if (!file) return told(file.error(), console);
    if (output.empty()) {
        console.out().write(*file);
        return ExitCode::fine;
    }
    const Result<void> written = write_output(output, *file, {data});
    return written ? ExitCode::fine : told(written.error(), console);
}

// The identifier of a bid as the name of a file; each name once.
std::string file_name(const std::string& bid, Language language, PaperFormat format, std::set<std::string>& used) {
    std::string name;
    for (const char c : bid) {
        const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                          c == '_' || (c == '.' && !name.empty());
        name += kept ? c : '_';
    }
    std::string unique = name;
    for (int next = 2; !used.insert(unique).second; ++next) unique = name + '-' + std::to_string(next);
    return unique + '.' + std::string(code_of(language)) + ending_of(format);
}

class Letters {
  public:
    Letters(const LetterOptions& options, Console& console) : options_(options), console_(console) {}

    ExitCode operator()() {
        if (const auto refusal = refused(options_, console_)) return told(*refusal, console_);
        Result<sqlite_store::Rows> rows = open_rows(options_.data);
        if (!rows) return told(rows.error(), console_);
        const Result<letters::AwardFile> file = letters::read_award_file(*rows, shelf_, options_.tender);
        if (!file) return told(file.error(), console_);
        const Result<std::vector<std::string>> bids = letters::bids_of(*file, options_.bidder);
        if (!bids) return told(bids.error(), console_);
        const bool folder = fs::is_directory(options_.output) || bids->size() != 1 || options_.output.ends_with('/');
        if (folder && options_.output.empty())
            return told({Code::bad_use,
                         "there are " + std::to_string(bids->size()) + " letters",
                         std::nullopt,
                         "",
                         {},
                         "give the folder for them with --output, or choose one with --bidder"},
                        console_);
        if (folder)
            if (const Result<void> made = make_folder(options_.output); !made) return told(made.error(), console_);
        const letters::LetterOptions to{language_of(*file, console_), letters::Numbers::told};
        std::set<std::string> used;
        for (const std::string& bid : *bids) {
            const Result<letters::Paper> paper = letters::letter(*rows, *file, bid, to);
            if (!paper) return told(paper.error(), console_);
            const std::string output =
                folder ? (fs::path(options_.output) / file_name(bid, to.language, options_.format, used)).string()
                       : options_.output;
            const ExitCode code = write(output, *paper, options_.format, options_.data, console_);
            if (code != ExitCode::fine) return code;
        }
        return ExitCode::fine;
    }

  private:
    const LetterOptions& options_;
    Console& console_;
    service::Shelf shelf_;
};

} // namespace

ExitCode letter(const LetterOptions& options, Console& console) { return Letters(options, console)(); }

ExitCode report(const ReportOptions& options, Console& console) {
    if (const auto refusal = refused(options, console)) return told(*refusal, console);
    Result<sqlite_store::Rows> rows = open_rows(options.data);
    if (!rows) return told(rows.error(), console);
    service::Shelf shelf;
    const Result<letters::AwardFile> file = letters::read_award_file(*rows, shelf, options.tender);
    if (!file) return told(file.error(), console);
    const Result<letters::Paper> paper = letters::official_report(*rows, *file, language_of(*file, console));
    if (!paper) return told(paper.error(), console);
    return write(options.output, *paper, options.format, options.data, console);
}

} // namespace voorrang::cli
