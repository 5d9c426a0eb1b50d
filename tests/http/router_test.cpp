#include "adapters/http/router.hpp"

#include "tests/http/serving.hpp"

namespace voorrang::http {
namespace {

class RouterTest : public ::testing::Test {
  protected:
    void add(Method method, std::string_view pattern) {
        router.add(method, pattern, [](Request& request) -> asio::awaitable<Response> {
            std::string told = request.route;
            for (const auto& [name, value] : request.path_parameters) told += " " + name + "=" + value;
            co_return text_response(200, std::move(told));
        });
    }
    Response ask(Method method, std::string_view target) {
        Request request;
        request.method = method;
        request.target = read_target(target).value();
        return running.wait(router.handle(request));
    }
    std::string get(std::string_view target) {
        const Response response = ask(Method::get, target);
        return response.status == 200 ? response.body : std::to_string(response.status);
    }

    Router router;
    Running running;
};

TEST_F(RouterTest, FindsTextsFirstAndParametersElse) {
    for (const char* pattern : {"/", "/v1/tenders", "/v1/tenders/new", "/v1/tenders/{tender}",
                                "/v1/tenders/{tender}/bids/{bid}", "/v1/tenders/new/edit"})
        add(Method::get, pattern);
    EXPECT_EQ(get("/"), "/");
    EXPECT_EQ(get("/v1/tenders?a=b"), "/v1/tenders");
    EXPECT_EQ(get("/v1/tenders/new"), "/v1/tenders/new");
    EXPECT_EQ(get("/v1/tenders/T%2F1"), "/v1/tenders/{tender} tender=T/1");
    EXPECT_EQ(get("/v1/tenders/T/bids/B"), "/v1/tenders/{tender}/bids/{bid} tender=T bid=B");
    // Not below the text, so below the parameter, of which nothing else is left.
    EXPECT_EQ(get("/v1/tenders/new/bids/B"), "/v1/tenders/{tender}/bids/{bid} tender=new bid=B");
    for (const char* target :
         {"/v1", "/v1/tenders/", "/v1/tenders//bids/B", "/v1/tenders/T/bids", "//v1/tenders", "/V1/tenders"})
        EXPECT_EQ(get(target), "404") << target;
}

TEST_F(RouterTest, TellsWhichMethodsThereAre) {
    add(Method::get, "/a");
    add(Method::put, "/a");
    add(Method::remove, "/b");
    const Response refused = ask(Method::post, "/a");
    EXPECT_EQ(refused.status, 405);
    EXPECT_EQ(refused.headers.get("Allow"), "GET, HEAD, PUT, OPTIONS");
    EXPECT_EQ(ask(Method::head, "/a").status, 200);
    EXPECT_EQ(ask(Method::head, "/b").status, 405);
    const Response options = ask(Method::options, "/b");
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(options.headers.get("Allow"), "DELETE, OPTIONS");
    EXPECT_EQ(ask(Method::options, "/c").status, 404);
    EXPECT_EQ(ask(Method::options, "*").headers.get("Allow"), "GET, HEAD, PUT, DELETE, OPTIONS");
    EXPECT_EQ(ask(Method::get, "*").status, 400);
}

TEST_F(RouterTest, RefusesMistakes) {
    add(Method::get, "/a/{x}");
    for (const char* pattern : {"/a/{x}", "/a/{y}/b", "a", "", "/{", "/}", "/a{b}", "/{a}b", "/{}", "/{{a}}"})
        EXPECT_THROW(add(Method::get, pattern), std::logic_error) << pattern;
    add(Method::put, "/a/{x}");
    EXPECT_EQ(router.routes(), (std::vector<Route>{{Method::get, "/a/{x}"}, {Method::put, "/a/{x}"}}));
}

} // namespace
} // namespace voorrang::http
