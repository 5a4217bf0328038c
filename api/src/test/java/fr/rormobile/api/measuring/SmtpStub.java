package fr.rormobile.api.measuring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes every mail at once (RFC 5321), and notes when its last line had come. */
final class SmtpStub implements AutoCloseable {
  private final ServerSocket door;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Arrivals arrivals = new Arrivals("<topic\\.");

  private SmtpStub(ServerSocket door) {
    this.door = door;
  }

  static SmtpStub start() throws IOException {
    var stub = new SmtpStub(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    stub.threads.execute(stub::listen);
    return stub;
  }

  private void listen() {
    while (!door.isClosed()) {
      try {
        var caller = door.accept();
        threads.execute(() -> serve(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket caller) {
    try (caller;
        var in =
            new BufferedReader(
                new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
        var answers = new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.UTF_8)) {
      caller.setTcpNoDelay(true);
      say(answers, "220 mesure ESMTP");
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        switch (line.toUpperCase(Locale.ROOT)) {
          case "QUIT" -> {
            say(answers, "221 bye");
            return;
          }
          case "DATA" -> {
            say(answers, "354 go on");
            take(in);
            say(answers, "250 taken");
          }
          default -> say(answers, "250 ok");
        }
      }
    } catch (IOException hungUp) {
      // The caller is gone, and with it what it wanted to say.
    }
  }

  private void take(BufferedReader in) throws IOException {
    var mail = new StringBuilder();
    for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      mail.append(line).append('\n');
    }
    arrivals.note(System.nanoTime(), mail.toString());
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }

  int port() {
    return door.getLocalPort();
  }

  Arrivals arrivals() {
    return arrivals;
  }

  @Override
  public void close() throws IOException {
    door.close();
    threads.shutdownNow();
  }
}
