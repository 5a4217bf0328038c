package fr.rormobile.notifier.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server that answers as told: by command (CONNECT, EHLO, AUTH, MAIL, RCPT, DATA, and END
 * for the dot after the text), a reply, {@link #DROP} or {@link #HANG}.
 */
public final class SmtpStub implements AutoCloseable {

  public static final String DROP = "drop";
  public static final String HANG = "hang";

  private static final Map<String, String> USUAL =
      Map.of(
          "CONNECT", "220 stub",
          "EHLO", "250-stub\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME",
          "AUTH", "235 2.7.0 ok",
          "DATA", "354 go on");

  private final ServerSocket server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private volatile @Nullable Consumer<String> listener;
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Duration delay = Duration.ZERO;
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  public SmtpStub() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    replies.putAll(USUAL);
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  public SmtpStub reply(String command, String reply) {
    replies.put(command, reply);
    return this;
  }

  /** Each reply comes that late. */
  public SmtpStub slow(Duration delay) {
    this.delay = delay;
    return this;
  }

  public void well(String command) {
    var usual = USUAL.get(command);
    if (usual == null) {
      replies.remove(command);
    } else {
      replies.put(command, usual);
    }
  }

  /** Told of each text that is taken, instead of keeping texts and commands. */
  public void listen(Consumer<String> listener) {
    this.listener = listener;
  }

  /** The texts that were taken with a 250 after the dot, or dropped there. */
  public List<String> taken() {
    return List.copyOf(taken);
  }

  public List<String> commands() {
    return List.copyOf(commands);
  }

  public int connections() {
    return connections.get();
  }

  /** As a server that is restarted, or tired of an idle client. */
  public void closeConnections() throws IOException {
    for (var socket : open) {
      socket.close();
    }
    open.clear();
  }

  private void accept() {
    try {
      while (!server.isClosed()) {
        var socket = server.accept();
        connections.incrementAndGet();
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      }
    } catch (IOException _) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      boolean on = say(socket, "CONNECT");
      for (var line = on ? in.readLine() : null; line != null; line = in.readLine()) {
        if (listener == null) {
          commands.add(line);
        }
        var command = line.split("[ :]", 2)[0];
        if (!say(socket, command)) {
          return;
        }
        if (command.equals("DATA") && replies.getOrDefault("DATA", "").startsWith("354")) {
          take(text(in));
          if (!say(socket, "END")) {
            return;
          }
        }
      }
    } catch (IOException | InterruptedException _) {
      // The client went away, or the test is over.
    }
  }

  private void take(String text) {
    var told = listener;
    var reply = replies.getOrDefault("END", "250 ok");
    if (told == null) {
      taken.add(text);
    } else if (reply.startsWith("2") || reply.equals(DROP)) {
      told.accept(text);
    }
  }

  private static String text(BufferedReader in) throws IOException {
    var text = new StringBuilder();
    for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private boolean say(Socket socket, String command) throws IOException, InterruptedException {
    var reply = replies.getOrDefault(command, "250 ok");
    if (reply.equals(HANG)) {
      closed.await();
    }
    if (delay.isPositive() && closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    if (reply.equals(DROP) || reply.equals(HANG)) {
      return false;
    }
    socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
    return !reply.startsWith("421");
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
      closeConnections();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
