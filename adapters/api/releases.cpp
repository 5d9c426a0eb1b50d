#include "adapters/api/releases.hpp"

#include "adapters/api/view.hpp"
#include "adapters/http/conditional.hpp"
#include "adapters/http/percent.hpp"
#include "adapters/ocds/merge.hpp"
#include "adapters/service/notice.hpp"
#include "adapters/service/publication.hpp"

#include <algorithm>

namespace voorrang::api {

namespace {

using json::Ref;

constexpr std::string_view lots_extension =
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_lots_extension/v1.1.5/extension.json";
constexpr std::string_view bid_extension =
    "https://raw.githubusercontent.com/open-contracting-extensions/ocds_bid_extension/v1.1.5/extension.json";

std::optional<Ref> find(std::optional<Ref> object, std::string_view key) {
    return object && object->is_object() ? object->find(key) : std::nullopt;
}

// Where it was asked for. A Host that can't stand in an address is left out rather than repeated.
std::string address_of(const Request& request, const std::string& tender, std::string_view what) {
    const auto host = request.header("Host");
    const bool sound =
        host && !host->empty() && std::all_of(host->begin(), host->end(), [](char c) {
            return std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]").find(c) !=
                   std::string_view::npos;
        });
    return (request.tls ? "https://" : "http://") + (sound ? std::string(*host) : std::string("localhost")) +
           "/v1/tenders/" + http::percent_encode(tender) + "/" + std::string(what);
}

// What a package says of itself.
void write_head(report::JsonWriter& json, const std::string& uri, Ref releases) {
    std::vector<std::string> extensions;
    std::string publisher;
    std::string_view date;
    bool lots = false, bids = false;
    for (const Ref release : releases.children()) {
        lots = lots || find(find(release, "tender"), "lots");
        bids = bids || find(release, "bids");
        date = release.find("date")->text();
        publisher = service::publisher_name(release);
    }
    if (lots) extensions.emplace_back(lots_extension);
    if (bids) extensions.emplace_back(bid_extension);
    json.member("uri", uri).member("version", "1.1").key("extensions").texts(extensions);
    json.member("publishedDate", date);
    json.key("publisher").begin_object().member("name", publisher).end_object();
}

OrProblem<json::Tree> releases_of(const Reading& in, service::Shelf& shelf) {
    const OrProblem<Seen> seen = see(in.store, shelf, *in.identity, Operation::read_release, in.path("tender"));
    if (!seen) return seen.error();
    Result<json::Tree> releases = service::releases_of(in.store, seen->dossier);
    if (!releases) return problem_of(releases.error());
    if (releases->root().size() == 0)
        return http::problem(http::problems::not_found,
                             "nothing of tender " + in.path("tender") + " has been published");
    return std::move(*releases);
}

Response tagged(const Request& request, std::string body) {
    std::string etag = http::etag_of(body);
    return http::with_etag(request, http::json_response(200, std::move(body)), std::move(etag));
}

OrProblem<Response> releases(const Reading& in, service::Shelf& shelf) {
    const OrProblem<json::Tree> all = releases_of(in, shelf);
    if (!all) return all.error();
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object();
    write_head(json, address_of(in.request, in.path("tender"), "releases"), all->root());
    write_raw(json.key("releases"), all->root());
    json.end_object();
    return tagged(in.request, json.take());
}

OrProblem<Response> record(const Reading& in, service::Shelf& shelf) {
    const OrProblem<json::Tree> all = releases_of(in, shelf);
    if (!all) return all.error();
    const std::string ocid = in.path("tender");
    const Result<json::Tree> compiled = ocds::merge_releases(all->root(), ocid, "", "/releases");
    if (!compiled) return problem_of(compiled.error());
    report::JsonWriter json(report::JsonLayout::line);
    json.begin_object();
    write_head(json, address_of(in.request, ocid, "record"), all->root());
    json.key("records").begin_array().begin_object().member("ocid", ocid);
    write_raw(json.key("releases"), all->root());
    write_raw(json.key("compiledRelease"), compiled->root());
    json.end_object().end_array().end_object();
    return tagged(in.request, json.take());
}

} // namespace

void add_releases(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    using http::Method;
    router.add(Method::get, "/v1/tenders/{tender}/releases",
               host.reading(Operation::read_release, [&](const Reading& in) { return releases(in, parts.shelf); }));
    router.add(Method::get, "/v1/tenders/{tender}/record",
               host.reading(Operation::read_release, [&](const Reading& in) { return record(in, parts.shelf); }));
}

} // namespace voorrang::api
