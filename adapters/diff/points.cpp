#include "adapters/diff/points.hpp"

#include <algorithm>

namespace voorrang::diff {

std::string Numbers::of(std::string key) {
    const std::size_t number = ++so_many_[key];
    return number > 1 ? key + "#" + std::to_string(number) : key;
}

Points Points::part(std::string key, Phrase phrase, std::string which) const {
    Points part(texts_, meaning_, language_, to_);
    part.key_ = key_ + std::move(key) + "/";
    part.phrase_ = phrase;
    // A part of a part: "… of the event `publish` of the state `draft`" would be hard to read where the event says all.
    part.which_ = std::move(which);
    return part;
}

void Points::add(std::string key, std::string what, std::string meaning, std::string shown) {
    if (phrase_) what = say(*phrase_, what, which_);
    key = key_ + key;
    // Two of the same key, such as holidays of one title: told apart by their order.
    std::size_t same = 1;
    for (const Point& each : to_)
        if (each.key == key || each.key.starts_with(key + "#")) ++same;
    if (same > 1) key += "#" + std::to_string(same);
    to_.push_back({std::move(key), std::move(what), std::move(meaning), std::move(shown)});
}

void Points::meant(std::string key, Phrase what, std::string meaning, std::string shown, std::string_view of) {
    add(std::move(key), say(what, of), std::move(meaning), std::move(shown));
}

void Points::text(std::string key, Phrase what, std::string shown, std::string_view of) {
    if (shown.empty()) return;
    std::string meaning = shown;
    meant(std::move(key), what, std::move(meaning), std::move(shown), of);
}

void Points::expression(std::string key, Phrase what, const ast::Expression& expression) {
    meant(std::move(key), what, meaning_.of(expression), said(expression));
}

void Points::expression(std::string key, Phrase what, const std::optional<ast::Expression>& expression) {
    if (expression) this->expression(std::move(key), what, *expression);
}

void Points::expressions(std::string key, Phrase what, const std::vector<ast::Expression>& expressions) {
    std::string meaning, shown;
    for (const ast::Expression& each : expressions) {
        meaning += meaning_.of(each) + "\n";
        shown += (shown.empty() ? "" : ", ") + said(each);
    }
    if (!expressions.empty()) meant(std::move(key), what, std::move(meaning), std::move(shown));
}

void Points::name(std::string key, Phrase what, const ast::Name& name) {
    meant(std::move(key), what, meaning_.of(name), name.text);
}

void Points::name(std::string key, Phrase what, const std::optional<ast::Name>& name) {
    if (name) this->name(std::move(key), what, *name);
}

void Points::names(std::string key, Phrase what, const std::vector<ast::Name>& names) {
    std::vector<std::string> meanings;
    std::string shown;
    for (const ast::Name& each : names) {
        meanings.push_back(meaning_.of(each));
        shown += (shown.empty() ? "" : ", ") + each.text;
    }
    std::ranges::sort(meanings);
    std::string meaning;
    for (const std::string& each : meanings) meaning += each + "\n";
    if (!names.empty()) meant(std::move(key), what, std::move(meaning), std::move(shown));
}

void Points::span(std::string key, Phrase what, Span span) { text(std::move(key), what, said(span)); }

void Points::flag(std::string key, std::string what, bool there) {
    if (there) add(std::move(key), std::move(what), "yes", "");
}

void Points::itself(Phrase what) { to_.push_back({key_, say(what, which_), "yes", ""}); }

// What each reader is told; that a text is for both of them, or is said twice alike, is the same.
void Points::because(const ast::Template& text) {
    const ast::TemplateText& english = text.english ? *text.english : text.text;
    const ast::TemplateText& dutch = text.dutch ? *text.dutch : text.text;
    meant("because", Phrase::reason, meaning_.of(english), said(english.span));
    if (meaning_.of(dutch) != meaning_.of(english))
        meant("because in Dutch", Phrase::reason_in_dutch, meaning_.of(dutch), said(dutch.span));
}

void Points::cites(const std::vector<ast::Citation>& cites, Phrase what) {
    std::vector<std::string> sources;
    std::string shown;
    for (const ast::Citation& each : cites) {
        sources.push_back(each.text);
        shown += (shown.empty() ? "\"" : "; \"") + each.text + "\"";
    }
    std::ranges::sort(sources);
    std::string meaning;
    for (const std::string& each : sources) meaning += each + "\n";
    if (!cites.empty()) meant("cites", what, std::move(meaning), std::move(shown));
}

void Points::reason(const ast::Reason& reason) {
    if (reason.because) because(*reason.because);
    cites(reason.cites);
}

void Points::force(const ast::Force& force) {
    if (force.from) text("from", Phrase::in_force_from, to_text(*force.from));
    if (force.until) text("until", Phrase::in_force_until, to_text(*force.until));
}

void Points::across(const ast::Across& across) {
    name("across", Phrase::across, across.cases);
    expression("across where", Phrase::which_rows, across.where);
    expressions("by", Phrase::grouped_by, across.by);
}

} // namespace voorrang::diff
