#include "adapters/jwt/claims.hpp"

#include <gtest/gtest.h>

namespace voorrang::jwt {
namespace {

const Expected expected{"https://id.example.nl", {"voorrang", "voorrang-api"}};
constexpr std::int64_t now_seconds = 1'800'000'000;

Time at(std::int64_t seconds) { return {seconds * 1'000'000, 0}; }

std::string payload(const std::string& exp = "1800000600", const std::string& more = "") {
    return R"({"iss":"https://id.example.nl","aud":"voorrang","sub":"a","exp":)" + exp + more + "}";
}

std::optional<Flaw> flaw(const std::string& text, std::int64_t now = now_seconds) {
    const auto read = read_claims(text, expected, at(now));
    if (const Flaw* found = std::get_if<Flaw>(&read)) return *found;
    return std::nullopt;
}

TEST(Claims, AreRead) {
    const auto read = read_claims(payload("1800000600.75", R"(,"name":"Ada")"), expected, at(now_seconds));
    const Claims* claims = std::get_if<Claims>(&read);
    ASSERT_NE(claims, nullptr);
    EXPECT_EQ(claims->issuer, "https://id.example.nl");
    EXPECT_EQ(claims->subject, "a");
    EXPECT_EQ(claims->expires, at(1'800'000'600));
    EXPECT_EQ(claims->all.root().find("name")->text(), "Ada");
}

TEST(Claims, ExpireAMinuteLate) {
    EXPECT_EQ(flaw(payload("1800000000")), std::nullopt);
    EXPECT_EQ(flaw(payload("1799999941")), std::nullopt);
    EXPECT_EQ(flaw(payload("1799999940")), Flaw::expired);
    EXPECT_EQ(flaw(payload("0")), Flaw::expired);
    EXPECT_EQ(flaw(payload("1.8e9")), std::nullopt);
}

TEST(Claims, BeginAMinuteEarly) {
    for (const auto& [name, found] :
         {std::pair("nbf", Flaw::not_yet_valid), std::pair("iat", Flaw::issued_in_future)}) {
        const std::string begin = std::string(",\"") + name + "\":";
        EXPECT_EQ(flaw(payload("1900000000", begin + "1800000060")), std::nullopt) << name;
        EXPECT_EQ(flaw(payload("1900000000", begin + "1800000061")), found) << name;
        EXPECT_EQ(flaw(payload("1900000000", begin + "\"1799999999\"")), Flaw::bad_claims) << name;
        EXPECT_EQ(flaw(payload("1900000000", begin + "null")), Flaw::bad_claims) << name;
    }
}

TEST(Claims, AMomentIsANumberOfSeconds) {
    for (const char* exp : {"\"1900000000\"", "null", "true", "[]", "{}", "-1", "1e300", "253402300800"})
        EXPECT_EQ(flaw(payload(exp)), Flaw::bad_claims) << exp;
    EXPECT_EQ(flaw(payload("253402300799")), std::nullopt);
}

TEST(Claims, ComeFromTheIssuerForThisService) {
    const auto with = [](const std::string& issuer, const std::string& audience) {
        return R"({"iss":)" + issuer + R"(,"aud":)" + audience + R"(,"sub":"a","exp":1900000000})";
    };
    EXPECT_EQ(flaw(with(R"("https://id.example.nl")", R"("voorrang-api")")), std::nullopt);
    EXPECT_EQ(flaw(with(R"("https://id.example.nl")", R"(["other","voorrang"])")), std::nullopt);
    for (const char* issuer : {R"("https://id.example.nl/")", R"("https://ID.example.nl")", R"("")", "null", "[]",
                               R"(["https://id.example.nl"])"})
        EXPECT_EQ(flaw(with(issuer, R"("voorrang")")), Flaw::other_issuer) << issuer;
    for (const char* audience : {R"("other")", R"("Voorrang")", R"("")", "[]", "null", R"([["voorrang"]])", R"([1])",
                                 R"({"voorrang":"voorrang"})"})
        EXPECT_EQ(flaw(with(R"("https://id.example.nl")", audience)), Flaw::other_audience) << audience;
}

TEST(Claims, ThatMustBeThere) {
    EXPECT_EQ(flaw(R"({"aud":"voorrang","sub":"a","exp":1900000000})"), Flaw::other_issuer);
    EXPECT_EQ(flaw(R"({"iss":"https://id.example.nl","sub":"a","exp":1900000000})"), Flaw::other_audience);
    EXPECT_EQ(flaw(R"({"iss":"https://id.example.nl","aud":"voorrang","exp":1900000000})"), Flaw::no_subject);
    EXPECT_EQ(flaw(R"({"iss":"https://id.example.nl","aud":"voorrang","sub":"","exp":1900000000})"), Flaw::no_subject);
    EXPECT_EQ(flaw(R"({"iss":"https://id.example.nl","aud":"voorrang","sub":7,"exp":1900000000})"), Flaw::no_subject);
    EXPECT_EQ(flaw(R"({"iss":"https://id.example.nl","aud":"voorrang","sub":"a"})"), Flaw::no_expiry);
}

TEST(Claims, AreOneObject) {
    for (const std::string& text : {std::string(), std::string("null"), std::string("[]"), std::string("{"),
                                    payload() + payload(), payload("1900000000", R"(,"sub":"b")")})
        EXPECT_EQ(flaw(text), Flaw::bad_claims) << text;
}

} // namespace
} // namespace voorrang::jwt
