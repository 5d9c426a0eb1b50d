"""A provider of OpenID Connect for tests: keys made with openssl, a JWK set, and tokens signed with them or not."""

import base64
import json
import pathlib
import re
import subprocess
import time

ISSUER = "https://sso.example.org/realms/gemeente"
AUDIENCE = "voorrang"


def openssl(*arguments, given=None):
    return subprocess.run(["openssl", *map(str, arguments)], input=given, capture_output=True, check=True).stdout


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def encoded(value):
    return base64url(json.dumps(value).encode())


class Key:
    """RSA, for RS256 and PS256, or on the curve P-256, for ES256."""

    def __init__(self, folder, kind, name):
        self.kind, self.name, self.file = kind, name, pathlib.Path(folder) / (name + ".pem")
        options = ["rsa_keygen_bits:2048"] if kind == "RSA" else ["ec_paramgen_curve:P-256"]
        openssl("genpkey", "-algorithm", kind, "-pkeyopt", *options, "-out", self.file)
        self.public_pem = openssl("pkey", "-in", self.file, "-pubout")

    def jwk(self):
        if self.kind == "RSA":
            found = re.search(rb"Modulus=([0-9A-F]+)", openssl("rsa", "-in", self.file, "-noout", "-modulus"))
            return {"kty": "RSA", "kid": self.name, "use": "sig", "n": base64url(bytes.fromhex(found[1].decode())),
                    "e": "AQAB"}
        point = openssl("pkey", "-in", self.file, "-pubout", "-outform", "DER")[-64:]
        return {"kty": "EC", "kid": self.name, "crv": "P-256", "x": base64url(point[:32]), "y": base64url(point[32:])}

    def sign(self, text, algorithm):
        options = []
        if algorithm == "PS256":
            options = ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"]
        signature = openssl("dgst", "-sha256", *options, "-sign", self.file, given=text)
        return signature if self.kind == "RSA" else self.plain(signature)

    @staticmethod
    def plain(der):
        """The two numbers of a signature one after the other, as JWS has them, out of DER."""
        numbers, at = b"", 2
        for _ in range(2):
            size = der[at + 1]
            numbers += der[at + 2:at + 2 + size].lstrip(b"\0").rjust(32, b"\0")
            at += 2 + size
        return numbers


def claims(subject, **more):
    """Of a sound token; None leaves one out."""
    now = int(time.time())
    whole = {"iss": ISSUER, "aud": AUDIENCE, "sub": subject, "iat": now, "exp": now + 3600, **more}
    return {name: value for name, value in whole.items() if value is not None}


def token(key, said, algorithm=None, header=None, signature=None):
    algorithm = algorithm or ("RS256" if key.kind == "RSA" else "ES256")
    whole = {"alg": algorithm, "kid": key.name, "typ": "JWT", **(header or {})}
    text = encoded({name: value for name, value in whole.items() if value is not None}) + "." + encoded(said)
    if signature is None:
        signature = key.sign(text.encode(), algorithm)
    return text + "." + base64url(signature(text.encode()) if callable(signature) else signature)
