package fr.rormobile.notifier.channel;

import java.util.Set;

/**
 * Names of this machine itself. Compared as text: a name that resolves to it may not do so
 * tomorrow.
 */
final class Loopback {

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private Loopback() {}

  static boolean is(String host) {
    return NAMES.contains(host);
  }
}
