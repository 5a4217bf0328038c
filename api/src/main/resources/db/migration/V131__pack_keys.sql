-- What crisis packs are signed with (Ed25519). A key given by setting has no seed here.
CREATE TABLE pack_key (
  kid        text        PRIMARY KEY,            -- RFC 7638 thumbprint of the public half
  x          bytea       NOT NULL CHECK (octet_length(x) = 32),
  seed       bytea       CHECK (octet_length(seed) = 32),
  created_at timestamptz NOT NULL                -- or made current again
);
