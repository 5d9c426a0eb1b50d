#include "adapters/repl/session.hpp"

#include "adapters/ocds/bids.hpp"
#include "adapters/ocds/case_reader.hpp"
#include "dsl/diagnostics/suggest.hpp"
#include "dsl/phrases/code.hpp"
#include "dsl/phrases/phrases.hpp"

#include <algorithm>
#include <fstream>

namespace voorrang::repl {

void Session::refuse(const Diagnostic& found, Reply& reply) const {
    refuse(Refused{policy_ ? policy_->sources : SourceMap{}, {found}}, reply);
}

void Session::refuse(const Refused& refused, Reply& reply) const {
    const std::string_view language = code_of(reader().language);
    for (const Diagnostic& found : refused.diagnostics)
        reply.errors += render_text(phrases::translate(language, found), refused.sources, options_.error_colour,
                                    phrases::terms(language));
}

report::Reader Session::reader() const {
    const Language otherwise =
        policy_ ? language_of_code(policy_->files.front().file.language).value_or(Language::en) : Language::en;
    return {options_.colour, options_.language.value_or(otherwise)};
}

std::string Session::argument_text(const CommandRow& row) const {
    return row.argument ? reader().say(*row.argument) : std::string();
}

std::string Session::in_policy_words(std::string_view english) const {
    const syntax::Surface* surface = syntax::surface_of_code(policy_->files.front().file.language);
    return surface == nullptr ? std::string(english) : phrases::code_in(*surface, english);
}

std::string Session::type_text(const check::Type& type, const std::vector<std::string>& records) const {
    return phrases::translate_message(code_of(reader().language), to_text(type, records));
}

std::string Session::word(syntax::Keyword keyword) const {
    const syntax::Surface* surface = syntax::surface_of_code(policy_->files.front().file.language);
    return surface == nullptr ? "" : std::string(surface->spelling(keyword));
}

bool Session::load_policy(Reply& reply) {
    auto loaded = std::make_unique<files::LoadedPolicy>(files::load_policy(options_.policy, options_.packages));
    if (!loaded->policy) {
        Refused refused{loaded->sources, loaded->diagnostics};
        std::erase_if(refused.diagnostics, [](const auto& found) { return severity(found.code) != Severity::error; });
        refuse(refused, reply);
        return false;
    }
    policy_ = std::move(loaded);
    return true;
}

bool Session::load_case(const std::string& file, Reply& reply) {
    std::ifstream stream(file, std::ios::binary);
    std::error_code ignored;
    if (!stream || std::filesystem::is_directory(file, ignored)) {
        refuse({Code::file_not_found, "there is no file " + file, std::nullopt, "", {}, ""}, reply);
        return false;
    }
    ocds::CaseReader cases(stream, file, options_.case_id);
    Result<std::optional<ocds::Case>> read = cases.next();
    if (!read) return refuse(read.error(), reply), false;
    if (!*read) return false;
    ocds::Case tender = std::move(**read);
    for (const std::string& name : options_.bids) {
        std::ifstream bids(name, std::ios::binary);
        ocds::BidsIndex index;
        if (!bids) {
            refuse({Code::file_not_found, "there is no file " + name, std::nullopt, "", {}, ""}, reply);
            return false;
        }
        if (const auto taken = index.read(bids, name); !taken) return refuse(taken.error(), reply), false;
        if (const auto applied = index.apply(tender); !applied) return refuse(applied.error(), reply), false;
    }
    const auto more = cases.next();
    case_ = std::move(tender);
    reply.out += reader().say("case {1} of {2}", {case_->ocid, case_->place});
    if (more && *more) reply.out += reader().say("; the file holds others, which are not read");
    reply.out += '\n';
    return true;
}

bool Session::begin(Reply& reply) {
    if (!load_policy(reply)) return false;
    const check::Package& main = policy_->policy->packages.front();
    const std::string name = main.name + (main.version.empty() ? "" : " " + main.version);
    reply.out += reader().say("policy {1}; :help shows what can be asked", {name}) + '\n';
    return options_.input.empty() || load_case(options_.input, reply);
}

Reply Session::answer(const std::string& line) {
    Reply reply;
    const std::size_t begin = line.find_first_not_of(" \t\r");
    if (begin == std::string::npos) return reply;
    const std::string text = line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
    if (text.starts_with("--")) return reply;
    if (text.front() != ':') {
        expression(text, reply);
        return reply;
    }
    const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
    const std::size_t argument = std::min(text.find_first_not_of(" \t", end), text.size());
    command(text.substr(1, end - 1), text.substr(argument), reply);
    return reply;
}

void Session::command(const std::string& name, const std::string& argument, Reply& reply) {
    std::vector<std::string> names;
    for (const CommandRow& row : commands()) {
        names.push_back(":" + std::string(row.name));
        if (row.name != name) continue;
        if (row.argument && row.argument->in(Language::en).front() != '[' && argument.empty())
            return refuse({Code::no_such_command,
                           "`:" + name + "` lacks its " + argument_text(row),
                           std::nullopt,
                           "",
                           {},
                           ":help shows the commands"},
                          reply);
        return (this->*row.command)(argument, reply);
    }
    if (select(name, argument, reply)) return;
    const auto near = suggest(":" + name, names);
    refuse({Code::no_such_command,
            "there is no command `:" + name + "`",
            std::nullopt,
            "",
            {},
            near ? "did you mean `" + *near + "`?" : ":help shows the commands"},
           reply);
}

std::vector<std::string> Session::words() const {
    std::vector<std::string> words;
    for (const CommandRow& row : commands()) words.push_back(":" + std::string(row.name));
    const check::Policy& policy = *policy_->policy;
    const auto add = [&](const auto& declared) {
        for (const auto& each : declared) words.push_back(each.name);
    };
    add(policy.records);
    add(policy.parameters);
    add(policy.definitions);
    add(policy.tables);
    add(policy.rules);
    for (const auto& record : policy.records) {
        if (record.plural) words.push_back(*record.plural);
        for (const auto& field : record.fields) words.push_back(record.name + '.' + field.name);
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

} // namespace voorrang::repl
