#include "adapters/eforms/release_writer.hpp"

#include <utility>

namespace voorrang::eforms {

ReleaseWriter::ReleaseWriter(std::string source) : source_(std::move(source)) {
    open_.push_back({"", false, true, 0, 0, {}});
    out_.begin_object();
}

ReleaseWriter::Level ReleaseWriter::object(std::string_view key) {
    open_.push_back({std::string(key), false, false, 0, 0, {}});
    return Level(*this);
}

ReleaseWriter::Level ReleaseWriter::list(std::string_view key) {
    open_.push_back({std::string(key), true, false, 0, 0, {}});
    return Level(*this);
}

void ReleaseWriter::end() {
    if (open_.back().written) {
        out_.end();
        pointer_.resize(open_.back().pointer);
    }
    open_.pop_back();
}

// Opens in the document a level whose outer one is open there.
void ReleaseWriter::write(Frame& frame, Frame* above) {
    frame.pointer = pointer_.size();
    if (above->is_list) {
        pointer_ += "/" + std::to_string(above->next++);
    } else {
        pointer_ += "/" + frame.key;
        out_.key(frame.key);
        above->keys.insert(frame.key);
    }
    if (frame.is_list)
        out_.begin_array();
    else
        out_.begin_object();
    frame.written = true;
}

// Opens all levels that are still closed, and names the value that comes.
bool ReleaseWriter::begin_value(std::string_view key) {
    if (!open_.back().is_list && !open_.back().keys.emplace(key).second) return false;
    for (std::size_t i = 1; i < open_.size(); ++i)
        if (!open_[i].written) write(open_[i], &open_[i - 1]);
    if (!open_.back().is_list) out_.key(key);
    return true;
}

// Of the value that was written last.
std::string ReleaseWriter::pointer_of(std::string_view key) const {
    const Frame& frame = open_.back();
    return pointer_ + "/" + (frame.is_list ? std::to_string(frame.next) : std::string(key));
}

void ReleaseWriter::text(std::string_view key, std::string_view text, xml::Ref from) {
    if (!begin_value(key)) return;
    places_.emplace(pointer_of(key), place_of(from));
    if (open_.back().is_list) ++open_.back().next;
    out_.string(text);
}

void ReleaseWriter::number(std::string_view key, std::string_view text, xml::Ref from) {
    if (!begin_value(key)) return;
    places_.emplace(pointer_of(key), place_of(from));
    if (open_.back().is_list) ++open_.back().next;
    out_.number(text);
}

void ReleaseWriter::yes_no(std::string_view key, bool truth, xml::Ref from) {
    if (!begin_value(key)) return;
    places_.emplace(pointer_of(key), place_of(from));
    if (open_.back().is_list) ++open_.back().next;
    out_.boolean(truth);
}

void ReleaseWriter::unknown(std::string_view key, xml::Ref from) {
    if (!begin_value(key)) return;
    places_.emplace(pointer_of(key), place_of(from));
    if (open_.back().is_list) ++open_.back().next;
    out_.null();
}

void ReleaseWriter::copy(std::string_view key, json::Ref value) {
    if (!begin_value(key)) return;
    if (open_.back().is_list) ++open_.back().next;
    out_.copy(value);
}

void ReleaseWriter::text(std::string_view key, std::string_view text) {
    if (!begin_value(key)) return;
    if (open_.back().is_list) ++open_.back().next;
    out_.string(text);
}

void ReleaseWriter::yes_no(std::string_view key, bool truth) {
    if (!begin_value(key)) return;
    if (open_.back().is_list) ++open_.back().next;
    out_.boolean(truth);
}

void ReleaseWriter::keep(xml::Ref from) {
    for (std::size_t i = 1; i < open_.size(); ++i)
        if (!open_[i].written) write(open_[i], &open_[i - 1]);
    places_.emplace(pointer_, place_of(from));
}

std::string ReleaseWriter::place_of(xml::Ref element) const {
    return source_ + ":" + std::to_string(element.line()) + " " + element.path();
}

json::Tree ReleaseWriter::take() {
    out_.end();
    return out_.take();
}

} // namespace voorrang::eforms
