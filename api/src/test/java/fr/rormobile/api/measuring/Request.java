package fr.rormobile.api.measuring;

import java.io.IOException;

/** One thing to ask; ends by itself within some seconds. */
@FunctionalInterface
interface Request {
  Reply send() throws IOException, InterruptedException;
}
