-- Whose free beds a facility counts on when it is in tension, by discipline group.
CREATE TABLE solidarity_link (
  facility_finess     text NOT NULL REFERENCES facility (finess),
  discipline_group_id text NOT NULL REFERENCES discipline_group (id),
  partner_finess      text NOT NULL REFERENCES facility (finess),
  PRIMARY KEY (facility_finess, discipline_group_id, partner_finess),
  CHECK (partner_finess <> facility_finess)
);
