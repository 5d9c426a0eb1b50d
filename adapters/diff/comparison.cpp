#include "adapters/diff/comparison.hpp"

#include "adapters/diff/match.hpp"
#include "adapters/diff/phrases.hpp"
#include "dsl/check/filled_in.hpp"
#include "dsl/check/overloaded.hpp"

#include <algorithm>

namespace voorrang::diff {

namespace {

// Names can be resolved through each other: a definition that was renamed is used by a rule that was renamed.
constexpr int most_rounds = 8;

bool is_test(const ast::Declaration& declaration) {
    return std::holds_alternative<ast::Test>(declaration) || std::holds_alternative<ast::Facts>(declaration);
}

template <class Declaration>
concept can_be_open = requires(const Declaration& declaration) {
    declaration.open;
};

// One of the two policies.
class Reading {
  public:
    Reading(const Texts& texts, const experience::Notes& notes, const Renames& renames, Language language)
        : texts_(texts), notes_(notes), meaning_(texts, renames), describer_(texts, meaning_, language),
          language_(language) {
        // Also those of a policy that this one uses.
        for (const FileText& file : texts.files())
            for (const ast::Declaration& declaration : file.file.declarations)
                if (const auto* fill = std::get_if<ast::Fill>(&declaration))
                    fills_.emplace(meaning_.of(fill->target), fill);
    }

    // What the policy itself declares.
    std::vector<Declared> own() const {
        std::vector<Declared> all;
        for (const ast::Declaration& declaration : texts_.main().file.declarations)
            if (!is_test(declaration) && !std::holds_alternative<ast::Fill>(declaration))
                all.push_back(noted(described(declaration), texts_.main().package));
        return all;
    }

    // The open points of the packages, as they are in this policy.
    std::vector<Declared> open_points() const {
        std::vector<Declared> all;
        each_of_packages([&](const FileText& file, const ast::Declaration& declaration) {
            std::visit(
                [&](const auto& open) {
                    if constexpr (can_be_open<std::decay_t<decltype(open)>>)
                        if (open.open) all.push_back(open_point(file, open));
                },
                declaration);
        });
        return all;
    }

    // What a package declares, less the open points that are compared by themselves.
    std::vector<Declared> of_package(const FileText& file, const std::set<std::string>& apart) const {
        std::vector<Declared> all;
        for (const ast::Declaration& declaration : file.file.declarations) {
            if (is_test(declaration) || std::holds_alternative<ast::Fill>(declaration)) continue;
            Declared declared = noted(described(declaration), file.package);
            declared.name = file.package + "." + declared.name;
            if (!apart.contains(declared.name)) all.push_back(std::move(declared));
        }
        return all;
    }

    const FileText* package(const std::string& name) const {
        const auto& files = texts_.files();
        const auto found =
            std::find_if(files.begin() + 1, files.end(), [&](const FileText& file) { return file.package == name; });
        return found == files.end() ? nullptr : &*found;
    }

    // The package as a whole, where the other side does without it.
    Declared as_whole(const FileText& file) const {
        Declared declared;
        declared.kind = Kind::package;
        declared.name = file.package;
        declared.file = file.shown;
        const auto point = [&](const char* key, Phrase what, const std::string& shown) {
            if (!shown.empty()) declared.points.push_back({key, say(language_, what), shown, shown});
        };
        point("title", Phrase::its_title, file.file.header.title);
        point("version", Phrase::its_version, file.file.header.version);
        const auto rules = std::ranges::count_if(file.file.declarations, [](const ast::Declaration& declaration) {
            return std::holds_alternative<ast::Rule>(declaration);
        });
        point("rules", Phrase::rules_of_it, std::to_string(rules));
        return declared;
    }

    const Texts& texts() const { return texts_; }

  private:
    template <class Visit>
    void each_of_packages(Visit visit) const {
        for (std::size_t i = 1; i < texts_.files().size(); ++i)
            for (const ast::Declaration& declaration : texts_.files()[i].file.declarations)
                visit(texts_.files()[i], declaration);
    }

    Declared described(const ast::Declaration& declaration) const {
        return std::visit(check::Overloaded{[](const ast::Test&) { return Declared(); },
                                            [](const ast::Facts&) { return Declared(); },
                                            [](const ast::Fill&) { return Declared(); },
                                            [this](const auto& each) { return describer_.describe(each); }},
                          declaration);
    }

