// A conversation about a policy and a case: each line is an expression, answered with its value and why, or a command.
// Nothing of it depends on a terminal; adapters/cli reads the lines.
#pragma once

#include "adapters/ocds/case.hpp"
#include "adapters/repl/probe.hpp"
#include "adapters/report/reader.hpp"
#include "dsl/syntax/keywords.hpp"
#include "engine/evaluate/evaluate.hpp"

#include <map>
#include <memory>

namespace voorrang::repl {

struct Reply {
    std::string out;
    std::string errors; // rendered
    bool quit = false;
};

struct SessionOptions {
    std::string policy;
    std::vector<std::filesystem::path> packages; // roots
    std::string input;                           // a case, or empty
    std::vector<std::string> bids;               // files of bids
    std::optional<graph::Pointer> case_id;       // where the name of the case stands, if it is no OCDS
    Colour colour = Colour::off, error_colour = Colour::off;
    std::optional<Language> language; // absent: that of the policy
};

class Session {
  public:
    explicit Session(SessionOptions options) : options_(std::move(options)) {}

    // Reads the policy and the case. False if the policy has errors: there is nothing then to talk about.
    bool begin(Reply& reply);
    Reply answer(const std::string& line);

    // What may be written next, for a terminal that completes words.
    std::vector<std::string> words() const;

  private:
    struct Override {
        std::string fact; // as it was written
        std::string pointer;
        Value value;
    };
    using Command = void (Session::*)(const std::string& argument, Reply& reply);
    struct CommandRow {
        std::string_view name;
        std::optional<phrases::Fixed> argument; // between brackets if it may be left out
        phrases::Fixed meaning;
        Command command;
    };
    static const std::vector<CommandRow>& commands();

    report::Reader reader() const;
    std::string argument_text(const CommandRow& row) const; // empty if it takes none
    std::string in_policy_words(std::string_view english) const;
    std::string type_text(const check::Type& type, const std::vector<std::string>& records) const;
    // The word of the policy's language: "of", "van".
    std::string word(syntax::Keyword keyword) const;

    // session.cpp
    void command(const std::string& name, const std::string& argument, Reply& reply);
    bool load_policy(Reply& reply);
    bool load_case(const std::string& file, Reply& reply);
    void refuse(const Diagnostic& found, Reply& reply) const;
    void refuse(const Refused& refused, Reply& reply) const;

    // commands.cpp
    void help(const std::string& argument, Reply& reply);
    void load(const std::string& argument, Reply& reply);
    void reload(const std::string& argument, Reply& reply);
    void set(const std::string& argument, Reply& reply);
    void unset(const std::string& argument, Reply& reply);
    void why(const std::string& argument, Reply& reply);
    void decide(const std::string& argument, Reply& reply);
    void type(const std::string& argument, Reply& reply);
    void names(const std::string& argument, Reply& reply);
    void quit(const std::string& argument, Reply& reply);
    bool select(const std::string& record, const std::string& which, Reply& reply);

    // evaluation.cpp
    struct Asked {
        const graph::Graph& graph;
        const SourceMap& sources;
        graph::OutlineId outline;
        graph::FrameId frame; // of the record it is asked of
        graph::EntityId entity;
        std::string record; // empty: of the case
    };
    void tell(const Asked& asked, Reply& reply) const;
    std::optional<std::string> told_row(const check::Record& record) const; // the chosen one
    void expression(const std::string& text, Reply& reply);
    Result<engine::Facts> facts(const graph::Graph& graph) const;
    // The row of the record that was chosen with `:bid 2`, the first by itself; nothing if there is none.
    std::optional<std::uint32_t> chosen_row(const engine::Facts& facts, graph::EntityId entity,
                                            const std::string& record) const;
    std::optional<Override> override_of(const Probe& asked, const std::string& fact, const Value& value,
                                        Reply& reply) const;

    SessionOptions options_;
    std::unique_ptr<files::LoadedPolicy> policy_;
    std::optional<ocds::Case> case_;
    std::map<std::string, std::string> chosen_; // record -> its number, identifier or name
    std::vector<Override> overrides_;
};

} // namespace voorrang::repl
