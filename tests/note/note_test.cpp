#include "adapters/note/base64.hpp"
#include "adapters/note/checkpoint.hpp"

#include <gtest/gtest.h>

namespace voorrang::note {

namespace {

// The example of the Go implementation from which the format comes (golang.org/x/mod/sumdb/note).
const std::string secret_text = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const std::string public_text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const std::string text = "If you think cryptography is the answer to your problem,\n"
                         "then you don't know what your problem is.\n";
const std::string signed_text =
    text +
    "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

Checkpoint checkpoint() { return {"castricum.example/log", 12, merkle::leaf_hash("x"), {}}; }

} // namespace

TEST(Note, AKnownOneIsReadAndMade) {
    const auto key = PublicKey::parse(public_text);
    ASSERT_TRUE(key);
    EXPECT_EQ(key->name(), "PeterNeumann");
    EXPECT_EQ(key->text(), public_text);
    const auto note = parse_note(signed_text);
    ASSERT_TRUE(note);
    EXPECT_EQ(note->text, text);
    EXPECT_TRUE(is_signed_by(*note, *key));
    EXPECT_EQ(to_text(*note), signed_text);
    const auto secret = SecretKey::parse(secret_text);
    ASSERT_TRUE(secret);
    EXPECT_EQ(secret->text(), secret_text);
    EXPECT_EQ(secret->open().text(), public_text);
    EXPECT_EQ(to_text({text, {sign(text, *secret)}}), signed_text);
}

TEST(Note, AnyOtherTextIsNotSigned) {
    const auto key = PublicKey::parse(public_text);
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string other = signed_text;
        other[i] = other[i] == 'x' ? 'y' : 'x';
        const auto note = parse_note(other);
        if (note) {
            EXPECT_FALSE(is_signed_by(*note, *key)) << i;
        }
    }
    // One right and one wrong signature of the same key: something is wrong.
    auto note = *parse_note(signed_text);
    note.signatures.push_back(note.signatures.front());
    EXPECT_TRUE(is_signed_by(note, *key));
    note.signatures.back().bytes[3] ^= 1;
    EXPECT_FALSE(is_signed_by(note, *key));
    EXPECT_FALSE(is_signed_by(note, SecretKey::make("PeterNeumann", KeyKind::note).open()));
}

TEST(Note, WhatIsNoneIsRefused) {
    const std::string line = signed_text.substr(text.size() + 1);
    EXPECT_TRUE(parse_note(text + "\nmore\n\n" + line)); // the last empty line ends the text
    for (const std::string& wrong :
         {std::string(), text, text + "\n", text + line, signed_text + "more\n",
          signed_text.substr(0, signed_text.size() - 1), text + "\n— Peter Neumann AAAA\n",
          text + "\n— A+B " + line.substr(line.rfind(' ') + 1),
          text + "\n- PeterNeumann " + line.substr(line.rfind(' ') + 1), "a\tb\n\n" + line, "\xff\n\n" + line})
        EXPECT_FALSE(parse_note(wrong)) << wrong;
    std::string many = text + "\n";
    for (int i = 0; i < 100; ++i) many += line;
    EXPECT_TRUE(parse_note(many));
    EXPECT_FALSE(parse_note(many + line));
}

TEST(Note, KeysThatDoNotFitAreRefused) {
    for (const std::string& wrong :
         {std::string(), std::string("PeterNeumann"), "x" + public_text, public_text + "A", secret_text,
          std::string("PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"),
          std::string("PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")})
        EXPECT_FALSE(PublicKey::parse(wrong)) << wrong;
    EXPECT_FALSE(SecretKey::parse(public_text));
    EXPECT_FALSE(SecretKey::parse(secret_text.substr(0, secret_text.size() - 1)));
    EXPECT_FALSE(is_key_name(""));
    EXPECT_FALSE(is_key_name("a b"));
    EXPECT_FALSE(is_key_name("a+b"));
    const SecretKey made = SecretKey::make("witness.example", KeyKind::cosignature);
    EXPECT_EQ(SecretKey::parse(made.text())->open().text(), made.open().text());
    EXPECT_EQ(PublicKey::parse(made.open().text())->kind(), KeyKind::cosignature);
}

TEST(Checkpoint, IsReadBack) {
    Checkpoint with_more = checkpoint();
    with_more.extensions = {"one", "two words"};
    for (const Checkpoint& each : {checkpoint(), with_more}) EXPECT_EQ(parse_checkpoint(to_text(each)), each);
    EXPECT_EQ(to_text(checkpoint()).substr(0, 25), "castricum.example/log\n12\n");
}

TEST(Checkpoint, WhatIsNoneIsRefused) {
    const std::string root = to_text(checkpoint()).substr(25, 44);
    for (const std::string& wrong :
         {std::string(), std::string("a\n1\n"), "\n1\n" + root + "\n", "a\n01\n" + root + "\n", "a\n-1\n" + root + "\n",
          "a\n\n" + root + "\n", "a\n18446744073709551616\n" + root + "\n", "a\n1\n" + root, "a\n1\n" + root + "\n\n",
          "a\n1\nx" + root + "\n"})
        EXPECT_FALSE(parse_checkpoint(wrong)) << wrong;
}

