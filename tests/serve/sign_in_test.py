#!/usr/bin/env python3
"""Sign-in by OpenID Connect, and that nobody is two people, however they sign in."""

import hashlib
import hmac
import http.server
import json
import pathlib
import signal
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from provider import ISSUER, Key, base64url, claims, encoded, token
from service import Service, bid, instant, release, until

PROGRAM = sys.argv.pop(1)


class SignIn(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.folder = pathlib.Path(folder.name)
        cls.rsa, cls.curve = Key(cls.folder, "RSA", "rsa-1"), Key(cls.folder, "EC", "ec-1")
        cls.keys = cls.folder / "keys.json"
        cls.publish(cls.rsa, cls.curve)
        cls.service = Service(PROGRAM, folder.name, [
            "--oidc-issuer", ISSUER, "--oidc-audience", "voorrang", "--oidc-keys", cls.keys,
            "--oidc-roles-claim", "realm_access.roles", "--oidc-organisation-claim", "organisation",
            "--oidc-role", "inkoop=buyer", "--oidc-role", "commissie=committee", "--oidc-role", "inschrijver=bidder"])
        cls.addClassCleanup(cls.service.close)
        cls.service.start()
        cls.ask = staticmethod(cls.service.ask)
        for name, role in {"anna": "buyer", "bob": "buyer", "carla": "committee", "dirk": "committee"}.items():
            made = cls.ask("POST", "/v1/users", {"id": name, "roles": [role], "subject": f"{ISSUER} sub-{name}"},
                           cls.service.admin)
            assert made.status == 201, made.text

    @classmethod
    def publish(cls, *keys):
        """As a provider does: whole at once."""
        new = cls.keys.with_suffix(".new")
        new.write_text(json.dumps({"keys": [key.jwk() for key in keys]}))
        new.replace(cls.keys)

    def own_token(self, name):
        made = self.ask("POST", f"/v1/users/{name}/tokens", {}, self.service.admin)
        self.assertEqual(made.status, 201, made.text)
        return made.json["token"]

    def jwt(self, subject, key=None, roles=None, **more):
        access = {"realm_access": {"roles": roles}} if roles else {}
        return token(key or self.rsa, claims(subject, **access, **more))

    def self_of(self, jwt):
        return self.ask("GET", "/v1/self", token=jwt)

    def test_each_algorithm(self):
        for key, algorithm in ((self.rsa, "RS256"), (self.rsa, "PS256"), (self.curve, "ES256")):
            answer = self.self_of(token(key, claims("sub-anna"), algorithm))
            self.assertEqual((answer.status, answer.json["id"]), (200, "anna"), algorithm)
        self.assertEqual(self.self_of(token(self.rsa, claims("sub-anna", aud=["other", "voorrang"]))).status, 200)
        self.assertEqual(self.self_of(token(self.curve, claims("sub-anna"), header={"typ": "at+jwt"})).status, 200)

    def test_what_is_refused(self):
        now = int(time.time())
        good = claims("sub-anna")
        stranger = Key(self.folder, "RSA", "stranger")
        sound = token(self.rsa, good)
        head, body, signature = sound.split(".")

        def by_secret(secret):
            return lambda text: hmac.new(secret, text, hashlib.sha256).digest()

        refused = {
            "expired": token(self.rsa, claims("sub-anna", iat=now - 7200, exp=now - 3600)),
            "without an end": token(self.rsa, claims("sub-anna", exp=None)),
            "not yet valid": token(self.rsa, claims("sub-anna", nbf=now + 3600)),
            "issued in the future": token(self.rsa, claims("sub-anna", iat=now + 3600)),
            "for another": token(self.rsa, claims("sub-anna", aud="other")),
            "for nobody": token(self.rsa, claims("sub-anna", aud=None)),
            "of another issuer": token(self.rsa, claims("sub-anna", iss=ISSUER + "/")),
            "of nobody": token(self.rsa, claims("sub-anna", sub=None)),
            "alg none": token(self.rsa, good, "none", signature=b""),
            "alg None": token(self.rsa, good, "None", signature=b""),
            "alg none with a signature": token(self.rsa, good, "none", signature=self.rsa.sign(b"x", "RS256")),
            "without alg": token(self.rsa, good, header={"alg": None}),
            "HS256 by the public key": token(self.rsa, good, "HS256", signature=by_secret(self.rsa.public_pem)),
            "HS256 by the key set": token(self.rsa, good, "HS256", signature=by_secret(self.keys.read_bytes())),
            "HS256 as RS256": token(self.rsa, good, "RS256", signature=by_secret(self.rsa.public_pem)),
            "RS512": token(self.rsa, good, "RS512", signature=self.rsa.sign(b"x", "RS256")),
            "an unknown key": token(stranger, good),
            "another's key under a known name": token(stranger, good, header={"kid": "rsa-1"}),
            "a key that comes along": token(stranger, good, header={"kid": None, "jwk": stranger.jwk()}),
            "a key from elsewhere": token(stranger, good, header={"jku": "http://127.0.0.1:1/keys.json"}),
            "a key of the other kind": token(self.curve, good, header={"kid": "rsa-1"}),
            "a type that gives no access": token(self.rsa, good, header={"typ": "logout+jwt"}),
            "a header that must be understood": token(self.rsa, good, header={"crit": ["exp"]}),
            "other claims": ".".join([head, encoded({**good, "sub": "sub-bob"}), signature]),
            "no signature": f"{head}.{body}.",
            "two parts": f"{head}.{body}",
            "a signature with something behind it": sound + base64url(b"xyz"),
            "a signature of zeros": token(self.curve, good, signature=bytes(64)),
            "very long": token(self.rsa, claims("sub-anna", more="x" * 8192)),
            "nothing": "",
        }
        self.assertEqual(self.self_of(sound).status, 200)
        answers = set()
        for name, jwt in refused.items():
            answer = self.ask("GET", "/v1/self", headers={"Authorization": "Bearer " + jwt, "X-Request-Id": "same"})
            self.assertEqual(answer.status, 401, name)
            if name != "nothing":
                answers.add((answer.headers["WWW-Authenticate"], answer.text))
        self.assertEqual(len(answers), 1, "why one is refused shows")

    def test_who_is_not_known_gets_what_the_claims_give(self):
        self.assertEqual(self.self_of(self.jwt("stranger")).status, 401)
        self.assertEqual(self.self_of(self.jwt("stranger", roles=["no such"])).status, 401)
        first = self.self_of(self.jwt("eva", roles=["inkoop", "no such"])).json
        self.assertEqual(first["roles"], ["buyer"])
        self.assertRegex(first["id"], "^oidc-[0-9a-f]{32}$")
        self.assertEqual(self.self_of(self.jwt("eva", self.curve, roles=["commissie"])).json["roles"], ["committee"])
        self.assertEqual(self.self_of(self.jwt("eva")).status, 401)
        # A name that is chosen takes nobody's place.
        taken = self.self_of(self.jwt("mallory", roles=["inkoop"], name="anna", preferred_username="anna")).json
        self.assertNotEqual(taken["id"], "anna")
        # What nobody may be together, and a bidder for nobody.
        self.assertEqual(self.self_of(self.jwt("frits", roles=["inkoop", "inschrijver"])).status, 401)
        self.assertEqual(self.self_of(self.jwt("gerda", roles=["inschrijver"])).status, 401)
        bidder = self.self_of(self.jwt("gerda", roles=["inschrijver"], organisation="NL-KVK-1")).json
        self.assertEqual((bidder["roles"], bidder["organisation"]), (["bidder"], "NL-KVK-1"))
        # A token would outlive what the provider says, and claims give an admin nothing.
        self.assertEqual(self.ask("POST", f"/v1/users/{first['id']}/tokens", {}, self.service.admin).status, 422)
        self.assertEqual(self.self_of(self.jwt("sub-anna", roles=["commissie"])).json["roles"], ["buyer"])

    def test_who_is_disabled_is_so_by_every_way_in(self):
        known = self.self_of(self.jwt("hans", roles=["inkoop"])).json["id"]
        self.ask("PATCH", f"/v1/users/{known}", {"disabled": True}, self.service.admin)
        self.assertEqual(self.self_of(self.jwt("hans", roles=["inkoop"])).status, 401)
        self.ask("PATCH", f"/v1/users/{known}", {"disabled": False}, self.service.admin)
        self.assertEqual(self.self_of(self.jwt("hans", roles=["inkoop"])).status, 200)

    def test_keys_that_are_changed(self):
        fresh = Key(self.folder, "EC", "ec-2")
        self.assertEqual(self.self_of(self.jwt("sub-bob")).status, 200)
        try:
            self.publish(fresh)
            self.service.process.send_signal(signal.SIGHUP)
            until(lambda: self.self_of(self.jwt("sub-bob", fresh)).status == 200)
            # What the provider has taken back lets nobody in any more.
            self.assertEqual(self.self_of(self.jwt("sub-bob")).status, 401)
            # A file that can't be read leaves what was there.
            self.keys.write_text('{"keys": [')
            log = self.folder / "service.log"
            told = log.read_text().count("keys of the identity provider")
            self.service.process.send_signal(signal.SIGHUP)
            until(lambda: log.read_text().count("keys of the identity provider") > told)
            self.assertEqual(self.self_of(self.jwt("sub-bob", fresh)).status, 200)
        finally:
            self.publish(self.rsa, self.curve)
            self.service.process.send_signal(signal.SIGHUP)
            until(lambda: self.self_of(self.jwt("sub-bob")).status == 200)

    def event(self, tender, name, who, status=200, **more):
        done = self.ask("POST", f"/v1/tenders/{tender}/events", {"event": name, **more}, who)
        self.assertEqual(done.status, status, done.text)
        return done.json

    def draft(self, tender, seconds=3600):
        made = self.ask("POST", "/v1/tenders", {"release": release(tender, instant(seconds))}, self.own_token("anna"))
        self.assertEqual(made.status, 201, made.text)
        return tender

    def test_four_eyes_are_two_people(self):
        ways = {"two tokens": (self.own_token("anna"), self.own_token("anna")),
                "a token and a sign-in": (self.own_token("anna"), self.jwt("sub-anna")),
                "a sign-in and a token": (self.jwt("sub-anna", self.curve), self.own_token("anna")),
                "two sign-ins": (self.jwt("sub-anna"), self.jwt("sub-anna", self.curve, aud=["voorrang"], jti="2"))}
        for number, (way, (first, second)) in enumerate(ways.items()):
            tender = self.draft(f"ocds-eyes-{number}")
            self.assertEqual(self.event(tender, "publish", first)["outcome"], "waiting", way)
            refused = self.event(tender, "publish", second, 409, approve=True)
            self.assertEqual(refused["errors"][0]["pointer"], "/event", way)
            self.event(tender, "publish", first, 409, approve=True)
            self.assertEqual(self.event(tender, "publish", self.jwt("sub-bob"), approve=True)["after"], "published", way)

    def test_a_user_of_claims_is_one_person_too(self):
        tender = self.draft("ocds-claims")
        ines = [self.jwt("ines", key, roles=["inkoop"], jti=key.name) for key in (self.rsa, self.curve)]
        self.assertEqual(self.event(tender, "publish", ines[0])["outcome"], "waiting")
        self.event(tender, "publish", ines[1], 409, approve=True)
        # The same subject can't be given to another user, to be two.
        taken = self.ask("POST", "/v1/users", {"id": "ines2", "roles": ["buyer"], "subject": f"{ISSUER} ines"},
                         self.service.admin)
        self.assertEqual(taken.status, 422, taken.text)
        self.assertEqual(self.event(tender, "publish", self.jwt("jan", roles=["inkoop"]), approve=True)["outcome"], "done")

    def test_a_quorum_is_so_many_people(self):
        tender = self.draft("ocds-quorum", 5)
        self.event(tender, "publish", self.own_token("anna"))
        self.event(tender, "publish", self.own_token("bob"), approve=True)
        bidder = self.service.user("green", "bidder", organisation="NL-KVK-9")
        self.assertEqual(self.ask("POST", f"/v1/tenders/{tender}/bids", bid("NL-KVK-9", "Groen", 5), bidder).status, 201)
        until(lambda: self.ask("GET", f"/v1/tenders/{tender}", token=bidder).json["state"] == "opening")
        self.event(tender, "open_bids", self.jwt("sub-bob"))
        self.event(tender, "open_bids", self.own_token("bob"), 409, approve=True)
        self.event(tender, "open_bids", self.own_token("anna"), approve=True)
        self.assertEqual(self.event(tender, "confirm", self.own_token("carla"))["outcome"], "waiting")
        self.event(tender, "confirm", self.own_token("carla"), 409)
        self.event(tender, "confirm", self.jwt("sub-carla"), 409)
        self.assertEqual(self.event(tender, "confirm", self.jwt("sub-dirk"))["after"], "awarded")


class KeysByAddress(unittest.TestCase):
    """The keys are fetched over HTTP."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.first, self.second = Key(self.folder, "EC", "first"), Key(self.folder, "EC", "second")
        self.published = [self.first]
        test = self

        class Provider(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                body = json.dumps({"keys": [key.jwk() for key in test.published]}).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        provider = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Provider)
        self.addCleanup(provider.server_close)
        self.addCleanup(provider.shutdown)
        threading.Thread(target=provider.serve_forever).start()
        self.service = Service(PROGRAM, folder.name, [
            "--oidc-issuer", ISSUER, "--oidc-audience", "voorrang",
            "--oidc-keys", f"http://127.0.0.1:{provider.server_port}/keys", "--oidc-role", "inkoop=buyer"])
        self.addCleanup(self.service.close)
        self.service.start()
        made = self.service.ask("POST", "/v1/users", {"id": "anna", "roles": ["buyer"], "subject": f"{ISSUER} sub-anna"},
                                self.service.admin)
        self.assertEqual(made.status, 201, made.text)

    def test_they_are_fetched(self):
        def signed_in(key):
            return self.service.ask("GET", "/v1/self", token=token(key, claims("sub-anna"))).status == 200

        until(lambda: signed_in(self.first))
        self.assertFalse(signed_in(self.second))


if __name__ == "__main__":
    unittest.main()
