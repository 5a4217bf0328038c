package fr.rormobile.notifier.dispatch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Every log line of the notifier, and of the libraries too, at every level. */
final class CapturedLog implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger own = (Logger) LoggerFactory.getLogger("fr.rormobile");
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  CapturedLog() {
    appender.start();
    own.setLevel(Level.TRACE);
    root.addAppender(appender);
  }

  /** Ours of that level. */
  List<String> lines(Level level) {
    return List.copyOf(appender.list).stream()
        .filter(event -> event.getLevel() == level && event.getLoggerName().startsWith("fr."))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  /** All, with the text of exceptions. */
  String everything() {
    var all = new StringBuilder();
    for (var event : List.copyOf(appender.list)) {
      all.append(event.getFormattedMessage()).append('\n');
      IThrowableProxy thrown = event.getThrowableProxy();
      all.append(thrown == null ? "" : ThrowableProxyUtil.asString(thrown));
    }
    return all.toString();
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    own.setLevel(null);
  }
}
