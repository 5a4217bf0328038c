-- A load of the gazetteer leaves all its postcodes on the list of what is not yet in the index, and each lookup
-- then reads that list whole (437 pages, 6 ms instead of 0.1) until a vacuum comes by. Loads are rare and people
-- type: pay on load.
ALTER INDEX commune_postcode_starts SET (fastupdate = off);
ALTER INDEX commune_postcodes SET (fastupdate = off);
SELECT gin_clean_pending_list('commune_postcode_starts'), gin_clean_pending_list('commune_postcodes');
