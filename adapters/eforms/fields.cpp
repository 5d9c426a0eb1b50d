#include "adapters/eforms/fields.hpp"

#include "dsl/value/calendar_date.hpp"

namespace voorrang::eforms {

namespace {

void gather(xml::Ref from, const std::string_view* name, const std::string_view* end, std::vector<xml::Ref>& found) {
    if (name == end) {
        found.push_back(from);
        return;
    }
    for (const xml::Ref child : from.children())
        if (child.name() == *name) gather(child, name + 1, end, found);
}

struct Zoned {
    std::string_view local, offset;
};

// "2026-03-02" and "+01:00".
std::optional<Zoned> split_offset(std::string_view text, std::size_t size) {
    if (text.size() < size) return std::nullopt;
    std::size_t cut = text.size();
    if (text.back() == 'Z')
        cut = text.size() - 1;
    else if (text.size() > 6 && (text[text.size() - 6] == '+' || text[text.size() - 6] == '-') &&
             text[text.size() - 3] == ':')
        cut = text.size() - 6;
    if (cut < size) return std::nullopt;
    return Zoned{text.substr(0, cut), text.substr(cut)};
}

} // namespace

std::optional<xml::Ref> find(xml::Ref from, Names names) {
    std::optional<xml::Ref> at = from;
    for (const std::string_view name : names) {
        at = at->child(name);
        if (!at) return std::nullopt;
    }
    return at;
}

std::vector<xml::Ref> find_all(xml::Ref from, Names names) {
    std::vector<xml::Ref> found;
    gather(from, names.begin(), names.end(), found);
    return found;
}

std::optional<xml::Ref> extension(xml::Ref of) {
    return find(of, {"ext:UBLExtensions", "ext:UBLExtension", "ext:ExtensionContent", "efext:EformsExtension"});
}

bool is_of(xml::Ref element, std::string_view list) {
    return element.attribute("listName") == list || element.attribute("schemeName") == list;
}

std::vector<xml::Ref> codes(xml::Ref from, Names names, std::string_view list) {
    std::vector<xml::Ref> found = find_all(from, names);
    std::erase_if(found, [&](xml::Ref each) { return !is_of(each, list); });
    return found;
}

std::string_view text(xml::Ref from, Names names) {
    const auto found = find(from, names);
    return found ? found->text() : std::string_view();
}

std::optional<bool> truth(xml::Ref element) {
    const std::string_view text = element.text();
    if (text == "true" || text == "yes") return true;
    if (text == "false" || text == "no") return false;
    return std::nullopt;
}

std::optional<std::string> moment(xml::Ref date, std::optional<xml::Ref> time, bool end) {
    const auto day = split_offset(date.text(), 10);
    if (!day || !parse_date(day->local)) return std::nullopt;
    std::string_view offset = day->offset;
    std::string_view clock = end ? "23:59:59" : "00:00:00";
    if (time) {
        const auto hour = split_offset(time->text(), 8);
        if (!hour) return std::nullopt;
        clock = hour->local;
        if (!hour->offset.empty()) offset = hour->offset;
    }
    if (offset.empty()) return std::nullopt;
    std::string text = std::string(day->local) + "T" + std::string(clock) + std::string(offset);
    if (!parse_time(text)) return std::nullopt;
    return text;
}

bool offsets_agree(xml::Ref date, xml::Ref time) {
    const auto day = split_offset(date.text(), 10), hour = split_offset(time.text(), 8);
    return !day || !hour || day->offset.empty() || hour->offset.empty() || day->offset == hour->offset;
}

} // namespace voorrang::eforms
