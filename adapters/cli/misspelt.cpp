#include "adapters/cli/misspelt.hpp"

#include "dsl/diagnostics/suggest.hpp"

#include <algorithm>
#include <cctype>

namespace voorrang::cli {

namespace {

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return names;
}

std::vector<std::string> option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::App* app = &command; app != nullptr; app = app->get_parent())
        for (const CLI::Option* option : app->get_options())
            for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    return names;
}

std::string list_of(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + ("`" + names[i] + "`");
    return text;
}

std::string how_to_go_on(const CLI::App& command) {
    std::string name;
    for (const CLI::App* app = &command; app != nullptr; app = app->get_parent())
        name = app->get_name() + (name.empty() ? "" : " ") + name;
    return "`" + name + " --help` shows what there is";
}

Diagnostic bad_use(std::string message, std::string help) {
    return {Code::bad_use, std::move(message), std::nullopt, "", {}, std::move(help)};
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates,
                         const std::string& otherwise) {
    const std::optional<std::string> near = suggest(word, candidates);
    return near ? "did you mean `" + *near + "`?" : otherwise;
}

// The first word where a command was expected; empty if there is none.
std::string word_in_place_of_command(const CLI::App& command, int argc, const char* const* argv) {
    const std::vector<std::string> with_value{"--color"};
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (std::find(with_value.begin(), with_value.end(), word) != with_value.end()) ++i;
        if (word.empty() || word.front() == '-') continue;
        if (command.get_parent() != nullptr && word == command.get_name()) continue;
        return word;
    }
    return {};
}

// CLI11's sentences, in our words where they come often.
std::string tidied(std::string message) {
    while (!message.empty() && (message.back() == '\n' || message.back() == '.' || message.back() == ' '))
        message.pop_back();
    constexpr std::string_view required = " is required";
    if (message.ends_with(required)) {
        std::string name = message.substr(0, message.size() - required.size());
        if (!name.starts_with('-'))
            for (char& c : name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        return "`" + name + "` must be given";
    }
    constexpr std::string_view unexpected = "not expected: ";
    const std::size_t at = message.find(unexpected);
    if (at != std::string::npos) return "more than is expected: `" + message.substr(at + unexpected.size()) + "`";
    return message;
}

// The first option that no command here has; empty if there is none.
std::string unknown_option(const CLI::App& command, int argc, const char* const* argv) {
    const std::vector<std::string> known = option_names(command);
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--") break;
        if (word.rfind("--", 0) != 0) continue;
        const std::string name = word.substr(0, word.find('='));
        if (std::find(known.begin(), known.end(), name) == known.end()) return name;
    }
    return {};
}

} // namespace

Diagnostic explain_misuse(CLI::App& command, const CLI::ParseError& error, int argc, const char* const* argv) {
    const std::vector<std::string> commands = command_names(command);
    if (!commands.empty()) {
        const std::string word = word_in_place_of_command(command, argc, argv);
        if (!word.empty())
            return bad_use("there is no command `" + word + "`",
                           did_you_mean(word, commands, "the commands are " + list_of(commands)));
    }
    const std::string option = unknown_option(command, argc, argv);
    if (!option.empty())
        return bad_use("there is no option `" + option + "`",
                       did_you_mean(option, option_names(command), how_to_go_on(command)));
    if (!commands.empty()) return bad_use("a command is needed: " + list_of(commands), how_to_go_on(command));
    return bad_use(tidied(error.what()), how_to_go_on(command));
}

} // namespace voorrang::cli
