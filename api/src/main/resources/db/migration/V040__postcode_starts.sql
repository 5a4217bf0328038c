-- Places are looked up by the first digits of a postcode while somebody types, and a commune has several:
-- an index of arrays finds whole elements only, so what is indexed is every beginning of each of them.
CREATE FUNCTION postcode_starts(postcodes text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT left(p, n)), '{}')
    FROM unnest(postcodes) AS p, generate_series(1, 5) AS n
$$;

CREATE INDEX commune_postcode_starts ON commune USING gin (postcode_starts(postcodes));   -- PlaceReader
