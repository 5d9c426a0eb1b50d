// libFuzzer entry: what a stranger sends over HTTP. The first line of the input is taken as a target, a URL and a
// header value, the whole as a request and as a JSON body. What is taken in stands for itself when it is written out
// again.
#include "adapters/http/body.hpp"
#include "adapters/http/json_place.hpp"
#include "adapters/http/message_reader.hpp"
#include "adapters/http/percent.hpp"
#include "adapters/http/url.hpp"
#include "adapters/json/parse.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace voorrang;
using namespace voorrang::http;

void require(bool holds) {
    if (!holds) std::abort();
}

void fuzz_target(std::string_view text) {
    const OrProblem<Target> target = read_target(text);
    if (!target) return require(target.error().status == 400);
    std::string written;
    for (const std::string& segment : target->segments) {
        require(segment != "." && segment != ".." && segment.find('\0') == std::string::npos);
        written += '/' + percent_encode(segment);
    }
    char before = '?';
    for (const QueryParameter& parameter : target->query) {
        written += before + percent_encode(parameter.name) + '=' + percent_encode(parameter.value);
        before = '&';
    }
    if (target->segments.empty()) return require(text == "*");
    const OrProblem<Target> again = read_target(written);
    require(again.has_value() && again->segments == target->segments && again->query == target->query);
}

void fuzz_url(std::string_view text) {
    const Result<Url> url = read_url(text);
    if (!url) return require(!url.error().message.empty());
    const Result<Url> again = read_url(to_text(*url));
    require(again.has_value() && *again == *url);
    require(std::ranges::none_of(to_text(*url), [](char c) { return static_cast<unsigned char>(c) <= ' '; }));
}

void fuzz_header(std::string_view text) {
    Request request;
    request.headers.add("Accept", std::string(text));
    constexpr std::array<std::string_view, 2> offered{"application/json", "text/csv"};
    const OrProblem<std::string_view> type = accepted_type(request, offered);
    require(type ? std::ranges::find(offered, *type) != offered.end() : type.error().status == 406);
    std::size_t size = 0;
    for (const std::string_view element : list_elements(text)) {
        require(!element.empty());
        size += element.size();
    }
    require(size <= text.size());
    (void)media_type(text);
}

struct Read {
    int status = 0;
    std::string path;
    std::string body;
    std::size_t used = 0;

    friend bool operator==(const Read&, const Read&) = default;
};

// The first request in the bytes, of whose body `step` bytes come at a time.
Read read_request(std::string_view bytes, std::size_t step) {
    Limits limits;
    limits.body_bytes = 1000;
    std::size_t searched = 0;
    const std::optional<std::size_t> size = head_size(bytes, searched);
    if (!size) return {};
    MessageReader reader(limits);
    const OrProblem<Head> head = reader.head(bytes.substr(0, *size));
    if (!head) {
        require(head.error().close);
        return {head.error().status, {}, {}, 0};
    }
    require(!(head->chunked && head->length));
    std::string buffer;
    std::size_t at = *size;
    while (!reader.done() && at < bytes.size()) {
        const std::string_view next = bytes.substr(at, step);
        buffer += next;
        at += next.size();
        const OrProblem<std::size_t> used = reader.body(buffer);
        if (!used) return {used.error().status, {}, {}, 0};
        buffer.erase(0, *used);
    }
    if (!reader.done()) return {100, head->request.target.path, {}, 0};
    Read read{200, head->request.target.path, reader.take_body(), at - buffer.size()};
    require(read.body.size() <= limits.body_bytes && (!head->length || read.body.size() == *head->length));
    return read;
}

void fuzz_json(const std::string& text) {
    require(pointer_at(text, text.size()).empty() || pointer_at(text, text.size())[0] == '/');
    Request request;
    request.headers.add("Content-Type", "application/json");
    request.body = text;
    const JsonLimits limits{8, 100};
    const OrProblem<json::Tree> tree = json_body(request, limits);
    if (tree) return require(!find_excess(text, limits.depth, limits.values));
    require(tree.error().status == 400);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    const std::string_view line = std::string_view(text).substr(0, text.find('\n'));
    fuzz_target(line);
    fuzz_url(line);
    fuzz_header(line);
    fuzz_json(text);
    // However the bytes are cut, the request is the same.
    require(read_request(text, 1) == read_request(text, text.size() + 1));
    return 0;
}
