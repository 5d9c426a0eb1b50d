// The command line, read.
#pragma once

#include "adapters/cli/account_options.hpp"
#include "adapters/cli/audit_options.hpp"
#include "adapters/cli/format.hpp"
#include "adapters/cli/letter_options.hpp"
#include "adapters/cli/personal_options.hpp"
#include "adapters/cli/service_options.hpp"
#include "adapters/cli/sharing_options.hpp"
#include "dsl/diagnostics/result.hpp"
#include "dsl/graph/schema.hpp"
#include "dsl/number/number.hpp"
#include "dsl/value/calendar_date.hpp"

#include <string>
#include <variant>
#include <vector>

namespace voorrang::cli {

enum class ColourChoice : std::uint8_t { automatic, always, never };

// --help and --version.
struct ShowText {
    std::string text;
};

struct CheckOptions {
    std::vector<std::string> paths;
    std::vector<std::string> packages;
    Format format = Format::text;
};

struct TestOptions {
    std::vector<std::string> paths;
    std::vector<std::string> packages;
    std::string filter; // only tests with this in their title
    bool coverage = false;
    std::string coverage_json;          // empty: none
    std::optional<Number> min_coverage; // 0..100
    std::string junit;                  // empty: none
    bool watch = false;
};

enum class PictureFormat : std::uint8_t { svg, dot };

struct GraphOptions {
    std::string policy;
    std::vector<std::string> packages;
    PictureFormat format = PictureFormat::svg;
    std::string workflow; // its states instead; empty: the rules
    std::string from, to; // names of declarations or facts; empty: all
    std::string output;   // empty: the standard output
};

struct DocOptions {
    std::vector<std::string> paths;
    std::vector<std::string> packages;
    std::string output; // a file for one policy, a folder for several; empty: the standard output
};

struct ReplOptions {
    std::string policy;
    std::vector<std::string> packages;
    std::string input;                     // a case; empty: none
    std::optional<graph::Pointer> case_id; // where its name stands, if it is no OCDS
    std::vector<std::string> bids;
};

struct DecideOptions {
    std::string policy;
    std::vector<std::string> packages;
    std::vector<std::string> bids;
    std::vector<std::string> inputs;       // "-": the standard input
    std::optional<graph::Pointer> case_id; // where the name of each tender stands, if they are no OCDS
    std::optional<Date> as_at;
    std::optional<Time> at; // the moment of the decision: what is sealed until later is unknown
    std::string draw_seed;
    std::string log; // empty: none
    Format format = Format::text;
    bool bom = false; // CSV begins with a byte order mark
    bool explain = false;
    std::string bid;       // explain only this one
    bool outcomes = false; // a line for each tender, no more
    unsigned jobs = 0;     // how many are decided at once; 0: as many as there are cores
    bool cache = true;     // the policy may come from it
};

struct ConvertOptions {
    std::vector<std::string> inputs; // notices of eForms; with sheets: documents of bids. "-": the standard input
    std::vector<std::string> suppliers, assessments; // sheets
    std::string sheet;                               // which of a workbook; empty: the first
    std::string policy;                              // whose facts the columns of suppliers are
    std::vector<std::string> packages;
    std::string form = "ocds";    // the only one so far
    Format format = Format::json; // or jsonl
    std::string output;           // a file; empty: the standard output
};

struct BenchOptions {
    std::string policy;
    std::vector<std::string> packages;
    std::vector<std::string> bids;
    std::vector<std::string> inputs;       // files: they are read again and again
    std::optional<graph::Pointer> case_id; // where the name of each tender stands, if they are no OCDS
    std::optional<Date> as_at;
    std::optional<Time> at;
    std::string draw_seed;
    unsigned rounds = 5;
    bool outcomes = false; // without reasons only
    Format format = Format::text;
};

struct SimulateOptions {
    std::string policy;
    std::vector<std::string> packages;
    std::string tender;
    std::optional<graph::Pointer> case_id; // where its name stands, if it is no OCDS
    std::string events;                    // empty: none
    std::string workflow;                  // empty: the only one
    std::optional<Time> from, until;
    std::optional<Date> as_at;
    std::string draw_seed;
    Format format = Format::text;
    bool explain = false;
    bool cache = true; // the policy may come from it
};

struct MeasureOptions {
    std::string policy;
    std::vector<std::string> packages;
    std::vector<std::string> bids;
    std::vector<std::string> inputs;       // "-": the standard input
    std::optional<graph::Pointer> case_id; // where the name of each tender stands, if they are no OCDS
    std::string measure;                   // only this one
    std::optional<Date> as_at;
    Format format = Format::text; // or json, csv, xlsx
    bool bom = false;             // CSV begins with a byte order mark
    bool explain = false;
    bool all_cases = false; // name them all
    bool cache = true;      // the policy may come from it
};

struct LockOptions {
    std::string policy;
    std::vector<std::string> packages;
    bool check = false; // only look whether the packages are as locked
};

struct ExplainOptions {
    std::string policy;
    std::vector<std::string> packages;
    std::vector<std::string> bids;
    std::vector<std::string> inputs;       // "-": the standard input
    std::optional<graph::Pointer> case_id; // where the name of each tender stands, if they are no OCDS
    std::optional<Date> as_at;
    std::string draw_seed;
    std::string tender; // its ocid; empty: all
    std::string bid;    // empty: all
    Format format = Format::text;
    bool cache = true; // the policy may come from it
};

enum class PageFormat : std::uint8_t { text, json, html };

struct ExplainLoggedOptions {
    std::string log; // of the service, or of `decide --log`
    std::int64_t decision = 0;
    std::string bid; // empty: all
    PageFormat format = PageFormat::text;
};

struct FmtOptions {
    std::vector<std::string> paths; // "-": the standard input
    bool check = false;             // only tell which files are not in form
};

struct TranslateOptions {
    std::string file; // "-": the standard input
    std::string language;
    bool write = false; // in place
};

struct LogListOptions {
    std::string log;
    Format format = Format::text;
};

struct LogShowOptions {
    std::string log;
    std::string decision; // its number, or an ocid
    Format format = Format::text;
    bool explain = false;
    std::string bid;
    bool policy = false; // the texts of the policy instead
    bool input = false;  // the input instead
};

struct CommandLine {
    ColourChoice colour = ColourChoice::automatic;
    bool verbose = false;
    std::string language; // of what is written; empty: that of the policy or the file that it is about
    std::variant<ShowText, CheckOptions, TestOptions, GraphOptions, DocOptions, ReplOptions, DecideOptions,
                 ConvertOptions, BenchOptions, LogListOptions, LogShowOptions, SimulateOptions, MeasureOptions,
                 LockOptions, ExplainOptions, ExplainLoggedOptions, FmtOptions, TranslateOptions, ServeOptions,
                 SubmitOptions, BackupOptions, UserAddOptions, UserListOptions, UserChangeOptions, TokenAddOptions,
                 TokenListOptions, TokenRevokeOptions, AuditVerifyOptions, AuditProveOptions, AuditExportOptions,
                 AuditReplayOptions, AuditKeyOptions, AuditWitnessOptions, AuditWitnessKeyOptions, AuditOfferOptions,
                 AuditTakeOptions, AuditSearchOptions, AuditCompareOptions, AuditSampleOptions, LetterOptions,
                 ReportOptions, PersonalListOptions, PersonalEraseOptions, PersonalDueOptions, DiffOptions,
                 PackageKeyOptions, PackagePublishOptions, PackageVerifyOptions, PackageAddOptions>
        command;
};

// V801, with what was probably meant, if the command line can't be understood.
Result<CommandLine> read_command_line(int argc, const char* const* argv);

} // namespace voorrang::cli
