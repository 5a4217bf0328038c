/**
 * How long it takes by car, from a routing service of the operator (OSRM or Valhalla).
 *
 * <p>{@link TravelTimes} is the port, {@link CarTravelTimes} what asks over HTTP, within narrow
 * limits: whoever searches never waits for it longer than {@link TravelSettings#TOTAL}, and a
 * service that fails is left alone for a while. Without one there are great-circle distances only.
 * What is asked holds where somebody is: it goes to the service and into no log.
 */
@NullMarked
package fr.rormobile.api.travel;

import org.jspecify.annotations.NullMarked;
