#include "adapters/http/router.hpp"

#include "adapters/http/problem.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace voorrang::http {

struct Router::Node {
    struct Target {
        Method method;
        Handler handler;
    };
    std::map<std::string, std::unique_ptr<Node>, std::less<>> texts;
    std::unique_ptr<Node> parameter;
    std::string parameter_name;
    std::string pattern; // of the routes that end here
    std::vector<Target> targets;

    const Handler* handler(Method method) const {
        const auto found = std::ranges::find(targets, method, &Target::method);
        return found == targets.end() ? nullptr : &found->handler;
    }

    // The node where the segments from `at` on end and routes do; what parameters stand for is appended to `values`.
    const Node* find(const std::vector<std::string>& segments, std::size_t at,
                     std::vector<std::pair<std::string, std::string>>& values) const {
        if (at == segments.size()) return targets.empty() ? nullptr : this;
        if (const auto text = texts.find(segments[at]); text != texts.end())
            if (const Node* found = text->second->find(segments, at + 1, values)) return found;
        if (!parameter || segments[at].empty()) return nullptr;
        values.emplace_back(parameter_name, segments[at]);
        if (const Node* found = parameter->find(segments, at + 1, values)) return found;
        values.pop_back();
        return nullptr;
    }
};

namespace {

[[noreturn]] void mistake(std::string_view pattern, std::string_view what) {
    throw std::logic_error("the route " + std::string(pattern) + " " + std::string(what));
}

std::vector<std::string> segments_of(std::string_view pattern) {
    if (!pattern.starts_with('/')) mistake(pattern, "does not begin with a slash");
    std::vector<std::string> segments;
    for (std::size_t begin = 1; begin <= pattern.size();) {
        const std::size_t end = std::min(pattern.find('/', begin), pattern.size());
        segments.emplace_back(pattern.substr(begin, end - begin));
        begin = end + 1;
    }
    return segments;
}

// The name in the braces; empty if the segment is a text.
std::string_view parameter_in(std::string_view segment, std::string_view pattern) {
    if (segment.find_first_of("{}") == std::string_view::npos) return {};
    const bool braced = segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
    const std::string_view name = braced ? segment.substr(1, segment.size() - 2) : std::string_view();
    if (name.empty() || name.find_first_of("{}") != std::string_view::npos)
        mistake(pattern, "has braces that are not around a whole segment");
    return name;
}

template <class Targets>
std::string allow(const Targets& targets) {
    std::vector<Method> methods{Method::options};
    for (const auto& target : targets) {
        methods.push_back(target.method);
        if (target.method == Method::get) methods.push_back(Method::head);
    }
    std::ranges::sort(methods);
    methods.erase(std::unique(methods.begin(), methods.end()), methods.end());
    std::string list;
    for (const Method method : methods) {
        if (!list.empty()) list += ", ";
        list += method_text(method);
    }
    return list;
}

Response allowed(std::string list) {
    Response response = no_content();
    response.set("Allow", std::move(list));
    return response;
}

} // namespace

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Method method, std::string_view pattern, Handler handler) {
    Node* node = root_.get();
    for (const std::string& segment : segments_of(pattern)) {
        const std::string_view name = parameter_in(segment, pattern);
        std::unique_ptr<Node>& next = name.empty() ? node->texts[segment] : node->parameter;
        if (!name.empty()) {
            if (next && node->parameter_name != name) mistake(pattern, "calls a segment otherwise than another route");
            node->parameter_name = name;
        }
        if (!next) next = std::make_unique<Node>();
        node = next.get();
    }
    if (node->handler(method) != nullptr) mistake(pattern, "was added already");
    node->pattern = pattern;
    node->targets.push_back({method, std::move(handler)});
    routes_.push_back({method, std::string(pattern)});
}

asio::awaitable<Response> Router::handle(Request& request) const {
    if (request.target.segments.empty()) {
        if (request.method == Method::options) co_return allowed(allow(routes_));
        co_return to_response(problem(problems::bad_request, "`*` is for OPTIONS only"), request);
    }
    const Node* node = root_->find(request.target.segments, 0, request.path_parameters);
    if (node == nullptr) co_return to_response(problem(problems::not_found, "there is nothing at this path"), request);
    request.route = node->pattern;
    const Handler* handler = node->handler(request.method);
    if (handler == nullptr && request.method == Method::head) handler = node->handler(Method::get);
    if (handler != nullptr) co_return co_await (*handler)(request);
    std::string methods = allow(node->targets);
    if (request.method == Method::options) co_return allowed(std::move(methods));
    Problem refused = problem(problems::method_not_allowed,
                              std::string(method_text(request.method)) + " is not for this path; it takes " + methods);
    refused.headers.set("Allow", std::move(methods));
    co_return to_response(refused, request);
}

} // namespace voorrang::http
