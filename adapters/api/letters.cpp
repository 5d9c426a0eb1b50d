#include "adapters/api/endpoints.hpp"
#include "adapters/api/view.hpp"
#include "adapters/letters/letter.hpp"
#include "adapters/letters/official_report.hpp"
#include "adapters/pdf/paper_pdf.hpp"

namespace voorrang::api {

namespace {

struct Asked {
    Seen seen;
    std::string_view type; // of the answer
};

OrProblem<Asked> asked(const Reading& in, service::Shelf& shelf, Operation operation) {
    constexpr std::string_view types[] = {"text/html", "text/markdown", "application/pdf"};
    const OrProblem<std::string_view> type = http::accepted_type(in.request, types);
    if (!type) return type.error();
    OrProblem<Seen> seen = see(in.store, shelf, *in.identity, operation, in.path("tender"));
    if (!seen) return seen.error();
    return Asked{std::move(*seen), *type};
}

OrProblem<Response> answer(const letters::Paper& paper, std::string_view type) {
    if (type == "text/html") return http::with_body(200, "text/html; charset=utf-8", letters::to_html(paper));
    if (type == "text/markdown")
        return http::with_body(200, "text/markdown; charset=utf-8", letters::to_markdown(paper));
    Result<std::string> file = pdf::to_pdf(paper);
    if (!file) return problem_of(file.error());
    return http::with_body(200, "application/pdf", std::move(*file));
}

OrProblem<Response> letter(const Reading& in, service::Shelf& shelf) {
    const OrProblem<Asked> request = asked(in, shelf, Operation::read_explanations);
    if (!request) return request.error();
    const std::string bid = in.path("bid");
    const bool all = request->seen.reach == auth::Reach::all;
    if (!all) {
        const Result<std::optional<store::Bid>> row = in.store.bid(in.path("tender"), bid);
        if (!row) return problem_of(row.error());
        const std::string& own = in.identity->organisation;
        if (!*row || own.empty() || (*row)->owner != own)
            return http::problem(http::problems::not_found, "there is no bid " + bid);
    }
    const Result<letters::AwardFile> file = letters::read_award_file(in.store, shelf, in.path("tender"));
    if (!file) return problem_of(file.error());
    const OrProblem<Language> language = language_of(in.request, *file->policy);
    if (!language) return language.error();
    const Result<letters::Paper> paper =
        letters::letter(in.store, *file, bid, {*language, all ? letters::Numbers::told : letters::Numbers::left_out});
    if (!paper) return problem_of(paper.error());
    return answer(*paper, request->type);
}

// For who may read how all bids were assessed: it has all of them in it.
OrProblem<Response> report(const Reading& in, service::Shelf& shelf) {
    const OrProblem<Asked> request = asked(in, shelf, Operation::read_assessments);
    if (!request) return request.error();
    const Result<letters::AwardFile> file = letters::read_award_file(in.store, shelf, in.path("tender"));
    if (!file) return problem_of(file.error());
    // Who may see only what is their own yet.
    if (request->seen.reach != auth::Reach::all)
        return problem_of(auth::Verdict::not_yet, in.identity, "the official report");
    const OrProblem<Language> language = language_of(in.request, *file->policy);
    if (!language) return language.error();
    const Result<letters::Paper> paper = letters::official_report(in.store, *file, *language);
    if (!paper) return problem_of(paper.error());
    return answer(*paper, request->type);
}

} // namespace

void add_letters(http::Router& router, Host& host) {
    const Parts& parts = host.parts();
    using http::Method;
    router.add(Method::get, "/v1/tenders/{tender}/letters/{bid}",
               host.reading(Operation::read_explanations, [&](const Reading& in) { return letter(in, parts.shelf); }));
    router.add(Method::get, "/v1/tenders/{tender}/report",
               host.reading(Operation::read_assessments, [&](const Reading& in) { return report(in, parts.shelf); }));
}

} // namespace voorrang::api
