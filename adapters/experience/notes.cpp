#include "adapters/experience/notes.hpp"

#include "adapters/files/package_search.hpp"
#include "adapters/files/read_text.hpp"
#include "adapters/files/sound_path.hpp"
#include "adapters/json/members.hpp"
#include "adapters/json/parse.hpp"
#include "dsl/check/overloaded.hpp"
#include "dsl/diagnostics/quote.hpp"
#include "dsl/diagnostics/suggest.hpp"

#include <algorithm>
#include <array>

namespace voorrang::experience {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 5> members{"rule", "date", "who", "tried", "result"};

std::string package_of(const ast::File& file) {
    std::string name;
    for (const ast::Name& step : file.header.name.steps) name += (name.empty() ? "" : ".") + step.text;
    return name;
}

// Full names.
std::vector<std::string> declared_in(const ast::File& file) {
    std::vector<std::string> names;
    const std::string package = package_of(file);
    for (const ast::Declaration& declaration : file.declarations)
        std::visit(check::Overloaded{[](const ast::Test&) {}, [](const ast::Facts&) {}, [](const ast::Fill&) {},
                                     [](const ast::ReferenceDate&) {},
                                     [&](const auto& each) { names.push_back(package + "." + each.name.text); }},
                   declaration);
    return names;
}

// The notes beside one file.
class Reading {
  public:
    Reading(std::string shown, std::string package, const std::vector<std::string>& known, Notes& notes)
        : shown_(std::move(shown)), package_(std::move(package)), known_(known), notes_(notes) {}

    Result<void> read(std::string_view text) {
        const auto tree = json::parse(text, shown_);
        if (!tree) return tree.error();
        const auto format = json::member(tree->root(), "format");
        const auto list = json::list(json::member(tree->root(), "notes"));
        if (json::text_of(format) != "1" || !list)
            return bad("", "these are no notes of experience", "write an object with `format` 1 and a list of `notes`");
        std::size_t number = 0;
        for (const json::Ref each : list->children())
            if (const Result<void> taken = take(each, "/notes/" + std::to_string(number++)); !taken) return taken;
        return {};
    }

  private:
    Diagnostic bad(const std::string& pointer, std::string message, std::string help) const {
        return {Code::bad_json, std::move(message), std::nullopt, shown_ + (pointer.empty() ? "" : " " + pointer), {},
                std::move(help)};
    }

    Result<void> take(json::Ref note, const std::string& pointer) {
        for (const std::string_view key : members) {
            const auto member = json::member(note, key);
            if (!member || !member->is_string() || member->text().find_first_not_of(" \n\t") == std::string_view::npos)
                return bad(pointer, "a note of experience has no `" + std::string(key) + "`",
                           "write rule, date, who, tried and result, each a text");
        }
        for (const json::Ref member : note.children())
            if (std::ranges::find(members, member.key()) == members.end())
                return bad(pointer, "a note of experience has no member `" + printable(member.key()) + "`",
                           "write rule, date, who, tried and result, each a text");
        const auto text = [&](std::string_view key) { return json::text_of(json::member(note, key)); };
        const std::optional<Date> date = parse_date(text("date"));
        if (!date)
            return bad(pointer + "/date", "`" + printable(text("date")) + "` is no date", "write it as 2026-01-31");
        const std::string rule = text("rule");
        const std::string own = package_ + "." + rule;
        const auto is_known = [&](const std::string& name) { return std::ranges::find(known_, name) != known_.end(); };
        if (!is_known(own) && !is_known(rule)) return unknown(rule, pointer + "/rule");
        std::vector<Note>& of_rule = notes_[is_known(own) ? own : rule];
        of_rule.push_back({*date, text("who"), text("tried"), text("result")});
        return {};
    }

    Diagnostic unknown(const std::string& rule, const std::string& pointer) const {
        std::vector<std::string> names = known_;
        for (const std::string& each : known_)
            if (each.starts_with(package_ + ".")) names.push_back(each.substr(package_.size() + 1));
        const auto near = suggest(rule, names);
        return {Code::no_such_declaration,
                "a note of experience is about `" + printable(rule) + "`, which is not declared",
                std::nullopt,
                shown_ + " " + pointer,
                {},
                near ? "did you mean `" + *near + "`?" : "name what the rule file declares"};
    }

    std::string shown_, package_;
    const std::vector<std::string>& known_;
    Notes& notes_;
};

} // namespace

fs::path notes_file(const fs::path& rule_file) {
    return fs::path(rule_file).replace_extension().string() + std::string(files::notes_ending);
}

Result<Notes> notes_of(const files::LoadedPolicy& loaded) {
    std::vector<std::string> known;
    for (const check::Input& input : loaded.files)
        for (std::string& name : declared_in(input.file)) known.push_back(std::move(name));
    Notes notes;
    for (const check::Input& input : loaded.files) {
        const fs::path file = notes_file(loaded.sources.source(input.source).name);
        std::error_code absent;
        if (!fs::exists(file, absent)) continue;
        const std::string shown = files::shown_path(file);
        const auto text = files::read_text(file, shown);
        if (const auto* failure = std::get_if<files::ReadFailure>(&text))
            return Diagnostic{Code::file_not_found, failure->message, std::nullopt, shown, {}, failure->help};
        const Result<void> read =
            Reading(shown, package_of(input.file), known, notes).read(std::get<std::string>(text));
        if (!read) return read.error();
    }
    for (auto& [_, of_rule] : notes) std::ranges::stable_sort(of_rule, {}, &Note::date);
    return notes;
}

} // namespace voorrang::experience
