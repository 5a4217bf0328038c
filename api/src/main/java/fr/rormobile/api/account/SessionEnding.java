package fr.rormobile.api.account;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Told, in the same transaction, that a session was ended before its time: its owner closed it or
 * signed out, or one of its old tokens came back. A session that merely reaches its last day is not
 * told of.
 */
public interface SessionEnding {
  void ended(Handle transaction, UUID session);
}
