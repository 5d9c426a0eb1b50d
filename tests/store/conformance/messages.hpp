// Webhooks, and the messages that wait for them.
#pragma once

#include "tests/store/conformance/fixture.hpp"

namespace voorrang::store {

inline std::vector<std::int64_t> ids_of(const std::vector<Message>& messages) {
    std::vector<std::int64_t> ids;
    for (const Message& message : messages) ids.push_back(message.id);
    return ids;
}

TEST_P(Conformance, AWebhookKeepsItsNumberForItself) {
    const auto add = [&](const std::string& url) {
        std::int64_t id = 0;
        write([&](Writer& writer) -> Result<void> {
            id = writer.add_webhook(sample_webhook(url)).value();
            return {};
        });
        return id;
    };
    EXPECT_EQ(add("https://a.example"), 1);
    EXPECT_EQ(add("https://b.example"), 2);
    write([](Writer& writer) { return writer.remove_webhook(2); });
    write([](Writer& writer) { return writer.remove_webhook(9); }); // not there: nothing happens
    EXPECT_EQ(add("https://c.example"), 3);                         // a number is not given again
    const std::vector<Webhook> list = read([](Reader& reader) { return reader.webhooks(); });
    Webhook first = sample_webhook("https://a.example");
    first.id = 1;
    Webhook third = sample_webhook("https://c.example");
    third.id = 3;
    EXPECT_EQ(list, (std::vector<Webhook>{first, third}));
}

TEST_P(Conformance, MessagesWaitForTheirMoment) {
    write([](Writer& writer) -> Result<void> {
        const std::int64_t entry = writer.append(sample_entry("event.done", "")).value();
        for (const char* url : {"https://a.example", "https://b.example"})
            static_cast<void>(writer.add_webhook(sample_webhook(url)));
        for (const int second : {30, 10, 20, 10})
            if (const Result<void> added = writer.add_message({0, second == 20 ? 2 : 1, entry, 0, at(second), ""});
                !added)
                return added;
        return {};
    });
    const auto due = [&](Time now, std::size_t limit = 100) {
        return read([&](Reader& reader) { return reader.due_messages(now, limit); });
    };
    using Ids = std::vector<std::int64_t>;
    EXPECT_EQ(ids_of(due(at(9))), Ids{});
    EXPECT_EQ(ids_of(due(at(10))), (Ids{2, 4}));
    EXPECT_EQ(ids_of(due(at(30))), (Ids{2, 4, 3, 1}));
    EXPECT_EQ(ids_of(due(at(30), 3)), (Ids{2, 4, 3}));
    EXPECT_EQ(ids_of(due(at(30), 0)), Ids{});
    const auto without = [&](std::size_t limit, const Ids& but) {
        return ids_of(read([&](Reader& reader) { return reader.due_messages(at(30), limit, but); }));
    };
    EXPECT_EQ(without(100, {1}), (Ids{3}));
    EXPECT_EQ(without(2, {2}), (Ids{2, 4}));
    EXPECT_EQ(without(100, {1, 2}), Ids{});
    EXPECT_EQ(read([](Reader& reader) { return reader.next_message(); }), at(10));
    EXPECT_EQ(read([](Reader& reader) { return reader.messages(); }), 4U);

    const Message tried{2, 1, 1, 5, at(25), "no answer"};
    write([&](Writer& writer) { return writer.change_message(tried); });
    EXPECT_EQ(ids_of(due(at(30))), (Ids{4, 3, 2, 1}));
    EXPECT_EQ(due(at(30)).at(2), tried);
    write([](Writer& writer) { return writer.remove_webhook(2); });
    EXPECT_EQ(ids_of(due(at(30))), (Ids{4, 2, 1}));
    write([](Writer& writer) { return writer.remove_message(4); });
    EXPECT_EQ(ids_of(due(at(30))), (Ids{2, 1}));
    // What is gone, because its webhook was removed meanwhile, is no error.
    write([](Writer& writer) { return writer.remove_message(4); });
    write([](Writer& writer) { return writer.change_message({4, 1, 1, 1, at(1), ""}); });
    EXPECT_EQ(read([](Reader& reader) { return reader.messages(); }), 2U);
    write([](Writer& writer) { return writer.remove_webhook(1); });
    EXPECT_EQ(read([](Reader& reader) { return reader.next_message(); }), std::nullopt);
}

TEST_P(Conformance, AMessageNeedsItsWebhookAndItsEntry) {
    write([](Writer& writer) -> Result<void> {
        static_cast<void>(writer.append(sample_entry("event.done", "")).value());
        static_cast<void>(writer.add_webhook(sample_webhook("https://a.example")).value());
        return {};
    });
    const auto add = [&](std::int64_t webhook, std::int64_t entry) {
        return outcome([&](Writer& writer) { return writer.add_message({0, webhook, entry, 0, at(1), ""}); });
    };
    EXPECT_EQ(add(2, 1), "V719");
    EXPECT_EQ(add(1, 2), "V719");
    EXPECT_EQ(add(1, 1), "done");
}

} // namespace voorrang::store
