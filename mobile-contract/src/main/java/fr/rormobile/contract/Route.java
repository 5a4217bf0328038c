package fr.rormobile.contract;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the contract, with what is needed to call it once.
 *
 * @param method in capitals
 * @param roles who may call it; empty when it is open
 * @param open callable without a session
 * @param examplePath path and, where a query parameter is required, query: ready to be sent. What
 *     its identifiers name need not exist
 * @param exampleHeaders the required request headers, without {@code Authorization}
 * @param requestContentType null when the operation takes no body
 * @param requestExample a valid JSON body; null when the operation takes none, or takes an upload
 */
public record Route(
    String method,
    String pathTemplate,
    String operationId,
    Set<String> roles,
    boolean open,
    String examplePath,
    Map<String, String> exampleHeaders,
    @Nullable String requestContentType,
    @Nullable String requestExample) {

  public Route {
    roles = Set.copyOf(roles);
    exampleHeaders = Map.copyOf(exampleHeaders);
  }
}
