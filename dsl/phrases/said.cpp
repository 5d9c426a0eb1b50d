#include "dsl/phrases/said.hpp"

#include "dsl/phrases/match.hpp"
#include "dsl/phrases/phrases.hpp"
#include "dsl/phrases/values.hpp"

#include <ostream>

namespace voorrang::phrases {

namespace {

constexpr Fixed between_last{"{1} and {2}"};

std::uint32_t position(const std::string& text) { return static_cast<std::uint32_t>(text.size()); }

// With each part said.
std::string with_parts(Language language, const Said& said) {
    std::string out;
    std::size_t at = 0;
    for (const Said::Part& part : said.parts) {
        out.append(said.text, at, part.at - at).append(say(language, part.said));
        at = part.at + part.said.text.size();
    }
    return out.append(said.text, at);
}

std::string filled_with(std::string_view pattern, const std::vector<std::string>& parts) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        const Hole hole = hole_at(pattern, at);
        if (hole.length == 0)
            out += pattern[at++];
        else
            out += parts.at(hole.number - 1);
        at += hole.length;
    }
    return out;
}

std::string fixed_in(Language language, const Said& said) {
    const Phrase* phrase = Fixed::find_fixed(pattern_of(said));
    // What an older program wrote into a log, or a message, which is matched.
    if (phrase == nullptr) return translate_message(code_of(language), with_parts(language, said));
    std::vector<std::string> parts;
    for (const Said::Part& part : said.parts) parts.push_back(say(language, part.said));
    return filled_with(phrase->translated, parts);
}

std::string names_in(Language language, const Said& said) {
    std::string out;
    for (std::size_t i = 0; i < said.parts.size(); ++i) {
        const std::string name = say(language, said.parts[i].said);
        const bool last = i + 1 == said.parts.size();
        out = i == 0 ? name : last ? filled(between_last.in(language), {out, name}) : out + ", " + name;
    }
    return out;
}

} // namespace

std::string pattern_of(const Said& said) {
    std::string pattern;
    std::size_t at = 0, number = 0;
    for (const Said::Part& part : said.parts) {
        pattern.append(said.text, at, part.at - at).append("{").append(std::to_string(++number)).append("}");
        at = part.at + part.said.text.size();
    }
    return pattern.append(said.text, at);
}

void Said::add(Said part) {
    const std::uint32_t at = position(text);
    text += part.text;
    if (part.kind != Kind::written || !part.parts.empty() || !part.dutch.empty())
        parts.push_back({at, std::move(part)});
}

Said said_value(std::string display) {
    Said result(std::move(display));
    result.kind = Said::Kind::value;
    return result;
}

Said said_noun(std::string record) {
    Said result(std::move(record));
    result.kind = Said::Kind::noun;
    return result;
}

Said said(Fixed text, std::vector<Said> parts) {
    Said result;
    result.kind = Said::Kind::fixed;
    const std::string_view pattern = text.in(Language::en);
    for (std::size_t at = 0; at < pattern.size();) {
        const Hole hole = hole_at(pattern, at);
        if (hole.length == 0) {
            result.text += pattern[at++];
            continue;
        }
        const std::uint32_t here = position(result.text);
        result.text += parts.at(hole.number - 1).text;
        result.parts.push_back({here, std::move(parts.at(hole.number - 1))});
        at += hole.length;
    }
    return result;
}

Said said_message(std::string english) {
    Said result(std::move(english));
    result.kind = Said::Kind::fixed;
    return result;
}

Said said_names(const std::vector<std::string>& names) {
    return said_names(std::vector<Said>(names.begin(), names.end()));
}

Said said_names(std::vector<Said> names) {
    Said result;
    result.kind = Said::Kind::names;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) result.text += i + 1 == names.size() ? " and " : ", ";
        const std::uint32_t here = position(result.text);
        result.text += names[i].text;
        result.parts.push_back({here, std::move(names[i])});
    }
    return result;
}

Said said_list(const std::vector<Said>& items) {
    Said result;
    for (const Said& item : items) {
        if (!result.empty()) result.append(", ");
        result.add(item);
    }
    return result;
}

std::string say(Language language, const Said& said) {
    if (language == Language::en) return said.text;
    switch (said.kind) {
    case Said::Kind::value:
        return value_in(language, said.text);
    case Said::Kind::fixed:
        return fixed_in(language, said);
    case Said::Kind::names:
        return names_in(language, said);
    case Said::Kind::noun:
        return noun_in(language, said.text);
    case Said::Kind::written:
        break;
    }
    return with_parts(language, said.dutch.empty() ? said : said.dutch.front());
}

std::ostream& operator<<(std::ostream& out, const Said& said) { return out << said.text; }

} // namespace voorrang::phrases