TEST(Checkpoint, AWitnessSaysWhen) {
    const SecretKey witness = SecretKey::make("witness.example", KeyKind::cosignature);
    const std::string body = to_text(checkpoint());
    Note note{body, {cosign(body, 1'790'000'000, witness)}};
    note = *parse_note(to_text(note));
    EXPECT_EQ(cosigned_by(note, witness.open()), 1'790'000'000u);
    note.signatures.push_back(cosign(body, 1'790'000'060, witness));
    EXPECT_EQ(cosigned_by(note, witness.open()), 1'790'000'060u);
    EXPECT_EQ(cosigned_by(note, SecretKey::make("witness.example", KeyKind::cosignature).open()), std::nullopt);
    // Nor for another moment, nor for another checkpoint, nor passed off as a plain signature.
    Note later = note;
    later.signatures.front().bytes[7] ^= 1;
    EXPECT_EQ(cosigned_by(later, witness.open()), std::nullopt);
    Note other = note;
    other.text[0] = 'C';
    EXPECT_EQ(cosigned_by(other, witness.open()), std::nullopt);
    EXPECT_FALSE(is_signed_by(note, witness.open()));
}

// A checkpoint of a log of certificates as its witnesses cosigned it in 2026.
TEST(Checkpoint, RealWitnessesHaveCosigned) {
    const std::string body = "arche2025h1.staging.ct.transparency.dev\n1432088532\n"
                             "U7WM79jrzyhGZ5/GUBTpM7NzwdyfFx61t3RovgcC4Ro=\n";
    const Note note = *parse_note(
        body +
        "\n— arche2025h1.staging.ct.transparency.dev zTM8sQAAAZ5W0WdjBAMARjBEAiBjW5IQf9pvsYLfQFX6hoGREPMHbdQ3urbllzalAp"
        "kptQIgIpwtEroeW2BXaHAI4kJXFbon5Ch9MNL5zRNZ55lvGt0=\n"
        "— transparency.dev/DEV:witness-little-garden "
        "2AQqhwAAAABqEiEgzgFIqqhbUoDwjMWE6UP8nd8/KYTzwZ2rhIgcqoXHAwVkjZr4Asc"
        "ylP3v7sEodkRAErumC2q44vdgJY096st5BQ==\n"
        "— witness1.smartit.nu/witness1 "
        "pIyCDwAAAABqEiEghIp82KWebrw7/oHQwlTAm3g2RKS4+eebl8eO0WH+/iEcxZ75W3u5hNI7TOQtmJbqm"
        "NWVuE0tgh0XwzdZsDsUAQ==\n"
        "— remora.n621.de "
        "2net5wAAAABqEiEgPlfF3V06o0Y+fHM+J5J9s27wgxxcOVSpZ/2g/KSiXCg9DEZI+aVCIobWX9sXTynk5XeU/zZ0WBxtqB0"
        "DrAWfBw==\n");
    for (const char* witness : {"remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2",
                                "witness1.smartit.nu/witness1+a48c820f+BPSFWg9G6KPiO7QPryYO5Xq4oYJJ+kAvLKLSimDhoxMO",
                                "transparency.dev/DEV:witness-little-garden+d8042a87+"
                                "BCtusOxINQNUTN5Oj8HObRkh2yHf/MwYaGX4CPdiVEPM"}) {
        const auto key = PublicKey::parse(witness);
        ASSERT_TRUE(key) << witness;
        EXPECT_EQ(key->kind(), KeyKind::cosignature);
        EXPECT_EQ(key->text(), witness);
        EXPECT_EQ(cosigned_by(note, *key), 1'779'573'024u) << witness;
        Note other = note;
        other.text.replace(other.text.find("1432088532"), 10, "1432088533");
        EXPECT_EQ(cosigned_by(other, *key), std::nullopt) << witness;
    }
}

// A key of the tests of transparency-dev/witness; what it signs was made by another program.
TEST(Checkpoint, AKnownCosignatureIsMade) {
    const auto secret = SecretKey::parse("PRIVATE+KEY+witness+24b37851+BKLa/dfyBhyo/m0Z7WCi98ENVZWtrP8pxgRNrx7tIWiA");
    ASSERT_TRUE(secret);
    EXPECT_EQ(secret->open().text(), "witness+24b37851+BNYV1Ztajd9BvyjP2HgpwrqYL6TjOwIjGMOq8Bu42xbN");
    const std::string body = "monkeys\n8\nV8K9aklZ4EPB+RMOk1/8VsJUdFZR77GDtZUQq84vSbo=\n";
    EXPECT_EQ(
        to_text({body, {cosign(body, 1'679'315'147, *secret)}}),
        body + "\n— witness JLN4UQAAAABkGFDL30hyK1zJfcjUteDTTLwHjqqBssk83aRYgcomnd8bo/7OG1sGbEwpJoabhF3oO+9mYxBnYeQ2iS"
               "FGj5xaybB7Aw==\n");
}

TEST(Base64, OneTextForTheSameBytes) {
    for (const std::string_view bytes : {"", "a", "ab", "abc", "abcd"}) EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
    for (const std::string_view wrong : {"YQ", "YR==", "YQ==\n", "Y Q=", "_w=="})
        EXPECT_FALSE(from_base64(wrong)) << wrong;
}

} // namespace voorrang::note
