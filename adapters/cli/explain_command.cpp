#include "adapters/cli/commands.hpp"
#include "adapters/cli/input.hpp"
#include "adapters/cli/policy.hpp"
#include "adapters/ocds/bids.hpp"
#include "adapters/ocds/case_reader.hpp"
#include "adapters/ocds/load.hpp"
#include "adapters/report/account_json.hpp"
#include "adapters/report/account_text.hpp"
#include "dsl/diagnostics/suggest.hpp"

#include <csignal>

namespace voorrang::cli {

namespace {

class Explaining {
  public:
    Explaining(const ReadyPolicy& policy, const ExplainOptions& options, Console& console)
        : options_(options), console_(console), reader_(console.reader(policy.language())), graph_(policy.graph),
          places_(policy.loaded.sources), loader_(policy.graph.schema),
          builder_(policy.graph.schema, policy.graph.texts), accountant_(policy.graph) {}

    Result<void> read_bids(const std::string& name) {
        const Result<int> descriptor = open_input(name);
        if (!descriptor) return descriptor.error();
        InputBuffer buffer(*descriptor, interrupt_);
        std::istream stream(&buffer);
        return bids_.read(stream, name == "-" ? "stdin" : name);
    }

    void read(const std::string& name) {
        const Result<int> descriptor = open_input(name);
        if (!descriptor) return refuse(descriptor.error());
        InputBuffer buffer(*descriptor, interrupt_);
        std::istream stream(&buffer);
        ocds::CaseReader reader(stream, name == "-" ? "stdin" : name, options_.case_id);
        while (!stopped()) {
            Result<std::optional<ocds::Case>> next = reader.next();
            if (stopped()) return;
            if (!next) {
                refuse(next.error());
                if (!reader.recover()) return;
                continue;
            }
            if (!*next) return;
            explain(**next);
        }
    }

    ExitCode end() {
        if (options_.format == Format::json) console_.out().write(written_ > 0 ? "\n]\n" : "[]\n");
        if (const std::optional<int> signal = interrupt_.signal())
            return *signal == SIGINT ? ExitCode::interrupted : ExitCode::terminated;
        if (written_ > 0 || stopped()) return code_;
        if (!options_.tender.empty() && !tender_seen_) {
            not_there(Code::no_such_tender, "no tender in the input has the ocid `" + options_.tender + '`',
                      options_.tender);
        } else if (!options_.bid.empty() && tender_seen_) {
            not_there(Code::no_such_bid, "no bid is called `" + options_.bid + '`', options_.bid);
        }
        return code_;
    }

  private:
    bool stopped() { return !console_.out().usable() || interrupt_.signal(); }

    void refuse(const Diagnostic& diagnostic) {
        console_.report(diagnostic);
        code_ = ExitCode::bad_use;
    }

    void not_there(Code code, std::string message, const std::string& asked) {
        const std::optional<std::string> near = suggest(asked, names_);
        refuse({code, std::move(message), std::nullopt, "", {}, near ? "did you mean `" + *near + "`?" : ""});
    }

    void explain(ocds::Case& document) {
        if (const Result<void> applied = bids_.apply(document); !applied) return refuse(applied.error());
        if (const Result<void> loaded = loader_.load(document, builder_); !loaded) return refuse(loaded.error());
        engine::Facts facts = builder_.finish();
        if (!options_.tender.empty() && facts.case_names.front() != options_.tender) {
            names_.push_back(facts.case_names.front());
            return;
        }
        if (!tender_seen_) names_.clear();
        tender_seen_ = true;
        if (graph_.award && !options_.bid.empty()) {
            const graph::EntityId entity = graph_.award->entity;
            bool there = false;
            for (std::uint32_t row = 0; row < facts.entities[entity].count; ++row) {
                const std::string id = facts.identifier(entity, row), label = facts.label(entity, row);
                there = there || id == options_.bid || label == options_.bid;
                names_.insert(names_.end(), {label, id});
            }
            if (!there) return;
        }
        const engine::Account account = accountant_.account(facts, {options_.as_at, options_.draw_seed}, options_.bid);
        write(account);
        console_.out().flush();
    }

    void write(const engine::Account& account) {
        Output& out = console_.out();
        if (options_.format == Format::text) {
            out.write((written_ > 0 ? "\n" : "") + report::account_text(account, places_, reader_));
        } else {
            report::JsonWriter json(report::JsonLayout::indented, 1);
            report::write_account(json, account, places_, reader_.language);
            out.write((written_ > 0 ? ",\n  " : "[\n  ") + json.take());
        }
        ++written_;
    }

    const ExplainOptions& options_;
    Console& console_;
    report::Reader reader_;
    const graph::Graph& graph_;
    Interrupt interrupt_;
    report::SourcePlaces places_;
    ocds::Loader loader_;
    ocds::BidsIndex bids_;
    engine::FactsBuilder builder_;
    engine::Accountant accountant_;
    std::vector<std::string> names_; // that there are instead of the one asked for
    bool tender_seen_ = false;
    std::size_t written_ = 0;
    ExitCode code_ = ExitCode::fine;
};

} // namespace

ExitCode explain(const ExplainOptions& options, Console& console) {
    const auto refuse = [&](const Diagnostic& diagnostic) {
        console.report(diagnostic);
        return ExitCode::bad_use;
    };
    if (const Result<void> there = check_input(options.policy); !there) return refuse(there.error());
    const std::unique_ptr<ReadyPolicy> policy =
        load_ready_policy(options.policy, options.packages, console, options.cache ? Cached::yes : Cached::no);
    if (!policy) return ExitCode::bad_use;
    if (const Result<void> there = check_inputs(options.inputs, options.bids); !there) return refuse(there.error());
    Explaining explaining(*policy, options, console);
    for (const std::string& name : options.bids)
        if (const Result<void> read = explaining.read_bids(name); !read) return refuse(read.error());
    for (const std::string& name : options.inputs) explaining.read(name);
    return explaining.end();
}

} // namespace voorrang::cli
