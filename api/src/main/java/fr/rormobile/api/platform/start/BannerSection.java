package fr.rormobile.api.platform.start;

import io.micronaut.core.order.Ordered;
import java.net.URI;
import java.util.List;

/** A feature's lines for the person who started the program, e.g. the demonstration accounts. */
public interface BannerSection extends Ordered {
  /**
   * @param address where this program listens
   */
  List<String> lines(URI address);
}