    // With the notes about what is called so in the package.
    Declared noted(Declared declared, const std::string& package) const {
        if (const auto found = notes_.find(package + "." + declared.name); found != notes_.end())
            declared.notes = found->second;
        return declared;
    }

    template <class Declaration>
    Declared open_point(const FileText& file, Declaration open) const {
        const std::string name = file.package + "." + open.name.text;
        const auto fill = fills_.find(name);
        const auto* part = fill == fills_.end() ? nullptr : std::get_if<Declaration>(&fill->second->as);
        if (part != nullptr) open = check::filled_in(std::move(open), *part);
        Declared declared = noted(describer_.describe(open), file.package);
        declared.name = name;
        declared.open = true;
        declared.filled = part != nullptr;
        if (part != nullptr) {
            declared.file = texts_.files()[fill->second->span.source].shown;
            declared.line = texts_.line_of(fill->second->span);
        }
        return declared;
    }

    const Texts& texts_;
    const experience::Notes& notes_;
    Meaning meaning_;
    Describer describer_;
    Language language_;
    std::map<std::string, const ast::Fill*> fills_;
};

Side side_of(const Texts& texts) {
    const ast::Header& header = texts.main().file.header;
    return {dotted(header.name), header.title, header.version, texts.main().shown};
}

// Open points that are filled in on either side, by their names. The others belong to what their package says.
std::set<std::string> compare_open_points(const Reading& a, const Reading& b, Language language,
                                          Comparison& comparison) {
    std::vector<Declared> of_a = a.open_points(), of_b = b.open_points();
    std::set<std::string> filled;
    for (const auto* side : {&of_a, &of_b})
        for (const Declared& each : *side)
            if (each.filled) filled.insert(each.name);
    for (auto* side : {&of_a, &of_b})
        std::erase_if(*side, [&](const Declared& each) { return !filled.contains(each.name); });
    match(std::move(of_a), std::move(of_b), {}, language, comparison);
    return filled;
}

void compare_packages(const Reading& a, const Reading& b, Language language, const std::set<std::string>& apart,
                      const std::set<std::string>& filled, Comparison& comparison) {
    const auto& files_a = a.texts().files();
    for (std::size_t i = 1; i < files_a.size(); ++i) {
        const FileText& file = files_a[i];
        const FileText* other = b.package(file.package);
        if (other == nullptr)
            comparison.only_in_a.push_back(a.as_whole(file));
        else if (file.written != other->written && !apart.contains(file.package))
            match(a.of_package(file, filled), b.of_package(*other, filled), {}, language, comparison);
    }
    const auto& files_b = b.texts().files();
    for (std::size_t i = 1; i < files_b.size(); ++i)
        if (a.package(files_b[i].package) == nullptr) comparison.only_in_b.push_back(b.as_whole(files_b[i]));
}

} // namespace

Result<Comparison> compare(const Compared& a, const Compared& b, Language language,
                           const std::set<std::string>& apart) {
    const Result<Texts> texts_a = Texts::of(a.policy, language);
    if (!texts_a) return texts_a.error();
    const Result<Texts> texts_b = Texts::of(b.policy, language);
    if (!texts_b) return texts_b.error();
    const Renames none;
    const Reading reading_a(*texts_a, a.notes, none, language);
    const std::vector<Declared> own_a = reading_a.own();
    std::map<std::string, std::string> names; // of b, as a calls them
    Renames renames;
    for (int round = 0; round < most_rounds; ++round) {
        const auto found = renamed(own_a, Reading(*texts_b, b.notes, renames, language).own());
        if (found.size() <= names.size()) break;
        names = found;
        renames.clear();
        for (const auto& [in_b, in_a] : names) renames.emplace("." + in_b, "." + in_a);
    }
    const Reading reading_b(*texts_b, b.notes, renames, language);
    Comparison comparison{side_of(*texts_a), side_of(*texts_b), {}, {}, {}, {}, 0};
    match(own_a, reading_b.own(), names, language, comparison);
    const std::set<std::string> filled = compare_open_points(reading_a, reading_b, language, comparison);
    compare_packages(reading_a, reading_b, language, apart, filled, comparison);
    return comparison;
}

} // namespace voorrang::diff
