// Takes the events of Boost.JSON's parser into a tree. Numbers are taken by their text: the values that the parser
// computes are not looked at.
#pragma once

#include "adapters/json/limits.hpp"
#include "adapters/json/open_objects.hpp"
#include "adapters/json/tree.hpp"

#include <boost/json/basic_parser.hpp>

namespace voorrang::json {

// Why the handler stopped the parser.
enum class Failure : std::uint8_t { none, duplicate_key, too_many_values };

class Handler {
  public:
    using error_code = boost::system::error_code;
    using string_view = boost::json::string_view;

    static constexpr std::size_t max_array_size = -1;
    static constexpr std::size_t max_object_size = -1;
    static constexpr std::size_t max_string_size = -1;
    static constexpr std::size_t max_key_size = -1;

    Failure failure() const { return failure_; }
    Tree take() { return builder_.take(); }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_array_begin(error_code& error) {
        builder_.begin_array();
        return room(error);
    }
    bool on_array_end(std::size_t, error_code&) {
        builder_.end();
        return true;
    }
    bool on_object_begin(error_code& error) {
        builder_.begin_object();
        objects_.open();
        return room(error);
    }
    bool on_object_end(std::size_t, error_code&) {
        builder_.end();
        objects_.close();
        return true;
    }
    bool on_string_part(string_view text, std::size_t, error_code&) { return part(text); }
    bool on_string(string_view text, std::size_t, error_code& error) {
        builder_.string(whole(text));
        return room(error);
    }
    bool on_key_part(string_view text, std::size_t, error_code&) { return part(text); }
    bool on_key(string_view text, std::size_t, error_code& error) {
        const std::size_t begin = builder_.text_size();
        builder_.key(whole(text));
        part_.clear();
        return objects_.add(builder_.texts(), begin) || stop(Failure::duplicate_key, error);
    }
    bool on_number_part(string_view text, error_code&) { return part(text); }
    bool on_int64(std::int64_t, string_view text, error_code& error) { return number(text, error); }
    bool on_uint64(std::uint64_t, string_view text, error_code& error) { return number(text, error); }
    bool on_double(double, string_view text, error_code& error) { return number(text, error); }
    bool on_bool(bool truth, error_code& error) {
        builder_.boolean(truth);
        return room(error);
    }
    bool on_null(error_code& error) {
        builder_.null();
        return room(error);
    }
    bool on_comment_part(string_view, error_code&) { return true; }
    bool on_comment(string_view, error_code&) { return true; }

  private:
    bool part(string_view text) {
        part_.append(text.data(), text.size());
        return true;
    }
    std::string_view whole(string_view text) {
        if (part_.empty()) return {text.data(), text.size()};
        part(text);
        return part_;
    }
    bool number(string_view text, error_code& error) {
        builder_.number(whole(text));
        return room(error);
    }
    bool room(error_code& error) {
        part_.clear();
        return builder_.size() <= max_values || stop(Failure::too_many_values, error);
    }
    bool stop(Failure failure, error_code& error) {
        failure_ = failure;
        error = boost::json::error::exception;
        return false;
    }

    TreeBuilder builder_;
    OpenObjects objects_;
    std::string part_; // of a text that comes in pieces
    Failure failure_ = Failure::none;
};

} // namespace voorrang::json
