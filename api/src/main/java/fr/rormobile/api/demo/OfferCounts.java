package fr.rormobile.api.demo;

/** How many rows a writer took so far. Counted by one thread. */
final class OfferCounts {
  long legalEntities;
  long facilities;
  long units;
  long professionals;
  long roles;
  long contacts;
  long capacityLines;
}
