package fr.rormobile.notifier.channel;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/** Whether a subscriber's address may be called: nobody makes us call our own network. */
public final class WebhookAddress {

  private WebhookAddress() {}

  /**
   * Looks the name up. Called when an address is given, and before each call: a name that pointed
   * outside then may point inside now.
   *
   * @return why not, in French; empty: it may be called
   */
  public static Optional<String> refusal(String address, WebhookSettings settings) {
    URI uri;
    try {
      uri = URI.create(address);
    } catch (IllegalArgumentException e) {
      return Optional.of("Ce n'est pas une adresse.");
    }
    var host = uri.getHost();
    if (host == null || uri.getUserInfo() != null || uri.getFragment() != null) {
      return Optional.of("L'adresse doit être complète, sans mot de passe ni « # ».");
    }
    boolean here = settings.privateAllowed() && Loopback.is(host);
    if (!"https".equals(uri.getScheme()) && !(here && "http".equals(uri.getScheme()))) {
      return Optional.of("L'adresse doit commencer par https://.");
    }
    return settings.privateAllowed() ? Optional.empty() : inside(host);
  }

  private static Optional<String> inside(String host) {
    try {
      for (var address : InetAddress.getAllByName(host)) {
        if (inside(address)) {
          return Optional.of("L'adresse est celle d'un réseau privé.");
        }
      }
      return Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.of("Le nom de l'adresse est inconnu.");
    }
  }

  /** RFC 6890, the parts that Java's own questions leave out included. */
  static boolean inside(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    var bytes = address.getAddress();
    return switch (address) {
      case Inet4Address _ -> inside4(bytes);
      case Inet6Address _ -> inside6(bytes);
      default -> true;
    };
  }

  private static boolean inside4(byte[] bytes) {
    int first = bytes[0] & 0xff;
    int second = bytes[1] & 0xff;
    return first == 0
        || first >= 240
        || (first == 100 && second >= 64 && second < 128) // carrier-grade NAT
        || (first == 192 && second == 0 && bytes[2] == 0)
        || (first == 198 && (second == 18 || second == 19));
  }

  private static boolean inside6(byte[] bytes) {
    int first = bytes[0] & 0xff;
    boolean unique = (first & 0xfe) == 0xfc;
    boolean translated = first == 0 && (bytes[1] & 0xff) == 0x64; // 64:ff9b::/96 carries IPv4
    boolean tunnel = first == 0x20 && bytes[1] == 0x02; // 2002::/16 carries IPv4
    return unique || translated || tunnel || first == 0;
  }
}
