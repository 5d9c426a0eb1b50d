#include "adapters/files/policy_loader.hpp"

#include "adapters/files/lock.hpp"
#include "adapters/files/package_search.hpp"
#include "adapters/files/read_text.hpp"
#include "dsl/diagnostics/suggest.hpp"
#include "dsl/syntax/parse.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace voorrang::files {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> parts(const ast::Path& path) {
    std::vector<std::string> names;
    for (const ast::Name& step : path.steps) names.push_back(step.text);
    return names;
}

std::string dotted(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ".") + name;
    return text;
}

class Loader {
  public:
    Loader(LoadedPolicy& loaded, const std::vector<fs::path>& roots) : loaded_(loaded), roots_(roots) {}

    void load_main(const fs::path& file) {
        const std::string shown = file.string();
        auto text = read_text(file, shown);
        if (auto* failure = std::get_if<ReadFailure>(&text)) {
            report({Code::file_not_found, std::move(failure->message), {}, {}, {}, std::move(failure->help)});
            return;
        }
        const ast::File main = parse_source(shown, std::move(std::get<std::string>(text)));
        roots_.insert(roots_.begin(), root_of(file, parts(main.header.name)));
        const std::string name = dotted(parts(main.header.name));
        states_[name] = State::open;
        way_.push_back(name);
        load_uses(main);
    }

    // The main file first; empty if there is none.
    std::vector<check::Input> take_inputs() { return std::move(inputs_); }
    // Every file was found; perhaps not all that is in them could be read.
    bool complete() const { return complete_; }

  private:
    enum class State { open, done };

    void report(Diagnostic diagnostic) {
        complete_ = false;
        loaded_.diagnostics.push_back(std::move(diagnostic));
    }

    // A copy: the inputs move while further files are added.
    ast::File parse_source(std::string name, std::string text) {
        const SourceId source = loaded_.sources.add(std::move(name), std::move(text));
        Parsed parsed = parse(loaded_.sources, source);
        std::move(parsed.diagnostics.begin(), parsed.diagnostics.end(), std::back_inserter(loaded_.diagnostics));
        inputs_.push_back({source, parsed.file});
        return std::move(parsed.file);
    }

    void load_uses(const ast::File& file) {
        for (const ast::Use& use : file.uses)
            if (!use.package.steps.empty()) load_package(use);
    }

    void load_package(const ast::Use& use) {
        const std::vector<std::string> names = parts(use.package);
        const std::string name = dotted(names);
        if (const auto state = states_.find(name); state != states_.end()) {
            if (state->second == State::open) report_cycle(use, name);
            return;
        }
        const auto found = find_package(names, roots_);
        if (!found) {
            report_missing(use, name);
            states_[name] = State::done; // told once
            return;
        }
        const std::string shown = shown_path(*found);
        auto text = read_text(*found, shown);
        if (auto* failure = std::get_if<ReadFailure>(&text)) {
            report({Code::file_not_found, std::move(failure->message), use.span, {}, {}, std::move(failure->help)});
            states_[name] = State::done;
            return;
        }
        const ast::File package = parse_source(shown, std::move(std::get<std::string>(text)));
        check_name(package, use, name);
        states_[name] = State::open;
        way_.push_back(name);
        load_uses(package);
        way_.pop_back();
        states_[name] = State::done;
    }

    void report_cycle(const ast::Use& use, const std::string& name) {
        std::string cycle;
        for (auto step = std::find(way_.begin(), way_.end(), name); step != way_.end(); ++step) cycle += *step + " -> ";
        report({Code::package_cycle,
                "packages can't use each other: " + cycle + name,
                use.span,
                {},
                {},
                "move what they share to a package of its own"});
    }

    void report_missing(const ast::Use& use, const std::string& name) {
        std::string help;
        if (const auto near = suggest(name, packages_below(roots_))) help = "did you mean `" + *near + "`? ";
        std::string relative = name;
        std::replace(relative.begin(), relative.end(), '.', '/');
        help += "looked for " + relative + ".vrg and " + relative + ".md in ";
        for (std::size_t i = 0; i < roots_.size(); ++i) help += (i > 0 ? ", " : "") + shown_path(roots_[i]);
        report({Code::unknown_package, "there is no package `" + name + "`", use.span, {}, {}, std::move(help)});
    }

    void check_name(const ast::File& package, const ast::Use& use, const std::string& name) {
        const std::string declared = dotted(parts(package.header.name));
        if (declared.empty() || declared == name) return; // without a header the parser has spoken
        report({Code::package_name_mismatch,
                "this file stands where `" + name + "` is sought, but calls itself `" + declared + "`",
                package.header.name_span,
                {},
                {{use.span, "used here"}},
                "give the file and the package the same name"});
    }

    LoadedPolicy& loaded_;
    std::vector<fs::path> roots_;
    std::vector<check::Input> inputs_;
    std::map<std::string, State> states_;
    bool complete_ = true;
    std::vector<std::string> way_; // the packages that are open, the main file first
};

} // namespace

namespace {

void hold_to_lock(LoadedPolicy& loaded, const fs::path& main_file) {
    Diagnostics findings = compare_with_lock(loaded.policy->packages, loaded.sources, main_file);
    if (findings.empty()) return;
    loaded.policy.reset();
    std::move(findings.begin(), findings.end(), std::back_inserter(loaded.diagnostics));
}

} // namespace

LoadedPolicy load_policy(const fs::path& main_file, const std::vector<fs::path>& roots, Lock lock,
                         check::Conditions conditions) {
    LoadedPolicy loaded;
    Loader loader(loaded, roots);
    loader.load_main(main_file);
    // With a file missing, names would be unknown that are not at fault.
    if (loader.complete()) {
        const bool read = !has_errors(loaded.diagnostics);
        std::vector<check::Input> files = loader.take_inputs();
        check::Checked checked = check::check(files, conditions);
        if (read) {
            loaded.files = std::move(files);
            loaded.policy = std::move(checked.policy);
        }
        std::move(checked.diagnostics.begin(), checked.diagnostics.end(), std::back_inserter(loaded.diagnostics));
        if (loaded.policy && lock == Lock::held) hold_to_lock(loaded, main_file);
    }
    sort_and_deduplicate(loaded.diagnostics);
    return loaded;
}

} // namespace voorrang::files
